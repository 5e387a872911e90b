"""Housing: the gaps of railings."""

from lianshen.review.building import Building, Railing, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_most,
    exempts,
    fails,
    metres,
    part,
    passes,
    scene,
)


class RailingBarGap(Rule[Railing]):
    """The gap between the bars of a railing is too narrow for a child.

    The gap is the one the sheets write beside it.  In other public buildings than those for children the clause does
    not ask for it.
    """

    code = "housing/railing-bar-gap"
    clause = Clause("GB 55038-2025", "4.1.15")
    severity = Severity.MANDATORY
    needs = (
        Railing.bar_gap,
        Building.use,
    )
    limits = ("bar_gap",)
    examples = (
        passes(scene(use=Use.RESIDENTIAL, railings=[part(Railing, "1", bar_gap=0.11)]), "110 mm"),
        fails(scene(use=Use.RESIDENTIAL, railings=[part(Railing, "1", bar_gap=0.13)]), "130 mm"),
        asks(scene(use=Use.RESIDENTIAL, railings=[part(Railing, "1")]), "no gap stands beside it"),
        exempts(scene(use=Use.OFFICE, railings=[part(Railing, "1", bar_gap=0.13)]), "offices"),
    )

    def concerns(self, railing: Railing, law: Law) -> bool:
        return railing.nearest(Building).use is Use.RESIDENTIAL

    def check(self, railing: Railing, law: Law) -> Answer:
        return at_most(metres(railing.bar_gap), law.limit("bar_gap"), railing.mark(), about=Railing.bar_gap)
