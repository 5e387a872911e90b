"""Garages: ramps for cars."""

from lianshen.review.building import Ramp, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.stage import Part


def _ramp(slope: float | None, kind: str | None = "vehicle") -> list[Part]:
    return [part(Storey, "-1F", index=-1, ramps=[part(Ramp, "P1", slope=slope, kind=kind)])]


class GarageRampSlope(Rule[Ramp]):
    """A straight ramp for cars is not too steep.

    Curved ramps must be less steep: a slope between the two numbers is a question.
    """

    code = "housing/garage-ramp-slope"
    clause = Clause("JGJ 100-2015", "4.2.10")
    severity = Severity.GENERAL
    needs = (
        Ramp.kind,
        Ramp.slope,
    )
    limits = (
        "car_slope_straight",
        "car_slope_curved",
    )
    examples = (
        passes(scene(storeys=_ramp(0.12)), "12 %"),
        fails(scene(storeys=_ramp(0.18)), "18 %"),
        asks(scene(storeys=_ramp(0.14)), "14 % are allowed on a straight ramp only"),
        asks(scene(storeys=_ramp(None)), "no slope is written"),
        exempts(scene(storeys=_ramp(0.18, "wheelchair")), "another kind of ramp"),
    )

    def concerns(self, ramp: Ramp, law: Law) -> bool:
        return ramp.kind == "vehicle"

    def check(self, ramp: Ramp, law: Law) -> Answer:
        place = ramp.mark(ramp.boundary if ramp.knows(Ramp.boundary) else None)
        straight, curved = law.limit("car_slope_straight"), law.limit("car_slope_curved")
        if curved.number < ramp.slope <= straight.number:
            return undecided(_("steep enough to be allowed on a straight ramp only"), place)
        return at_most(
            Quantity(ramp.slope), straight if ramp.slope > straight.number else curved, place, about=Ramp.slope
        )
