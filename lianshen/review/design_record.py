"""A design written down and read back, exactly and safely (JSON, no code).

A round that was judged once can so be judged again from the very same statements.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any

from shapely import from_wkt, to_wkt
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design
from lianshen.review.facts import Certainty, Fact, Parts, Subject
from lianshen.review.notes import NoteLine, Notes
from lianshen.review.record import evidence_of, evidence_row

FORMAT = "lianshen.design/1"


def write_design(design: Design) -> bytes:
    """The design with all its statements; the same bytes for the same statements."""
    subjects = sorted(_each_within(design), key=_depth)
    numbers = {id(subject): number for number, subject in enumerate(subjects)}
    document = {"format": FORMAT, "subjects": [_row(subject, numbers) for subject in subjects]}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def read_design(data: bytes) -> Design:
    """The design that `write_design` wrote; ValueError where the bytes are of another format."""
    document = json.loads(data)
    if document.get("format") != FORMAT:
        raise ValueError(f"not {FORMAT}")
    subjects: list[Subject] = []
    for row in document["subjects"]:
        within = None if row["within"] is None else subjects[row["within"]]
        subjects.append(Subject.kinds[row["kind"]](row["label"], within, sheet=row["sheet"]))
    for subject, row in zip(subjects, document["subjects"], strict=True):
        _restate(subject, row["statements"], subjects)
    design = subjects[0]
    if not isinstance(design, Design):
        raise ValueError("the first subject is not the design")
    return design


def _each_within(design: Design) -> Iterator[Subject]:
    seen: set[int] = {id(design)}
    queue: list[Subject] = [design]
    for subject in queue:  # grows while it is walked
        yield subject
        for fact in type(subject).facts().values():
            if isinstance(fact, Parts):
                for statement in subject.statements(fact):
                    new = [part for part in statement.value if id(part) not in seen]
                    seen.update(id(part) for part in new)
                    queue.extend(new)


def _depth(subject: Subject) -> int:
    return 0 if subject.within is None else 1 + _depth(subject.within)


def _row(subject: Subject, numbers: dict[int, int]) -> dict[str, Any]:
    return {
        "kind": type(subject).__name__,
        "label": subject.label,
        "sheet": subject.sheet,
        "within": None if subject.within is None else numbers[id(subject.within)],
        "statements": [
            [name, _plain(fact, statement.value, numbers), statement.certainty.name, evidence_row(statement.source)]
            for name, fact in type(subject).facts().items()
            for statement in subject.statements(fact)
        ],
    }


def _restate(subject: Subject, statements: list[Any], subjects: list[Subject]) -> None:
    facts = type(subject).facts()
    for name, value, certainty, source in statements:
        fact = facts[name]
        subject.state(fact, _raised(fact, value, subjects), Certainty[certainty], evidence_of(source))


def _plain(fact: Fact[Any], value: Any, numbers: dict[int, int]) -> Any:
    if isinstance(fact, Parts):
        return [numbers[id(part)] for part in value]
    return [value_row(item) for item in value] if fact.many else value_row(value)


def _raised(fact: Fact[Any], value: Any, subjects: list[Subject]) -> Any:
    if isinstance(fact, Parts):
        return tuple(subjects[number] for number in value)
    return tuple(value_of(fact.kind, item) for item in value) if fact.many else value_of(fact.kind, value)


def value_row(value: Any) -> Any:
    """A value of a fact as plain data."""
    if isinstance(value, BaseGeometry):
        return to_wkt(value, rounding_precision=-1)
    if isinstance(value, Notes):
        return [[line.words, evidence_row(line.source)] for line in value.lines]
    return value.value if isinstance(value, Enum) else value


def value_of(kind: type[Any], value: Any) -> Any:
    """The value of that kind that `value_row` wrote down."""
    if issubclass(kind, BaseGeometry):
        return from_wkt(value)
    if kind is Notes:
        return Notes(tuple(NoteLine(words, evidence_of(source)) for words, source in value))
    return kind(value)
