"""Every use case, asked by everybody: who gets an answer, who is told no, and for whom the thing is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from shapely import Point

from lianshen.review.errors import NotAllowed, NotFound, Refused
from lianshen.review.findings import Severity
from lianshen.review.projects import Actor, Declared, Department, Round, Stage
from lianshen.web import desk
from tests.web.desk.scenes import ALL, FIRE, HOUSING, LAYER, at_stage, new_project, new_round

Case = Callable[[Actor, Round], object]
REVIEWERS = frozenset({"housing", "fire", "defence", "weather", "seismic"})
LEADS = frozenset(f"{name}-lead" for name in REVIEWERS)
OUTSIDE = frozenset({"designer", "applicant"})
STRANGERS = frozenset({"other-designer", "other-applicant"})
CENTRE = REVIEWERS | LEADS | {"clerk", "lead", "supervisor", "admin"}
EVERYBODY = CENTRE | OUTSIDE | STRANGERS
FIRE_PEOPLE = frozenset({"fire", "fire-lead"})
REVIEWING = REVIEWERS | LEADS | {"clerk"}


def _judge(verb: Callable[..., object]) -> Case:
    return lambda actor, round: verb(actor, round.id, FIRE.fingerprint, "理由")


def _judge_alike(verb: Callable[..., object]) -> Case:
    return lambda actor, round: verb(actor, round.id, [FIRE.fingerprint], "理由")


def _add(actor: Actor, round: Round) -> object:
    return desk.add(actor, round.id, "s1", Point(2, 2), "补充意见", Severity.GENERAL)


def _create(actor: Actor, round: Round) -> object:
    return desk.create_project(actor, "新项目", "320600", Declared())


def _receive(actor: Actor, round: Round) -> object:
    at_stage(round, Stage.ISSUED)
    return desk.receive(actor, round.project, "二层.dxf", BytesIO(b"0\nEOF\n"))


def _submit(actor: Actor, round: Round) -> object:
    at_stage(round, Stage.ISSUED)
    return desk.submit(actor, round.project)


def _remove(actor: Actor, round: Round) -> object:
    at_stage(round, Stage.ISSUED)
    desk.remove(actor, round.project, uuid4())
    return None


REVIEW, ISSUED, MERGING, CHECKING = Stage.REVIEW, Stage.ISSUED, Stage.MERGING, Stage.CHECKING
CASES: dict[str, tuple[Stage, frozenset[str], Case]] = {
    "applicants": (REVIEW, frozenset({"designer", "other-designer"}), lambda a, r: desk.applicants(a)),
    "create_project": (REVIEW, frozenset({"designer", "other-designer"}), _create),
    "project": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.project(a, r.project)),
    "receive": (REVIEW, frozenset({"designer"}), _receive),
    "remove": (REVIEW, frozenset(), _remove),  # the designer is told that the file is not there
    "submit": (REVIEW, frozenset(), _submit),  # the designer is told that the draft is empty
    "withdraw": (REVIEW, frozenset({"designer"}), lambda a, r: desk.withdraw(a, r.id)),
    "try_again": (MERGING, frozenset({"lead", "admin"}), lambda a, r: desk.try_again(a, r.id)),
    "round_page": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.round_page(a, r.id)),
    "progress": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.progress(a, r.id).checks),
    "findings_document": (REVIEW, CENTRE, lambda a, r: desk.findings_document(a, r.id)),
    "sheets": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.sheets(a, r.id)),
    "sheet": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.sheet(a, r.id, "s1")),
    "seen": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.seen(a, r.id, "s1")),
    "correct": (
        REVIEW,
        frozenset(),
        lambda a, r: desk.correct(a, r.id, ["B1"], "Building.fire_rating", "1"),
    ),  # no design
    "take_back_correction": (REVIEW, frozenset(), lambda a, r: desk.take_back_correction(a, r.id, ["B1"], "Room.use")),
    "corrections": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.corrections(a, r.id)),
    "layers": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.layers(a, r.id)),
    "name_layer": (CHECKING, frozenset({"designer"}), lambda a, r: desk.name_layer(a, r.id, LAYER.name, "walls")),
    "take_back_layer": (CHECKING, frozenset(), lambda a, r: desk.take_back_layer(a, r.id, "X2")),  # nothing was said
    "rendition": (REVIEW, CENTRE | OUTSIDE, lambda a, r: desk.rendition(a, r.id, "s1").close()),
    "findings": (REVIEW, CENTRE, lambda a, r: desk.findings(a, r.id)),
    "findings of an issued round": (ISSUED, CENTRE | OUTSIDE, lambda a, r: desk.findings(a, r.id)),
    "uphold": (REVIEW, FIRE_PEOPLE, _judge(desk.uphold)),
    "dismiss": (REVIEW, FIRE_PEOPLE, _judge(desk.dismiss)),
    "uphold_alike": (REVIEW, FIRE_PEOPLE, _judge_alike(desk.uphold_alike)),
    "dismiss_alike": (REVIEW, FIRE_PEOPLE, _judge_alike(desk.dismiss_alike)),
    "add": (REVIEW, REVIEWING, _add),
    "take_back": (REVIEW, frozenset(), lambda a, r: desk.take_back(a, r.id, uuid4())),
    "take_back_alike": (REVIEW, frozenset(), lambda a, r: desk.take_back_alike(a, r.id, [uuid4()])),
    "close_department": (REVIEW, REVIEWING, lambda a, r: desk.close_department(a, r.id)),
    "issue": (REVIEW, frozenset(), lambda a, r: desk.issue(a, r.id)),  # departments are open
    "documents": (ISSUED, CENTRE | OUTSIDE, lambda a, r: desk.documents(a, r.id)),
    "document": (ISSUED, CENTRE | OUTSIDE, lambda a, r: desk.document(a, r.id, "opinion.pdf").close()),
    "journal": (REVIEW, frozenset({"supervisor", "admin"}), lambda a, r: desk.journal(a)),
    "journal_is_whole": (REVIEW, frozenset({"supervisor", "admin"}), lambda a, r: desk.journal_is_whole(a)),
}


def granted(case: Case, actors: dict[str, Actor], stage: Stage) -> Iterator[str]:
    for name in sorted(EVERYBODY):
        round = new_round(actors, stage)
        try:
            case(actors[name], round)
        except Refused:
            continue
        yield name


@pytest.mark.parametrize("case", CASES)
def test_who_is_granted_what(case: str, actors: dict[str, Actor]) -> None:
    stage, expected, use = CASES[case]
    assert set(granted(use, actors, stage)) == expected


def test_every_use_case_has_its_row() -> None:
    elsewhere = {"Filter", "actor_of", "demo_accounts", "log_in", "log_out", "seed_demo", "projects_of"}
    tested_below = {"reading_document", "reopen_department"}
    assert set(desk.__all__) - elsewhere - tested_below == {case.split()[0] for case in CASES}


@pytest.mark.parametrize("stranger", sorted(STRANGERS))
def test_for_strangers_a_round_is_not_there(stranger: str, actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.ISSUED)
    uses: list[Callable[[Actor, UUID], object]] = [
        desk.round_page, desk.progress, desk.sheets, desk.findings, desk.documents, desk.withdraw, desk.reading_document,
        desk.findings_document, desk.close_department, desk.issue,
    ]  # fmt: skip
    for use in uses:
        with pytest.raises(NotFound):
            use(actors[stranger], round.id)
    assert round.project not in {line.project.id for line in desk.projects_of(actors[stranger])}


def test_a_matter_of_another_department_is_not_there(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    with pytest.raises(NotFound):
        desk.uphold(actors["fire"], round.id, HOUSING.fingerprint)
    shown = desk.findings(actors["fire"], round.id).matters
    assert {line.matter.department for line in shown} == {Department.FIRE}
    beside = next(line.beside for line in shown if line.matter.key == FIRE.fingerprint)
    assert [matter.key for matter in beside] == [HOUSING.fingerprint]


def test_a_draft_is_seen_by_its_own_side_and_by_those_who_see_all(actors: dict[str, Actor]) -> None:
    project = new_project(actors)
    seeing = {n for n in EVERYBODY if project.id in {line.project.id for line in desk.projects_of(actors[n])}}
    assert seeing == {"designer", "applicant", "lead", "supervisor", "admin"}
    with pytest.raises(NotFound):
        desk.project(actors["fire"], project.id)


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_a_department_is_reopened_by_its_own_lead_or_the_lead(name: str, actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW, closed=(Department.FIRE,))
    if name in {"fire-lead", "lead"}:
        assert desk.reopen_department(actors[name], round.id, Department.FIRE).closed == ()
    else:
        with pytest.raises((NotAllowed, NotFound)):
            desk.reopen_department(actors[name], round.id, Department.FIRE)


def test_designers_and_applicants_never_see_who_reviews(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    desk.uphold(actors["fire"], round.id, FIRE.fingerprint, "核实")
    at_stage(round, Stage.ISSUED)
    names = {actor.name for actor in actors.values()} - {"示范设计院", "示范建设单位"}
    for name in sorted(OUTSIDE):
        page = desk.findings(actors[name], round.id)
        assert any(line.opinions for line in page.matters)
        assert [name for name in names if name in repr(page)] == []
        assert str(actors["fire"].id) not in repr(page)
    inside = desk.findings(actors["lead"], round.id).matters
    assert {opinion.author for line in inside for opinion in line.opinions} == {"消防·审查人员"}


def test_the_lead_issues_when_every_department_has_closed(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW, closed=ALL)
    for name in sorted(EVERYBODY - {"lead"}):
        with pytest.raises((NotAllowed, NotFound)):
            desk.issue(actors[name], round.id)
    assert desk.issue(actors["lead"], round.id).stage is Stage.MERGING
