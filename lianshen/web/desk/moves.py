"""The moves of the table, written into the round and the journal."""

from __future__ import annotations

from dataclasses import replace

from lianshen.review.projects import Actor, Department, Round
from lianshen.review.workflow import Move, after
from lianshen.storage.work import At


def move_on(at: At, round: Round, *moves: Move) -> Round:
    """The platform's own moves, one after the other."""
    for move in moves:
        round = _written(at, None, round, move, replace(round, stage=after(round.stage, move, None)))
    return round


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
