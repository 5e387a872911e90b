"""Corrections: a person's word about one fact of one thing, which then counts as CONFIRMED.

They are append-only like opinions: a later word on the same fact replaces the earlier one, and a word can be taken back.
A correction is kept by subject key.  In a later round it counts as confirmed while the sheet it was made on is unchanged;
on a changed sheet it is only INFERRED ("look again"), and where the thing is gone it is shown as not applicable.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design
from lianshen.review.errors import Refused
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty, Fact, Parts, Subject
from lianshen.review.language import _


@dataclass(frozen=True, slots=True)
class Correction:
    """What one person stated of one fact; `value` None takes back what was said before.

    `author_name` is for the reviewers' side only; `sheet` is the sheet that was looked at.
    """

    id: UUID
    round: UUID
    number: int
    author: UUID
    author_name: str
    written_at: datetime
    subject: str
    fact: str
    value: Any
    sheet: str | None
    reason: str


class Standing(StrEnum):
    """How a correction counts in a round."""

    CONFIRMED = "confirmed"
    LOOK_AGAIN = "look again"
    NOT_APPLICABLE = "not applicable"


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The word that counts on each fact of each thing: the latest, unless it takes back."""
    ordered = sorted(corrections, key=lambda one: one.written_at)
    latest = {(one.subject, one.fact): one for one in ordered}
    return tuple(one for one in latest.values() if one.value is not None)


def apply(design: Design, corrections: Iterable[Correction], round: UUID, sheets: Collection[str]) -> None:
    """State what people corrected on a freshly read design; a subject that is gone gets no statement."""
    subjects = list(each_subject(design))
    for one in standing(corrections):
        certainty = _certainty(one, round, sheets)
        for subject in subjects:
            fact = fact_of(subject, one.fact)
            if subject.key == one.subject and fact is not None:
                _state(subject, fact, one, certainty)


def how_it_stands(one: Correction, keys: Collection[str], round: UUID, sheets: Collection[str]) -> Standing:
    """Whether a correction counts in this round; `keys` are those of its design's subjects."""
    if one.subject not in keys:
        return Standing.NOT_APPLICABLE
    sure = _certainty(one, round, sheets) is Certainty.CONFIRMED
    return Standing.CONFIRMED if sure else Standing.LOOK_AGAIN


def each_subject(design: Design) -> Iterator[Subject]:
    """Every subject of a design, the design first."""
    met: set[int] = {id(design)}
    queue: list[Subject] = [design]
    for subject in queue:  # grows while it is walked
        yield subject
        for fact in type(subject).facts().values():
            if isinstance(fact, Parts):
                new = [part for said in subject.statements(fact) for part in said.value if id(part) not in met]
                met.update(id(part) for part in new)
                queue.extend(new)


def holder_of(design: Design, key: str, name: str) -> Subject | None:
    """The subject a word about fact `name` is about: the one of that key, or the nearest it lies in that has the fact."""
    holders = {s.key: s for s in each_subject(design) if fact_of(s, name) is not None}
    while key:
        if key in holders:
            return holders[key]
        key = key.rpartition("/")[0]
    return holders.get("")


def fact_of(subject: Subject, name: str) -> Fact[Any] | None:
    """The declaration of that full name, such as "Room.use", if this kind of subject has it."""
    return next((fact for fact in type(subject).facts().values() if fact.name == name), None)


def correctable(fact: Fact[Any]) -> bool:
    """Whether a person can state the fact in one field or with one outline."""
    simple = issubclass(fact.kind, Enum | str | bool | int | float) or fact.kind is Polygon
    return simple and not fact.many


def value_from(fact: Fact[Any], words: str) -> Any:
    """A value as it was typed or chosen; Refused where it is none."""
    try:
        if fact.kind is bool:
            return {"yes": True, "no": False}[words]
        value = fact.kind(words.strip())
    except (ValueError, KeyError, TypeError):
        raise Refused(_("“{words}” is no value for {fact}", words=words, fact=fact.text)) from None
    if not words.strip() or (isinstance(value, float) and not 0 <= value < float("inf")):
        raise Refused(_("“{words}” is no value for {fact}", words=words, fact=fact.text))
    return value


def _certainty(one: Correction, round: UUID, sheets: Collection[str]) -> Certainty:
    return Certainty.CONFIRMED if one.round == round or one.sheet in sheets else Certainty.INFERRED


def _state(subject: Subject, fact: Fact[Any], one: Correction, certainty: Certainty) -> None:
    shape = one.value if isinstance(one.value, BaseGeometry) else None
    note = _("confirmed by a person in round {number}", number=one.number)
    source = Evidence(one.sheet or subject.sheet, shape, quote=one.reason or None, note=note)
    subject.state(fact, one.value, certainty, source)
    area = type(subject).facts().get("area")
    if isinstance(one.value, Polygon) and fact.name.endswith(".boundary") and area is not None:
        subject.state(area, float(f"{one.value.area:.3f}"), certainty, source)
