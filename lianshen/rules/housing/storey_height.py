"""Housing: how high a storey is."""

from collections.abc import Callable
from datetime import date

from shapely import Point

from lianshen.review.building import Building, Design, DwellingDoor, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_least,
    exempts,
    fails,
    metres,
    part,
    passes,
    scene,
)


def storey(height: float | None, use: Use = Use.RESIDENTIAL, flats: int = 1) -> Callable[[], Design]:
    """A storey of this height with some flats."""
    doors = [part(DwellingDoor, f"M{n}", at=Point(n, 0)) for n in range(flats)]
    return scene(storeys=[part(Storey, "3F", height=height, dwelling_doors=doors)], use=use)


class StoreyHeight(Rule[Storey]):
    """A storey with dwellings is high enough.

    It is the difference between the levels of two floors.  Projects judged by the law before 2025-05-01 had a lower limit.
    """

    code = "housing/storey-height"
    clause = Clause("GB 55038-2025", "4.1.2（1）")
    severity = Severity.MANDATORY
    needs = (Building.use, Storey.dwelling_doors, Storey.height)
    limits = ("storey_height",)
    examples = (
        passes(storey(3.0), "3.00 m"),
        fails(storey(2.9), "2.90 m"),
        passes(storey(2.9), "2.90 m, judged by the law of 2025-04-30", on=date(2025, 4, 30)),
        asks(storey(None), "no sheet states the height"),
        exempts(storey(2.9, flats=0), "no flats on this storey"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.building.use is Use.RESIDENTIAL and bool(storey.dwelling_doors)

    def check(self, storey: Storey, law: Law) -> Answer:
        levels = [statement.source for statement in Storey.height.surest(storey)]
        return at_least(metres(storey.height), law.limit("storey_height"), *levels, about=Storey.height)
