"""Fire: how far civil buildings stand from each other."""

from typing import Any

from shapely import Polygon, box

from lianshen.review.building import Site, SiteBuilding
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.fire.apart import nearest_gap
from lianshen.rules.fire.site_plan import a_house, a_site
from lianshen.rules.stage import Part

HERE = box(0, 0, 40, 14)


def beside(
    gap: float, ours: float = 40.0, theirs: float | None = 40.0, rating: str | None = "2", **more: Any
) -> list[Part]:
    """Two buildings in a row."""
    other: Polygon = box(0, 14 + gap, 40, 28 + gap)
    facts: dict[str, Any] = {"ours": False, "height": theirs, "fire_rating": rating, "use": "办公", **more}
    return [a_house("A", HERE, height=ours, fire_rating="1", use="住宅"), a_house("B", other, **facts)]


class BuildingSeparation(Rule[SiteBuilding]):
    """A building stands far enough from its neighbours that fire does not leap across.

    It is the shortest distance between the outlines on the site plan; each pair is judged by whether the two are high-rises
    and by their fire ratings.  Where a neighbour's are not written, what is enough for any neighbour passes and what is too
    little for all fails.  The notes' relief for blank walls and fire walls is not worked out: it is to be claimed by the
    designer.  Outlines that touch or lie over each other are for a person.
    """

    code = "fire/building-separation"
    clause = Clause("GB 50016-2014 (2018)", "5.2.2")
    severity = Severity.GENERAL
    needs = (
        Site.outlines,
        Site.buildings,
        SiteBuilding.ours,
        SiteBuilding.outline,
        SiteBuilding.height,
        SiteBuilding.use,
        SiteBuilding.fire_rating,
    )
    limits = ("separation", "separation_band", "high_rise_above")
    examples = (
        passes(a_site(houses=beside(15.0)), "15 m between two high-rises"),
        fails(a_site(houses=beside(11.0)), "11 m between two high-rises"),
        passes(a_site(houses=beside(11.0, theirs=12.0)), "11 m between a high-rise and a low building"),
        fails(a_site(houses=beside(8.0, theirs=12.0)), "8 m between a high-rise and a low building"),
        passes(a_site(houses=beside(7.0, ours=20.0, theirs=12.0)), "7 m between two low buildings"),
        fails(a_site(houses=beside(7.0, ours=20.0, theirs=12.0, rating="4")), "7 m from timber"),
        passes(a_site(houses=beside(15.0, theirs=None, rating=None)), "15 m, whatever the neighbour is"),
        fails(a_site(houses=beside(8.0, theirs=None, rating=None)), "8 m from a high-rise are too little for any"),
        asks(a_site(houses=beside(11.0, theirs=12.0, rating=None)), "11 m, and nobody states the neighbour's rating"),
        asks(a_site(houses=beside(11.0, theirs=None)), "11 m, and nobody states the neighbour's height"),
        asks(a_site(houses=beside(0.0)), "the outlines touch"),
        asks(a_site(houses=[a_house("A", HERE, ours=None)]), "nobody knows which building is handed in"),
        passes(a_site(houses=beside(20.0)), "nothing stands near enough to matter"),
        exempts(a_site(houses=[a_house("B", HERE, ours=False)]), "only a neighbour"),
    )

    def concerns(self, house: SiteBuilding, law: Law) -> bool:
        return house.ours

    def check(self, house: SiteBuilding, law: Law) -> Answer:
        return nearest_gap(house, law, "separation")
