"""What follows what, and what people are told when a step cannot be done."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep
from uuid import UUID, uuid4

import pytest
import redis

from lianshen.review.errors import WrongStage
from lianshen.review.findings import Verdict
from lianshen.review.language import Text
from lianshen.review.projects import Actor, Stage
from lianshen.review.sheets import Loss
from lianshen.rules.pack import installed
from lianshen.storage.steps import TRIES, Step, StepKind, StepState, Target
from lianshen.web import desk
from lianshen.web.desk import work
from lianshen.web.desk.holding import Holding
from lianshen.web.desk.places import at_work
from lianshen.web.desk.reading import assemble_step
from lianshen.web.embedded import Valkey
from lianshen.web.jobs import queue
from lianshen.web.settings import settings
from tests.hostile.make import plain_dxf
from tests.web.desk.scenes import new_project, new_round
from tests.web.installation import worked_off

PACKS = {pack.name for pack in installed()}


def step(kind: StepKind, state: StepState, target: Target = Target()) -> Step:
    return Step(uuid4(), UUID(int=1), kind, target, state, 1, None, None, None, None)


READ, ASSEMBLE, CHECK, COMBINE = StepKind.READ, StepKind.ASSEMBLE, StepKind.CHECK, StepKind.COMBINE
DONE, FAILED, RUNNING, WAITING = StepState.DONE, StepState.FAILED, StepState.RUNNING, StepState.WAITING


@pytest.mark.parametrize(
    ("so_far", "next_kind"),
    [
        ([], ()),
        ([(READ, DONE), (READ, RUNNING)], ()),
        ([(READ, DONE), (READ, FAILED)], (ASSEMBLE,)),
        ([(READ, DONE), (ASSEMBLE, WAITING)], ()),
        ([(READ, DONE), (ASSEMBLE, DONE), (CHECK, DONE), (CHECK, RUNNING)], ()),
        ([(READ, DONE), (ASSEMBLE, DONE), (CHECK, DONE), (CHECK, FAILED)], (COMBINE,)),
        ([(READ, DONE), (ASSEMBLE, FAILED)], (COMBINE,)),
        ([(READ, DONE), (ASSEMBLE, DONE), (CHECK, DONE), (COMBINE, RUNNING)], ()),
    ],
)
def test_a_step_follows_when_all_before_it_are_final(
    so_far: list[tuple[StepKind, StepState]], next_kind: tuple[StepKind, ...]
) -> None:
    assert work.due(tuple(step(kind, state) for kind, state in so_far)) == next_kind


def test_a_check_that_cannot_be_done_becomes_a_question_of_every_rule(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.CHECKING)
    with at_work() as at:
        for one in at.steps.of(round.id):
            claimed = at.steps.claim(one.id, timedelta(minutes=1))
            assert claimed is not None
            at.steps.finish(claimed)
        at.rounds.set_design(round.id, "f" * 64)  # an object that was lost
        at.steps.begin(round.id, ASSEMBLE)
        at.steps.begin(round.id, CHECK, [Target(pack="fire", scope="B1/3F")])
        (assemble,) = (one for one in at.steps.of(round.id) if one.kind is ASSEMBLE)
        claimed = at.steps.claim(assemble.id, timedelta(minutes=1))
        assert claimed is not None
        at.steps.finish(claimed)
    steps = worked_off(round.id)
    failed = next(one for one in steps if one.kind is CHECK)
    assert (failed.state, failed.attempt) == (FAILED, TRIES)
    with at_work() as at:
        found = [one for one in at.findings.of(round.id) if one.pack == "fire"]
    rules = next(pack for pack in installed() if pack.name == "fire").rules
    assert [one.rule for one in found] == [rule.code for rule in rules]
    assert {(one.verdict, one.subject) for one in found} == {(Verdict.UNDECIDED, "B1/3F")}
    assert "could not be checked" in found[0].reason.en
    progress = desk.progress(actors["designer"], round.id)
    assert (progress.round.stage, progress.failed, progress.finished) == (Stage.REVIEW, 1, True)
    assert progress.checks[0].error is not None
    assert "incident" in progress.checks[0].error.en


def test_a_file_that_was_lost_is_a_file_that_was_not_read(actors: dict[str, Actor], installation: Path) -> None:
    project = new_project(actors)
    upload = desk.receive(actors["designer"], project.id, "一层.dxf", BytesIO(uuid4().bytes))
    next((installation / "files").rglob(upload.source.sha256)).unlink()
    round = desk.submit(actors["designer"], project.id)
    worked_off(round.id)
    (line,) = desk.progress(actors["designer"], round.id).files
    assert line.step.state is FAILED
    assert [(problem.code, problem.loss) for problem in line.problems] == [("reading-given-up", Loss.NOT_READ)]
    assert desk.round_page(actors["lead"], round.id).round.stage is Stage.REVIEW
    assert b"reading-given-up" in desk.findings_document(actors["lead"], round.id)


def test_what_a_worker_reads_is_kept_beside_the_data(actors: dict[str, Actor], installation: Path) -> None:
    project = new_project(actors)
    upload = desk.receive(actors["designer"], project.id, "一层.dxf", BytesIO(plain_dxf()))
    worked_off(desk.submit(actors["designer"], project.id).id)
    (copy,) = (installation / "readings").rglob("*.zip")
    assert copy.name.startswith(upload.source.sha256)


def test_a_step_carried_out_twice_is_done_once(actors: dict[str, Actor]) -> None:
    project = new_project(actors)
    desk.receive(actors["designer"], project.id, "说明.txt", BytesIO("不是图纸".encode()))
    round = desk.submit(actors["designer"], project.id)
    steps = worked_off(round.id)
    with at_work() as at:
        before = at.findings.of(round.id)
    for one in steps:
        work.carry_out(one.id)
    with at_work() as at:
        assert (at.findings.of(round.id), at.steps.of(round.id)) == (before, steps)
    assert {finding.pack for finding in before} == PACKS


def test_a_withdrawn_round_is_worked_on_no_more(actors: dict[str, Actor]) -> None:
    project = new_project(actors)
    desk.receive(actors["designer"], project.id, "说明.txt", BytesIO("不是图纸".encode()))
    round = desk.submit(actors["designer"], project.id)
    desk.withdraw(actors["designer"], round.id)
    assert [one.kind for one in worked_off(round.id)] == [READ]
    with at_work() as at:
        assert at.readings.files(round.id) == ()


def test_a_round_withdrawn_in_the_middle_of_a_step_stays_withdrawn(actors: dict[str, Actor]) -> None:
    project = new_project(actors)
    desk.receive(actors["designer"], project.id, "说明.txt", BytesIO("不是图纸".encode()))
    round = desk.submit(actors["designer"], project.id)
    with at_work() as at:
        (read,) = at.steps.of(round.id)
    work.carry_out(read.id)
    with at_work() as at:
        waiting = next(one for one in at.steps.of(round.id) if one.kind is ASSEMBLE)
        mine = at.steps.claim(waiting.id, timedelta(minutes=1))
    assert mine is not None
    desk.withdraw(actors["designer"], round.id)
    with pytest.raises(WrongStage):
        assemble_step(mine, round)  # it still believes in the stage of its beginning
    with at_work() as at:
        after = at.rounds.get(round.id)
    assert after is not None
    assert after.stage is Stage.WITHDRAWN


@pytest.fixture
def short_lease() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIANSHEN_LEASE", "0.6")
        settings.cache_clear()
        yield
    settings.cache_clear()


def test_a_step_is_held_as_long_as_somebody_works_on_it(actors: dict[str, Actor], short_lease: None) -> None:
    round = new_round(actors, Stage.READING)
    with at_work() as at:
        (one,) = at.steps.of(round.id)
        mine = at.steps.claim(one.id, settings().lease)
    assert mine is not None
    with Holding(mine):
        sleep(1.5)
        with at_work() as at:
            assert at.steps.claim(one.id, settings().lease) is None
            at.steps.finish(mine)
    assert mine == replace(one, state=RUNNING, attempt=1, claim=mine.claim, started_at=mine.started_at)


def test_a_lost_message_is_sent_again(actors: dict[str, Actor], broker_url: str, short_lease: None) -> None:
    round = new_round(actors, Stage.READING)
    with redis.Redis.from_url(broker_url) as client:
        client.flushall()
        assert queue.empty()
        work.advance(round.id)
        assert not queue.empty()
        client.flushall()
        sleep(0.8)
        work.sweep()
        assert not queue.empty()


def test_a_broker_out_of_reach_costs_nobody_their_request(actors: dict[str, Actor], broker: Valkey) -> None:
    round = new_round(actors, Stage.READING)
    os.kill(broker.pid, signal.SIGKILL)
    while broker.alive:
        sleep(0.01)
    try:
        began = monotonic()
        work.advance(round.id)
        assert not queue.empty()  # nobody knows, so nothing counts as lost
        assert monotonic() - began < 10
    finally:
        broker.start()
    with at_work() as at:
        assert [one.state for one in at.steps.of(round.id)] == [WAITING]
    work.advance(new_round(actors, Stage.READING).id)
    assert not queue.empty()


def test_failed_steps_are_tried_again_when_somebody_asks(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.READING)
    with at_work() as at:
        for _attempt in range(TRIES):
            (one,) = at.steps.of(round.id)
            at.steps.claim(one.id, timedelta(0))
        at.steps.pick_up(timedelta(minutes=5), Text.plain("gone"))
    assert desk.try_again(actors["lead"], round.id) == 1
