"""Civil air defence: a protective unit is not too large."""

from lianshen.review.building import Building, ProtectiveUnit, Storey
from lianshen.review.evidence import Evidence
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    fails,
    part,
    passes,
    scene,
    square_metres,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import rectangle, shelter
from lianshen.rules.civil_air_defence.shelter import function_of

DRAWN = 0.001  # a boundary drawn along the walls is right to a thousandth: areas just under the limit are usual

LARGE = part(ProtectiveUnit, "防护单元1", use="二等人员掩蔽所", boundary=rectangle(60, 50))


class UnitArea(Rule[ProtectiveUnit]):
    """The gross area of a protective unit is not larger than its function allows.

    The area is that of the drawn boundary.  Under ten storeys or more a shelter need not be divided, but only while hardly
    any of it reaches out from under the building.
    """

    code = "civil_air_defence/unit-area"
    clause = Clause("GB 50038-2005", "3.2.6 表3.2.6 (防护单元)")
    severity = Severity.GENERAL
    needs = (
        ProtectiveUnit.use,
        ProtectiveUnit.boundary,
        ProtectiveUnit.stated_area,
        Building.storeys_above,
        Building.outline,
        Building.storeys,
        Storey.index,
        Storey.outline,
    )
    limits = ("unit_area", "undivided_storeys", "undivided_uncovered_area")
    examples = (
        passes(shelter(use="二等人员掩蔽所", boundary=rectangle(46, 40)), "1840 m² for people"),
        passes(shelter(use="物资库", boundary=rectangle(60, 50)), "3000 m² of stores"),
        fails(shelter(use="二等人员掩蔽所", boundary=rectangle(60, 50), storeys_above=6), "3000 m² for people"),
        fails(
            shelter(use="人员掩蔽", boundary=rectangle(60, 50), storeys_above=11, outline=rectangle(60, 16)),
            "eleven storeys above, but two thirds of the unit lie beside them",
        ),
        fails(
            scene(
                storeys_above=11,
                storeys=[
                    part(Storey, "-1F", index=-1, outline=rectangle(60, 50), protective_units=[LARGE]),
                    part(Storey, "1F", index=1, outline=rectangle(60, 16), protective_units=[]),
                ],
            ),
            "the same, with the building known by its ground floor only",
        ),
        asks(
            shelter(use="人员掩蔽", boundary=rectangle(60, 35), storeys_above=18, outline=rectangle(60, 34)),
            "under eighteen storeys it need perhaps not be divided",
        ),
        asks(
            shelter(use="人员掩蔽", boundary=rectangle(51, 40), stated_area=1995.0, storeys_above=6),
            "2040 m² drawn, 1995 m² stated",
        ),
        asks(shelter(use="战时人防", boundary=rectangle(46, 40)), "the words do not tell what the unit is for"),
        asks(shelter(use="二等人员掩蔽所"), "the boundary of the unit was not read"),
    )

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        function, place = function_of(unit), unit.mark(unit.boundary)
        if function is None:
            return undecided(_("“{words}” does not tell what the unit is for in war time", words=unit.use), place)
        drawn = unit.boundary.area
        stated = unit.stated_area if unit.knows(ProtectiveUnit.stated_area) else drawn
        allowed = law.limit("unit_area", function)
        if (drawn > allowed.number) != (stated > allowed.number):
            return _told_apart(drawn, stated, place)
        if drawn > allowed.number and _may_stay_whole(unit, law):
            return undecided(_("the limit does not hold if the whole unit lies under the tall building"), place)
        allowed = law.limit("unit_area", function)  # looked up last, so that the finding names its clause
        return at_most(square_metres(drawn), allowed, place, band=DRAWN * allowed.number)


def _told_apart(drawn: float, stated: float, place: Evidence) -> Answer:
    sizes = {"drawn": square_metres(drawn), "stated": square_metres(stated)}
    return undecided(_("{drawn} are drawn but {stated} stated, on either side of the limit", **sizes), place)


def _may_stay_whole(unit: ProtectiveUnit, law: Law) -> bool:
    """Whether the exemption under tall buildings may reach this unit: it cannot where the building is too small for it."""
    building = unit.nearest(Building)
    if building.storeys_above < law.limit("undivided_storeys").number:
        return False
    return unit.boundary.area - _ground_covered(building) <= law.limit("undivided_uncovered_area").number


def _ground_covered(building: Building) -> float:
    """What the building above covers at the most: by its own outline, or by that of its largest storey."""
    storeys = building.storeys if building.knows(Building.storeys) else ()
    read = [storey for storey in storeys if storey.knows(Storey.outline) and storey.knows(Storey.index)]
    above = [storey.outline.area for storey in read if storey.index > 0]
    return building.outline.area if building.knows(Building.outline) or not above else max(above)
