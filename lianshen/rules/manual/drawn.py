"""Draws an example: its rooms, doors and walks as on a plan, and over them what the rule measured, with the amount.

What was measured is green where it passes, red where it fails, amber where a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point, Polygon, box, unary_union
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design
from lianshen.review.findings import Finding, Verdict
from lianshen.review.picture.canvas import Path, Picture, Words, length_of
from lianshen.review.picture.shapes import outlines, pieces
from lianshen.review.seen import Mark, seen_on
from lianshen.review.sheets import Affine
from lianshen.rules.run import scopes

COLOURS = {
    Verdict.PASS: "#1b7f3b",
    Verdict.FAIL: "#c1121f",
    Verdict.UNDECIDED: "#b26a00",
    Verdict.NOT_APPLICABLE: "#6c757d",
}
WIDE = 90.0  # millimetres of one picture
_HIGHEST, _FLATTEST = 52.0, 18.0  # of the drawing in it
_EDGE, _FOOT = 7.0, 9.0
_INK = "#3d4650"
_MANY = 6  # measurements whose amounts are written
_BAR = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class _Measured:
    """One place a finding points at."""

    shape: BaseGeometry
    colour: str
    amount: str


def drawn(design: Design, findings: Sequence[Finding], verdict: Verdict) -> Picture | None:
    """One storey, or what lies in none; None where the example has nothing that could be drawn."""
    seen = seen_on(design).get("stage")
    marks = [mark for mark in (seen.marks if seen else ()) if mark.name != "words"]
    storeys = scopes(design)[1:]
    here = _scope(findings, verdict, marks, storeys)
    marks = [mark for mark in marks if here in _scopes_of(mark.subjects, storeys)]
    measured = list(_measured(findings, here, storeys))
    if not marks:
        return None
    to_page, high = _fitted([*(mark.shape for mark in marks), *(one.shape for one in measured)])
    amounts = [_amount(one, to_page, high) for one in measured if one.amount][:_MANY]
    parts = (
        *(part for mark in marks for part in _ground(mark, to_page)),
        *_names(marks, to_page, [_room_of(amount) for amount in amounts]),
        *(part for one in measured for part in _trace(one, to_page)),
        *(part for amount in amounts for part in (_behind(amount), amount)),
        *_scale_bar(to_page.scale, high),
        *([Words(here, (WIDE - _EDGE - length_of(here, 2.6), high - 3.2), 2.6, _INK)] if here else ()),
    )
    return Picture(WIDE, high, here, parts)


def _scope(findings: Sequence[Finding], verdict: Verdict, marks: Sequence[Mark], storeys: Sequence[str]) -> str:
    """The storey an example is about: that of the finding it was made for; "" for what lies in none."""
    wanted = sorted(findings, key=lambda one: (one.verdict is not verdict, not _places(one)))
    inside = [scope for finding in wanted for scope in _scopes_of((finding.subject,), storeys)][:1]
    if inside and inside[0]:
        return inside[0]
    outside = any("" in _scopes_of(mark.subjects, storeys) for mark in marks)
    return "" if outside or not storeys else storeys[0]


def _scopes_of(keys: Iterable[str], storeys: Sequence[str]) -> set[str]:
    """The storeys these subjects lie in, or "" for none."""
    found = {storey for key in keys for storey in storeys if key == storey or key.startswith(f"{storey}/")}
    return found or {""}


def _places(finding: Finding) -> list[BaseGeometry]:
    return [one.shape for one in finding.evidence if one.shape is not None and not one.shape.is_empty]


def _measured(findings: Sequence[Finding], here: str, storeys: Sequence[str]) -> Iterator[_Measured]:
    for finding in findings:
        if _scopes_of((finding.subject,), storeys) & {here, ""}:
            amount = finding.observed.said("zh") if finding.observed else ""
            demand = f"（{finding.limit.said('zh')}）" if finding.limit and amount else ""
            for number, shape in enumerate(_places(finding)):
                yield _Measured(shape, COLOURS[finding.verdict], "" if number else amount + demand)


def _fitted(shapes: Sequence[BaseGeometry]) -> tuple[Affine, float]:
    """The way from metres onto the picture, and how high the picture then is."""
    x0, y0, x1, y1 = unary_union([box(*shape.bounds) if shape.area else shape.buffer(0.4) for shape in shapes]).bounds
    scale = min((WIDE - 2 * _EDGE) / (x1 - x0), _HIGHEST / (y1 - y0))
    high = max(scale * (y1 - y0), _FLATTEST) + _EDGE + _FOOT
    left = (WIDE - scale * (x1 - x0)) / 2
    top = _EDGE + (high - _EDGE - _FOOT - scale * (y1 - y0)) / 2
    return Affine(scale, 0, 0, -scale, left - scale * x0, top + scale * y1), high


def _ground(mark: Mark, to_page: Affine) -> Iterator[Path]:
    for piece in pieces(mark.shape):
        filled = mark.style.fill if isinstance(piece, Polygon) else 0.9 if isinstance(piece, Point) else 0.0
        width = min(max(mark.style.width, 0.25), 0.6)
        yield Path(
            outlines(piece, to_page, 0.9),
            mark.colour,
            width,
            mark.colour if filled else None,
            min(filled, 0.3) if isinstance(piece, Polygon) else 0.9,
            closed=isinstance(piece, Polygon | Point),
            title=f"{mark.title.zh} {mark.title.en} {' '.join(mark.label)}".strip(),
        )


def _names(marks: Sequence[Mark], to_page: Affine, taken: list[BaseGeometry]) -> Iterator[Words]:
    """What things are called, inside those that have room for it; never two on one another."""
    for mark in marks:
        words = " ".join(mark.label[:2])
        if not words or not isinstance(mark.shape, Polygon):
            continue
        wide = (mark.shape.bounds[2] - mark.shape.bounds[0]) * to_page.scale
        size = min(2.8, 0.92 * wide / length_of(words, 1.0))
        point = mark.shape.centroid if mark.shape.centroid.within(mark.shape) else mark.shape.representative_point()
        x, y = to_page.apply((point.x, point.y)).tolist()
        for foot in (y + 0.35 * size, y - 1.2 * size, y + 1.9 * size):
            name = Words(words, (x - length_of(words, size) / 2, foot), size, _INK)
            if size >= 1.5 and not any(_room_of(name).intersects(other) for other in taken):
                taken.append(_room_of(name))
                yield name
                break


def _room_of(words: Words) -> Polygon:
    """What a line of words covers."""
    (x, y), size = words.at, words.size
    return box(x - 0.4, y - size, x + length_of(words.text, size) + 0.4, y + 0.3 * size)


def _trace(one: _Measured, to_page: Affine) -> Iterator[Path]:
    """The measured walk or gap, the zone's outline, or a ring round a place."""
    for piece in pieces(one.shape):
        zone = isinstance(piece, Polygon)
        ring = isinstance(piece, Point)
        lines = outlines(piece, to_page, 2.2)
        yield Path(lines, one.colour, 0.8, one.colour if zone else None, 0.10, closed=zone or ring)
        if isinstance(piece, LineString):
            ends = tuple(outlines(Point(piece.coords[n]), to_page, 0.8)[0] for n in (0, -1))
            yield Path(ends, None, fill=one.colour, closed=True)


