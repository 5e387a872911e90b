"""A person corrects what the machine saw, or answers what it asks; what hangs on that fact is checked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design
from lianshen.review.corrections import (
    Correction,
    correctable,
    each_subject,
    fact_of,
    holder_of,
    how_it_stands,
    standing,
    value_from,
)
from lianshen.review.errors import NotAllowed, NotFound, Refused, WrongStage
from lianshen.review.facts import Fact
from lianshen.review.language import _
from lianshen.review.projects import Actor, Project, Round
from lianshen.review.workflow import Move, after, may
from lianshen.rules.run import WHOLE, scope_of
from lianshen.storage.work import At
from lianshen.web.desk.designs import design_of
from lianshen.web.desk.moves import moved
from lianshen.web.desk.permission import OUTSIDE, departments_of, own_department, visible_round
from lianshen.web.desk.places import at_work
from lianshen.web.desk.views import CorrectionLine
from lianshen.web.desk.work import advance

NOBODY = UUID(int=0)
MOST_AT_ONCE = 200  # storeys that share a plan


def correct(
    actor: Actor,
    round_id: UUID,
    subjects: Sequence[str],
    fact: str,
    said: str | BaseGeometry,
    sheet: str | None = None,
    reason: str = "",
) -> tuple[Correction, ...]:
    """State one fact of these things, as typed or as an outline in metres of the plan; their scopes are checked again."""
    with at_work() as at:
        round, project = _correcting(at, actor, round_id)
        design = _design(at, round)
        if not 0 < len(subjects) <= MOST_AT_ONCE:
            raise Refused(_("say which thing is meant"))
        if sheet is not None and at.readings.sheet(round_id, sheet) is None:
            raise NotFound(_("there is no such sheet in this round"))
        holders = {holder.key: holder for key in subjects if (holder := holder_of(design, key, fact))}
        if not holders:
            raise NotFound(_("there is no such thing, or nothing of this kind is known of it"))
        written = tuple(
            _word(actor, round, key, fact, _value(fact_of(holder, fact), said), sheet or holder.sheet, reason.strip())
            for key, holder in holders.items()
        )
        _keep(at, actor, round, project, design, written)
    advance(round_id)
    return written


def take_back_correction(actor: Actor, round_id: UUID, subjects: Sequence[str], fact: str) -> tuple[Correction, ...]:
    """A standing correction counts no longer; it stays in the record, and the check runs again without it."""
    with at_work() as at:
        round, project = _correcting(at, actor, round_id)
        now = {one.subject: one for one in standing(at.corrections.of(project.id, round.number)) if one.fact == fact}
        if not subjects or not now.keys() >= set(subjects):
            raise NotFound(_("there is no such correction"))
        written = tuple(_word(actor, round, key, fact, None, now[key].sheet, "") for key in dict.fromkeys(subjects))
        _keep(at, actor, round, project, _design(at, round), written)
    advance(round_id)
    return written


def corrections(actor: Actor, round_id: UUID) -> tuple[CorrectionLine, ...]:
    """The corrections that stand, with how each counts in this round; reviewers' names are not for the applicant's side."""
    with at_work() as at:
        round, project = visible_round(at, actor, round_id)
        design = design_of(at, round)
        keys = {subject.key for subject in each_subject(design)} if design else set()
        sheets = {row.sheet.id for row in at.readings.sheets(round_id)}
        said, mine = standing(at.corrections.of(project.id, round.number)), may_correct(actor, round)
        shown = [replace(one, author=NOBODY, author_name="") if actor.role in OUTSIDE else one for one in said]
        return tuple(CorrectionLine(one, how_it_stands(one, keys, round.id, sheets), mine) for one in shown)


def may_correct(actor: Actor, round: Round) -> bool:
    """Whether this person may correct what the machine saw now."""
    department = own_department(actor)
    taking_part = department in departments_of(round) and department not in round.closed
    return may(round.stage, Move.CORRECT, actor.role) and taking_part


def _correcting(at: At, actor: Actor, round_id: UUID) -> tuple[Round, Project]:
    round, project = visible_round(at, actor, round_id, to_change=True)
    after(round.stage, Move.CORRECT, actor.role)
    department = own_department(actor)
    if department not in departments_of(round):
        raise NotAllowed(_("your department takes no part in this round"))
    if department in round.closed:
        raise WrongStage(_("your department has closed its opinion: ask its lead to reopen it"))
    return round, project


def _design(at: At, round: Round) -> Design:
    design = design_of(at, round)
    if design is None:
        raise WrongStage(_("the drawings of this round have not been put together yet"))
    return design


def _value(fact: Fact[Any] | None, said: str | BaseGeometry) -> Any:
    if fact is None or not correctable(fact):
        raise Refused(_("this cannot be stated in one word or one outline"))
    if fact.kind is not Polygon:
        return value_from(fact, str(said))
    if not isinstance(said, Polygon) or said.is_empty or not said.is_valid:
        raise Refused(_("a boundary is one closed outline that does not cross itself"))
    return said


def _word(
    actor: Actor, round: Round, subject: str, fact: str, value: Any, sheet: str | None, reason: str
) -> Correction:
    now = datetime.now(UTC)
    return Correction(
        uuid4(), round.id, round.number, actor.id, actor.name, now, subject, fact, value, sheet, reason
    )  # fmt: skip


def _keep(
    at: At, actor: Actor, round: Round, project: Project, design: Design, written: tuple[Correction, ...]
) -> None:
    """Write the words and the journal, send the round back to checking, and begin the checks that hang on them.

    Departments that had closed are open again: the facts they judged by have changed.
    """
    before = {(one.subject, one.fact): one.value for one in standing(at.corrections.of(project.id, round.number))}
    for one in written:
        at.corrections.add(one)
        was, now = before.get((one.subject, one.fact)), one.value
        said = {"subject": one.subject, "fact": one.fact, "value": _plain(now), "reason": one.reason}
        at.journal.tell(actor, "correct" if now is not None else "take back a correction", round.id, _plain(was), said)
    keys = {one.subject for one in written}
    scopes = {scope_of(subject) for subject in each_subject(design) if subject.key in keys}
    at.steps.check_again(round.id, {WHOLE, *scopes})
    moved(at, actor, round, Move.CORRECT, closed=())


def _plain(value: Any) -> object:
    return value.wkt if isinstance(value, BaseGeometry) else value
