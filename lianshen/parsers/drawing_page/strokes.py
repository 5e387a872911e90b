"""Lines and arcs as PDF strokes in their pen's colour, width and dashes; arcs as true curves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lianshen.parsers.drawing_page.page import POINTS_PER_MM, Page, ink, operands
from lianshen.review.sheets import Floats, Ids, Pen

_THINNEST = 0.1 * POINTS_PER_MM  # what is weighed 0 is drawn as thin as a plotter can
_FINEST = 0.3 * POINTS_PER_MM  # a dash with its gap; finer ones are drawn through
_MOST_DASHES = 20_000  # of the longest line
_RUN = 1_000  # pieces of one stroke


def strokes(page: Page) -> Iterator[str]:
    """All lines and arcs, the thin ones last so that they stay visible."""
    drawing = page.drawing
    lines = page.placed(drawing.segments.reshape(-1, 2, 2)).reshape(-1, 4)
    curves, curve_layer, goes_on = _curves(page)
    numbers = np.union1d(drawing.segment_layer, drawing.arc_layer).tolist()
    for number in sorted(numbers, key=lambda number: -_width(page.pens[number])):
        pen = page.pens[number]
        if pen.is_fill:
            continue
        own = lines[drawing.segment_layer == number]
        yield setting(pen, float(np.abs(own).max(initial=0.0)))
        yield from _straight(own)
        of_pen = curve_layer == number
        yield from _bent(curves[of_pen], goes_on[of_pen])


def setting(pen: Pen, longest: float = 0.0) -> str:
    """Colour, width and dashes; a broad polyline ends square."""
    ends = "0 J 0 j" if pen.band > _width_of_weight(pen) else "1 J 1 j"
    return f"{operands(ink(pen))} RG {_width(pen):.3f} w {ends} {dashing(pen.dashes, longest)}"


def dashing(dashes: tuple[float, ...], longest: float = 0.0) -> str:
    """Dashes in points as PDF writes them; none where they could not be told apart."""
    period = sum(dashes)
    if len(dashes) < 2 or period < _FINEST or longest / period > _MOST_DASHES:
        return "[] 0 d"
    return "[" + " ".join(f"{max(part, 0.01):.3f}" for part in dashes) + "] 0 d"


def _width(pen: Pen) -> float:
    return max(_width_of_weight(pen), pen.band)


def _width_of_weight(pen: Pen) -> float:
    return max(pen.width * POINTS_PER_MM, _THINNEST)


def _straight(lines: Floats) -> Iterator[str]:
    """Lines, one that begins where the one before ends as its continuation, for its dashes run on."""
    if not len(lines):
        return
    goes_on = np.zeros(len(lines), np.bool_)
    goes_on[1:] = (lines[1:, :2] == lines[:-1, 2:]).all(axis=1)
    goes_on[::_RUN] = False
    for begin in range(0, len(lines), _RUN):
        some, on = lines[begin : begin + _RUN].tolist(), goes_on[begin : begin + _RUN].tolist()
        for (a, b, c, d), continued in zip(some, on, strict=True):
            yield f"{c:.2f} {d:.2f} l" if continued else f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l"
        yield "S"


def _bent(curves: Floats, goes_on: np.ndarray) -> Iterator[str]:
    if not len(curves):
        return
    for (a, b, *rest), continued in zip(curves.tolist(), goes_on.tolist(), strict=True):
        curve = " ".join(f"{part:.2f}" for part in rest)
        yield f"{curve} c" if continued else f"{a:.2f} {b:.2f} m {curve} c"
    yield "S"


def _curves(page: Page) -> tuple[Floats, Ids, np.ndarray]:
    """Every arc as curves of a quarter turn or less: four points each, their layer, and which continue the one before."""
    arcs = page.drawing.arcs
    sweep = np.radians(arcs[:, 4] - arcs[:, 3])
    pieces = np.clip(np.ceil(np.abs(sweep) / (np.pi / 2) - 1e-6), 1, 4).astype(np.int64)
    of = np.repeat(np.arange(len(arcs)), pieces)
    nth = np.arange(len(of)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    step = (sweep / pieces)[of]
    first = np.radians(arcs[of, 3]) + nth * step
    pull = 4 / 3 * np.tan(step / 4)
    corners = []
    for angle, along in ((first, 0.0), (first, pull), (first + step, -pull), (first + step, 0.0)):
        x, y = np.cos(angle) - along * np.sin(angle), np.sin(angle) + along * np.cos(angle)
        corners.append(arcs[of, :2] + arcs[of, 2:3] * np.column_stack((x, y)))
    points = page.placed(np.stack(corners, axis=1)) if len(of) else np.empty((0, 4, 2))
    return points.reshape(-1, 8), page.drawing.arc_layer[of], nth > 0
