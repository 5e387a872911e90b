"""Fire: how tightly a fire lane bends."""

from typing import Any

from shapely import box

from lianshen.review.building import Building, Design, FireLane
from lianshen.review.geometry import GRAIN
from lianshen.review.kinds import Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    exempts,
    fails,
    metres,
    not_applicable,
    passes,
)
from lianshen.rules.fire.site_plan import a_lane, a_site, any_high

STRAIGHT = box(0, 0, 60, 4)
BENT = STRAIGHT.union(box(56, 0, 60, 40))
TOWER: dict[str, Any] = {"use": Use.RESIDENTIAL, "height": 32.9}
LOW: dict[str, Any] = {"use": Use.RESIDENTIAL, "height": 18.0}


class FireLaneTurning(Rule[FireLane]):
    """A fire lane bends widely enough for the engines that come.

    It is the stated radius at the inner kerb, larger beside high-rises, where ladders come.  The clause itself has no
    number: this one is the trade's, so it is advice.  A lane whose drawn area is straight does not bend.
    """

    code = "fire/fire-lane-turning"
    clause = Clause("GB 50016-2014 (2018)", "7.1.8（2）")
    severity = Severity.ADVICE
    needs = (
        FireLane.boundary,
        FireLane.inner_radius,
        Design.buildings,
        Building.height,
        Building.height_class,
        Building.use,
    )
    limits = ("lane_radius", "lane_straight", "high_rise_above", "class_one_above")
    examples = (
        passes(a_site(lanes=[a_lane(BENT, inner_radius=12.0)], **TOWER), "12 m beside a high-rise"),
        fails(a_site(lanes=[a_lane(BENT, inner_radius=9.0)], **TOWER), "9 m beside a high-rise"),
        passes(a_site(lanes=[a_lane(BENT, inner_radius=9.0)], **LOW), "9 m beside a low building"),
        passes(
            a_site(lanes=[a_lane(BENT, inner_radius=9.0)], height_class="多层住宅"), "the class says that it is low"
        ),
        asks(a_site(lanes=[a_lane(BENT)], **TOWER), "no sheet states the radius"),
        asks(a_site(lanes=[a_lane(BENT, inner_radius=9.0)]), "nobody knows how high the building is"),
        exempts(a_site(lanes=[a_lane(STRAIGHT)], **TOWER), "a straight lane"),
    )

    def check(self, lane: FireLane, law: Law) -> Answer:
        place, hull = lane.mark(lane.boundary), lane.boundary.convex_hull
        if hull.area - lane.boundary.area <= law.limit("lane_straight").number * hull.area + GRAIN:
            return not_applicable(_("the lane is drawn straight"), place)
        kind = "aerial" if any_high(lane.nearest(Design), law) else "ordinary"
        return at_least(metres(lane.inner_radius), law.limit("lane_radius", kind), place)
