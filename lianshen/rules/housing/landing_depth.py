"""Housing: the landings of stairs."""

from dataclasses import replace

from lianshen.review.building import Stair, Storey
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, fails, metres, part, passes, scene
from lianshen.rules.stage import Part


def _stair(landing: float | None, flight: float | None = 1.2) -> list[Part]:
    return [part(Storey, "3F", index=3, stairs=[part(Stair, "LT1", landing_depth=landing, flight_width=flight)])]


class LandingDepth(Rule[Stair]):
    """The landing of a stair is as deep as its flight is wide, and no less than allowed.

    Measured from the last riser to the wall; handrails that stick out are not taken off.
    """

    code = "housing/landing-depth"
    clause = Clause("GB 55031-2022", "5.3.5")
    severity = Severity.MANDATORY
    needs = (
        Stair.landing_depth,
        Stair.flight_width,
    )
    limits = (
        "landing_depth",
        "stair_band",
    )
    examples = (
        passes(scene(storeys=_stair(1.3)), "1.3 m"),
        fails(scene(storeys=_stair(1.0, 1.0)), "1 m"),
        fails(scene(storeys=_stair(1.3, 1.5)), "less than its flight is wide"),
        asks(scene(storeys=_stair(None)), "not read"),
        asks(scene(storeys=_stair(1.3, None)), "deep enough, unless the flight is wider"),
    )

    def check(self, stair: Stair, law: Law) -> Answer:
        least, band = law.limit("landing_depth"), law.limit("stair_band").number
        place = stair.mark(stair.boundary if stair.knows(Stair.boundary) else None)
        depth = metres(stair.landing_depth)
        if depth.value < least.number - band:
            return at_least(depth, least, place)
        wide = stair.flight_width
        return at_least(
            depth, replace(least, value=max(least.number, wide)), place, band=band if wide <= least.number else 0.0
        )
