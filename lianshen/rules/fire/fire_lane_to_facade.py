"""Fire: how far a fire lane keeps from the façades."""

from shapely import box

from lianshen.review.building import FireLane, Site
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, at_least, fails, metres, passes, undecided
from lianshen.rules.fire.site_plan import a_lane, a_site, nearest_to

LANE = box(0, 0, 60, 4)


class FireLaneToFacade(Rule[FireLane]):
    """A fire lane should keep its distance from the outer walls.

    It is the shortest distance from the drawn edge of the lane to any outline on the site plan; this is advice (宜).  A lane
    that runs under a building is for a person to judge.
    """

    code = "fire/fire-lane-to-facade"
    clause = Clause("GB 50016-2014 (2018)", "7.1.8")
    severity = Severity.ADVICE
    needs = (FireLane.boundary, Site.outlines)
    limits = ("lane_to_facade", "lane_facade_band")
    examples = (
        passes(a_site(lanes=[a_lane(LANE)], outlines=[box(0, 12, 40, 24)]), "8 m"),
        fails(a_site(lanes=[a_lane(LANE)], outlines=[box(0, 7, 40, 24)]), "3 m"),
        asks(a_site(lanes=[a_lane(LANE)], outlines=[box(0, 9.05, 40, 24)]), "5.05 m cannot be told from 5 m"),
        asks(a_site(lanes=[a_lane(LANE)], outlines=[box(20, -9, 40, 24)]), "under a building"),
        asks(a_site(lanes=[a_lane(LANE)]), "nobody looked for the buildings"),
    )

    def check(self, lane: FireLane, law: Law) -> Answer:
        outlines = lane.nearest(Site).outlines
        if not outlines:
            return undecided(_("no building was found on the site plan"), lane.mark(lane.boundary))
        _nearest, line = nearest_to(lane.boundary, outlines)
        if line.length == 0:
            return undecided(_("the lane runs up to a building, or under it"), lane.mark(lane.boundary))
        band = law.limit("lane_facade_band").number
        return at_least(metres(line.length), law.limit("lane_to_facade"), lane.mark(line), band=band)
