"""What a room measures, and small flats for examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shapely import box

from lianshen.review.building import Design, Room, Storey, Use
from lianshen.rules import Answer, Law, _, at_least, part, scene, square_metres, undecided
from lianshen.rules.law import Limit


def large_enough(room: Room, least: Limit, law: Law) -> Answer:
    """The room's area against the limit; where the sheet states an area that the walls contradict, a person must say."""
    outline, band = room.boundary, law.limit("area_band").number
    measured, place = square_metres(float(outline.area)), room.mark(outline)
    if room.knows(Room.stated_area):
        stated = square_metres(room.stated_area)
        if abs(stated.value - measured.value) > band:
            differ = _("the sheet states {stated}, but the walls enclose {measured}", stated=stated, measured=measured)
            return undecided(differ, place)
    return at_least(measured, least, place, band=band)


def room(name: str, use: Use | None, length: float, width: float, /, **facts: Any) -> Callable[[], Design]:
    """A storey of flats with one room of this size."""
    drawn = part(Room, name, name=name, use=use, boundary=box(0, 0, length, width), **facts)
    return scene(storeys=[part(Storey, "3F", rooms=[drawn])])
