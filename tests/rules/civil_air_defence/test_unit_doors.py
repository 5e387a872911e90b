"""Doors of protective units: what pierces their walls, in which order they stand, how many people they let through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from shapely import Point

from lianshen.review.building import Design, Door, DoorKind, ProtectiveUnit, Room, Storey
from lianshen.review.findings import Finding, Verdict
from lianshen.review.merge import conflicts
from lianshen.rules import part, scene
from lianshen.rules.civil_air_defence import pack
from lianshen.rules.civil_air_defence.examples import (
    across,
    airtight,
    basement,
    door,
    mouth,
    protective,
    rectangle,
    shelter,
)
from lianshen.rules.fire import pack as fire
from lianshen.rules.pack import Pack
from lianshen.rules.run import check_rule, strictly

TODAY = date(2026, 11, 23)


def judged(code: str, design: Callable[[], Design], by: Pack = pack) -> list[Finding]:
    rule = next(rule for rule in by.rules if rule.code == code)
    with strictly():
        return list(check_rule(rule, by.name, design(), by.law(TODAY)))


def the_one(code: str, design: Callable[[], Design]) -> Finding:
    (finding,) = judged(code, design)
    return finding


@pytest.mark.parametrize(
    ("widths", "verdict"),
    [
        ((1.5, 1.2, 1.2), Verdict.PASS),
        ((6.0, 1.2), Verdict.FAIL),
        ((2.1, 1.8), Verdict.PASS),
        ((3.0, 1.7), Verdict.FAIL),
    ],
)
def test_no_door_counts_for_more_than_seven_hundred_people(widths: tuple[float, ...], verdict: Verdict) -> None:
    mouths = [
        mouth(str(n), "战时次要出入口", protective(marked_width=width), airtight(marked_width=width))
        for n, width in enumerate(widths)
    ]
    design = shelter(use="二等人员掩蔽所", persons=1300, entrances=mouths)
    assert the_one("civil_air_defence/entrance-width", design).verdict is verdict


def test_an_entrance_counts_with_its_narrowest_door() -> None:
    one = mouth("1", "战时主要出入口", protective(marked_width=2.0), airtight(marked_width=1.2))
    finding = the_one("civil_air_defence/entrance-width", shelter(use="二等人员掩蔽所", persons=500, entrances=[one]))
    assert finding.verdict is Verdict.FAIL
    assert finding.observed is not None
    assert finding.observed.value == pytest.approx(1.2)


def test_the_order_of_the_doors_is_shown_at_each_of_them() -> None:
    one = mouth("1", "战时次要出入口", airtight(x=78.0, y=2.0), protective(x=81.0, y=4.0))
    finding = the_one("civil_air_defence/entrance-door-order", shelter(use="二等人员掩蔽所", entrances=[one]))
    assert finding.verdict is Verdict.FAIL
    assert [evidence.shape for evidence in finding.evidence] == [Point(78, 2), Point(81, 4)]


def test_an_ordinary_door_on_the_way_is_no_shield() -> None:
    one = mouth("1", "战时次要出入口", door("M1", DoorKind.ORDINARY, 0, -2), protective(), airtight())
    finding = the_one("civil_air_defence/entrance-door-order", shelter(use="二等人员掩蔽所", entrances=[one]))
    assert finding.verdict is Verdict.PASS


def generator_room(kind: DoorKind) -> Callable[[], Design]:
    """A generator room beside a protective unit, its door in the unit's wall."""
    pierced: dict[str, Any] = {"opening": across(46, 36.5, 1.0, upright=True), "fire_class": "A"}
    between = door("M1021", kind, 46.0, 36.5, joins=("B1/-1F/柴油发电机房", "B1/-1F/掩蔽区"), **pierced)
    rooms = [part(Room, name, name=name) for name in ("柴油发电机房", "掩蔽区")]
    unit = part(ProtectiveUnit, "防护单元1", boundary=rectangle(46, 40), entrances=[])
    return scene(storeys=[part(Storey, "-1F", index=-1, protective_units=[unit], doors=[between], rooms=rooms)])


def test_fire_and_shelter_contradict_each_other_on_one_door() -> None:
    design = generator_room(DoorKind.ORDINARY)
    findings = [
        *judged("civil_air_defence/protective-door-in-unit-wall", design),
        *judged("fire/generator-room-door", design, by=fire),
    ]
    assert [finding.verdict for finding in findings] == [Verdict.FAIL, Verdict.FAIL]
    (conflict,) = conflicts(findings)
    assert {finding.pack for finding in conflict.between} == {"fire", "civil_air_defence"}


def test_a_door_between_two_units_cites_the_clause_of_links() -> None:
    units = [
        part(ProtectiveUnit, name, boundary=rectangle(46, 40, x=x), entrances=[]) for name, x in (("1", 0), ("2", 46))
    ]
    between = door("M1221", DoorKind.ORDINARY, 46, 20, opening=across(46, 20, 1.2, upright=True))
    finding = the_one("civil_air_defence/protective-door-in-unit-wall", basement(units, [between]))
    assert (finding.verdict, finding.clause.number) == (Verdict.FAIL, "3.2.10")
    assert finding.evidence[0].shape == Point(46, 20)


def test_doors_of_a_storey_nobody_searched_for_shelters_are_asked_about_once() -> None:
    doors = [door(f"D{n}", None, n, 0) for n in range(9)]
    design = scene(storeys=[part(Storey, "5F", index=5, doors=doors)])
    for code in ("civil_air_defence/door-mark-agrees-with-opening", "civil_air_defence/protective-door-in-unit-wall"):
        findings = judged(code, design)
        asked = [finding for finding in findings if finding.verdict is Verdict.UNDECIDED]
        assert [finding.subject for finding in asked] == ["B1/5F"]


def test_a_nameless_door_of_a_shelter_storey_is_asked_about() -> None:
    design = basement([part(ProtectiveUnit, "1", entrances=[])], [part(Door, "D1", at=Point(3, 3), width=1.0)])
    finding = the_one("civil_air_defence/door-mark-agrees-with-opening", design)
    assert (finding.verdict, finding.missing) == (Verdict.UNDECIDED, ("Door.kind",))


def test_a_weak_exemption_makes_the_area_a_warning() -> None:
    """The ten storeys above are from weak memory; without them the very same area is a finding in its own right."""
    facts = {"use": "二等人员掩蔽所", "boundary": rectangle(60, 50), "outline": rectangle(60, 16)}
    high = the_one("civil_air_defence/unit-area", shelter(storeys_above=11, **facts))
    low = the_one("civil_air_defence/unit-area", shelter(storeys_above=6, **facts))
    assert (high.verdict, low.verdict) == (Verdict.FAIL, Verdict.FAIL)
    assert high.clause == low.clause == replace(low.clause, number="3.2.6 表3.2.6 (防护单元)")
