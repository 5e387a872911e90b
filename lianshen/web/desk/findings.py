"""Matters: what the rules found and what people say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from shapely.geometry.base import BaseGeometry

from lianshen.review.errors import NotAllowed, NotFound, Refused, WrongStage
from lianshen.review.evidence import Clause, Evidence
from lianshen.review.findings import Severity, Verdict
from lianshen.review.language import _
from lianshen.review.merge import Consolidated, Matter, merge
from lianshen.review.opinions import Opinion, Stand, standing
from lianshen.review.projects import Actor, Department, Project, Round
from lianshen.review.workflow import Move, after, may
from lianshen.storage.work import At
from lianshen.web.desk.permission import (
    DEPARTMENTAL,
    OUTSIDE,
    department_of,
    departments_of,
    may_see_findings,
    own_department,
    visible_round,
)
from lianshen.web.desk.places import at_work
from lianshen.web.desk.views import Filter, FindingsPage, MatterLine, OpinionLine

NOBODY = UUID(int=0)
ASKED = (Verdict.FAIL, Verdict.UNDECIDED)  # what becomes a matter; all else stays in the record


def findings(actor: Actor, round_id: UUID, filter: Filter = Filter()) -> FindingsPage:
    """The matters this person may see, cut down by the filter."""
    with at_work() as at:
        round, project = visible_round(at, actor, round_id)
        whole = consolidated(at, round, project)
        lines = matter_lines(at, actor, round, whole)
        counts = at.findings.counts(round_id)
    own = {line.matter.key for line in lines}
    meant = tuple(c for c in whole.conflicts if any(finding.fingerprint in own for finding in c.between))
    return FindingsPage(
        round=round,
        matters=tuple(line for line in lines if _fits(line.matter, filter)),
        conflicts=meant,
        counts=tuple(counts.items()),
        may_add=may_give_opinion(actor, round),
    )


def uphold(actor: Actor, round_id: UUID, fingerprint: str, text: str = "") -> Opinion:
    """The finding is right, or the question is answered against the drawing."""
    return _judge(actor, round_id, fingerprint, Stand.UPHELD, text.strip())


def dismiss(actor: Actor, round_id: UUID, fingerprint: str, reason: str) -> Opinion:
    """The finding is wrong; the reason is printed in the opinion."""
    if not reason.strip():
        raise Refused(_("a dismissal needs its reason"))
    return _judge(actor, round_id, fingerprint, Stand.DISMISSED, reason.strip())


def add(
    actor: Actor,
    round_id: UUID,
    sheet_id: str,
    shape: BaseGeometry | None,
    text: str,
    severity: Severity,
    clause: Clause | None = None,
) -> Opinion:
    """A matter of one's own, drawn on a sheet; `shape` in metres of the sheet's plan."""
    if not text.strip():
        raise Refused(_("a matter needs its words"))
    with at_work() as at:
        round, department = _judging(at, actor, round_id)
        if at.readings.sheet(round_id, sheet_id) is None:
            raise NotFound(_("there is no such sheet in this round"))
        place = (Evidence(sheet_id, shape),)
        opinion = _word(actor, round, department, Stand.ADDED, text.strip())
        return _kept(at, actor, replace(opinion, severity=severity, clause=clause, evidence=place))


def take_back(actor: Actor, round_id: UUID, opinion_id: UUID) -> Opinion:
    """One's own word is no longer said; it stays in the record."""
    with at_work() as at:
        round, department = _judging(at, actor, round_id)
        still = {opinion.id: opinion for opinion in standing(at.opinions.of(round_id))}
        said = still.get(opinion_id)
        if said is None or said.author != actor.id:
            raise NotFound(_("there is no such word of yours"))
        taken = replace(_word(actor, round, department, Stand.WITHDRAWN, ""), finding=said.finding, replaces=said.id)
        return _kept(at, actor, taken)


def consolidated(at: At, round: Round, project: Project) -> Consolidated:
    """All matters and conflicts of a round, set against the round before."""
    earlier = [other for other in at.rounds.of(project.id) if other.number < round.number]
    before = at.findings.of(earlier[-1].id, [Verdict.FAIL]) if earlier else ()
    return merge(at.findings.of(round.id, ASKED), at.opinions.of(round.id), department_of, before)


