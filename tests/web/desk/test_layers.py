"""The institute says what its layer means: files are read again by that word, and later submissions as well."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest

from lianshen.review.errors import NotAllowed, NotFound, Refused
from lianshen.review.projects import Actor, Declared, Department, Role, Round, Stage
from lianshen.storage.steps import StepKind, StepState
from lianshen.web import desk
from lianshen.web.desk import work as background
from lianshen.web.desk.places import at_work
from lianshen.web.desk.views import LayerLine
from tests.web.desk.plan import MISLEADS, plan_dxf
from tests.web.desk.scenes import at_stage
from tests.web.desk.test_corrections import reviewed
from tests.web.installation import worked_off

NAME = "A-FURN-X1"
PLAN, OTHER = "一层.dxf", "二层.dxf"


@pytest.fixture
def designer(actors: dict[str, Actor]) -> Actor:
    """A designer of a new institute, which has said nothing yet."""
    with at_work() as at:
        home = at.people.add_organisation(uuid4().hex, "institute")
        person = at.people.add(uuid4().hex, "设计师", Role.DESIGNER, None, home, "-")
    assert person is not None
    return person


def submitted(designer: Actor, **files: bytes) -> Round:
    project = desk.create_project(designer, "联审花园", "320600", Declared())
    for name, content in files.items():
        desk.receive(designer, project.id, f"{name}.dxf", BytesIO(content))
    return desk.submit(designer, project.id)


def read(designer: Actor, **files: bytes) -> Round:
    """A round whose files are read and put together, and whose checks have not begun."""
    round = submitted(designer, **files)
    put_together(round)
    return round


def put_together(round: Round) -> None:
    done(round, StepKind.READ)
    done(round, StepKind.ASSEMBLE)


def done(round: Round, kind: StepKind) -> list[str]:
    """Do the waiting steps of a kind; the names of the files that were read."""
    background.advance(round.id)
    with at_work() as at:
        waiting = [one for one in at.steps.of(round.id) if one.kind is kind and one.state is StepState.WAITING]
        names = [at.submissions.upload(one.target.upload).source.name for one in waiting if one.target.upload]
    for one in waiting:
        background.carry_out(one.id)
    return sorted(names)


def rooms(designer: Actor, round: Round) -> list[list[str]]:
    building = json.loads(desk.reading_document(designer, round.id))["building"]
    return [sorted(room["name"] for room in storey["rooms"] or ()) for storey in building["storeys"]]


def line(actor: Actor, round: Round, name: str = MISLEADS, file: str = PLAN) -> LayerLine:
    (found,) = (one for one in desk.layers(actor, round.id).files if one.source.name == file)
    return next(one for one in found.lines or () if one.layer.name == name)


def layer_entry(designer: Actor, round: Round) -> Any:
    document = json.loads(desk.reading_document(designer, round.id))
    return next(layer for layer in document["files"][0]["layers"] if layer["name"] == MISLEADS)


def test_a_wall_on_a_misleading_layer_becomes_a_wall_when_the_institute_says_so(designer: Actor) -> None:
    round = read(designer, 一层=plan_dxf())
    assert rooms(designer, round) == [[]]
    assert (layer_entry(designer, round)["meaning"], layer_entry(designer, round)["certainty"]) == ("furniture", "read")
    assert desk.name_layer(designer, round.id, MISLEADS, "walls", "内墙").stage is Stage.READING
    worked_off(round.id)
    assert rooms(designer, round) == [["卧室", "客厅"]]
    assert (layer_entry(designer, round)["meaning"], layer_entry(designer, round)["certainty"]) == (
        "walls",
        "confirmed",
    )
    assert desk.round_page(designer, round.id).round.stage is Stage.REVIEW


def test_only_the_files_that_have_the_layer_are_read_again_and_every_check_is_done_anew(designer: Actor) -> None:
    round = read(designer, 一层=plan_dxf(), 二层=plan_dxf("WALL", "二层平面图"))
    with at_work() as at:
        checks = [one for one in at.steps.of(round.id) if one.kind is StepKind.CHECK]
    background.carry_out(checks[0].id)
    desk.name_layer(designer, round.id, MISLEADS, "walls")
    with at_work() as at:
        assert {one.kind for one in at.steps.of(round.id)} == {StepKind.READ}
        assert at.findings.of(round.id) == ()
    progress = desk.progress(designer, round.id)
    assert {one.source.name: one.step.state for one in progress.files} == {
        PLAN: StepState.WAITING, OTHER: StepState.DONE,
    }  # fmt: skip
    assert not progress.finished
    assert done(round, StepKind.READ) == [PLAN]
    done(round, StepKind.ASSEMBLE)
    with at_work() as at:
        anew = [one for one in at.steps.of(round.id) if one.kind is StepKind.CHECK]
    assert [one.target for one in anew] == [one.target for one in checks]
    assert {one.state for one in anew} == {StepState.WAITING}


def test_a_file_nobody_has_read_yet_is_read_by_the_word_too(designer: Actor) -> None:
    round = submitted(designer, 一层=plan_dxf(), 二层=plan_dxf(title="二层平面图"))
    with at_work() as at:
        first = at.steps.of(round.id)[0]
    background.carry_out(first.id)
    desk.name_layer(designer, round.id, MISLEADS, "walls")
    put_together(round)
    assert rooms(designer, round) == [["卧室", "客厅"], ["卧室", "客厅"]]


def test_the_word_is_remembered_for_the_next_submission_of_the_institute_alone(
    designer: Actor, actors: dict[str, Actor]
) -> None:
    first = read(designer, 一层=plan_dxf())
    desk.name_layer(designer, first.id, MISLEADS, "walls")
    later = read(designer, 一层=plan_dxf())
    assert rooms(designer, later) == [["卧室", "客厅"]]
    assert line(designer, later).in_this_round
    assert rooms(actors["other-designer"], read(actors["other-designer"], 一层=plan_dxf())) == [[]]


def test_a_round_under_way_elsewhere_keeps_to_the_words_it_began_with(designer: Actor) -> None:
    here, elsewhere = read(designer, 一层=plan_dxf()), submitted(designer, 一层=plan_dxf())
    desk.name_layer(designer, here.id, MISLEADS, "walls")
    put_together(elsewhere)
    assert rooms(designer, elsewhere) == [[]]
    assert not line(designer, elsewhere).in_this_round


def test_what_is_said_after_the_check_leaves_the_round_alone_and_counts_in_the_next(designer: Actor) -> None:
    round = read(designer, 一层=plan_dxf())
    at_stage(round, Stage.REVIEW)
    assert desk.name_layer(designer, round.id, MISLEADS, "walls").stage is Stage.REVIEW
    assert (rooms(designer, round), line(designer, round).in_this_round) == ([[]], False)
    at_stage(round, Stage.ISSUED)
    draft = desk.receive(designer, round.project, PLAN, BytesIO(plan_dxf()))
    assert draft.source.name == PLAN
    second = desk.submit(designer, round.project)
    put_together(second)
    assert rooms(designer, second) == [["卧室", "客厅"]]


def test_once_a_reviewer_has_corrected_something_the_round_is_not_read_again(actors: dict[str, Actor]) -> None:
    round = reviewed(actors)
    desk.correct(actors["fire"], round.id, ["B1/3F/卧室"], "Room.use", "office", "s1")
    assert not desk.layers(actors["designer"], round.id).read_again


def test_a_word_taken_back_counts_no_longer(designer: Actor, actors: dict[str, Actor]) -> None:
    round = read(designer, 一层=plan_dxf())
    desk.name_layer(designer, round.id, MISLEADS, "walls", "内墙")
    put_together(round)
    desk.take_back_layer(designer, round.id, MISLEADS)
    put_together(round)
    assert rooms(designer, round) == [[]]
    assert line(designer, round).said is None
    acts = {entry.act: entry.after for entry in desk.journal(actors["supervisor"], str(round.id))}
    assert json.loads(acts["take back a layer"])["layer"] == NAME
    with pytest.raises(NotFound):
        desk.take_back_layer(designer, round.id, MISLEADS)


def test_the_page_shows_doubtful_layers_first_with_what_lies_on_them(designer: Actor) -> None:
    round = read(designer, 一层=plan_dxf("乱七八糟"))
    (file,) = desk.layers(designer, round.id).files
    assert file.lines is not None
    assert (file.lines[0].layer.name, file.lines[0].layer.lines, file.lines[0].said) == ("乱七八糟", 2, None)
    assert {one.layer.name: one.layer.texts for one in file.lines}["SPACE"] == 2


def test_what_makes_no_sense_or_is_not_theirs_is_refused(designer: Actor, actors: dict[str, Actor]) -> None:
    round = read(designer, 一层=plan_dxf("0"))
    with pytest.raises(Refused):
        desk.name_layer(designer, round.id, "0", "walls")
    with pytest.raises(Refused):
        desk.name_layer(designer, round.id, "WALL", "ballrooms")
    with pytest.raises(NotFound):
        desk.name_layer(designer, round.id, "NOT-THERE", "walls")
    with pytest.raises(NotAllowed):
        desk.name_layer(actors["fire"], round.id, "WALL", "doors")
    assert not desk.layers(replace(actors["fire"], department=Department.FIRE), round.id).may_name
