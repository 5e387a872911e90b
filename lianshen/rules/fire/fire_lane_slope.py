"""Fire: how steep a fire lane is."""

from datetime import date

from lianshen.review.building import FireLane
from lianshen.rules import Answer, Clause, Law, Quantity, Rule, Severity, asks, at_most, exempts, fails, passes
from lianshen.rules.fire.days import in_force
from lianshen.rules.fire.site_plan import a_lane, a_site


class FireLaneSlope(Rule[FireLane]):
    """A fire lane is not steeper than a fire engine can climb.

    It is the slope the site plan states beside the lane.  Before the general code there was only the advice of a gentler
    one.  Spot levels are not read, so a slope nobody wrote down is a question.
    """

    code = "fire/fire-lane-slope"
    clause = Clause("GB 55037-2022", "3.4.5")
    severity = Severity.MANDATORY
    needs = (FireLane.slope,)
    limits = ("lane_slope",)
    examples = (
        passes(a_site(lanes=[a_lane(slope=0.09)]), "9 %"),
        fails(a_site(lanes=[a_lane(slope=0.12)]), "12 %"),
        exempts(a_site(lanes=[a_lane(slope=0.12)]), "12 %, permitted before the code", on=date(2022, 9, 1)),
        asks(a_site(lanes=[a_lane()]), "no sheet states the slope"),
    )

    def concerns(self, lane: FireLane, law: Law) -> bool:
        return in_force(law, "lane_slope")

    def check(self, lane: FireLane, law: Law) -> Answer:
        place = lane.mark(lane.boundary) if lane.knows(FireLane.boundary) else lane.mark()
        return at_most(Quantity(lane.slope * 100, "%"), law.limit("lane_slope"), place)
