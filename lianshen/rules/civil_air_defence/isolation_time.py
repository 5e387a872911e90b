"""Civil air defence: people can stay in a unit that is shut."""

from lianshen.review.building import ProtectiveUnit
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    asks,
    at_least,
    exempts,
    fails,
    passes,
)
from lianshen.rules.civil_air_defence.examples import shelter
from lianshen.rules.civil_air_defence.people import class_of, people_stay_in, unless_class_is_said


class IsolationTime(Rule[ProtectiveUnit]):
    """A personnel shelter can be kept shut long enough.

    The number is the one the notes state; where the class of the shelter is not said, or it is for medical or team
    use, a person must look.
    """

    code = "civil_air_defence/isolation-time"
    clause = Clause("GB 50038-2005", "5.2.2、5.2.4 (战时新风量与隔绝时间)")
    severity = Severity.GENERAL
    needs = (
        ProtectiveUnit.use,
        ProtectiveUnit.isolation_hours,
    )
    limits = ("isolation_hours",)
    examples = (
        passes(shelter(use="二等人员掩蔽所", isolation_hours=3.0), "as the clause asks"),
        fails(shelter(use="二等人员掩蔽所", isolation_hours=2.0), "too little"),
        exempts(shelter(use="物资库"), "stores need none"),
        asks(shelter(use="医疗救护工程", isolation_hours=9.0), "a medical unit has numbers of its own"),
        asks(shelter(use="二等人员掩蔽所"), "no sheet states it"),
        asks(shelter(use="战时人防", isolation_hours=2.0), "nobody says what the unit is for"),
    )

    def concerns(self, unit: ProtectiveUnit, law: Law) -> bool:
        return people_stay_in(unit)

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        if (question := unless_class_is_said(unit)) is not None:
            return question
        stated = Quantity(unit.isolation_hours, "h")
        return at_least(
            stated, law.limit("isolation_hours", class_of(unit)), unit.mark(), about=ProtectiveUnit.isolation_hours
        )
