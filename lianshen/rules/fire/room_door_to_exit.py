"""Fire: from the door of a room in a public building to the nearest safe exit."""

from collections.abc import Callable
from typing import Any

from shapely import Point, box

from lianshen.review.building import Building, Design, Door, Exit, Room, Storey, Use
from lianshen.review.geometry import lies_between, shortest_walk
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    fails,
    metres,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.beside import rooms_by_key, sides
from lianshen.rules.fire.ranges import at_most_of
from lianshen.rules.fire.several import each
from lianshen.rules.fire.walks import allowed, is_public, stayed_in

PUBLIC: dict[str, Any] = {"use": Use.OFFICE, "height": 20.0, "fire_rating": "1", "sprinkler": False}


def storey_with(
    at: float, exits: tuple[float, ...] | None = (0.0,), room: Use = Use.OFFICE, **building: Any
) -> Callable[[], Design]:
    """A straight corridor of 60 m with exits at these metres and the door of one room."""
    rooms = [part(Room, "R1", use=room), part(Room, "R2", use=Use.CORRIDOR)]
    door = part(Door, "M1", at=Point(at, 2), joins=("B1/3F/R1", "B1/3F/R2"))
    ways = None if exits is None else [part(Exit, f"X{n}", at=Point(x, 1)) for n, x in enumerate(exits, 1)]
    storey = part(Storey, "3F", corridor=box(0, 0, 60, 2), rooms=rooms, doors=[door], exits=ways)
    return scene(storeys=[storey], **{**PUBLIC, **building})


class RoomDoorToExit(Rule[Storey]):
    """The walk from a room's door to the nearest safe exit of a public building is not too long.

    It is walked inside the corridor from every door between a room and a corridor.  Less is allowed in a dead end.  What
    kind of public building it is may not be stated: then the walk passes or fails only where every kind says the same.
    Open galleries and open stairs are not told apart, and rooms reached through rooms are not seen.
    """

    code = "fire/room-door-to-exit"
    clause = Clause("GB 50016-2014 (2018)", "5.5.17（1）")
    severity = Severity.GENERAL
    needs = (
        Building.use,
        Building.height,
        Building.height_class,
        Building.fire_rating,
        Building.sprinkler,
        Storey.corridor,
        Storey.exits,
        Storey.rooms,
        Storey.doors,
        Room.use,
        Door.joins,
        Door.at,
        Exit.at,
    )
    limits = ("public_walk", "sprinklered_public_walk", "high_rise_above", "class_one_above", "walk_band")
    examples = (
        passes(storey_with(25, (0, 55)), "25 m between two exits"),
        fails(storey_with(25), "25 m in a dead end"),
        passes(storey_with(25, sprinkler=True), "25 m in a dead end with sprinklers"),
        fails(storey_with(12, room=Use.ENTERTAINMENT), "12 m from a karaoke room in a dead end"),
        fails(storey_with(21.5, height_class="二类高层公共建筑"), "21.5 m in a dead end of a high-rise"),
        passes(storey_with(14, height=30.0), "14 m: short enough in an office high-rise"),
        asks(storey_with(25, sprinkler=None), "no sheet says whether there are sprinklers"),
        asks(storey_with(21, use=Use.PUBLIC), "21 m: too long for a hospital, short enough for an office building"),
        asks(storey_with(10, None), "no exit was recognised"),
        asks(storey_with(22), "22 m cannot be told from 22.05 m"),
        exempts(storey_with(40, room=Use.SHAFT), "nobody stays in a shaft"),
        exempts(storey_with(40, use=Use.RESIDENTIAL), "housing"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return is_public(storey.building) and bool(self._doors(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        rooms = rooms_by_key(storey)
        ways = [exit.at for exit in storey.exits]

        def judge(door: Door) -> Answer:
            walk = shortest_walk(storey.corridor, door.at, ways)
            if walk is None:
                return undecided(_("the corridor does not lead from this door to a safe exit"), storey.mark(door.at))
            place = "between" if lies_between(storey.corridor, door.at, ways) else "dead end"
            room = next(room for room in sides(door, rooms) if stayed_in(room))
            may = allowed(room, storey.building, place, law)
            where = _("in the strictest kind of public building")
            band = law.limit("walk_band").number
            return at_most_of(metres(walk.length), may.mild, may.strict, where, storey.mark(walk.line), band=band)

        return each(self._doors(storey), judge)

    def _doors(self, storey: Storey) -> list[Door]:
        rooms = rooms_by_key(storey)
        beside = [(door, sides(door, rooms)) for door in storey.doors]
        return [
            door
            for door, joined in beside
            if any(room.use is Use.CORRIDOR for room in joined) and any(stayed_in(room) for room in joined)
        ]
