"""Meteorology: no building relies on one down conductor."""

from lianshen.review.building import Roof
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, count, fails, passes
from lianshen.rules.meteorology.examples import EVENLY, HALL, conducted, roof


class DownConductorCount(Rule[Roof]):
    """A roof has at least two down conductors."""

    code = "meteorology/down-conductor-count"
    clause = Clause("GB 55024-2022", "7.1.8")
    severity = Severity.MANDATORY
    needs = (Roof.down_conductors, Roof.outline)
    limits = ("conductor_count",)
    examples = (
        passes(conducted(3, HALL, *EVENLY[:2]), "two"),
        fails(conducted(3, HALL, (0, 0)), "one"),
        asks(roof(3, outline=HALL), "nobody could read the down conductors"),
    )

    def check(self, roof: Roof, law: Law) -> Answer:
        place = roof.mark(roof.outline if roof.knows(Roof.outline) else None)
        return at_least(count(len(roof.down_conductors)), law.limit("conductor_count"), place)
