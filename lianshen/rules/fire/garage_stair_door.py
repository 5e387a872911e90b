"""Fire: the doors between a garage and the stairs and lift lobbies."""

from collections.abc import Callable
from datetime import date

from shapely import Point

from lianshen.review.building import Design, Door, DoorKind, Room, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, part, passes, scene
from lianshen.rules.fire.beside import WAYS_OUT, has, joins, rooms_by_key, sides
from lianshen.rules.fire.plant_rooms import fire_door
from lianshen.rules.fire.several import each

GARAGE = frozenset({Use.GARAGE})


def garage_door(
    fire_class: str | None, beyond: Use = Use.STAIR, kind: DoorKind | None = DoorKind.FIRE
) -> Callable[[], Design]:
    """A basement with a garage and one door from it to a room of this use."""
    rooms = [part(Room, "R1", use=Use.GARAGE), part(Room, "R2", use=beyond)]
    door = part(Door, "M1", at=Point(3, 0), joins=("B1/B1/R1", "B1/B1/R2"), kind=kind, fire_class=fire_class)
    return scene(storeys=[part(Storey, "B1", rooms=rooms, doors=[door])])


class GarageStairDoor(Rule[Storey]):
    """The doors between a garage and stairwells or lift lobbies are class A fire doors.

    Class B was enough before the general code.  A lobby between the garage and a stair counts as a lift lobby.
    """

    code = "fire/garage-stair-door"
    clause = Clause("GB 55037-2022", "6.4.2")
    severity = Severity.MANDATORY
    needs = (Storey.rooms, Storey.doors, Room.use, Door.joins, Door.kind, Door.fire_class, Door.at)
    limits = ("garage_stair_door",)
    examples = (
        passes(garage_door("A"), "a class A door to the stair"),
        fails(garage_door("B"), "a class B door to the stair"),
        passes(garage_door("B"), "class B was enough in 2022", on=date(2022, 6, 1)),
        fails(garage_door("C"), "class C was not enough in 2022 either", on=date(2022, 6, 1)),
        fails(garage_door("B", Use.LOBBY), "a class B door to the lift lobby"),
        fails(garage_door(None, kind=DoorKind.SHUTTER), "a shutter"),
        asks(garage_door(None), "no sheet states the door's class"),
        exempts(garage_door("C", Use.STORAGE), "the door of a store room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return has(storey, GARAGE) and has(storey, WAYS_OUT) and bool(self._doors(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        least = law.limit("garage_stair_door")
        return each(self._doors(storey), lambda door: fire_door(door, least, door.mark(door.at)))

    def _doors(self, storey: Storey) -> list[Door]:
        rooms = rooms_by_key(storey)
        return [door for door in storey.doors if joins(GARAGE, WAYS_OUT, sides(door, rooms))]
