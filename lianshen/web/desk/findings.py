"""Matters as a person may see them: what the rules found, and what people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from lianshen.review.errors import WrongStage
from lianshen.review.findings import Verdict
from lianshen.review.language import _
from lianshen.review.merge import Consolidated, Matter, merge
from lianshen.review.opinions import Opinion
from lianshen.review.projects import Actor, Department, Project, Round
from lianshen.review.workflow import Move, may
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
        department = own_department(actor) if actor.role in DEPARTMENTAL else None
        counts = at.findings.counts(round_id, _packs_of(round, department))
        sheets = tuple(row.sheet for row in at.readings.sheets(round_id))
    own = {line.matter.key for line in lines}
    meant = tuple(c for c in whole.conflicts if any(finding.fingerprint in own for finding in c.between))
    return FindingsPage(
        round=round,
        matters=tuple(line for line in lines if _fits(line.matter, filter)),
        conflicts=meant,
        counts=tuple(counts.items()),
        counted_for=department,
        sheets=sheets,
        may_add=may_give_opinion(actor, round),
    )


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


def _visible(actor: Actor, matters: Iterable[Matter]) -> list[Matter]:
    if actor.role in OUTSIDE:
        return [matter for matter in matters if matter.stands]
    if actor.role in DEPARTMENTAL:
        return [matter for matter in matters if matter.department is own_department(actor)]
    return list(matters)


def _packs_of(round: Round, department: Department | None) -> tuple[str, ...] | None:
    """The packs a department answers for; None for every pack."""
    if department is None:
        return None
    return tuple(name for name, _version in round.packs if department_of(name) is department)


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
