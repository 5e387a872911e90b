"""Fire: how level the operating site for aerial ladders is."""

from lianshen.review.building import RescueSite
from lianshen.rules import Answer, Clause, Law, Quantity, Rule, Severity, asks, at_most, fails, passes
from lianshen.rules.fire.site_plan import a_rescue_site, a_site


class RescueSiteSlope(Rule[RescueSite]):
    """The operating site for aerial ladders should be nearly level.

    It is the slope the site plan states; spot levels are not read.  This is advice (宜).
    """

    code = "fire/rescue-site-slope"
    clause = Clause("GB 50016-2014 (2018)", "7.2.2")
    severity = Severity.ADVICE
    needs = (RescueSite.slope,)
    limits = ("rescue_slope",)
    examples = (
        passes(a_site(rescue=[a_rescue_site(slope=0.02)]), "2 %"),
        fails(a_site(rescue=[a_rescue_site(slope=0.05)]), "5 %"),
        asks(a_site(rescue=[a_rescue_site()]), "no sheet states the slope"),
    )

    def check(self, rescue: RescueSite, law: Law) -> Answer:
        place = rescue.mark(rescue.boundary) if rescue.knows(RescueSite.boundary) else rescue.mark()
        return at_most(Quantity(rescue.slope * 100, "%"), law.limit("rescue_slope"), place)
