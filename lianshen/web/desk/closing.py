"""The end of a round: departments close, the lead issues, everybody downloads."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID

from lianshen.review.errors import NotAllowed, NotFound, WrongStage
from lianshen.review.language import Text, _
from lianshen.review.projects import Actor, Department, Round, Stage
from lianshen.review.workflow import Move, after, open_departments
from lianshen.storage.steps import StepKind
from lianshen.storage.work import At
from lianshen.web.desk.moves import moved
from lianshen.web.desk.permission import departments_of, own_department, visible_round
from lianshen.web.desk.places import at_work, files
from lianshen.web.desk.views import DocumentLine
from lianshen.web.desk.work import advance


def close_department(actor: Actor, round_id: UUID) -> Round:
    """The actor's own department has said all it has to say."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id, to_change=True)
        after(round.stage, Move.CLOSE_DEPARTMENT, actor.role)
        department = own_department(actor)
        if department is None or department not in departments_of(round):
            raise NotAllowed(_("your department takes no part in this round"))
        if department in round.closed:
            raise WrongStage(_("your department is closed already"))
        return moved(at, actor, round, Move.CLOSE_DEPARTMENT, closed=(*round.closed, department))


def reopen_department(actor: Actor, round_id: UUID, department: Department) -> Round:
    """A department has something more to say; its own lead or the lead of the joint review asks so."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id, to_change=True)
        after(round.stage, Move.REOPEN_DEPARTMENT, actor.role)
        own = own_department(actor)
        if department not in round.closed or (own is not None and own is not department):
            raise NotFound(_("there is no such closed department of yours"))
        rest = tuple(other for other in round.closed if other is not department)
        return moved(at, actor, round, Move.REOPEN_DEPARTMENT, closed=rest)


def issue(actor: Actor, round_id: UUID) -> Round:
    """Issue the joint opinion: its documents are made, then the applicant sees them."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id, to_change=True)
        after(round.stage, Move.ISSUE, actor.role)
        waiting = open_departments(departments_of(round), round.closed)
        if waiting:
            names = [department.text for department in waiting]
            said = Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))
            raise WrongStage(_("these departments have not closed yet: {names}", names=said))
        issued = moved(at, actor, round, Move.ISSUE)
        at.steps.begin(round_id, StepKind.REPORT)
    advance(round_id)
    return issued


def documents(actor: Actor, round_id: UUID) -> tuple[DocumentLine, ...]:
    """The documents of an issued round; none before."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id)
        return document_lines(at, actor, round)


def document(actor: Actor, round_id: UUID, name: str) -> BinaryIO:
    """One document as a stream; whoever gets it closes it."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id)
        kept = {one.name: one.sha256 for one in at.documents.of(round_id)} if _issued(round) else {}
    if name not in kept:
        raise NotFound(_("there is no such document"))
    return files().open(kept[name])


def document_lines(at: At, actor: Actor, round: Round) -> tuple[DocumentLine, ...]:
    """What can be downloaded of a round."""
    kept = at.documents.of(round.id) if _issued(round) else ()
    return tuple(DocumentLine(one.name, one.media_type, one.size_bytes, one.made_at) for one in kept)


def _issued(round: Round) -> bool:
    return round.stage in (Stage.ISSUED, Stage.PASSED)
