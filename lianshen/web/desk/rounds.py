"""A round: where it stands, how its background work goes, and its documents for programs."""

from __future__ import annotations

from uuid import UUID

from lianshen.review.errors import WrongStage
from lianshen.review.findings import Verdict
from lianshen.review.language import _
from lianshen.review.projects import Actor, Round
from lianshen.review.workflow import Move, may, open_departments
from lianshen.storage.steps import Step, StepKind, StepState
from lianshen.storage.work import At
from lianshen.web.desk.closing import document_lines
from lianshen.web.desk.designs import findings_json, reading_json
from lianshen.web.desk.permission import departments_of, may_see_findings, own_department, visible_round
from lianshen.web.desk.places import at_work
from lianshen.web.desk.views import FileLine, Progress, RoundPage, StepLine
from lianshen.web.desk.work import may_try_again


def round_page(actor: Actor, round_id: UUID) -> RoundPage:
    """One round and what this person can do with it now."""
    with at_work() as at:
        round, project = visible_round(at, actor, round_id)
        departments = departments_of(round)
        return RoundPage(
            round=round,
            project=project,
            departments=departments,
            open=open_departments(departments, round.closed),
            moves=tuple(move for move in Move if _possible(actor, round, move)),
            may_see_findings=may_see_findings(actor, round),
            documents=document_lines(at, actor, round),
        )


def progress(actor: Actor, round_id: UUID) -> Progress:
    """Every step of the round's background work as it is now."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id)
        seen = may_see_findings(actor, round)
        steps = at.steps.of(round_id)
        counts = at.findings.counts(round_id) if seen else dict.fromkeys(Verdict, 0)
        files = _file_lines(at, round, steps)
        checks = _check_lines(at, round, steps, seen)
    others = tuple(_line(step) for step in steps if step.kind not in (StepKind.READ, StepKind.CHECK))
    states = [step.state for step in steps]
    return Progress(
        round=round,
        files=files,
        checks=checks,
        others=others,
        done=states.count(StepState.DONE),
        failed=states.count(StepState.FAILED),
        total=len(states),
        counts=tuple(counts.items()),
        finished=any(line.kind is StepKind.COMBINE for line in others) and all(state.final for state in states),
        may_try_again=StepState.FAILED in states and may_try_again(actor, round),
    )


def reading_document(actor: Actor, round_id: UUID) -> bytes:
    """reading.json: what the drawings said; WrongStage before they were put together."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id)
        document = reading_json(at, round)
    if not document:
        raise WrongStage(_("the drawings are still being read"))
    return document


def findings_document(actor: Actor, round_id: UUID) -> bytes:
    """findings.json: what the rules found, for those who may see it."""
    with at_work() as at:
        round, project = visible_round(at, actor, round_id)
        if not may_see_findings(actor, round):
            raise WrongStage(_("the opinion of this round is not issued yet"))
        return findings_json(at, round, project)


def _possible(actor: Actor, round: Round, move: Move) -> bool:
    if not may(round.stage, move, actor.role):
        return False
    own, waiting = own_department(actor), open_departments(departments_of(round), round.closed)
    if move in (Move.GIVE_OPINION, Move.CLOSE_DEPARTMENT):
        return own in waiting
    if move is Move.REOPEN_DEPARTMENT:
        return own in round.closed if own else bool(round.closed)
    return not waiting if move is Move.ISSUE else True


def _file_lines(at: At, round: Round, steps: tuple[Step, ...]) -> tuple[FileLine, ...]:
    problems = at.readings.problems(round.id)
    read = {step.target.upload: step for step in steps if step.kind is StepKind.READ}
    found = {reading.source: len(reading.sheets) for reading in at.readings.files(round.id)}
    return tuple(
        FileLine(u.source, _line(read[u.id], file=u.source.name), found.get(u.source, 0), problems.get(u.id, ()))
        for u in at.submissions.uploads(round.submission)
    )


def _check_lines(at: At, round: Round, steps: tuple[Step, ...], seen: bool) -> tuple[StepLine, ...]:
    counted = at.findings.per_check(round.id) if seen else {}
    checks = [step for step in steps if step.kind is StepKind.CHECK]
    return tuple(
        _line(s, findings=counted.get((s.target.pack or "", s.target.scope or ""), 0) if seen else None) for s in checks
    )


def _line(step: Step, *, file: str | None = None, findings: int | None = None) -> StepLine:
    return StepLine(
        kind=step.kind,
        state=step.state,
        attempt=step.attempt,
        file=file,
        pack=step.target.pack,
        scope=step.target.scope,
        findings=findings if step.state is StepState.DONE else None,
        error=step.error,
        started_at=step.started_at,
        finished_at=step.finished_at,
    )
