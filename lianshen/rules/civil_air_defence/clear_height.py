"""Civil air defence: a unit is high enough to stand and walk in."""

from lianshen.review.building import ProtectiveUnit
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, fails, metres, passes
from lianshen.rules.civil_air_defence.examples import shelter


class ClearHeight(Rule[ProtectiveUnit]):
    """A protective unit is high enough from its floor to its beams and pipes.

    The height is the one the sections or notes state for the unit.
    """

    code = "civil_air_defence/clear-height"
    clause = Clause("GB 50038-2005", "3.2.1~3.2.2 (净高, 条号待核)")
    severity = Severity.GENERAL
    needs = (ProtectiveUnit.clear_height,)
    limits = ("unit_clear_height",)
    examples = (
        passes(shelter(clear_height=2.6), "2.6 m"),
        fails(shelter(clear_height=1.9), "1.9 m under a beam"),
        asks(shelter(), "no section through the unit was read"),
    )

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        height = metres(unit.clear_height)
        return at_least(height, law.limit("unit_clear_height"), unit.mark(), about=ProtectiveUnit.clear_height)
