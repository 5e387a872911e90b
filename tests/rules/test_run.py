"""What becomes of a rule's answers: gaps, crashes, unsure footing, weak numbers."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

import pytest
from shapely import Point, box

from lianshen.review.building import Building, Design, DwellingDoor, Room, Storey, Use
from lianshen.review.evidence import Clause, Evidence, Quantity, Trust
from lianshen.review.facts import Certainty
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.rules import Answer, Law, Rule, at_least, metres, part, plan, scene
from lianshen.rules.fire import pack as fire
from lianshen.rules.fire.dwelling_door_to_exit import DwellingDoorToExit
from lianshen.rules.housing import pack as housing
from lianshen.rules.law import LimitTable
from lianshen.rules.run import WHOLE, check, check_rule, scope_of, scopes, strictly

TODAY = date(2026, 11, 23)


class HighEnough(Rule[Storey]):
    """A storey is high enough."""

    code = "test/high-enough"
    clause = Clause("GB 1", "1")
    severity = Severity.MANDATORY
    needs = (Storey.height,)
    limits = ("height",)
    examples = ()

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.label != "B1"

    def check(self, storey: Storey, law: Law) -> Answer:
        return at_least(metres(storey.height), law.limit("height"), storey.mark())


class Crashes(HighEnough):
    """A rule with a mistake in it."""

    subject = Storey

    def check(self, storey: Storey, law: Law) -> Answer:
        return at_least(Quantity(1 / 0), law.limit("height"))


def law(trust: str = "checked", since: str = "2020-01-01") -> Law:
    edition = {"since": since, "trust": trust, "values": 3.0, "clause": {"standard": "GB 2", "number": "7"}}
    return Law(LimitTable({"height": {"unit": "m", "editions": [edition]}}), TODAY)


def found(rule: Rule[Any], design: Design, by: Law | None = None, scope: str | None = None) -> dict[str, Finding]:
    return {finding.subject: finding for finding in check_rule(rule, "test", design, by or law(), scope)}


def storeys(*heights: float | None) -> Design:
    return scene(storeys=[part(Storey, f"{n}F", height=height) for n, height in enumerate(heights, 1)])()


def test_a_storey_nobody_could_read_never_hides_behind_one_that_could() -> None:
    findings = found(HighEnough(), storeys(3.0, None, 2.8))
    assert [finding.verdict for finding in findings.values()] == [Verdict.PASS, Verdict.UNDECIDED, Verdict.FAIL]
    assert findings["B1/2F"].missing == ("Storey.height",)
    assert "层高" in findings["B1/2F"].reason.zh


def test_unknown_parts_are_undecided_storey_by_storey() -> None:
    looked = part(Storey, "2F", rooms=[part(Room, "R1", use=Use.OTHER)])
    design = scene(storeys=[looked, part(Storey, "3F"), part(Storey, "4F", rooms=[])])()
    rule = next(rule for rule in housing.rules if rule.code == "housing/bedroom-area")
    findings = found(rule, design, housing.law(TODAY))
    assert {key: finding.verdict for key, finding in findings.items()} == {
        "B1/2F/R1": Verdict.NOT_APPLICABLE,
        "B1/3F": Verdict.UNDECIDED,
    }
    assert findings["B1/3F"].missing == ("Storey.rooms",)


def test_where_there_is_nothing_to_judge_that_is_said_once() -> None:
    (finding,) = found(HighEnough(), scene(storeys=[])()).values()
    assert (finding.subject, finding.verdict) == ("", Verdict.NOT_APPLICABLE)


def test_what_the_clause_does_not_reach_is_not_applicable() -> None:
    (finding,) = found(HighEnough(), scene(storeys=[part(Storey, "B1", height=2.2)])()).values()
    assert finding.verdict is Verdict.NOT_APPLICABLE


def test_a_crash_becomes_a_question_and_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        findings = found(Crashes(), storeys(3.0, 3.0))
    assert [finding.verdict for finding in findings.values()] == [Verdict.UNDECIDED] * 2
    assert "规则自身运行出错" in findings["B1/1F"].reason.zh
    assert "ZeroDivisionError" in caplog.text


def test_tests_see_the_crash_itself() -> None:
    with strictly(), pytest.raises(ZeroDivisionError):
        found(Crashes(), storeys(3.0))


def test_what_two_sheets_state_differently_asks_and_shows_both() -> None:
    design = storeys(3.0)
    design.buildings[0].storeys[0].state(Storey.height, 2.8, Certainty.READ, Evidence(sheet="section"))
    (finding,) = found(HighEnough(), design).values()
    assert (finding.verdict, finding.missing) == (Verdict.UNDECIDED, ("Storey.height",))
    assert {evidence.sheet for evidence in finding.evidence} == {"stage", "section"}


def test_a_pass_that_stands_on_what_was_worked_out_asks() -> None:
    design = scene(storeys=[part(Storey, "1F"), part(Storey, "2F")])()
    low, high = design.buildings[0].storeys
    low.state(Storey.height, 2.8, Certainty.INFERRED)
    high.state(Storey.height, 3.2, Certainty.INFERRED)
    findings = found(HighEnough(), design)
    assert [finding.verdict for finding in findings.values()] == [Verdict.FAIL, Verdict.UNDECIDED]
    assert {finding.basis for finding in findings.values()} == {Certainty.INFERRED}


def test_a_failure_names_the_facts_that_no_sheet_states() -> None:
    design = storeys(2.8)
    (plain,) = found(HighEnough(), design).values()
    design = scene(storeys=[part(Storey, "1F")])()
    design.buildings[0].storeys[0].state(Storey.height, 2.8, Certainty.INFERRED)
    (worked_out,) = found(HighEnough(), design).values()
    assert (worked_out.verdict, worked_out.severity) == (Verdict.FAIL, plain.severity)
    assert worked_out.reason.en == f"{plain.reason.en} (worked out from the drawing, not written on it: height)"
    assert "层高" in worked_out.reason.zh
    assert "层高" not in plain.reason.zh


def test_a_number_nobody_looked_up_never_makes_a_mandatory_failure() -> None:
    for trust, severity in (
        ("checked", Severity.MANDATORY),
        ("seen", Severity.MANDATORY),
        ("partly-seen", Severity.GENERAL),
        ("memory", Severity.ADVICE),
        ("memory-weak", Severity.ADVICE),
    ):
        (finding,) = found(HighEnough(), storeys(2.8), law(trust)).values()
        assert (finding.verdict, finding.trust, finding.severity) == (Verdict.FAIL, Trust(trust), severity)


def test_a_day_before_the_law_is_undecided() -> None:
    (finding,) = found(HighEnough(), storeys(2.8), law(since="2027-01-01")).values()
    assert (finding.verdict, finding.severity) == (Verdict.UNDECIDED, Severity.ADVICE)


def test_a_finding_cites_the_clause_of_the_number_it_used() -> None:
    (finding,) = found(HighEnough(), storeys(2.8)).values()
    assert finding.clause == Clause("GB 2", "7")


def test_the_scopes_together_bring_what_the_whole_brings() -> None:
    design = scene(storeys=[part(Storey, "1F", height=3.0), part(Storey, "2F")])()
    for pack in (fire, housing):
        of_law = pack.law(TODAY)
        whole = check(pack, design, of_law)
        divided = [finding for scope in scopes(design) for finding in check(pack, design, of_law, scope)]
        assert {(f.fingerprint, f.verdict) for f in divided} == {(f.fingerprint, f.verdict) for f in whole}
        assert len(divided) == len(whole)


def test_a_door_belongs_to_its_storey_and_a_building_to_the_whole() -> None:
    design = plan("d..X")()
    (door,) = design.buildings[0].storeys[0].dwelling_doors
    assert (scope_of(door), scope_of(design.buildings[0])) == ("B1/3F", WHOLE)


def test_a_finding_points_at_the_walk_itself() -> None:
    (finding,) = check_rule(DwellingDoorToExit(), "fire", plan("d" + "." * 22 + "X")(), fire.law(TODAY))
    (evidence,) = finding.evidence
    assert finding.verdict is Verdict.FAIL
    assert evidence.shape is not None
    assert evidence.shape.length == pytest.approx(23.0)


def test_verdicts_do_not_depend_on_the_order_of_storeys() -> None:
    heights = [part(Storey, f"{n}F", height=2.5 + n / 10) for n in range(1, 9)]
    first, second = scene(storeys=heights)(), scene(storeys=heights[::-1])()
    assert found(HighEnough(), first) == found(HighEnough(), second)


def test_a_building_with_a_fact_left_out_still_gets_an_answer_from_every_rule() -> None:
    room = part(Room, "R1", name="卧室", use=Use.BEDROOM, boundary=box(0, 0, 3, 3))
    door = part(DwellingDoor, "M1", at=Point(0, 0))
    design = scene(storeys=[part(Storey, "3F", rooms=[room], dwelling_doors=[door])])()
    assert not design.buildings[0].knows(Building.use)
    for pack in (fire, housing):
        answered = {finding.rule for finding in check(pack, design, pack.law(TODAY))}
        assert answered == {rule.code for rule in pack.rules}
