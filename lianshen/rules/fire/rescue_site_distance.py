"""Fire: how far from the façade the operating site for aerial ladders is."""

from shapely import box

from lianshen.review.building import RescueSite, Site, SiteBuilding
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    fails,
    metres,
    passes,
    undecided,
)
from lianshen.rules.fire.site_plan import a_house, a_rescue_site, a_site, is_tower, nearest_to

PLACE = a_rescue_site(box(0, 0, 40, 10))
NEAR, FAR, TOUCHING = box(0, 16, 40, 30), box(0, 22, 40, 36), box(0, 9, 40, 30)


class RescueSiteDistance(Rule[RescueSite]):
    """The operating site for aerial ladders is near enough to the façade it serves.

    It is the shortest distance between the drawn site and a high-rise on the site plan.  Where the site plan does not say
    which outlines are high-rises, a site that is too far from all of them fails and any other is a question.  Podium and
    tower are taken as the site plan outlines them.
    """

    code = "fire/rescue-site-distance"
    clause = Clause("GB 50016-2014 (2018)", "7.2.2")
    severity = Severity.GENERAL
    needs = (
        RescueSite.boundary,
        Site.outlines,
        Site.buildings,
        SiteBuilding.outline,
        SiteBuilding.height,
        SiteBuilding.use,
    )
    limits = ("rescue_to_facade", "rescue_band", "high_rise_above")
    examples = (
        passes(a_site(rescue=[PLACE], houses=[a_house("A", NEAR, height=40.0)], outlines=[NEAR]), "6 m from a tower"),
        fails(a_site(rescue=[PLACE], houses=[a_house("A", FAR, height=40.0)], outlines=[FAR]), "12 m from the tower"),
        fails(a_site(rescue=[PLACE], outlines=[FAR]), "12 m from every building"),
        asks(a_site(rescue=[PLACE], outlines=[NEAR]), "6 m from a building of which nobody says how high it is"),
        asks(
            a_site(rescue=[PLACE], houses=[a_house("A", NEAR, height=25.0)], outlines=[NEAR]),
            "25 m are high for an office and low for flats",
        ),
        asks(
            a_site(rescue=[PLACE], houses=[a_house("A", NEAR, height=12.0)], outlines=[NEAR]),
            "no high-rise to serve",
        ),
        asks(
            a_site(rescue=[PLACE], houses=[a_house("A", TOUCHING, height=40.0)], outlines=[TOUCHING]),
            "the site runs into the building",
        ),
        asks(a_site(rescue=[PLACE]), "nobody looked for the buildings"),
    )

    def check(self, rescue: RescueSite, law: Law) -> Answer:
        site, limit, band = rescue.nearest(Site), law.limit("rescue_to_facade"), law.limit("rescue_band").number
        if not site.outlines:
            return undecided(_("no building was found on the site plan"), rescue.mark(rescue.boundary))
        _outline, line = nearest_to(rescue.boundary, site.outlines)
        if line.length > limit.number + band:
            return at_most(metres(line.length), limit, rescue.mark(line), band=band)
        towers = [house.outline for house in site.buildings if is_tower(house, law)]
        if not towers:
            return undecided(_("no high-rise was found that the site would serve"), rescue.mark(rescue.boundary))
        _tower, line = nearest_to(rescue.boundary, towers)
        if line.length == 0:
            return undecided(_("the site and the building overlap as they are drawn"), rescue.mark(rescue.boundary))
        return at_most(metres(line.length), limit, rescue.mark(line), band=band)
