"""Housing: the common corridor."""

from collections.abc import Callable
from typing import Any

from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Design, DwellingDoor, Storey, Use
from lianshen.review.geometry import clear_width
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


def corridor(shape: BaseGeometry | None, use: Use = Use.RESIDENTIAL) -> Callable[[], Design]:
    """A storey with one flat on this corridor."""
    doors: list[Any] = [part(DwellingDoor, "M1", at=Point(0, 0))]
    return scene(storeys=[part(Storey, "3F", corridor=shape, dwelling_doors=doors)], use=use)


class CorridorWidth(Rule[Storey]):
    """The common corridor of a dwelling storey is wide enough at its narrowest place.

    Columns and boxes that stick in count where they are drawn as its outline; recesses too shallow to walk into do not.
    """

    code = "housing/corridor-width"
    clause = Clause("GB 55038-2025", "4.2.1")
    severity = Severity.MANDATORY
    needs = (Building.use, Storey.dwelling_doors, Storey.corridor)
    limits = ("corridor_width", "wall_band")
    examples = (
        passes(corridor(box(0, 0, 20, 1.5)), "1.5 m"),
        fails(corridor(box(0, 0, 20, 1.4).difference(box(9, 1.1, 9.5, 2))), "1.4 m, 1.1 m beside a column"),
        passes(corridor(box(0, 0, 20, 1.4).union(box(9, 1.4, 9.9, 1.7))), "1.4 m, with a niche of 0.9 m for a hydrant"),
        asks(corridor(box(0, 0, 20, 1.22)), "1.22 m between bare walls"),
        asks(corridor(None), "the corridor was not recognised"),
        exempts(corridor(box(0, 0, 20, 1.1), Use.PUBLIC), "no housing"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.building.use is Use.RESIDENTIAL and bool(storey.dwelling_doors)

    def check(self, storey: Storey, law: Law) -> Answer:
        narrowest = clear_width(storey.corridor)
        band = law.limit("wall_band").number
        return at_least(metres(narrowest.width), law.limit("corridor_width"), storey.mark(narrowest.line), band=band)
