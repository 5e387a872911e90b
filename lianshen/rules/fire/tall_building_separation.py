"""Fire: how far very high buildings stand from others."""

from datetime import date

from lianshen.review.building import Site, SiteBuilding
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.fire.apart import nearest_gap
from lianshen.rules.fire.building_separation import beside
from lianshen.rules.fire.site_plan import a_site


class TallBuildingSeparation(Rule[SiteBuilding]):
    """A building of more than a hundred metres stands far enough from every neighbour, without relief.

    Measured like the separation of other buildings; no blank wall and no fire wall shortens it.
    """

    code = "fire/tall-building-separation"
    clause = Clause("GB 55037-2022", "3.3.1")
    severity = Severity.MANDATORY
    needs = (
        Site.outlines,
        Site.buildings,
        SiteBuilding.ours,
        SiteBuilding.outline,
        SiteBuilding.height,
        SiteBuilding.use,
        SiteBuilding.fire_rating,
    )
    limits = ("separation_tall", "separation_tall_above", "separation_band", "high_rise_above")
    examples = (
        passes(a_site(houses=beside(15.0, ours=120.0)), "15 m between 120 m and a high-rise"),
        fails(a_site(houses=beside(11.0, ours=120.0)), "11 m between 120 m and a high-rise"),
        asks(a_site(houses=beside(15.0, ours=120.0)), "the older law is not written down here", on=date(2022, 9, 1)),
        exempts(a_site(houses=beside(11.0, ours=90.0)), "90 m high"),
        asks(a_site(houses=beside(11.0, ours=120.0, theirs=12.0, rating=None)), "nobody states the neighbour's rating"),
    )

    def concerns(self, house: SiteBuilding, law: Law) -> bool:
        return house.ours and house.height > law.limit("separation_tall_above").number

    def check(self, house: SiteBuilding, law: Law) -> Answer:
        return nearest_gap(house, law, "separation_tall")
