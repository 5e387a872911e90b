"""One project judged by the law of 2022 and by that of 2026, and the high-rises of a site plan."""

from __future__ import annotations

from datetime import date

import pytest
from shapely import affinity, box

from lianshen.review.building import SiteBuilding, Use
from lianshen.review.facts import Unknown
from lianshen.review.findings import Verdict
from lianshen.rules.fire import pack
from lianshen.rules.fire.placed import on_storey
from lianshen.rules.fire.site_plan import a_lane, a_rescue_site, a_site, is_tower
from lianshen.rules.run import check_rule, strictly

OLD, NEW = date(2022, 9, 1), date(2026, 11, 23)


def verdict(code: str, design, on: date) -> Verdict:
    rule = next(rule for rule in pack.rules if rule.code == code)
    with strictly():
        (finding,) = check_rule(rule, pack.name, design(), pack.law(on, "320600"))
    return finding.verdict


def test_a_vacuum_boiler_in_the_second_basement_was_lawful_in_2022_and_is_not_in_2026() -> None:
    project = on_storey(-2, "真空锅炉房", Use.PLANT)
    assert verdict("fire/boiler-storey", project, OLD) is Verdict.PASS
    assert verdict("fire/boiler-storey", project, NEW) is Verdict.FAIL


def test_a_steep_lane_breaks_the_general_code_only_since_it_is_in_force() -> None:
    project = a_site(lanes=[a_lane(slope=0.12)])
    assert verdict("fire/fire-lane-slope", project, OLD) is Verdict.NOT_APPLICABLE
    assert verdict("fire/fire-lane-slope", project, NEW) is Verdict.FAIL
    assert verdict("fire/fire-lane-gentle-slope", project, OLD) is Verdict.FAIL


@pytest.mark.parametrize(
    ("facts", "high"),
    [
        ({"height": 28.0, "use": "住宅"}, True),
        ({"height": 25.0, "use": "住宅"}, False),
        ({"height": 25.0, "use": "商业、办公"}, True),
        ({"height": 25.0, "use": "商住楼"}, True),
        ({"height": 30.0, "storeys_above": 1}, False),
        ({"height": 12.0}, False),
    ],
)
def test_high_rises_are_told_by_height_and_use(facts: dict, high: bool) -> None:
    assert is_tower(house(**facts), pack.law(NEW, "320600")) is high


def test_a_middle_height_without_a_use_is_asked_about() -> None:
    with pytest.raises(Unknown):
        is_tower(house(height=25.0), pack.law(NEW, "320600"))


def test_a_site_drawn_on_a_slant_is_as_large_as_one_drawn_straight() -> None:
    slanted = affinity.rotate(box(0, 0, 15, 10), 37)
    project = a_site(rescue=[a_rescue_site(slanted)], height=32.9)
    assert verdict("fire/rescue-site-size", project, NEW) is Verdict.PASS


def house(**facts) -> SiteBuilding:
    found = SiteBuilding("A")
    for name, value in facts.items():
        found.state(SiteBuilding.facts()[name], value)
    return found