def _amount(one: _Measured, to_page: Affine, high: float) -> Words:
    """The amount beside what was measured, never outside the picture."""
    size = 3.0
    long = length_of(one.amount, size)
    first = next(pieces(one.shape))
    middle = first.interpolate(0.5, normalized=True) if isinstance(first, LineString) else first.representative_point()
    x, y = to_page.apply((middle.x, middle.y)).tolist()
    x0, y0, x1, y1 = first.bounds
    if isinstance(first, LineString) and y1 - y0 > x1 - x0:
        right = x + 1.6 + long < WIDE - 1.0
        x, y = x + (long / 2 + 1.6) * (1 if right else -1), y + size / 3
    else:
        y += {"LineString": -2.0, "Point": -3.4}.get(first.geom_type, 4.6)
    left = min(max(x - long / 2, 1.0), WIDE - long - 1.0)
    return Words(one.amount, (left, min(max(y, size + 0.5), high - _FOOT)), size, one.colour)


def _behind(words: Words) -> Path:
    """White, so that an amount can be read on whatever lies below it."""
    ring = np.asarray(_room_of(words).exterior.coords)
    return Path((ring,), None, fill="#ffffff", opacity=0.85, closed=True)


def _scale_bar(scale: float, high: float) -> Iterator[Path | Words]:
    """How long a metre is here."""
    long = max((length for length in _BAR if length * scale <= WIDE / 4), default=_BAR[0])
    y, x0, x1 = high - 3.6, _EDGE, _EDGE + long * scale
    yield Path((np.array([(x0, y - 0.8), (x0, y), (x1, y), (x1, y - 0.8)]),), _INK, 0.25)
    yield Words(f"{long:g} m", (x1 + 1.2, y + 0.4), 2.6, _INK)
