"""Civil air defence: walls that a blast reaches are thick enough."""

from lianshen.review.building import ProtectiveUnit
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, fails, metres, passes
from lianshen.rules.civil_air_defence.examples import shelter


class ExposedWallThickness(Rule[ProtectiveUnit]):
    """The walls of a protective unit that face the air of its mouths are thick enough as members.

    The thickness is the one the sheets state for the unit; what shields from radiation may ask for more.
    """

    code = "civil_air_defence/exposed-wall-thickness"
    clause = Clause("GB 50038-2005", "4.11.3 表4.11.3")
    severity = Severity.GENERAL
    needs = (ProtectiveUnit.wall_thickness,)
    limits = ("exposed_wall_thickness",)
    examples = (
        passes(shelter(wall_thickness=0.3), "300 mm"),
        fails(shelter(wall_thickness=0.2), "200 mm"),
        asks(shelter(), "no sheet states it"),
    )

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        thick = metres(unit.wall_thickness)
        return at_least(thick, law.limit("exposed_wall_thickness"), unit.mark(), about=ProtectiveUnit.wall_thickness)
