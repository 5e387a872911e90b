"""Fire: how gentle a fire lane should be."""

from lianshen.review.building import FireLane
from lianshen.rules import Answer, Clause, Law, Quantity, Rule, Severity, asks, at_most, fails, passes
from lianshen.rules.fire.site_plan import a_lane, a_site


class FireLaneGentleSlope(Rule[FireLane]):
    """A fire lane should rise gently.

    It is the slope the site plan states beside the lane; this is advice (宜), the limit that must hold is another rule's.
    """

    code = "fire/fire-lane-gentle-slope"
    clause = Clause("GB 50016-2014 (2018)", "7.1.8")
    severity = Severity.ADVICE
    needs = (FireLane.slope,)
    limits = ("lane_gentle_slope",)
    examples = (
        passes(a_site(lanes=[a_lane(slope=0.05)]), "5 %"),
        fails(a_site(lanes=[a_lane(slope=0.09)]), "9 %"),
        asks(a_site(lanes=[a_lane()]), "no sheet states the slope"),
    )

    def check(self, lane: FireLane, law: Law) -> Answer:
        place = lane.mark(lane.boundary) if lane.knows(FireLane.boundary) else lane.mark()
        return at_most(Quantity(lane.slope * 100, "%"), law.limit("lane_gentle_slope"), place)
