"""Workers and the broker killed in the middle of a check: nothing is lost and nothing doubled."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from uuid import UUID

import pytest
from sqlalchemy import text

from lianshen.review.findings import Finding, Verdict
from lianshen.review.projects import Actor, Declared, Round, Stage
from lianshen.storage.steps import Step, StepKind, StepState
from lianshen.storage.work import engine
from lianshen.web import desk
from lianshen.web.desk.places import at_work
from lianshen.web.embedded import Child, Valkey
from lianshen.web.running import worker_command
from lianshen.web.settings import settings
from samples.make import make
from tests.web.installation import installed_on

FILES = ("总图.dxf", "电施.dxf", "天正原生.dxf")
PATIENCE = 90.0


@dataclass(frozen=True)
class Platform:
    """One installation, with its broker to be killed: it comes back at the same address."""

    broker: Valkey
    files: tuple[Path, ...]
    logs: Path

    def worker(self, name: str) -> Child:
        return Child(name, worker_command(name), log=self.logs / f"{name}.log", grace=5)


@pytest.fixture
def platform(database_url: str, broker: Valkey, broker_url: str, tmp_path: Path) -> Iterator[Platform]:
    drawn = tuple(path for path in make(tmp_path / "sample") if path.name in FILES)
    quick = {"LIANSHEN_LEASE": "3", "LIANSHEN_SWEEP": "1"}
    with installed_on(database_url, broker_url, tmp_path, **quick):
        yield Platform(broker, drawn, tmp_path)


@contextmanager
def running(*children: Child) -> Iterator[None]:
    for child in children:
        child.start()
    try:
        yield
    finally:
        for child in children:
            child.stop()


@contextmanager
def held_up() -> Iterator[None]:
    """Nobody can write findings inside the `with`: every check stops in its middle, worked out and not yet written."""
    with engine(settings().database_url).begin() as connection:
        connection.execute(text("LOCK TABLE findings IN EXCLUSIVE MODE"))
        yield


def designer() -> Actor:
    actor = desk.actor_of(desk.log_in("designer", "lianshen-demo"))
    assert actor is not None
    return actor


def handed_in(*files: Path) -> Round:
    actor = designer()
    project = desk.create_project(actor, "联审花园", "320600", Declared((("storeys_above", 11),)))
    for path in files:
        with path.open("rb") as stream:
            desk.receive(actor, project.id, path.name, stream)
    return desk.submit(actor, project.id)


def steps_of(round: Round) -> tuple[Step, ...]:
    with at_work() as at:
        return at.steps.of(round.id)


def stage_of(round: Round) -> Stage:
    with at_work() as at:
        now = at.rounds.get(round.id)
    assert now is not None
    return now.stage


def findings_of(round: Round) -> tuple[Finding, ...]:
    with at_work() as at:
        return at.findings.of(round.id)


def checks_under_way(round: Round) -> list[Step]:
    return [s for s in steps_of(round) if s.kind is StepKind.CHECK and s.state is StepState.RUNNING]


def wait_until(true: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, f"{what} did not come true"
        time.sleep(0.05)


def sleepers(round_id: UUID) -> int:
    """How many workers wait for the lock on the findings."""
    waiting = "SELECT count(*) FROM pg_locks WHERE relation = 'findings'::regclass AND NOT granted"
    with engine(settings().database_url).connect() as connection:
        return int(connection.execute(text(waiting)).scalar_one())


def test_a_review_completes_though_a_worker_and_the_broker_are_killed(platform: Platform) -> None:
    first, second = platform.worker("first"), platform.worker("second")
    with running(first, second):
        undisturbed = handed_in(*platform.files)
        wait_until(lambda: stage_of(undisturbed) is Stage.REVIEW, "the undisturbed review")
        wait_until(lambda: "lianshen.checked" in first.last_words() + second.last_words(), "the end of the chord")
        with held_up():
            disturbed = handed_in(*platform.files)
            wait_until(lambda: sleepers(disturbed.id) == 2, "two checks under way")
            assert len(checks_under_way(disturbed)) == 2
            os.kill(first.pid, signal.SIGKILL)
            os.kill(platform.broker.pid, signal.SIGKILL)
            wait_until(lambda: not platform.broker.alive, "the end of the broker")
            rmtree(platform.broker.folder / "appendonlydir")  # it forgets all it knew
            platform.broker.start()
        wait_until(lambda: stage_of(disturbed) is Stage.REVIEW, "the disturbed review")

    steps = steps_of(disturbed)
    assert {step.state for step in steps} == {StepState.DONE}
    assert max(step.attempt for step in steps) > 1  # somebody did take over
    assert [(s.kind, s.target.pack, s.target.scope) for s in steps if s.kind is StepKind.CHECK] == [
        (s.kind, s.target.pack, s.target.scope) for s in steps_of(undisturbed) if s.kind is StepKind.CHECK
    ]
    expected = findings_of(undisturbed)
    assert len(expected) > 20
    assert [finding.fingerprint for finding in findings_of(disturbed)] == [finding.fingerprint for finding in expected]
    assert findings_of(disturbed) == expected


def test_a_step_that_hangs_is_cut_off_and_given_up_with_its_reason(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANSHEN_TIME_LIMIT", "2")
    letter = platform.logs / "说明.txt"
    letter.write_text("不是图纸")
    with running(platform.worker("only")):
        with held_up():
            hanging = handed_in(letter)
            wait_until(
                lambda: any(s.state is StepState.FAILED for s in steps_of(hanging)), "the end of a hanging check"
            )
        wait_until(lambda: stage_of(hanging) is Stage.REVIEW, "the review of all the others")
    given_up = next(step for step in steps_of(hanging) if step.state is StepState.FAILED)
    assert (given_up.kind, given_up.attempt) == (StepKind.CHECK, 3)
    assert given_up.error is not None
    assert "took longer" in given_up.error.en
    instead = [finding for finding in findings_of(hanging) if finding.pack == given_up.target.pack]
    assert {finding.verdict for finding in instead} == {Verdict.UNDECIDED}
    assert {finding.pack for finding in findings_of(hanging)} == {name for name, _version in hanging.packs}
