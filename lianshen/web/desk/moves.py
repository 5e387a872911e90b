"""The moves of the table, written into the round and the journal."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from lianshen.review.errors import NotFound
from lianshen.review.language import _
from lianshen.review.projects import Actor, Department, Round
from lianshen.review.workflow import Move, after
from lianshen.storage.work import At


def move_on(at: At, round_id: UUID, move: Move) -> Round:
    """The platform's own move, from wherever the round is by now; raises WrongStage where it was withdrawn meanwhile."""
    now = at.rounds.get(round_id, to_change=True)
    if now is None:
        raise NotFound(_("there is no such round"))
    return _written(at, None, now, move, replace(now, stage=after(now.stage, move, None)))


def moved(at: At, actor: Actor, round: Round, move: Move, *, closed: tuple[Department, ...] | None = None) -> Round:
    """A person's move; raises WrongStage or NotAllowed.  `closed` are the departments that are closed from now on."""
    stage = after(round.stage, move, actor.role)
    return _written(
        at, actor, round, move, replace(round, stage=stage, closed=round.closed if closed is None else closed)
    )


def _written(at: At, actor: Actor | None, before: Round, move: Move, now: Round) -> Round:
    at.rounds.change(now)
    at.journal.tell(actor, move.value, now.id, before=_said(before), after=_said(now))
    return now


def _said(round: Round) -> dict[str, object]:
    return {"stage": round.stage, "closed": round.closed}
