"""Civil air defence: the areas of the units add up to the stated total."""

import re
from dataclasses import replace

from lianshen.review.building import Building, ProtectiveUnit, Storey
from lianshen.review.language import Text
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Search,
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
from lianshen.rules.civil_air_defence.examples import basement
from lianshen.rules.stage import Part

TOTAL = Search(
    Text("人防建筑面积", "gross area of the shelter"),
    re.compile(
        r"(?:总?人防|防空地下室|人防工程)(?:总)?建筑面积[为:：约]*\s*(?P<area>\d+(?:\.\d+)?)\s*(?:㎡|m2|m²|平方米)"
    ),
)


def _units(*areas: float | None) -> list[Part]:
    return [part(ProtectiveUnit, f"防护单元{n}", stated_area=area) for n, area in enumerate(areas, 1)]


class AreasAddUp(Rule[Building]):
    """The stated areas of the protective units add up to the stated area of the whole shelter."""

    code = "civil_air_defence/areas-add-up"
    clause = Clause("人防图表一致性 (竣工测量检查实践)", "单元数、面积汇总")
    severity = Severity.GENERAL
    needs = (
        Building.notes,
        Building.storeys,
        Storey.index,
        Storey.protective_units,
        ProtectiveUnit.stated_area,
    )
    limits = ("area_sum_difference",)
    examples = (
        passes(
            basement(_units(1914, 1885, 1491, 1825, 1999, 1998, 1989), [], notes=["人防建筑面积13101㎡"]),
            "seven units, 13101 m² together",
        ),
        fails(
            basement(_units(1840, 2184), [], notes=["1.3 人防建筑面积4124㎡，划分两个防护单元。"]), "100 m² are missing"
        ),
        exempts(basement([], [], notes=["1.1 本工程不设防空地下室。"]), "no shelter"),
        asks(basement(_units(1840, 2184), [], notes=["设两个防护单元"]), "no note states the whole area"),
        asks(basement(_units(1840, None), [], notes=["人防建筑面积4024㎡"]), "one unit states no area"),
        asks(
            basement(_units(1840), [], notes=["人防建筑面积1840㎡", "防空地下室建筑面积1900㎡"]),
            "the notes state two different totals",
        ),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return bool(_all_units(building)) or bool(building.notes.find(TOTAL))

    def check(self, building: Building, law: Law) -> Answer:
        stated = building.notes.find(TOTAL)
        totals = {float(found.groups["area"]) for found in stated}
        quotes = tuple(found.evidence for found in stated)
        if len(totals) != 1:
            return undecided(_("the notes do not state one area of the whole shelter"), *quotes)
        total, together = totals.pop(), sum(unit.stated_area for unit in _all_units(building))
        answer = at_most(square_metres(abs(together - total)), law.limit("area_sum_difference"), *quotes)
        sums = {"together": square_metres(together), "total": square_metres(total)}
        return replace(answer, reason=_("the units together are {together}, stated in all {total}", **sums))


def _all_units(building: Building) -> list[ProtectiveUnit]:
    """The units of every storey below ground; one of those that nobody searched raises Unknown."""
    return [unit for storey in building.storeys if not _above_ground(storey) for unit in storey.protective_units]


def _above_ground(storey: Storey) -> bool:
    return storey.knows(Storey.index) and storey.index > 0
