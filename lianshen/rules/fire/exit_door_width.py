"""Fire: how wide the doors are through which people escape."""

from collections.abc import Callable
from datetime import date

from shapely import Point

from lianshen.review.building import Design, Door, Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    NoLimit,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    exempts,
    fails,
    metres,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.beside import WAYS_OUT, has, rooms_by_key, sides
from lianshen.rules.fire.several import each

NO_WAY = frozenset({Use.SHAFT, Use.LIFT})


def exit_door(
    width: float | None, leaves: int = 1, beyond: Use = Use.CORRIDOR, marked: float | None = None
) -> Callable[[], Design]:
    """A storey with one door of this opening between a stair and another room."""
    rooms = [part(Room, "R1", use=beyond), part(Room, "R2", use=Use.STAIR)]
    joined = ("B1/3F/R1", "B1/3F/R2")
    door = part(Door, "M1", at=Point(3, 0), joins=joined, width=width, marked_width=marked, leaves=leaves)
    return scene(storeys=[part(Storey, "3F", rooms=rooms, doors=[door])])


class ExitDoorWidth(Rule[Storey]):
    """The doors of stairwells and lobbies are wide enough to escape through.

    The clear width is the opening less frame and leaf, which are assumed; the band covers the assumption.  Doors to shafts and
    lifts are not looked at, dwelling doors are in the code of housing.  The recommended code's greater width is a demand of
    its own, as is the width that the number of people wants.
    """

    code = "fire/exit-door-width"
    clause = Clause("GB 55037-2022", "7.1.4")
    severity = Severity.MANDATORY
    needs = (
        Storey.rooms,
        Storey.doors,
        Room.use,
        Door.joins,
        Door.width,
        Door.marked_width,
        Door.leaves,
        Door.at,
    )
    limits = ("exit_door_width", "exit_door_deduction", "exit_door_band")
    examples = (
        passes(exit_door(1.2), "an opening of 1.2 m"),
        fails(exit_door(0.8), "an opening of 0.8 m leaves 0.7 m"),
        passes(exit_door(0.98), "an opening of 0.98 m leaves 0.88 m"),
        fails(exit_door(0.93), "0.83 m were not enough in 2022", on=date(2022, 6, 1)),
        asks(exit_door(0.93), "an opening of 0.93 m leaves about 0.83 m"),
        asks(exit_door(None), "no width"),
        asks(exit_door(1.2, marked=0.8), "the mark says something else than the plan"),
        asks(exit_door(1.2, leaves=4), "a door of four leaves"),
        exempts(exit_door(0.6, beyond=Use.SHAFT), "the door of a shaft"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return has(storey, WAYS_OUT) and bool(self._doors(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        return each(self._doors(storey), lambda door: wide_enough(door, "exit_door_width", law))

    def _doors(self, storey: Storey) -> list[Door]:
        return doors_to_stairs(storey)


def doors_to_stairs(storey: Storey) -> list[Door]:
    """The doors of stairwells and lobbies that are no doors of shafts or lifts."""
    rooms = rooms_by_key(storey)
    uses = ((door, {room.use for room in sides(door, rooms)}) for door in storey.doors)
    return [door for door, kinds in uses if kinds & WAYS_OUT and not kinds & NO_WAY]


def wide_enough(door: Door, limit: str, law: Law) -> Answer:
    """The clear width worked out from the opening against a limit."""
    place = door.mark(door.at)
    opening = door.width
    if door.knows(Door.marked_width) and not Door.width.agree(opening, door.marked_width):
        return undecided(_("the door's mark and its drawn opening differ"), place)
    if door.leaves not in (1, 2):
        raise NoLimit(f"a door of {door.leaves} leaves")
    clear = metres(opening - law.limit("exit_door_deduction", door.leaves).number)
    return at_least(clear, law.limit(limit), place, band=law.limit("exit_door_band").number, about=Door.width)
