"""Civil air defence: a blast-resistant unit is not too large."""

from lianshen.review.building import BlastUnit, ProtectiveUnit
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    part,
    passes,
    square_metres,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import rectangle, shelter
from lianshen.rules.civil_air_defence.shelter import function_of
from lianshen.rules.stage import Part

DRAWN = 0.001  # a boundary drawn along the walls is right to a thousandth


def _blast(long: float | None, short: float = 20.0) -> list[Part]:
    return [part(BlastUnit, "抗爆单元1", boundary=None if long is None else rectangle(long, short))]


class BlastUnitArea(Rule[BlastUnit]):
    """The area of a blast-resistant unit is not larger than the function of its protective unit allows."""

    code = "civil_air_defence/blast-unit-area"
    clause = Clause("GB 50038-2005", "3.2.6 表3.2.6 (抗爆单元)")
    severity = Severity.GENERAL
    needs = (BlastUnit.boundary, ProtectiveUnit.use)
    limits = ("blast_unit_area",)
    examples = (
        passes(shelter(use="二等人员掩蔽所", blast_units=_blast(24)), "480 m² for people"),
        fails(shelter(use="二等人员掩蔽所", blast_units=_blast(30)), "600 m² for people"),
        passes(shelter(use="物资库", blast_units=_blast(90)), "1800 m² of stores"),
        asks(shelter(use="战时人防", blast_units=_blast(24)), "the words do not tell what the unit is for"),
        asks(shelter(use="二等人员掩蔽所", blast_units=_blast(None)), "its outline was not read"),
        exempts(shelter(use="二等人员掩蔽所", blast_units=[]), "not divided"),
    )

    def check(self, part_of: BlastUnit, law: Law) -> Answer:
        unit = part_of.nearest(ProtectiveUnit)
        function, place = function_of(unit), part_of.mark(part_of.boundary)
        if function is None:
            return undecided(_("“{words}” does not tell what the unit is for in war time", words=unit.use), place)
        allowed = law.limit("blast_unit_area", function)
        return at_most(square_metres(part_of.boundary.area), allowed, place, band=DRAWN * allowed.number)
