"""Civil air defence: people in a unit have enough air."""

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


class CleanAir(Rule[ProtectiveUnit]):
    """A personnel shelter has enough fresh air for each person while the air outside is clean.

    The number is the one the notes state; where the class of the shelter is not said, or it is for medical or team
    use, a person must look.
    """

    code = "civil_air_defence/clean-air"
    clause = Clause("GB 50038-2005", "5.2.2、5.2.4 (战时新风量与隔绝时间)")
    severity = Severity.GENERAL
    needs = (
        ProtectiveUnit.use,
        ProtectiveUnit.clean_air,
    )
    limits = ("clean_air",)
    examples = (
        passes(shelter(use="二等人员掩蔽所", clean_air=5.0), "as the clause asks"),
        fails(shelter(use="二等人员掩蔽所", clean_air=4.0), "too little"),
        fails(shelter(use="一等人员掩蔽所", clean_air=5.0), "not enough for the first class"),
        exempts(shelter(use="物资库"), "stores need none"),
        asks(shelter(use="医疗救护工程", clean_air=9.0), "a medical unit has numbers of its own"),
        asks(shelter(use="二等人员掩蔽所"), "no sheet states it"),
        asks(shelter(use="战时人防", clean_air=4.0), "nobody says what the unit is for"),
    )

    def concerns(self, unit: ProtectiveUnit, law: Law) -> bool:
        return people_stay_in(unit)

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        if (question := unless_class_is_said(unit)) is not None:
            return question
        stated = Quantity(unit.clean_air, "m3/(h·p)")
        return at_least(stated, law.limit("clean_air", class_of(unit)), unit.mark(), about=ProtectiveUnit.clean_air)
