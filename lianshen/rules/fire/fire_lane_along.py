"""Fire: along how many long sides of a building fire lanes run."""

from datetime import date

from shapely import box

from lianshen.review.building import FireLane, Site, SiteBuilding
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    count,
    exempts,
    fails,
    passes,
    undecided,
)
from lianshen.rules.fire.sides import long_sides
from lianshen.rules.fire.site_plan import a_house, a_lane, a_site, is_housing, is_tower, same_sheet

FLATS = [a_house("A", box(0, 0, 40, 14), height=40.0, use="住宅")]
OFFICES = [a_house("A", box(0, 0, 40, 14), height=40.0, use="办公")]
SOUTH, NORTH = a_lane(box(-5, -12, 45, -8)), a_lane(box(-5, 20, 45, 24), "L2")


class FireLaneAlong(Rule[SiteBuilding]):
    """Fire lanes run along the long sides of a building: one of housing, two of a public high-rise.

    The long sides are those of the tightest rectangle round the outline.  A lane counts where it runs before nearly all of
    the side within the measuring reach; one that is farther off or shorter is a question, and so is a single lane at a public
    building, which the place may excuse.  Neighbouring roads that are not drawn as fire lanes are not seen.
    """

    code = "fire/fire-lane-along"
    clause = Clause("GB 55037-2022", "3.4.3")
    severity = Severity.MANDATORY
    needs = (
        SiteBuilding.ours,
        SiteBuilding.height,
        SiteBuilding.use,
        SiteBuilding.outline,
        Site.fire_lanes,
        FireLane.boundary,
    )
    limits = ("lane_sides", "lane_footprint", "lane_reach", "side_covered", "high_rise_above")
    examples = (
        passes(a_site(houses=FLATS, lanes=[SOUTH]), "flats with a lane along one long side"),
        passes(a_site(houses=OFFICES, lanes=[SOUTH, NORTH]), "a public high-rise with lanes along both"),
        fails(a_site(houses=FLATS, lanes=[a_lane(box(-12, -20, -8, 34))]), "along the short side only"),
        fails(a_site(houses=OFFICES, lanes=[]), "no lane"),
        fails(
            a_site(houses=[a_house("A", box(0, 0, 80, 50), height=12.0, use="商业")], lanes=[]),
            "a low public building of 4000 m²",
        ),
        asks(a_site(houses=OFFICES, lanes=[SOUTH]), "a public high-rise with a lane along one"),
        asks(a_site(houses=FLATS, lanes=[a_lane(box(-5, -24, 45, -20))]), "20 m away"),
        asks(a_site(houses=FLATS), "nobody looked for lanes"),
        asks(a_site(houses=FLATS, lanes=[SOUTH]), "the older law is not written down here", on=date(2022, 9, 1)),
        exempts(
            a_site(houses=[a_house("A", box(0, 0, 40, 14), height=12.0, use="商业")], lanes=[]),
            "a low public building of 560 m²",
        ),
    )

    def concerns(self, house: SiteBuilding, law: Law) -> bool:
        if not house.ours:
            return False
        return is_housing(house) or is_tower(house, law) or house.outline.area > law.limit("lane_footprint").number

    def check(self, house: SiteBuilding, law: Law) -> Answer:
        lanes, place = house.nearest(Site).fire_lanes, house.mark(house.outline)
        demanded = law.limit("lane_sides", "housing" if is_housing(house) else "public")
        if not all(same_sheet(lane, house) for lane in lanes):
            return undecided(_("building and site are drawn on different sheets"), place)
        shapes, sides = [lane.boundary for lane in lanes], long_sides(house.outline)
        near = [side.share_along(shapes, law.limit("lane_reach", "sure").number) for side in sides]
        far = [side.share_along(shapes, law.limit("lane_reach", "perhaps").number) for side in sides]
        surely = sum(share >= law.limit("side_covered", "sure").number for share in near)
        perhaps = sum(share >= law.limit("side_covered", "perhaps").number for share in far)
        if surely < demanded.number and perhaps > 0:
            found = _("lanes surely run along {number} of the long sides, perhaps along more", number=surely)
            return undecided(found, place)
        return at_least(count(surely), demanded, place)
