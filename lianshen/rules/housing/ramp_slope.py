"""Accessibility: ramps for wheelchairs."""

from lianshen.review.building import Ramp, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    asks,
    at_most,
    exempts,
    fails,
    part,
    passes,
    scene,
)
from lianshen.rules.stage import Part


def _ramp(slope: float | None, kind: str | None = "wheelchair") -> list[Part]:
    return [part(Storey, "1F", index=1, ramps=[part(Ramp, "P1", slope=slope, kind=kind)])]


class RampSlope(Rule[Ramp]):
    """A ramp for wheelchairs is not too steep.

    Where the place is narrow and the rise small the clause allows a little more: that a person says.
    """

    code = "housing/ramp-slope"
    clause = Clause("GB 55019-2021", "2.3.1")
    severity = Severity.MANDATORY
    needs = (
        Ramp.kind,
        Ramp.slope,
    )
    limits = ("wheelchair_slope",)
    examples = (
        passes(scene(storeys=_ramp(1 / 16)), "1:16"),
        passes(scene(storeys=_ramp(1 / 12)), "1:12 exactly, as written"),
        fails(scene(storeys=_ramp(1 / 8)), "1:8"),
        asks(scene(storeys=_ramp(None)), "no slope is written"),
        exempts(scene(storeys=_ramp(0.15, "vehicle")), "a ramp for cars"),
    )

    def concerns(self, ramp: Ramp, law: Law) -> bool:
        return ramp.kind == "wheelchair"

    def check(self, ramp: Ramp, law: Law) -> Answer:
        place = ramp.mark(ramp.boundary if ramp.knows(Ramp.boundary) else None)
        return at_most(Quantity(ramp.slope), law.limit("wheelchair_slope"), place, about=Ramp.slope)
