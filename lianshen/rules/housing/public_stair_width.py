"""Public buildings: the flights of stairs."""

from lianshen.review.building import Building, Stair, Storey, Use
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


def _stair(width: float | None) -> list[Part]:
    return [part(Storey, "3F", index=3, stairs=[part(Stair, "LT1", flight_width=width)])]


class PublicStairWidth(Rule[Stair]):
    """A flight of a public stair is wide enough for two streams of people.

    What the number of people asks for beyond that is the fire department's.
    """

    code = "housing/public-stair-width"
    clause = Clause("GB 55031-2022", "5.3.2")
    severity = Severity.MANDATORY
    needs = (
        Stair.flight_width,
        Building.use,
    )
    limits = (
        "public_stair_width",
        "stair_band",
    )
    examples = (
        passes(scene(use=Use.PUBLIC, storeys=_stair(1.5)), "1.5 m"),
        fails(scene(use=Use.PUBLIC, storeys=_stair(0.9)), "0.9 m"),
        asks(scene(use=Use.PUBLIC, storeys=_stair(1.11)), "too near to tell"),
        asks(scene(use=Use.PUBLIC, storeys=_stair(None)), "not read"),
        exempts(scene(use=Use.RESIDENTIAL, storeys=_stair(0.9)), "housing"),
    )

    def concerns(self, stair: Stair, law: Law) -> bool:
        return stair.nearest(Building).use in (Use.PUBLIC, Use.OFFICE, Use.SHOP, Use.CLASSROOM)

    def check(self, stair: Stair, law: Law) -> Answer:
        place = stair.mark(stair.boundary if stair.knows(Stair.boundary) else None)
        return at_least(
            metres(stair.flight_width), law.limit("public_stair_width"), place, band=law.limit("stair_band").number
        )
