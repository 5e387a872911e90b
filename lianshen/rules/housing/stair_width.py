"""Housing: the flights of common stairs."""

from collections.abc import Callable

from shapely import Point, box

from lianshen.review.building import Building, Design, DwellingDoor, Stair, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
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
from lianshen.rules.housing.entry_storeys import top_entry


def stair(width: float | None, level: float | None = 30.0, use: Use = Use.RESIDENTIAL) -> Callable[[], Design]:
    """A building whose top flat is entered at this level, with a stair whose flights are this wide."""
    drawn = part(Stair, "LT1", flight_width=width, boundary=box(0, 0, 2.6, 5))
    doors = [part(DwellingDoor, "M1", at=Point(0, 0))]
    return scene(storeys=[part(Storey, "11F", index=11, level=level, dwelling_doors=doors, stairs=[drawn])], use=use)


class StairWidth(Rule[Stair]):
    """The flights of a common stair are wide enough.

    Where the top flat is entered no higher than 15 m, less is enough for a flight with a railing on one side; drawings do
    not tell on how many sides walls stand, so there a width in between asks.
    """

    code = "housing/stair-width"
    clause = Clause("GB 55038-2025", "4.2.2（1）")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Building.storeys,
        Storey.dwelling_doors,
        Storey.index,
        Storey.level,
        Stair.flight_width,
        Stair.boundary,
    )
    limits = ("stair_width", "stair_high_above", "stair_band")
    examples = (
        passes(stair(1.2), "1.2 m"),
        fails(stair(1.0), "1.0 m, with the top flat 30 m up"),
        fails(stair(0.9, level=12.0), "0.9 m, with the top flat 12 m up"),
        asks(stair(1.05, level=9.0), "1.05 m, with the top flat 9 m up"),
        asks(stair(1.12), "1.12 m cannot be told from 1.1 m"),
        asks(stair(None), "no sheet states the width"),
        exempts(stair(1.0, use=Use.PUBLIC), "no housing"),
    )

    def concerns(self, stair: Stair, law: Law) -> bool:
        building = stair.nearest(Building)
        return building.use is Use.RESIDENTIAL and top_entry(building) is not None

    def check(self, stair: Stair, law: Law) -> Answer:
        width, place, band = metres(stair.flight_width), stair.mark(stair.boundary), law.limit("stair_band").number
        top = top_entry(stair.nearest(Building))
        wide, narrow = law.limit("stair_width", "two walls"), law.limit("stair_width", "one rail")
        low = top is not None and top.level <= law.limit("stair_high_above").number
        if not low or width.value >= wide.number:
            return at_least(width, law.limit("stair_width", "high") if not low else wide, place, band=band)
        if width.value > narrow.number - band:
            return undecided(_("{width} is enough only beside a railing, not between two walls", width=width), place)
        return at_least(width, narrow, place, band=band)
