"""The sheets of a round: the list, one with the matters on it, and its picture."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID

from lianshen.review.errors import NotFound
from lianshen.review.findings import Verdict
from lianshen.review.language import _
from lianshen.review.projects import Actor, Project, Round
from lianshen.review.seen import Seen
from lianshen.review.sheets import Problem
from lianshen.storage.readings import SheetRow
from lianshen.storage.work import At
from lianshen.web.desk.corrections import may_correct
from lianshen.web.desk.designs import seen_in
from lianshen.web.desk.findings import consolidated, matter_lines, may_give_opinion
from lianshen.web.desk.permission import may_see_findings, visible_round
from lianshen.web.desk.places import at_work, files
from lianshen.web.desk.views import MatterLine, SeenPage, SheetLine, SheetPage


def sheets(actor: Actor, round_id: UUID) -> tuple[SheetLine, ...]:
    """All sheets of a round with what could not be read of them, and counts of the matters this person may see."""
    with at_work() as at:
        round, project = visible_round(at, actor, round_id)
        matters = _matters(at, actor, round, project)
        problems = _problems(at, round)
        return tuple(_line(row, problems, _on(matters, row.sheet.id)) for row in at.readings.sheets(round_id))


def sheet(actor: Actor, round_id: UUID, sheet_id: str) -> SheetPage:
    """One sheet with the matters on it."""
    with at_work() as at:
        round, project = visible_round(at, actor, round_id)
        row = _row(at, round, sheet_id)
        around = tuple(other.sheet for other in at.readings.sheets(round_id))
        matters = _on(_matters(at, actor, round, project), sheet_id)
        problems = tuple(problem for problem in _problems(at, round) if problem.sheet == sheet_id)
        drawn, may_add = row.rendition is not None, may_give_opinion(actor, round)
        return SheetPage(row.sheet, problems, matters, around, drawn, may_add)


def seen(actor: Actor, round_id: UUID, sheet_id: str) -> SeenPage:
    """What was recognised on one sheet: whoever may see the drawing may see what was read of it."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id)
        sheet = _row(at, round, sheet_id).sheet
        return SeenPage(sheet, seen_in(at, round).get(sheet_id, Seen()), may_correct(actor, round))


def rendition(actor: Actor, round_id: UUID, sheet_id: str) -> BinaryIO:
    """The sheet as a one-page PDF; whoever gets the stream closes it."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id)
        row = _row(at, round, sheet_id)
    if row.rendition is None:
        raise NotFound(_("this sheet could not be drawn"))
    return files().open(row.rendition)


def _row(at: At, round: Round, sheet_id: str) -> SheetRow:
    row = at.readings.sheet(round.id, sheet_id)
    if row is None:
        raise NotFound(_("there is no such sheet in this round"))
    return row


def _matters(at: At, actor: Actor, round: Round, project: Project) -> tuple[MatterLine, ...]:
    if not may_see_findings(actor, round):
        return ()
    return matter_lines(at, actor, round, consolidated(at, round, project))


def _on(matters: tuple[MatterLine, ...], sheet_id: str) -> tuple[MatterLine, ...]:
    return tuple(line for line in matters if any(evidence.sheet == sheet_id for evidence in line.matter.evidence))


def _problems(at: At, round: Round) -> tuple[Problem, ...]:
    return tuple(problem for found in at.readings.problems(round.id).values() for problem in found)


def _line(row: SheetRow, problems: tuple[Problem, ...], matters: tuple[MatterLine, ...]) -> SheetLine:
    verdicts = [line.matter.finding.verdict for line in matters if line.matter.finding]
    return SheetLine(
        sheet=row.sheet,
        problems=tuple(problem for problem in problems if problem.sheet == row.sheet.id),
        failures=verdicts.count(Verdict.FAIL),
        questions=verdicts.count(Verdict.UNDECIDED),
        added=len(matters) - len(verdicts),
        drawn=row.rendition is not None,
    )
