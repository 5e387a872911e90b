"""Fire: whether operating sites for aerial ladders lie along a long side of a high-rise."""

from shapely import box

from lianshen.review.building import RescueSite, Site, SiteBuilding
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
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
from lianshen.rules.fire.site_plan import a_house, a_rescue_site, a_site, is_tower, same_sheet

TOWER = [a_house("A", box(0, 0, 40, 14), height=40.0)]


class RescueSiteCover(Rule[SiteBuilding]):
    """Operating sites for aerial ladders lie along a long side of a high-rise.

    The long sides are those of the tightest rectangle round the outline; a site counts as far as it lies before the side,
    not farther off than the greatest distance allowed.  A side that is covered in part is a question: ladders reach beyond
    their site.  Outlines in which tower and podium are one are taken as drawn.
    """

    code = "fire/rescue-site-cover"
    clause = Clause("GB 55037-2022", "3.4.6")
    severity = Severity.MANDATORY
    needs = (
        SiteBuilding.ours,
        SiteBuilding.height,
        SiteBuilding.use,
        SiteBuilding.outline,
        Site.rescue_sites,
        RescueSite.boundary,
    )
    limits = ("rescue_sides", "rescue_to_facade", "rescue_band", "side_covered", "high_rise_above")
    examples = (
        passes(a_site(houses=TOWER, rescue=[a_rescue_site(box(0, -16, 40, -6))]), "the whole of one long side"),
        passes(
            a_site(houses=TOWER, rescue=[a_rescue_site(box(0, 20, 20, 30)), a_rescue_site(box(20, 20, 38, 30), "R2")]),
            "in two pieces",
        ),
        fails(a_site(houses=TOWER, rescue=[a_rescue_site(box(-16, 0, -6, 14))]), "along the short side only"),
        fails(a_site(houses=TOWER, rescue=[a_rescue_site(box(0, -40, 40, -30))]), "30 m away"),
        fails(a_site(houses=TOWER, rescue=[]), "none"),
        asks(a_site(houses=TOWER, rescue=[a_rescue_site(box(0, -16, 28, -6))]), "28 m of 40 m"),
        asks(a_site(houses=TOWER), "nobody looked for them"),
        asks(a_site(houses=[a_house("A", box(0, 0, 40, 14), height=25.0)], rescue=[]), "25 m, nobody knows the use"),
        exempts(a_site(houses=[a_house("A", box(0, 0, 40, 14), height=18.0)], rescue=[]), "a low building"),
    )

    def concerns(self, house: SiteBuilding, law: Law) -> bool:
        return house.ours and is_tower(house, law)

    def check(self, house: SiteBuilding, law: Law) -> Answer:
        sites, place = house.nearest(Site).rescue_sites, house.mark(house.outline)
        if not all(same_sheet(site, house) for site in sites):
            return undecided(_("building and site are drawn on different sheets"), place)
        reach = law.limit("rescue_to_facade").number + law.limit("rescue_band").number
        sides = long_sides(house.outline)
        shares = [side.share_along([site.boundary for site in sites], reach) for side in sides]
        sure, perhaps = law.limit("side_covered", "sure").number, law.limit("side_covered", "perhaps").number
        if perhaps <= max(shares) < sure:
            percent = Quantity(round(max(shares) * 100), "%")
            return undecided(_("{share} of the long side has it before it", share=percent), place)
        return at_least(count(sum(share >= sure for share in shares)), law.limit("rescue_sides"), place)
