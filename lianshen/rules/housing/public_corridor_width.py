"""Public buildings: the corridor."""

from shapely import Polygon, box

from lianshen.review.building import Building, Storey, Use
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
from lianshen.rules.stage import Part


def _floor(corridor: Polygon | None) -> list[Part]:
    return [part(Storey, "3F", index=3, corridor=corridor)]


class PublicCorridorWidth(Rule[Storey]):
    """The corridor of a public building is wide enough at its narrowest place.

    Columns that stick in count where they are drawn as its outline.
    """

    code = "housing/public-corridor-width"
    clause = Clause("GB 55031-2022", "5.3.12")
    severity = Severity.MANDATORY
    needs = (
        Storey.corridor,
        Building.use,
    )
    limits = (
        "public_corridor_width",
        "wall_band",
    )
    examples = (
        passes(scene(use=Use.PUBLIC, storeys=_floor(box(0, 0, 20, 1.8))), "1.8 m"),
        fails(scene(use=Use.PUBLIC, storeys=_floor(box(0, 0, 20, 1.2))), "1.2 m"),
        asks(scene(use=Use.PUBLIC, storeys=_floor(box(0, 0, 20, 1.31))), "too near to tell"),
        asks(scene(use=Use.PUBLIC, storeys=_floor(None)), "the corridor was not recognised"),
        exempts(scene(use=Use.RESIDENTIAL, storeys=_floor(box(0, 0, 20, 1.2))), "housing"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.building.use in (Use.PUBLIC, Use.OFFICE, Use.SHOP, Use.CLASSROOM)

    def check(self, storey: Storey, law: Law) -> Answer:
        narrow = clear_width(storey.corridor)
        band = law.limit("wall_band").number
        return at_least(metres(narrow.width), law.limit("public_corridor_width"), storey.mark(narrow.line), band=band)
