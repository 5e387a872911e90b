"""One project judged by the law of 2022 and by that of 2026."""

from __future__ import annotations

from datetime import date

from lianshen.review.building import Use
from lianshen.review.findings import Severity, Verdict
from lianshen.rules.fire import pack
from lianshen.rules.fire.exit_door_width import ExitDoorWidth, exit_door
from lianshen.rules.fire.garage_stair_door import GarageStairDoor, garage_door
from lianshen.rules.fire.shaft_door_class import ShaftDoorClass, shaft_door
from lianshen.rules.run import check_rule

BEFORE, AFTER = date(2022, 6, 1), date(2026, 11, 23)


def judged(rule, design, on):
    (finding,) = check_rule(rule, "fire", design(), pack.law(on))
    return finding


def test_a_class_b_door_of_a_garage_stair_was_enough_before_the_general_code():
    before, after = (judged(GarageStairDoor(), garage_door("B"), on) for on in (BEFORE, AFTER))
    assert (before.verdict, before.clause.standard) == (Verdict.PASS, "GB 50067-2014")
    assert (after.verdict, after.clause.standard) == (Verdict.FAIL, "GB 55037-2022")


def test_a_class_c_shaft_door_in_a_shared_lobby_was_enough_before_the_general_code():
    design = shaft_door("C", "合用前室", Use.LOBBY)
    before, after = (judged(ShaftDoorClass(), design, on) for on in (BEFORE, AFTER))
    assert (before.verdict, after.verdict) == (Verdict.PASS, Verdict.FAIL)
    assert after.severity is Severity.MANDATORY


def test_an_exit_door_that_is_too_narrow_for_2022_only_asks_today():
    before, after = (judged(ExitDoorWidth(), exit_door(0.93), on) for on in (BEFORE, AFTER))
    assert (before.verdict, before.limit.value) == (Verdict.FAIL, 0.9)
    assert (after.verdict, after.limit.value) == (Verdict.UNDECIDED, 0.8)
