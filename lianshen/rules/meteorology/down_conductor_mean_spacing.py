"""Meteorology: there are enough down conductors for the length of the roof's edge."""

from lianshen.review.building import Building, Roof
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, at_most, exempts, failed, fails, metres, passes
from lianshen.rules.meteorology.examples import EVENLY, HALL, conducted


class DownConductorMeanSpacing(Rule[Roof]):
    """The length of a roof's outer edge, divided by the down conductors, is not more than the class allows."""

    code = "meteorology/down-conductor-mean-spacing"
    clause = Clause("GB 55024-2022", "7.1.2-2、7.1.3-2")
    severity = Severity.MANDATORY
    needs = (Roof.outline, Roof.down_conductors, Building.lightning_class)
    limits = ("conductor_mean_spacing",)
    examples = (
        passes(conducted(2, HALL, *EVENLY), "132 m and eight conductors"),
        passes(conducted(3, HALL, *EVENLY[:6]), "six are enough in class 3"),
        fails(conducted(2, HALL, *EVENLY[:7]), "seven are one too few in class 2"),
        fails(conducted(3, HALL), "none at all"),
        exempts(conducted(1, HALL, *EVENLY), "the general code has no number for class 1"),
        asks(conducted(2, None, *EVENLY), "the outline of the roof was not read"),
    )

    def concerns(self, roof: Roof, law: Law) -> bool:
        return roof.building.lightning_class in (2, 3)

    def check(self, roof: Roof, law: Law) -> Answer:
        allowed = law.limit("conductor_mean_spacing", roof.building.lightning_class)
        length, place = roof.outline.exterior.length, roof.mark(roof.outline)
        if not roof.down_conductors:
            return failed(_("no down conductor stands on this roof"), place)
        return at_most(metres(length / len(roof.down_conductors)), allowed, place)
