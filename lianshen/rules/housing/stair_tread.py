"""Housing: the treads of common stairs."""

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


def _stair(value: float | None) -> list[Part]:
    return [part(Storey, "3F", index=3, stairs=[part(Stair, "LT1", tread=value)])]


class StairTread(Rule[Stair]):
    """The treads of a common stair are deep enough.

    The size is what the sheets state or the plan draws.
    """

    code = "housing/stair-tread"
    clause = Clause("GB 55038-2025", "4.2.2（2）")
    severity = Severity.MANDATORY
    needs = (
        Stair.tread,
        Building.use,
    )
    limits = (
        "stair_tread",
        "step_band",
    )
    examples = (
        passes(scene(use=Use.RESIDENTIAL, storeys=_stair(0.28)), "280 mm"),
        fails(scene(use=Use.RESIDENTIAL, storeys=_stair(0.24)), "240 mm"),
        asks(scene(use=Use.RESIDENTIAL, storeys=_stair(None)), "not read"),
        exempts(scene(use=Use.PUBLIC, storeys=_stair(0.24)), "no housing"),
    )

    def concerns(self, stair: Stair, law: Law) -> bool:
        return stair.nearest(Building).use is Use.RESIDENTIAL

    def check(self, stair: Stair, law: Law) -> Answer:
        place = stair.mark(stair.boundary if stair.knows(Stair.boundary) else None)
        band = law.limit("step_band").number
        return at_least(metres(stair.tread), law.limit("stair_tread"), place, band=band, about=Stair.tread)
