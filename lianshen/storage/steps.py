"""The truth about a round's background work: one row per step, whatever the broker remembers or forgets.

A worker claims a row for a while (the lease) and renews it as long as it lives.  Only who holds the claim may write.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from lianshen.review.language import Text
from lianshen.review.record import text_row
from lianshen.storage import tables

TRIES = 3  # a step that failed so often will not be tried again by itself
_now = func.clock_timestamp()  # the database's clock, the same for all machines
_steps = tables.steps
_FRESH = {
    **dict.fromkeys(("claim", "sent_at", "started_at", "lease_until", "finished_at", "error")),
    "state": "waiting",
    "attempt": 0,
}


class StepKind(StrEnum):
    """What one background step of a round does."""

    READ = "read"
    ASSEMBLE = "assemble"
    CHECK = "check"
    COMBINE = "combine"
    REPORT = "report"


class StepState(StrEnum):
    """How far one step has come; DONE and FAILED are final."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def final(self) -> bool:
        """Whether nothing more will happen to the step."""
        return self in (StepState.DONE, StepState.FAILED)


@dataclass(frozen=True, slots=True)
class Target:
    """What a step is about: an upload, or a pack in a scope, or (all None) the whole round."""

    upload: UUID | None = None
    pack: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a round; `claim` is None unless somebody is at it."""

    id: UUID
    round: UUID
    kind: StepKind
    target: Target
    state: StepState
    attempt: int
    error: Text | None
    claim: UUID | None
    started_at: datetime | None
    finished_at: datetime | None


class LostClaim(Exception):
    """The step was given to somebody else meanwhile: nothing of this attempt may be written."""


class Steps:
    """Steps inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, round: UUID, kind: StepKind, targets: Iterable[Target] = (Target(),)) -> None:
        """Add steps that are not there yet."""
        rows = [
            {"id": uuid4(), "round": round, "kind": kind.value, "upload": t.upload, "pack": t.pack, "scope": t.scope}
            for t in targets
        ]
        if rows:
            self._connection.execute(upsert(_steps).on_conflict_do_nothing(), rows)

    def of(self, round: UUID) -> tuple[Step, ...]:
        """All steps of a round, in the order of work."""
        rows = [_step(row) for row in self._connection.execute(select(_steps).where(_steps.c.round == round))]
        return tuple(sorted(rows, key=_order))

    def unsent(self, round: UUID) -> tuple[Step, ...]:
        """The waiting steps nobody was told of; from now on they count as told."""
        free = and_(_steps.c.round == round, _steps.c.state == StepState.WAITING.value, _steps.c.sent_at.is_(None))
        rows = self._connection.execute(update(_steps).where(free).values(sent_at=_now).returning(_steps))
        return tuple(sorted((_step(row) for row in rows), key=_order))

    def claim(self, step: UUID, lease: timedelta) -> Step | None:
        """Take a step; None where it is final, in other hands, or was tried too often."""
        free = or_(_steps.c.state == StepState.WAITING.value, _expired())
        row = (
            update(_steps)
            .where(_steps.c.id == step, free, _steps.c.attempt < TRIES)
            .values(
                state=StepState.RUNNING.value,
                attempt=_steps.c.attempt + 1,
                claim=uuid4(),
                started_at=_now,
                lease_until=_now + lease,
            )
            .returning(_steps)
        )
        taken = self._connection.execute(row).first()
        return _step(taken) if taken else None

    def renew(self, step: Step, lease: timedelta) -> bool:
        """Hold on to a claimed step; False where the claim is lost."""
        return self._held(step, lease_until=_now + lease)

    def finish(self, step: Step) -> None:
        """Mark a claimed step as done, last in the transaction that writes what it did; raises LostClaim.

        Last, so that a transaction that hangs does not hold the row by which others see that it hangs.
        """
        if not self._held(step, state=StepState.DONE.value, error=None, claim=None, finished_at=_now):
            raise LostClaim(str(step.id))

    def stumbled(self, step: Step, why: Text) -> None:
        """A claimed attempt broke off: try again later, or, after the last try, give up and say why."""
        if step.attempt >= TRIES:
            self._held(step, **_given_up(why))
        else:
            self._held(step, state=StepState.WAITING.value, error=text_row(why), claim=None, sent_at=_now)

    def pick_up(self, told_before: timedelta, why: Text) -> tuple[Step, ...]:
        """What fell through: waiting steps whose message seems lost, and running ones whose worker is gone.

        They count as told anew.  A step whose worker was lost at the last try is given up, with `why`.
        """
        hopeless = and_(_expired(), _steps.c.attempt >= TRIES)
        self._connection.execute(update(_steps).where(hopeless).values(**_given_up(why)))
        orphaned = and_(_expired(), _steps.c.attempt < TRIES)
        self._connection.execute(
            update(_steps).where(orphaned).values(state=StepState.WAITING.value, claim=None, sent_at=None)
        )
        unheard = or_(_steps.c.sent_at.is_(None), _steps.c.sent_at < _now - told_before)
        lost = update(_steps).where(_steps.c.state == StepState.WAITING.value, unheard).values(sent_at=_now)
        return tuple(sorted((_step(row) for row in self._connection.execute(lost.returning(_steps))), key=_order))

    def try_again(self, round: UUID) -> int:
        """Give every failed step of a round three new tries; how many there were."""
        failed = and_(_steps.c.round == round, _steps.c.state == StepState.FAILED.value)
        fresh = {"state": StepState.WAITING.value, "attempt": 0, "sent_at": None, "error": None}
        return self._connection.execute(update(_steps).where(failed).values(**fresh)).rowcount

    def check_again(self, round: UUID, scopes: Iterable[str]) -> None:
        """Do the checks of these scopes anew, and the end of the check after them; whoever is at one of them loses it."""
        ended = and_(_steps.c.round == round, _steps.c.kind == StepKind.COMBINE.value)
        self._connection.execute(delete(_steps).where(ended))
        of_scopes = and_(_steps.c.kind == StepKind.CHECK.value, _steps.c.scope.in_(list(scopes)))
        self._connection.execute(update(_steps).where(_steps.c.round == round, of_scopes).values(**_FRESH))

    def read_again(self, round: UUID, uploads: Iterable[UUID]) -> None:
        """Read these files anew, and begin all that follows afresh; whoever is at any of it loses it."""
        follows = and_(_steps.c.round == round, _steps.c.kind != StepKind.READ.value)
        self._connection.execute(delete(_steps).where(follows))
        of_files = and_(_steps.c.kind == StepKind.READ.value, _steps.c.upload.in_(list(uploads)))
        self._connection.execute(update(_steps).where(_steps.c.round == round, of_files).values(**_FRESH))

    def rounds_under_way(self, stages: Iterable[str]) -> tuple[UUID, ...]:
        """The rounds at the given stages: those on which background work may be owed."""
        rounds = tables.rounds
        query = select(rounds.c.id).where(rounds.c.stage.in_(list(stages)))
        return tuple(self._connection.execute(query).scalars())

    def _held(self, step: Step, **values: Any) -> bool:
        mine = and_(_steps.c.id == step.id, _steps.c.claim == step.claim, _steps.c.state == StepState.RUNNING.value)
        return self._connection.execute(update(_steps).where(mine).values(**values)).rowcount == 1


def _expired() -> ColumnElement[bool]:
    return and_(_steps.c.state == StepState.RUNNING.value, _steps.c.lease_until < _now)


def _given_up(why: Text) -> dict[str, Any]:
    return {"state": StepState.FAILED.value, "error": text_row(why), "claim": None, "finished_at": _now}


def _order(step: Step) -> tuple[int, str, str]:
    return list(StepKind).index(step.kind), step.target.pack or "", step.target.scope or str(step.target.upload or "")


def _step(row: Any) -> Step:
    return Step(
        id=row.id,
        round=row.round,
        kind=StepKind(row.kind),
        target=Target(row.upload, row.pack, row.scope),
        state=StepState(row.state),
        attempt=row.attempt,
        error=Text(**row.error) if row.error else None,
        claim=row.claim,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )
