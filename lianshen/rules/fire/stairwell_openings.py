"""Fire: what opens into a stairwell."""

from collections.abc import Callable
from datetime import date

from shapely import Point

from lianshen.review.building import Design, Door, Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.beside import rooms_by_key, sides
from lianshen.rules.fire.several import each

FORBIDDEN = frozenset({Use.SHAFT, Use.LIFT, Use.PLANT, Use.STORAGE, Use.TOILET, Use.KITCHEN, Use.CONTROL})
ROUTES = frozenset(
    {Use.CORRIDOR, Use.LOBBY, Use.STAIR, Use.GARAGE, Use.SHELTER, Use.AIRLOCK, Use.HALL, Use.SHOP, Use.REFUGE}
)


def beside_stair(beyond: Use | None, stair: bool = True) -> Callable[[], Design]:
    """A storey with a door between a stairwell and a room of this use."""
    rooms = [part(Room, "R1", use=beyond), part(Room, "R2", use=Use.STAIR if stair else Use.OFFICE)]
    door = part(Door, "M1", at=Point(3, 0), joins=("B1/3F/R1", "B1/3F/R2"))
    return scene(storeys=[part(Storey, "3F", rooms=rooms, doors=[door])])


class StairwellOpenings(Rule[Storey]):
    """Nothing opens into a stairwell but the doors by which people escape.

    Doors of shafts, lifts, plant and store rooms, kitchens and toilets fail; those of other rooms ask, because such a door
    may be the way out.  Windows and the walls of lobbies are not looked at.
    """

    code = "fire/stairwell-openings"
    clause = Clause("GB 55037-2022", "7.1.8（5）")
    severity = Severity.MANDATORY
    needs = (Storey.rooms, Storey.doors, Room.use, Door.joins, Door.at)
    limits = ("stairwell_openings",)
    examples = (
        passes(beside_stair(Use.CORRIDOR), "a door to the corridor"),
        fails(beside_stair(Use.SHAFT), "the door of a shaft"),
        fails(beside_stair(Use.PLANT), "the door of a plant room"),
        fails(beside_stair(Use.STORAGE), "against the law of 2022 too", on=date(2022, 6, 1)),
        asks(beside_stair(Use.OFFICE), "the door of an office"),
        asks(beside_stair(None), "a room of which nobody states the use"),
        exempts(beside_stair(Use.SHAFT, stair=False), "no stairwell"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(self._doors(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        law.limit("stairwell_openings")
        rooms = rooms_by_key(storey)

        def judge(door: Door) -> Answer:
            place = door.mark(door.at)
            others = {room.use for room in sides(door, rooms)}
            if others & FORBIDDEN:
                return failed(_("a room that is no way out opens into the stairwell"), place)
            if others - ROUTES:
                return undecided(
                    _("a room opens into the stairwell; whether that is its way out a person must say"), place
                )
            return passed(_("the stairwell opens to ways of escape only"), place)

        return each(self._doors(storey), judge)

    def _doors(self, storey: Storey) -> list[Door]:
        rooms = rooms_by_key(storey)
        beside = ((door, sides(door, rooms)) for door in storey.doors)
        return [
            door for door, joined in beside if any(room.knows(Room.use) and room.use is Use.STAIR for room in joined)
        ]
