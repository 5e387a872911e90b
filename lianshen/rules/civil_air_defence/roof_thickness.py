"""Civil air defence: the roof slab of a unit is thick enough."""

from lianshen.review.building import ProtectiveUnit
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, fails, metres, passes
from lianshen.rules.civil_air_defence.examples import shelter


class RoofThickness(Rule[ProtectiveUnit]):
    """The roof slab of a protective unit is thick enough as a member.

    The thickness is the one the sheets state for the unit; what shields from radiation may ask for more.
    """

    code = "civil_air_defence/roof-thickness"
    clause = Clause("GB 50038-2005", "4.11.3 表4.11.3")
    severity = Severity.GENERAL
    needs = (ProtectiveUnit.roof_thickness,)
    limits = ("roof_thickness",)
    examples = (
        passes(shelter(roof_thickness=0.25), "250 mm"),
        fails(shelter(roof_thickness=0.18), "180 mm"),
        asks(shelter(), "no sheet states it"),
    )

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        thick = metres(unit.roof_thickness)
        return at_least(thick, law.limit("roof_thickness"), unit.mark(), about=ProtectiveUnit.roof_thickness)
