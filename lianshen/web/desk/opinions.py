"""A person's word on one finding or on all that say the same, a matter of their own, and a word taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from shapely.geometry.base import BaseGeometry

from lianshen.review.errors import NotAllowed, NotFound, Refused, WrongStage
from lianshen.review.evidence import Clause, Evidence
from lianshen.review.findings import Severity
from lianshen.review.language import _
from lianshen.review.opinions import Opinion, Stand, standing
from lianshen.review.projects import Actor, Department, Round
from lianshen.review.workflow import Move, after
from lianshen.storage.work import At
from lianshen.web.desk.findings import ASKED
from lianshen.web.desk.permission import department_of, departments_of, own_department, visible_round
from lianshen.web.desk.places import at_work


def uphold(actor: Actor, round_id: UUID, fingerprint: str, text: str = "") -> Opinion:
    """The finding is right, or the question is answered against the drawing."""
    return uphold_alike(actor, round_id, [fingerprint], text)[0]


def uphold_alike(actor: Actor, round_id: UUID, fingerprints: Sequence[str], text: str = "") -> tuple[Opinion, ...]:
    """The same of all these findings at once: either all words are written or none."""
    return _judge(actor, round_id, fingerprints, Stand.UPHELD, text.strip())


def dismiss(actor: Actor, round_id: UUID, fingerprint: str, reason: str) -> Opinion:
    """The finding is wrong; the reason is printed in the opinion."""
    return dismiss_alike(actor, round_id, [fingerprint], reason)[0]


def dismiss_alike(actor: Actor, round_id: UUID, fingerprints: Sequence[str], reason: str) -> tuple[Opinion, ...]:
    """The same of all these findings at once, for one reason."""
    if not reason.strip():
        raise Refused(_("a dismissal needs its reason"))
    return _judge(actor, round_id, fingerprints, Stand.DISMISSED, reason.strip())


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
        return _kept(at, actor, (replace(opinion, severity=severity, clause=clause, evidence=place),))[0]


def take_back(actor: Actor, round_id: UUID, opinion_id: UUID) -> Opinion:
    """One's own word is no longer said; it stays in the record."""
    return take_back_alike(actor, round_id, [opinion_id])[0]


def take_back_alike(actor: Actor, round_id: UUID, opinion_ids: Sequence[UUID]) -> tuple[Opinion, ...]:
    """One's own words on findings that say the same are no longer said: all of them or none."""
    with at_work() as at:
        round, department = _judging(at, actor, round_id)
        still = {opinion.id: opinion for opinion in standing(at.opinions.of(round_id)) if opinion.author == actor.id}
        if not opinion_ids or not still.keys() >= set(opinion_ids):
            raise NotFound(_("there is no such word of yours"))
        said = [still[opinion_id] for opinion_id in dict.fromkeys(opinion_ids)]
        word = _word(actor, round, department, Stand.WITHDRAWN, "")
        return _kept(at, actor, tuple(replace(word, id=uuid4(), finding=one.finding, replaces=one.id) for one in said))


def _judge(actor: Actor, round_id: UUID, fingerprints: Sequence[str], stand: Stand, text: str) -> tuple[Opinion, ...]:
    with at_work() as at:
        round, department = _judging(at, actor, round_id)
        asked = at.findings.of(round_id, ASKED)
        own = {finding.fingerprint for finding in asked if department_of(finding.pack) is department}
        if not fingerprints or not own >= set(fingerprints):
            raise NotFound(_("there is no such matter in your department"))
        word = _word(actor, round, department, stand, text)
        meant = dict.fromkeys(fingerprints)
        return _kept(at, actor, tuple(replace(word, id=uuid4(), finding=fingerprint) for fingerprint in meant))


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


def _kept(at: At, actor: Actor, opinions: tuple[Opinion, ...]) -> tuple[Opinion, ...]:
    """The words written down, each in the journal by itself: what was said of a finding is found there by its fingerprint."""
    for opinion in opinions:
        at.opinions.add(opinion)
        said = {"opinion": opinion.id, "finding": opinion.finding, "text": opinion.text}
        at.journal.tell(actor, opinion.stand.value, opinion.round, after=said)
    return opinions
