"""Civil air defence: everyone in a shelter has enough room."""

from lianshen.review.building import ProtectiveUnit
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    exempts,
    fails,
    passes,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import rectangle, shelter
from lianshen.rules.civil_air_defence.shelter import Function, function_of


class AreaPerPerson(Rule[ProtectiveUnit]):
    """The shelter area of a unit is enough for the people it is meant for.

    Both numbers are those the drawings state; units without people, such as stores, have no head count.
    """

    code = "civil_air_defence/area-per-person"
    clause = Clause("GB 50038-2005", "3.2.1 表3.2.1 (面积标准)")
    severity = Severity.GENERAL
    needs = (ProtectiveUnit.use, ProtectiveUnit.shelter_area, ProtectiveUnit.persons, ProtectiveUnit.boundary)
    limits = ("area_per_person",)
    examples = (
        passes(
            shelter(use="二等人员掩蔽所", shelter_area=1420.0, persons=800, boundary=rectangle(46, 40)), "1.775 m² each"
        ),
        passes(shelter(use="二等人员掩蔽所", shelter_area=1300.0, persons=1300), "just enough"),
        fails(shelter(use="二等人员掩蔽所", shelter_area=1200.0, persons=1300), "0.92 m² each"),
        fails(shelter(use="专业队队员掩蔽部", shelter_area=500.0, persons=200), "a team member needs 3 m²"),
        exempts(shelter(use="物资库", shelter_area=1200.0), "stores shelter nobody"),
        asks(shelter(use="二等人员掩蔽所", shelter_area=1200.0), "nobody states how many people"),
        asks(shelter(shelter_area=1200.0, persons=1300), "nobody states what the unit is for"),
    )

    def concerns(self, unit: ProtectiveUnit, law: Law) -> bool:
        function = function_of(unit)
        return function is None or function.shelters_people or function is Function.TEAM_PERSONNEL

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        function = function_of(unit)
        if function is None:
            return undecided(_("“{words}” does not tell what the unit is for in war time", words=unit.use))
        if unit.persons < 1:
            return undecided(_("the stated number of people, {persons}, cannot be right", persons=unit.persons))
        each = Quantity(unit.shelter_area / unit.persons, "m2/person")
        place = unit.mark(unit.boundary if unit.knows(ProtectiveUnit.boundary) else None)
        return at_least(each, law.limit("area_per_person", function), place)
