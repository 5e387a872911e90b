"""How much of a door one can walk through, when the sheets show its opening."""

from __future__ import annotations

from lianshen.review.building import Door, DoorKind
from lianshen.rules import Answer, Law, NoLimit, Quantity, _, at_least, metres, undecided
from lianshen.rules.law import Limit


def wide_enough(door: Door, least: Limit, law: Law) -> Answer:
    """The clear width worked out from the opening, against the limit; the assumption is in the band."""
    opening, place = _opening(door), door.mark(door.at)
    if opening is None:
        return undecided(_("the door's mark and its drawn opening differ"), place)
    band = law.limit("door_band").number
    return at_least(_clear(door, opening, law), least, place, band=band, about=Door.width)


def _opening(door: Door) -> float | None:
    """The opening as drawn or as its mark says; None where they contradict each other."""
    if not door.knows(Door.marked_width):
        return door.width
    if not door.knows(Door.width):
        return door.marked_width
    agree = Door.width.agree(door.width, door.marked_width)
    return door.width if agree else None


def _clear(door: Door, opening: float, law: Law) -> Quantity:
    swings = door.knows(Door.swings_into) and not door.knows(Door.kind)  # without a mark, but drawn on hinges
    if not swings and door.kind is DoorKind.SLIDING:
        return metres(opening * law.limit("sliding_share").number)
    if door.leaves not in (1, 2):
        raise NoLimit(f"a door of {door.leaves} leaves")
    return metres(opening - law.limit("door_deduction", door.leaves).number)
