"""Fire: how high it is above a fire lane."""

from shapely import box

from lianshen.review.building import FireLane, Site
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
from lianshen.rules.fire.site_plan import a_lane, a_site

LANE = box(0, 0, 60, 4)
OVER, BESIDE = box(20, -10, 40, 20), box(20, 10, 40, 20)


class FireLaneHeight(Rule[FireLane]):
    """Where a fire lane runs under a building it is high enough.

    It runs under a building where its drawn area overlaps an outline of the site plan.  Bridges, gates, trees and cables
    above the lane are not seen.
    """

    code = "fire/fire-lane-height"
    clause = Clause("GB 50016-2014 (2018)", "7.1.8")
    severity = Severity.GENERAL
    needs = (FireLane.boundary, FireLane.clear_height, Site.outlines)
    limits = ("lane_height", "lane_overlap")
    examples = (
        passes(a_site(lanes=[a_lane(LANE, clear_height=4.5)], outlines=[OVER]), "4.5 m under a building"),
        fails(a_site(lanes=[a_lane(LANE, clear_height=3.6)], outlines=[OVER]), "3.6 m under a building"),
        asks(a_site(lanes=[a_lane(LANE)], outlines=[OVER]), "under a building, no sheet says how high"),
        asks(a_site(lanes=[a_lane(LANE)]), "nobody looked for the buildings"),
        exempts(a_site(lanes=[a_lane(LANE)], outlines=[BESIDE]), "nothing is built over it"),
    )

    def check(self, lane: FireLane, law: Law) -> Answer:
        over = [outline.intersection(lane.boundary) for outline in lane.nearest(Site).outlines]
        over = [shape for shape in over if shape.area > law.limit("lane_overlap").number]
        if lane.knows(FireLane.clear_height):
            return at_least(metres(lane.clear_height), law.limit("lane_height"), lane.mark(lane.boundary))
        if not over:
            return not_applicable(_("no building is drawn over the lane"), lane.mark(lane.boundary))
        return at_least(metres(lane.clear_height), law.limit("lane_height"), lane.mark(over[0]))
