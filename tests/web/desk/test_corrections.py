"""A reviewer corrects what the machine saw: the word is written down, and what hangs on it is checked again."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from uuid import uuid4

import pytest
from shapely import Point, box

from lianshen.review.building import Building, Design, Door, Room, Storey, Use
from lianshen.review.corrections import Standing
from lianshen.review.design_record import write_design
from lianshen.review.errors import NotAllowed, NotFound, Refused, WrongStage
from lianshen.review.evidence import Evidence
from lianshen.review.projects import Actor, Department, Round, Stage
from lianshen.rules.run import WHOLE
from lianshen.storage.steps import StepKind, StepState, Target
from lianshen.storage.work import work
from lianshen.web import desk
from lianshen.web.desk import work as background
from lianshen.web.desk.designs import design_of
from lianshen.web.desk.places import files
from lianshen.web.settings import settings
from tests.web.desk.scenes import at_stage, new_round

ROOM = "B1/3F/卧室"


def reviewed(actors: dict[str, Actor], closed: tuple[Department, ...] = ()) -> Round:
    """A round in review whose design has one storey with a room, every check done."""
    round = new_round(actors, Stage.REVIEW, closed)
    sha256, _size = files().put(BytesIO(write_design(design())))
    targets = [Target(pack="fire", scope=scope) for scope in (WHOLE, "B1/3F", "B1/4F")]
    with work(settings().database_url) as at:
        at.rounds.set_design(round.id, sha256)
        for kind, ofs in ((StepKind.ASSEMBLE, [Target()]), (StepKind.CHECK, targets), (StepKind.COMBINE, [Target()])):
            at.steps.begin(round.id, kind, ofs)
        for step in at.steps.of(round.id):
            claimed = at.steps.claim(step.id, settings().lease)
            assert claimed is not None
            at.steps.finish(claimed)
    return round


def design() -> Design:
    whole = Design("")
    building = Building("B1", whole)
    storeys = [Storey(label, building, sheet="s1") for label in ("3F", "4F")]
    room, door = Room("卧室", storeys[0]), Door("M1", storeys[0])
    whole.state(Design.buildings, (building,), source=Evidence())
    building.state(Building.storeys, tuple(storeys), source=Evidence())
    storeys[0].state(Storey.rooms, (room,))
    storeys[0].state(Storey.doors, (door,))
    room.state(Room.use, Use.BEDROOM)
    room.state(Room.boundary, box(0, 0, 3, 4))
    door.state(Door.at, Point(1, 1))
    return whole


def room_of(round: Round) -> Room:
    with work(settings().database_url) as at:
        found = design_of(at, round)
    assert found is not None
    return found.buildings[0].storeys[0].rooms[0]


def states(round: Round) -> dict[tuple[StepKind, str | None], StepState]:
    with work(settings().database_url) as at:
        return {(step.kind, step.target.scope): step.state for step in at.steps.of(round.id)}


def stage(round: Round) -> Stage:
    with work(settings().database_url) as at:
        now = at.rounds.get(round.id)
    assert now is not None
    return now.stage


def test_the_word_counts_and_only_its_scope_and_the_whole_are_checked_again(actors: dict[str, Actor]) -> None:
    round = reviewed(actors)
    desk.correct(actors["fire"], round.id, [ROOM], "Room.use", "office", "s1", "平面图已注明")
    assert room_of(round).use is Use.OFFICE
    now = states(round)
    assert (now[StepKind.CHECK, "B1/3F"], now[StepKind.CHECK, WHOLE]) == (StepState.WAITING, StepState.WAITING)
    assert now[StepKind.CHECK, "B1/4F"] is StepState.DONE
    assert (StepKind.COMBINE, None) not in now
    assert stage(round) is Stage.CHECKING


def test_when_the_checks_are_done_people_review_again(actors: dict[str, Actor]) -> None:
    round = reviewed(actors, closed=(Department.HOUSING,))
    desk.correct(actors["fire"], round.id, [ROOM], "Room.use", "office", "s1")
    for _turn in range(4):
        with work(settings().database_url) as at:
            waiting = [step.id for step in at.steps.of(round.id) if step.state is StepState.WAITING]
        for step in waiting:
            background.carry_out(step)
    assert stage(round) is Stage.REVIEW
    with work(settings().database_url) as at:
        assert at.rounds.get(round.id) == replace(round, closed=())  # housing must look again


def test_a_word_taken_back_leaves_what_was_read(actors: dict[str, Actor]) -> None:
    round = reviewed(actors)
    desk.correct(actors["fire"], round.id, [ROOM], "Room.boundary", box(0, 0, 5, 5), "s1")
    assert room_of(round).area == 25.0
    desk.take_back_correction(actors["fire"], round.id, [ROOM], "Room.boundary")
    assert room_of(round).boundary.area == 12.0
    assert desk.corrections(actors["fire"], round.id) == ()
    acts = [line.act for line in desk.journal(actors["supervisor"], str(round.id))]
    assert {"correct", "take back a correction"} <= set(acts)


def test_it_is_carried_into_the_next_round_and_shown_where_the_thing_is_gone(actors: dict[str, Actor]) -> None:
    first = reviewed(actors)
    desk.correct(actors["fire"], first.id, [ROOM], "Room.use", "office", "s1")
    gone = design()
    gone.buildings[0].storeys[0].statements(Storey.rooms)[0].value[0].label = "书房"
    with work(settings().database_url) as at:
        draft = at.submissions.begin(first.project)
        at.submissions.hand_in(draft)
        second = replace(first, id=uuid4(), submission=draft, number=2, stage=Stage.REVIEW)
        at.rounds.add(second)
        at.rounds.set_design(second.id, files().put(BytesIO(write_design(design())))[0])
    (line,) = desk.corrections(actors["fire"], second.id)
    assert line.stands is Standing.LOOK_AGAIN  # its sheet does not lie in this round
    assert room_of(second).use is Use.BEDROOM
    with work(settings().database_url) as at:
        at.rounds.set_design(second.id, files().put(BytesIO(write_design(gone)))[0])
    (line,) = desk.corrections(actors["fire"], second.id)
    assert line.stands is Standing.NOT_APPLICABLE


def test_the_applicants_side_is_not_told_who_corrected(actors: dict[str, Actor]) -> None:
    round = reviewed(actors)
    desk.correct(actors["fire"], round.id, [ROOM], "Room.use", "office", "s1")
    (line,) = desk.corrections(actors["designer"], round.id)
    assert line.correction.author_name == ""
    assert actors["fire"].name not in repr(line)
    assert str(actors["fire"].id) not in repr(line)


def test_what_makes_no_sense_is_refused(actors: dict[str, Actor]) -> None:
    round = reviewed(actors)
    with pytest.raises(Refused):
        desk.correct(actors["fire"], round.id, [ROOM], "Room.use", "ballroom")
    with pytest.raises(Refused):
        desk.correct(actors["fire"], round.id, [ROOM], "Room.boundary", Point(1, 1), "s1")
    with pytest.raises(NotFound):
        desk.correct(actors["fire"], round.id, [ROOM], "Door.kind", "fire")
    assert stage(round) is Stage.REVIEW


def test_a_closed_department_and_an_issued_round_stay_as_they_are(actors: dict[str, Actor]) -> None:
    round = reviewed(actors, closed=(Department.FIRE,))
    with pytest.raises(WrongStage):
        desk.correct(actors["fire"], round.id, [ROOM], "Room.use", "office")
    at_stage(round, Stage.ISSUED)
    with pytest.raises(WrongStage):
        desk.correct(actors["housing"], round.id, [ROOM], "Room.use", "office")
    at_stage(round, Stage.REVIEW)
    with pytest.raises(NotAllowed):
        desk.correct(actors["designer"], round.id, [ROOM], "Room.use", "office")
