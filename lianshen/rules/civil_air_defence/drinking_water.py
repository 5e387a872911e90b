"""Civil air defence: a unit holds water enough."""

from dataclasses import replace

from lianshen.review.building import ProtectiveUnit
from lianshen.rules import Answer, Clause, Law, Quantity, Rule, Severity, asks, at_least, exempts, fails, passes
from lianshen.rules.civil_air_defence.examples import shelter
from lianshen.rules.civil_air_defence.people import people_stay_in, unless_class_is_said


class DrinkingWater(Rule[ProtectiveUnit]):
    """A personnel shelter without a source of its own holds drinking water enough for its people.

    Asked for is the least ration over the whole time; a unit with a protected well needs less, which a person must say.
    """

    code = "civil_air_defence/drinking-water"
    clause = Clause("GB 50038-2005", "6.2.3、6.2.5 (战时贮水)")
    severity = Severity.GENERAL
    needs = (
        ProtectiveUnit.use,
        ProtectiveUnit.persons,
        ProtectiveUnit.drinking_water,
    )
    limits = ("drinking_ration", "drinking_days")
    examples = (
        passes(shelter(use="二等人员掩蔽所", persons=1000, drinking_water=48.0), "48 m³ for 1000 people"),
        fails(shelter(use="二等人员掩蔽所", persons=1000, drinking_water=30.0), "30 m³ for 1000 people"),
        exempts(shelter(use="物资库"), "stores"),
        asks(shelter(use="医疗救护工程", persons=1000, drinking_water=48.0), "a medical unit has numbers of its own"),
        asks(shelter(use="二等人员掩蔽所", persons=1000), "no sheet states the tank"),
        asks(shelter(use="二等人员掩蔽所", drinking_water=48.0), "nobody states how many people"),
    )

    def concerns(self, unit: ProtectiveUnit, law: Law) -> bool:
        return people_stay_in(unit)

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        if (question := unless_class_is_said(unit)) is not None:
            return question
        ration, days = law.limit("drinking_ration"), law.limit("drinking_days")
        wanted = replace(ration, value=unit.persons * ration.number * days.number / 1000, unit="m3")
        held = Quantity(unit.drinking_water, "m3")
        return at_least(held, wanted, unit.mark(), about=ProtectiveUnit.drinking_water)
