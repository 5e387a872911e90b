"""Solid fills and hatch patterns: the pattern's own lines, cut off by the outline; too dense ones as a light tone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np

from lianshen.parsers.drawing_page.page import POINTS_PER_MM, Page, ink, operands
from lianshen.parsers.drawing_page.strokes import dashing
from lianshen.review.sheets import Floats, HatchLine, Pen

_NEAREST = 0.4 * POINTS_PER_MM  # two lines of a hatch; nearer ones run together
_MOST_LINES = 200_000  # of the hatches of one sheet
_MOST_OF_ONE = 20_000
_MOST_DASHES = 400_000
_FINE = 0.18 * POINTS_PER_MM
_TONE = 0.82


@dataclass(frozen=True, slots=True)
class Fill:
    """The rings of one fill in points of the page."""

    pen: Pen
    rings: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """One family of a hatch's lines: (n, 4), with their dashes."""

    rows: Floats
    dashes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Hatched:
    """How a fill is drawn: solid, by lines, or as a tone in place of lines that are too dense or unknown."""

    fill: Fill
    solid: bool = False
    dense: bool = False
    lines: tuple[Lines, ...] = ()


def fills(page: Page) -> Iterator[str]:
    """All fills: the solid ones first, hatches on them."""
    hatched = hatches(page)
    for one in hatched:
        if one.solid or one.dense:
            yield f"{_surface(one)} rg {_outline(one.fill)} f*"
    for one in hatched:
        if one.lines:
            yield from _clipped(one)


def hatches(page: Page) -> tuple[Hatched, ...]:
    """Every fill of the page and how it is drawn."""
    left, hatched = _MOST_LINES, []
    for fill in _fills(page):
        one = _hatched(fill, left)
        left -= sum(len(lines.rows) for lines in one.lines)
        hatched.append(one)
    return tuple(hatched)


def _fills(page: Page) -> Iterator[Fill]:
    """Rings that belong to one fill together, for one may be a hole in another."""
    drawing = page.drawing
    hatch = drawing.ring_hatch if len(drawing.ring_hatch) else np.arange(len(drawing.rings))
    groups: dict[tuple[int, int], list[Floats]] = {}
    rows = zip(drawing.rings, hatch.tolist(), drawing.ring_layer.tolist(), drawing.ring_filled.tolist(), strict=True)
    for ring, number, layer, filled in rows:
        if filled:
            groups.setdefault((number, layer), []).append(page.placed(ring))
    for (_number, layer), rings in groups.items():
        yield Fill(page.pens[layer], tuple(rings))


def _hatched(fill: Fill, left: int) -> Hatched:
    if fill.pen.hatch is None:
        return Hatched(fill, solid=True)
    if not fill.pen.hatch:
        return Hatched(fill, dense=True)
    families: list[Lines] = []
    points = np.concatenate(fill.rings)
    for family in fill.pen.hatch:
        lines = _lines(family, points, left - sum(len(one.rows) for one in families))
        if lines is None:
            return Hatched(fill, dense=True)
        families.append(lines)
    return Hatched(fill, lines=tuple(families))


def _lines(family: HatchLine, points: Floats, left: int) -> Lines | None:
    """The family's lines over the box of `points`, each begun where its dashes begin; None where they are too dense."""
    along = np.array((cos(radians(family.turn)), sin(radians(family.turn))))
    across = np.array((-along[1], along[0]))
    apart = float(across @ family.step)
    if abs(apart) < _NEAREST:
        return None
    origin = np.array(family.at)
    steps = ((points - origin) @ across) / apart
    first, last = int(np.ceil(steps.min())), int(np.floor(steps.max()))
    if last - first >= min(left, _MOST_OF_ONE):
        return None
    feet = origin + np.arange(first, last + 1)[:, None] * np.array(family.step)
    reach = points @ along
    begin, end = float(reach.min()) - feet @ along, float(reach.max()) - feet @ along
    dashes = _dashes(family.dashes)
    period = sum(dashes)
    if dashes and (period < _NEAREST or float((end - begin).sum()) / period > _MOST_DASHES):
        return None
    if dashes:
        begin = np.floor(begin / period) * period
    return Lines(np.hstack((feet + begin[:, None] * along, feet + end[:, None] * along)), dashes)


def _dashes(parts: tuple[float, ...]) -> tuple[float, ...]:
    """Dash, gap, dash, gap … in points, a dot as a short dash; empty where the lines run through."""
    dashes: list[float] = []
    for part in parts:
        if (len(dashes) % 2 == 0) == (part >= 0):
            dashes.append(abs(part))
        elif dashes:
            dashes[-1] += abs(part)
        else:
            dashes += [0.0, abs(part)]
    return tuple(dashes) if len(dashes) > 1 and len(dashes) % 2 == 0 else tuple(dashes[:-1])


def _clipped(one: Hatched) -> Iterator[str]:
    pen = one.fill.pen
    width = min(max(pen.width * POINTS_PER_MM, 0.1), _FINE)
    yield f"q {_outline(one.fill)} W* n {operands(ink(pen))} RG {width:.3f} w"
    for lines in one.lines:
        yield dashing(lines.dashes)
        yield from (f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in lines.rows.tolist())
        yield "S"
    yield "Q"


def _surface(one: Hatched) -> str:
    if one.dense:
        return operands((_TONE, _TONE, _TONE))
    red, green, blue = (part / 255 for part in one.fill.pen.colour)
    return operands((red, green, blue))


def _outline(fill: Fill) -> str:
    parts = []
    for ring in fill.rings:
        corners = [f"{x:.2f} {y:.2f}" for x, y in ring.tolist()]
        parts.append(f"{corners[0]} m " + " ".join(f"{corner} l" for corner in corners[1:]) + " h")
    return " ".join(parts)