def matter_lines(at: At, actor: Actor, round: Round, whole: Consolidated) -> tuple[MatterLine, ...]:
    """The matters this person may see; WrongStage while they may see none yet."""
    if not may_see_findings(actor, round):
        raise WrongStage(_("the opinion of this round is not issued yet"))
    names = {} if actor.role in OUTSIDE else at.people.names()
    judging = may_give_opinion(actor, round)
    neighbours = _neighbours(whole.matters)
    return tuple(
        MatterLine(
            matter=_without_authors(matter) if actor.role in OUTSIDE else matter,
            opinions=tuple(_line(opinion, actor, names) for opinion in matter.opinions),
            beside=() if actor.role in OUTSIDE else neighbours(matter),
            may_judge=judging and matter.finding is not None and matter.department is own_department(actor),
        )
        for matter in _visible(actor, whole.matters)
    )


def may_give_opinion(actor: Actor, round: Round) -> bool:
    """Whether this person can uphold, dismiss and add now."""
    own = own_department(actor)
    taking_part = own in departments_of(round) and own not in round.closed
    return taking_part and may(round.stage, Move.GIVE_OPINION, actor.role)


def _judge(actor: Actor, round_id: UUID, fingerprint: str, stand: Stand, text: str) -> Opinion:
    with at_work() as at:
        round, department = _judging(at, actor, round_id)
        meant = [finding for finding in at.findings.of(round_id, ASKED) if finding.fingerprint == fingerprint]
        if not any(department_of(finding.pack) is department for finding in meant):
            raise NotFound(_("there is no such matter in your department"))
        return _kept(at, actor, replace(_word(actor, round, department, stand, text), finding=fingerprint))


def _judging(at: At, actor: Actor, round_id: UUID) -> tuple[Round, Department]:
    """The round and the department this person speaks for now; others wait until this word is written."""
    round, _project = visible_round(at, actor, round_id, to_change=True)
    after(round.stage, Move.GIVE_OPINION, actor.role)
    department = own_department(actor)
    if department is None or department not in departments_of(round):
        raise NotAllowed(_("your department takes no part in this round"))
    if department in round.closed:
        raise WrongStage(_("your department has closed its opinion: ask its lead to reopen it"))
    return round, department


def _word(actor: Actor, round: Round, department: Department, stand: Stand, text: str) -> Opinion:
    return Opinion(uuid4(), round.id, actor.id, department, stand, text, datetime.now(UTC))


def _kept(at: At, actor: Actor, opinion: Opinion) -> Opinion:
    at.opinions.add(opinion)
    said = {"opinion": opinion.id, "finding": opinion.finding, "text": opinion.text}
    at.journal.tell(actor, opinion.stand.value, opinion.round, after=said)
    return opinion


def _visible(actor: Actor, matters: Iterable[Matter]) -> list[Matter]:
    if actor.role in OUTSIDE:
        return [matter for matter in matters if matter.stands]
    if actor.role in DEPARTMENTAL:
        return [matter for matter in matters if matter.department is own_department(actor)]
    return list(matters)


class _neighbours:
    """The matters of other departments on the same place."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        self._at: dict[int, list[Matter]] = {}
        for matter in matters:
            self._at.setdefault(matter.place, []).append(matter)

    def __call__(self, matter: Matter) -> tuple[Matter, ...]:
        return tuple(other for other in self._at[matter.place] if other.department is not matter.department)


def _without_authors(matter: Matter) -> Matter:
    return replace(matter, opinions=tuple(replace(opinion, author=NOBODY) for opinion in matter.opinions))


def _line(opinion: Opinion, actor: Actor, names: dict[UUID, str]) -> OpinionLine:
    return OpinionLine(
        id=opinion.id,
        department=opinion.department,
        stand=opinion.stand,
        text=opinion.text,
        written_at=opinion.written_at,
        author=names.get(opinion.author),
        mine=opinion.author == actor.id,
        severity=opinion.severity,
        clause=opinion.clause,
        evidence=opinion.evidence,
    )


def _fits(matter: Matter, filter: Filter) -> bool:
    return (
        filter.department in (None, matter.department)
        and filter.severity in (None, matter.severity)
        and (filter.verdict is None or (matter.finding is not None and matter.finding.verdict is filter.verdict))
        and (filter.sheet is None or any(evidence.sheet == filter.sheet for evidence in matter.evidence))
    )
