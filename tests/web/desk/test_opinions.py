"""What people say of findings: written down, counted, taken back, closed."""

from __future__ import annotations

import pytest
from shapely import Polygon

from lianshen.review.errors import NotFound, Refused, WrongStage
from lianshen.review.evidence import Clause
from lianshen.review.findings import Severity, Verdict
from lianshen.review.opinions import Stand
from lianshen.review.projects import Actor, Department, Stage
from lianshen.web import desk
from lianshen.web.desk import Filter
from tests.web.desk.scenes import FIRE, HOUSING, PASSED, QUESTION, new_round


def matter(actor: Actor, round_id: object, key: str) -> object:
    page = desk.findings(actor, round_id)  # type: ignore[arg-type]
    return next(line.matter for line in page.matters if line.matter.key == key)


def test_a_dismissed_failure_does_not_stand_and_an_upheld_question_does(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    desk.dismiss(actors["fire"], round.id, FIRE.fingerprint, "门开在走道另一侧")
    desk.uphold(actors["fire"], round.id, QUESTION.fingerprint)
    stands = {line.matter.key: line.matter.stands for line in desk.findings(actors["lead"], round.id).matters}
    assert (stands[FIRE.fingerprint], stands[QUESTION.fingerprint]) == (False, True)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_dismissal_without_a_reason_is_refused(reason: str, actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    with pytest.raises(Refused, match="reason"):
        desk.dismiss(actors["fire"], round.id, FIRE.fingerprint, reason)


def test_what_passed_is_no_matter_to_judge(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    with pytest.raises(NotFound):
        desk.uphold(actors["fire"], round.id, PASSED.fingerprint)


def test_a_matter_of_ones_own_is_drawn_on_the_sheet(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    shape = Polygon([(0, 0), (1, 0), (1, 1)])
    clause = Clause("GB 55037-2022", "7.1.2")
    said = desk.add(actors["fire"], round.id, "s1", shape, "缺排烟窗", Severity.MANDATORY, clause)
    page = desk.sheet(actors["lead"], round.id, "s1")
    added = next(line for line in page.matters if line.matter.finding is None)
    assert (added.matter.key, added.matter.evidence[0].shape) == (str(said.id), shape)
    assert (added.opinions[0].clause, added.matter.severity) == (clause, Severity.MANDATORY)
    assert [line.added for line in desk.sheets(actors["fire"], round.id)] == [1]
    with pytest.raises(NotFound):
        desk.add(actors["fire"], round.id, "no such sheet", shape, "缺排烟窗", Severity.MANDATORY)


def test_a_word_is_taken_back_by_its_author_alone(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    said = desk.dismiss(actors["fire"], round.id, FIRE.fingerprint, "误报")
    with pytest.raises(NotFound):
        desk.take_back(actors["fire-lead"], round.id, said.id)
    assert desk.take_back(actors["fire"], round.id, said.id).stand is Stand.WITHDRAWN
    page = desk.findings(actors["fire"], round.id)
    line = next(line for line in page.matters if line.matter.key == FIRE.fingerprint)
    assert (line.matter.stands, line.opinions) == (True, ())
    with pytest.raises(NotFound):
        desk.take_back(actors["fire"], round.id, said.id)


def test_one_word_is_said_of_several_findings_and_taken_back_for_all(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    both = [FIRE.fingerprint, QUESTION.fingerprint]
    said = desk.dismiss_alike(actors["fire"], round.id, [*both, *both], "同一处门，已核")
    assert [(one.finding, one.stand, one.text) for one in said] == [
        (k, Stand.DISMISSED, "同一处门，已核") for k in both
    ]
    page = desk.findings(actors["fire"], round.id)
    assert [line.matter.stands for line in page.matters] == [False, False]
    desk.take_back_alike(actors["fire"], round.id, [one.id for one in said])
    assert [line.opinions for line in desk.findings(actors["fire"], round.id).matters] == [(), ()]
    acts = [
        (line.act, both[0] in line.after, both[1] in line.after)
        for line in desk.journal(actors["admin"], str(round.id))
    ]
    dismissed, withdrawn = ("dismissed", True, False), ("withdrawn", True, False)
    assert sorted(acts) == sorted([dismissed, withdrawn, ("dismissed", False, True), ("withdrawn", False, True)])


def test_a_word_on_several_findings_is_said_of_all_or_of_none(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    with pytest.raises(NotFound):
        desk.uphold_alike(actors["fire"], round.id, [FIRE.fingerprint, HOUSING.fingerprint])
    with pytest.raises(NotFound):
        desk.uphold_alike(actors["fire"], round.id, [])
    said = desk.uphold(actors["fire"], round.id, FIRE.fingerprint)
    other = desk.uphold(actors["fire-lead"], round.id, QUESTION.fingerprint)
    with pytest.raises(NotFound):
        desk.take_back_alike(actors["fire"], round.id, [said.id, other.id])
    stands = [[o.stand for o in line.opinions] for line in desk.findings(actors["fire"], round.id).matters]
    assert stands == [[Stand.UPHELD], [Stand.UPHELD]]


def test_a_department_is_told_its_own_numbers_and_the_lead_those_of_all(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    own = desk.findings(actors["fire"], round.id)
    assert (own.counted_for, dict(own.counts)[Verdict.FAIL], dict(own.counts)[Verdict.PASS]) == (Department.FIRE, 1, 1)
    whole = desk.findings(actors["lead"], round.id)
    assert (whole.counted_for, dict(whole.counts)[Verdict.FAIL]) == (None, 2)


def test_a_closed_department_says_nothing_more_until_it_is_reopened(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    desk.close_department(actors["fire"], round.id)
    with pytest.raises(WrongStage):
        desk.uphold(actors["fire"], round.id, FIRE.fingerprint)
    with pytest.raises(WrongStage):
        desk.close_department(actors["fire-lead"], round.id)
    assert not any(line.may_judge for line in desk.findings(actors["fire"], round.id).matters)
    desk.reopen_department(actors["fire-lead"], round.id, Department.FIRE)
    desk.uphold(actors["fire"], round.id, FIRE.fingerprint)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.REVIEW])
def test_opinions_belong_to_the_stage_of_review(stage: Stage, actors: dict[str, Actor]) -> None:
    round = new_round(actors, stage)
    with pytest.raises(WrongStage):
        desk.uphold(actors["fire"], round.id, FIRE.fingerprint)


def test_the_filter_cuts_down_to_what_was_asked(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)

    def keys(filter: Filter) -> set[str]:
        return {line.matter.key for line in desk.findings(actors["lead"], round.id, filter).matters}

    assert len(keys(Filter())) == 3
    assert keys(Filter(department=Department.FIRE)) == {FIRE.fingerprint, QUESTION.fingerprint}
    assert keys(Filter(department=Department.FIRE, verdict=Verdict.UNDECIDED)) == {QUESTION.fingerprint}
    assert keys(Filter(severity=Severity.ADVICE)) == set()
    assert keys(Filter(sheet="s2")) == set()


def test_every_act_is_in_the_journal(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    desk.uphold(actors["fire"], round.id, FIRE.fingerprint, "核实")
    desk.close_department(actors["fire"], round.id)
    lines = desk.journal(actors["supervisor"], str(round.id))
    assert [(line.act, line.actor) for line in lines] == [
        ("close department", actors["fire"].name),
        ("upheld", actors["fire"].name),
    ]
    assert desk.journal_is_whole(actors["supervisor"])
