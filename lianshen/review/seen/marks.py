"""Walks a design and puts every fact that has a place on its sheet, each place once.

A typical storey's plan states the same shape for fifteen storeys: that is one mark with fifteen subjects.  A thing that
is named but was not found in the lines is `Unplaced`.  A word that states a fact of something without a shape of its own
(the fire rating in the notes) is a mark where it is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Design, Door, Roof, ShelterEntrance, Site, Storey
from lianshen.review.facts import Certainty, Fact, Parts, Statement, Subject
from lianshen.review.language import Text, _
from lianshen.review.notes import Notes
from lianshen.review.seen.styles import Style, named, style_of
from lianshen.review.seen.words import kind_text, value_text

_WHOLE = (Design, Building, Storey, Site, Roof)  # what words are about wherever they stand; nobody looks for its shape


@dataclass(frozen=True, slots=True)
class Known:
    """One statement about the thing of a mark: which fact, its value, how sure, and the words it was taken from."""

    fact: str
    title: Text
    value: Text
    certainty: Certainty
    disputed: bool
    sheet: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on one sheet: `shape` in metres of its plan, `subjects` the keys of all it was stated of."""

    sheet: str
    name: str
    title: Text
    shape: BaseGeometry
    certainty: Certainty
    disputed: bool
    style: Style
    colour: str
    label: tuple[str, ...]
    subjects: tuple[str, ...]
    known: tuple[Known, ...]
    of: str = ""  # the kind of subject, such as "Room"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A thing that a sheet names and whose shape was not found; `at` is where its name stands."""

    sheet: str
    key: str
    name: str
    at: BaseGeometry | None
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was recognised on one sheet."""

    marks: tuple[Mark, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


@dataclass(slots=True)
class _Sheet:
    marks: dict[tuple[str, bytes, tuple[str, ...]], Mark] = field(default_factory=dict)
    unplaced: dict[tuple[str, str], Unplaced] = field(default_factory=dict)


def seen_on(design: Design) -> dict[str, Seen]:
    """What was recognised, by sheet id; marks from the lowest layer up."""
    sheets: dict[str, _Sheet] = defaultdict(_Sheet)
    for subject in _subjects(design, set()):
        for mark in _marks(subject):
            place = (mark.name, mark.shape.wkb, mark.label)
            before = sheets[mark.sheet].marks.get(place)
            keys = (*before.subjects, *mark.subjects) if before else mark.subjects
            sheets[mark.sheet].marks[place] = replace(mark, subjects=tuple(dict.fromkeys(keys)))
        lost = _unplaced(subject)
        if lost is not None:
            sheets[lost.sheet].unplaced.setdefault((lost.name, lost.at.wkt if lost.at else lost.key), lost)
    return {
        sheet: Seen(tuple(sorted(found.marks.values(), key=_layer)), tuple(found.unplaced.values()))
        for sheet, found in sheets.items()
    }


def _layer(mark: Mark) -> tuple[int, float]:
    return mark.style.over, -mark.shape.area


def _subjects(subject: Subject, met: set[int]) -> Iterator[Subject]:
    if id(subject) in met:
        return
    met.add(id(subject))
    yield subject
    for fact in type(subject).facts().values():
        if isinstance(fact, Parts):
            for statement in subject.statements(fact):
                for part in statement.value:
                    yield from _subjects(part, met)


def _marks(subject: Subject) -> Iterator[Mark]:
    facts = type(subject).facts().values()
    shaped = [fact for fact in facts if issubclass(fact.kind, BaseGeometry)]
    known = _known(subject)
    for fact in shaped:
        style, kind = style_of(subject, fact), None
        if style.by:
            kind = _standing(subject, type(subject).facts()[style.by])
        for statement in fact.surest(subject):
            sheet = statement.source.sheet or subject.sheet
            for shape in statement.value if fact.many else (statement.value,):
                if sheet and not shape.is_empty:
                    yield _mark(subject, fact, style, kind, known, statement, sheet, shape)
    if isinstance(subject, ShelterEntrance):
        yield from _door_order(subject, known)
    if isinstance(subject, _WHOLE) or not any(subject.knows(fact) for fact in shaped):
        yield from _words(subject, known)


def _mark(
    subject: Subject,
    fact: Fact[Any],
    style: Style,
    kind: Any,
    known: tuple[Known, ...],
    statement: Statement[Any],
    sheet: str,
    shape: BaseGeometry,
) -> Mark:
    enum = kind if isinstance(kind, Enum) else None
    name = f"{fact.name}:{enum.value}" if enum is not None else f"{type(subject).__name__}:{fact.name}"
    title = kind_text(enum) if enum is not None else Text(fact.title, _english(fact))
    return Mark(
        sheet=sheet,
        name=name,
        title=title,
        shape=shape,
        certainty=statement.certainty,
        disputed=_disputed(subject, fact),
        style=style,
        colour=style.colour_of(enum),
        label=tuple(_label(subject, style)),
        subjects=(subject.key,),
        known=known,
        of=type(subject).__name__,
    )


def _english(fact: Fact[Any]) -> str:
    """What the shape is of: "protective unit" for its boundary, "fire lane line" for another of its shapes."""
    owner, _dot, attribute = fact.name.partition(".")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", owner).lower()
    return words if attribute in ("boundary", "at") else f"{words} {attribute.replace('_', ' ')}"


def _label(subject: Subject, style: Style) -> Iterator[str]:
    facts = type(subject).facts()
    for name in style.label:
        if name == ".":
            yield subject.label
        elif name in facts:
            value = _standing(subject, facts[name])
            if value is not None:
                yield value_text(value, facts[name].unit).zh


def _standing(subject: Subject, fact: Fact[Any]) -> Any:
    """The value that stands, without the look being remembered; None where it is unknown or disputed."""
    surest = fact.surest(subject)
    return surest[0].value if surest and not _disputed(subject, fact) else None


def _disputed(subject: Subject, fact: Fact[Any]) -> bool:
    surest = fact.surest(subject)
    return any(not fact.agree(surest[0].value, other.value) for other in surest[1:])


def _known(subject: Subject) -> tuple[Known, ...]:
    stated = [fact for fact in type(subject).facts().values() if not isinstance(fact, Parts) and fact.kind is not Notes]
    return tuple(
        Known(
            fact.name,
            fact.text,
            value_text(one.value, fact.unit),
            one.certainty,
            _disputed(subject, fact),
            one.source.sheet,
            one.source.quote,
        )
        for fact in stated
        for one in fact.surest(subject)
    )


def _words(subject: Subject, known: tuple[Known, ...]) -> Iterator[Mark]:
    """The words that state something of a subject that is nowhere drawn."""
    for fact in type(subject).facts().values():
        if isinstance(fact, Parts) or fact.kind is Notes or issubclass(fact.kind, BaseGeometry):
            continue
        for statement in subject.statements(fact):
            source = statement.source
            if source.sheet and source.shape is not None and not source.shape.is_empty:
                said = f"{fact.text.zh} = {value_text(statement.value, fact.unit).zh}"
                yield Mark(
                    source.sheet, "words", _("a fact stated in words"), source.shape, statement.certainty,
                    _disputed(subject, fact), named("words"), named("words").colour, (said,), (subject.key,),
                    tuple(one for one in known if one.fact == fact.name),
                )  # fmt: skip


def _unplaced(subject: Subject) -> Unplaced | None:
    facts = type(subject).facts()
    shapes = [fact for fact in facts.values() if issubclass(fact.kind, BaseGeometry)]
    if isinstance(subject, _WHOLE) or not shapes or "name" not in facts:
        return None
    if any(subject.knows(fact) for fact in shapes):
        return None
    names = facts["name"].surest(subject)
    if not names or not subject.sheet:
        return None
    source = names[0].source
    return Unplaced(source.sheet or subject.sheet, subject.key, str(names[0].value), source.shape, _known(subject))


def _door_order(entrance: ShelterEntrance, known: tuple[Known, ...]) -> Iterator[Mark]:
    """The way in through an entrance's doors, and each door's number in that order."""
    for statement in entrance.statements(ShelterEntrance.doors):
        places = [(door, _standing(door, Door.at)) for door in statement.value]
        points = [place for _door, place in places if place is not None]
        sheet = statement.source.sheet or entrance.sheet
        if not sheet:
            continue
        shapes: list[tuple[BaseGeometry, tuple[str, ...]]] = [(Point(p), (str(n),)) for n, p in enumerate(points, 1)]
        if len(points) > 1:
            shapes.append((LineString(points), ()))
        style = named("ShelterEntrance.doors")
        for shape, label in shapes:
            yield Mark(
                sheet, "ShelterEntrance.doors", _("doors of an entrance, from outside to inside"), shape,
                statement.certainty, False, style, style.colour, label, (entrance.key,), known,
            )  # fmt: skip
