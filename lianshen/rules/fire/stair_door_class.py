"""Fire: the doors of stairwells and lobbies."""

from collections.abc import Callable
from typing import Any

from shapely import Point

from lianshen.review.building import Building, Design, Door, DoorKind, Room, Storey, Use
from lianshen.review.findings import Verdict
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
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.beside import WAYS_OUT, has, leads_out, rooms_by_key, sides
from lianshen.rules.fire.classes import LOW, fire_class
from lianshen.rules.fire.plant_rooms import fire_door
from lianshen.rules.fire.several import each

NO_WAY = frozenset({Use.SHAFT, Use.LIFT})


def stair_door(
    kind: DoorKind | None = DoorKind.FIRE,
    fire_class: str | None = "B",
    between: tuple[Use, Use] = (Use.CORRIDOR, Use.STAIR),
    **building: Any,
) -> Callable[[], Design]:
    """A storey with one door between two rooms of these uses."""
    rooms = [part(Room, label, use=use) for label, use in zip(("R1", "R2"), between, strict=True)]
    door = part(Door, "M1", at=Point(3, 0), joins=("B1/3F/R1", "B1/3F/R2"), kind=kind, fire_class=fire_class)
    storey = part(Storey, "3F", rooms=rooms, doors=[door])
    return scene(storeys=[storey], **{"use": Use.PUBLIC, "height": 40.0, **building})


class StairDoorClass(Rule[Storey]):
    """The doors of stairwells and lobbies of a high-rise are fire doors of the class its height demands.

    Every door between a stairwell or lobby and another room is looked at; doors to the open air, to lifts and to shafts
    are not.  In low buildings the clause reaches crowded places only, which no drawing names: there a lesser door asks.
    """

    code = "fire/stair-door-class"
    clause = Clause("GB 55037-2022", "6.4.3")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Building.height,
        Building.height_class,
        Storey.rooms,
        Storey.doors,
        Room.use,
        Door.joins,
        Door.kind,
        Door.fire_class,
        Door.at,
    )
    limits = ("stair_door_class", "very_high_above", "high_rise_above", "class_one_above")
    examples = (
        passes(stair_door(), "a class B door to the stair of a building 40 m high"),
        passes(stair_door(fire_class="A"), "better than demanded"),
        fails(stair_door(fire_class="C"), "a class C door to the stair"),
        fails(stair_door(kind=DoorKind.ORDINARY, between=(Use.LOBBY, Use.OFFICE)), "an ordinary door to the lobby"),
        fails(stair_door(fire_class="C", height_class="二类高层公共建筑"), "a high-rise, as its notes say"),
        fails(stair_door(height=120.0), "a class B door in a building 120 m high"),
        passes(stair_door(height=120.0, fire_class="A"), "a class A door in a building 120 m high"),
        asks(stair_door(fire_class=None), "no sheet states the door's class"),
        asks(stair_door(height=15.0, fire_class="C"), "a low public building: whether it is crowded nobody states"),
        exempts(stair_door(height=20.0, use=Use.RESIDENTIAL, kind=DoorKind.ORDINARY), "low housing"),
        exempts(stair_door(between=(Use.CORRIDOR, Use.OFFICE)), "no stairwell"),
        exempts(stair_door(between=(Use.LOBBY, Use.SHAFT)), "the door of a shaft has a clause of its own"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        if not has(storey, WAYS_OUT) or not self._doors(storey):
            return False
        return fire_class(storey.building, law) != LOW or storey.building.use is not Use.RESIDENTIAL

    def check(self, storey: Storey, law: Law) -> Answer:
        height = "very high" if storey.building.height > law.limit("very_high_above").number else "other"
        least = law.limit("stair_door_class", height)
        answer = each(self._doors(storey), lambda door: fire_door(door, least, door.mark(door.at)))
        if answer.verdict is Verdict.FAIL and fire_class(storey.building, law) == LOW:
            return undecided(_("a class B fire door is demanded here if the building is crowded"), *answer.evidence)
        return answer

    def _doors(self, storey: Storey) -> list[Door]:
        rooms = rooms_by_key(storey)
        return [door for door in storey.doors if not leads_out(door) and self._reached(sides(door, rooms))]

    def _reached(self, beside: tuple[Room, ...]) -> bool:
        kinds = {room.use for room in beside}
        return bool(kinds & WAYS_OUT) and not kinds & NO_WAY
