"""The layer "what the machine saw" as the viewer draws it: kinds with their colours, places in mm of paper, what is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import Any

from shapely import Polygon, transform
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from lianshen.review.corrections import correctable
from lianshen.review.facts import Subject
from lianshen.review.language import Text
from lianshen.review.seen import Known, Mark, Seen, Unplaced, named
from lianshen.review.seen.words import kind_text, value_text
from lianshen.review.sheets import Sheet

_STATED = ("name", "use", "kind", "fire_class", "number", "boundary", "stated_area", "sprinkler", "grade", "width")
_MOST_SUBJECTS = 3  # of the storeys that share a plan: the others are counted


def layer_data(seen: Seen, sheet: Sheet, language: str, may_correct: bool = False) -> dict[str, Any]:
    """All the viewer needs to draw and to explain the layer, in one language."""
    counts = Counter(_kind(mark) for mark in seen.marks)
    kinds = {_kind(mark): mark for mark in seen.marks}
    numbers = {kind: number for number, kind in enumerate(kinds)}
    return {
        "kinds": [
            {"title": mark.title[language], "colour": mark.colour, "count": counts[kind]}
            for kind, mark in kinds.items()
        ],
        "marks": [_mark(mark, numbers[_kind(mark)], sheet, language) for mark in seen.marks],
        "correctable": {of: list(_fields(of, language)) for of in {mark.of for mark in seen.marks}}
        if may_correct
        else {},
        "unplaced": [_unplaced(lost, sheet, language) for lost in seen.unplaced],
    }


def _kind(mark: Mark) -> tuple[str, str]:
    return mark.title.zh, mark.colour


def _mark(mark: Mark, kind: int, sheet: Sheet, language: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "shape": _placed(mark.shape, sheet),
        "fill": mark.style.fill,
        "certainty": mark.certainty.name.lower(),
        "disputed": mark.disputed,
        "label": " ".join(mark.label),
        "subjects": list(mark.subjects[:_MOST_SUBJECTS]),
        "of": mark.of,
        "all": list(mark.subjects),
        "more": max(0, len(mark.subjects) - _MOST_SUBJECTS),
        "known": [_known(one, language) for one in mark.known],
    }


def _fields(of: str, language: str) -> Iterator[dict[str, Any]]:
    """What a person may state of this kind of thing, and among which words they choose."""
    facts = Subject.kinds[of].facts() if of in Subject.kinds else {}
    for name, fact in facts.items():
        if name not in _STATED or not correctable(fact):
            continue
        choices: list[tuple[str, Text]] = []
        if issubclass(fact.kind, Enum):
            choices = [(kind.value, kind_text(kind)) for kind in fact.kind]
        elif fact.kind is bool:
            choices = [("yes", value_text(True)), ("no", value_text(False))]
        yield {
            "fact": fact.name,
            "title": fact.text[language],
            "outline": fact.kind is Polygon,
            "choices": [[value, text[language]] for value, text in choices],
        }


def _unplaced(lost: Unplaced, sheet: Sheet, language: str) -> dict[str, Any]:
    at: BaseGeometry | None = lost.at
    return {
        "name": lost.name,
        "key": lost.key,
        "colour": named("nowhere").colour,
        "shape": _placed(at, sheet) if at is not None else None,
        "known": [_known(one, language) for one in lost.known],
    }


def _placed(shape: BaseGeometry, sheet: Sheet) -> dict[str, Any]:
    """GeoJSON in mm of paper, to the hundredth: finer cannot be seen, and thousands of shapes are sent."""
    way = sheet.to_plan.inverse().then(sheet.to_paper)
    return dict(mapping(transform(shape, lambda points: way.apply(points).round(2))))


def _known(one: Known, language: str) -> dict[str, Any]:
    return {
        "title": one.title[language],
        "value": one.value[language],
        "certainty": value_text(one.certainty)[language],
        "disputed": one.disputed,
        "quote": one.quote,
    }
