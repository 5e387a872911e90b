"""Civil air defence: a unit has toilets enough."""

from dataclasses import replace
from math import ceil

from lianshen.review.building import ProtectiveUnit
from lianshen.rules import Answer, Clause, Law, Quantity, Rule, Severity, asks, at_least, exempts, fails, passes
from lianshen.rules.civil_air_defence.examples import shelter
from lianshen.rules.civil_air_defence.people import people_stay_in, unless_class_is_said


class Toilets(Rule[ProtectiveUnit]):
    """A personnel shelter has toilets enough for its men and women.

    Half of the people are taken for men, half for women, as the clause does; asked for are the fewest that serve them all.
    """

    code = "civil_air_defence/toilets"
    clause = Clause("GB 50038-2005", "3.5.2")
    severity = Severity.GENERAL
    needs = (
        ProtectiveUnit.use,
        ProtectiveUnit.persons,
        ProtectiveUnit.toilets,
    )
    limits = ("men_per_toilet", "women_per_toilet")
    examples = (
        passes(shelter(use="二等人员掩蔽所", persons=1000, toilets=24), "24 for 1000 people"),
        fails(shelter(use="二等人员掩蔽所", persons=1000, toilets=10), "10 for 1000 people"),
        exempts(shelter(use="物资库"), "stores"),
        asks(shelter(use="医疗救护工程", persons=1000, toilets=24), "a medical unit has numbers of its own"),
        asks(shelter(use="二等人员掩蔽所", persons=1000), "the toilets were not counted"),
        asks(shelter(use="二等人员掩蔽所", toilets=10), "nobody states how many people"),
    )

    def concerns(self, unit: ProtectiveUnit, law: Law) -> bool:
        return people_stay_in(unit)

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        if (question := unless_class_is_said(unit)) is not None:
            return question
        men, women = law.limit("men_per_toilet"), law.limit("women_per_toilet")
        half = unit.persons / 2
        wanted = ceil(half / men.number) + ceil(half / women.number)
        allowed = replace(men, value=float(wanted), unit="count")
        return at_least(Quantity(float(unit.toilets), "count"), allowed, unit.mark(), about=ProtectiveUnit.toilets)
