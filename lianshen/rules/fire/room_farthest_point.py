"""Fire: from the remotest place of a room to its door."""

from collections.abc import Callable
from typing import Any

from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Design, Door, Exit, Room, Storey, Use
from lianshen.review.reach import remotest
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
from lianshen.rules.fire.ranges import at_most_of
from lianshen.rules.fire.several import each
from lianshen.rules.fire.walks import HALLS, allowed, doors_of_rooms, is_public, stayed_in

PUBLIC: dict[str, Any] = {"use": Use.OFFICE, "height": 20.0, "fire_rating": "1", "sprinkler": False}


def room_of(
    shape: BaseGeometry | None,
    *doors: tuple[float, float],
    kind: Use = Use.OFFICE,
    ends: tuple[float, ...] = (-20.0, 40.0),
    **building: Any,
) -> Callable[[], Design]:
    """A storey with one room of this shape and its doors to a corridor with exits at these ends."""
    rooms = [part(Room, "R1", use=kind, boundary=shape), part(Room, "R2", use=Use.CORRIDOR)]
    joined = ("B1/3F/R1", "B1/3F/R2")
    ways = [part(Door, f"M{n}", at=Point(at), joins=joined) for n, at in enumerate(doors, 1)]
    exits = [part(Exit, f"X{n}", at=Point(-1, y)) for n, y in enumerate(ends, 1)]
    corridor = box(-2, -20, 0, 40)
    storey = part(Storey, "3F", index=3, rooms=rooms, doors=ways, corridor=corridor, exits=exits)
    return scene(storeys=[storey], **{**PUBLIC, **building})


class RoomFarthestPoint(Rule[Storey]):
    """No place in a room of a public building is too far from the room's nearest door.

    The remotest place is looked for in the whole outline of the room and walked to round its corners; furniture and later
    partitions are not seen.  Doors to corridors, stairs, lobbies and the open air count.  Halls with two doors or more have a
    demand of their own.  A room whose every door leads into another room is not seen.
    """

    code = "fire/room-farthest-point"
    clause = Clause("GB 55037-2022", "7.1.3")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Building.height,
        Building.height_class,
        Building.fire_rating,
        Building.sprinkler,
        Storey.rooms,
        Storey.doors,
        Room.use,
        Room.boundary,
        Door.joins,
        Door.at,
    )
    limits = ("public_walk", "sprinklered_public_walk", "high_rise_above", "class_one_above", "remote_band")
    examples = (
        passes(room_of(box(0, 0, 15, 10), (0, 5)), "15.8 m"),
        fails(room_of(box(0, 0, 30, 10), (0, 5)), "30.4 m"),
        passes(room_of(box(0, 0, 30, 10), (0, 5), (30, 5)), "15.8 m to the nearer of two doors"),
        fails(
            room_of(box(0, 0, 16, 16).difference(box(3, 3, 16, 16)), (3, 16)),
            "27 m round a corner, 18 m as one sees it",
        ),
        passes(room_of(box(0, 0, 25, 10), (0, 5), sprinkler=True), "25.5 m with sprinklers"),
        fails(room_of(box(0, 0, 20.5, 10), (0, 5), height_class="一类高层公共建筑"), "21.1 m in a high-rise"),
        asks(room_of(box(0, 0, 21.2, 10), (0, 5)), "21.8 m cannot be told from 22 m"),
        asks(room_of(None, (0, 5)), "no outline of the room"),
        exempts(room_of(box(0, 0, 30, 10), (0, 5), kind=Use.GARAGE), "garages have a number of their own"),
        exempts(room_of(box(0, 0, 30, 10)), "a room that is reached through another"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return is_public(storey.building) and bool(self._rooms(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        doors = doors_of_rooms(storey)

        def judge(room: Room) -> Answer:
            walk = remotest(room.boundary, [door.at for door in doors[room.key]])
            if walk is None:
                return undecided(_("the door does not stand in the outline of its room"), room.mark(room.boundary))
            may = allowed(room, storey.building, "dead end", law)
            where = _("in the strictest kind of public building")
            band = law.limit("remote_band").number
            return at_most_of(metres(walk.length), may.mild, may.strict, where, room.mark(walk.line), band=band)

        return each(self._rooms(storey), judge)

    def _rooms(self, storey: Storey) -> list[Room]:
        doors = doors_of_rooms(storey)
        return [
            room
            for room in storey.rooms
            if stayed_in(room) and doors[room.key] and not (room.use in HALLS and len(doors[room.key]) > 1)
        ]
