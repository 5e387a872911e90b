"""The vector paths of one PDF page as columns: lines, flattened curves, true arcs, filled and closed outlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.dxf.content import Layers
from lianshen.review.sheets import Floats, Ids, Word

_CHORDS = 6
_LEAST_RING = 3.0  # points: smaller closed outlines are letters and dots
_WHITE = 0.97
_ROUND = 0.01  # how far a curve may leave the circle, as a part of its radius


@dataclass(slots=True)
class Strokes:
    """Paths while they are collected, in points with y up."""

    height: float
    layers: Layers = field(default_factory=Layers)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    line_layer: list[int] = field(default_factory=list)
    curves: list[tuple[float, ...]] = field(default_factory=list)
    curve_layer: list[int] = field(default_factory=list)
    curve_stroked: list[bool] = field(default_factory=list)
    rings: list[Floats] = field(default_factory=list)
    ring_layer: list[int] = field(default_factory=list)
    ring_filled: list[bool] = field(default_factory=list)

    def add(self, drawing: dict[str, Any]) -> None:
        """One path as MuPDF gives it."""
        layer = self.layers.number(drawing.get("layer") or "0")
        kind, fill = drawing["type"], drawing.get("fill")
        filled = "f" in kind and fill is not None and min(fill) < _WHITE
        corners: list[tuple[float, float]] = []
        for item in drawing["items"]:
            points = self._points(item)
            if item[0] in {"re", "qu"}:
                self._ring(corners, layer, filled, False)
                corners = []
                self._lines(points, layer, closed=True)
                self._ring(points, layer, filled, True)
                continue
            if corners and corners[-1] != points[0]:
                self._ring(corners, layer, filled, False)
                corners = []
            if item[0] == "l":
                self._lines(points, layer, closed=False)
                corners += points if not corners else points[1:]
            else:
                self.curves.append(tuple(number for point in points for number in point))
                self.curve_layer.append(layer)
                self.curve_stroked.append("s" in kind)
                corners += _bent(points) if not corners else _bent(points)[1:]
        self._ring(corners, layer, filled, bool(drawing.get("closePath")))

    def drawn(self, words: Iterable[Word]) -> Drawn:
        """Everything collected, with the page's words."""
        curves = np.array(self.curves, np.float64).reshape(-1, 4, 2)
        layer = np.array(self.curve_layer, np.int32)
        arcs, is_arc = _circular(curves, np.array(self.curve_stroked, np.bool_))
        arcs, arc_layer = _joined(arcs, layer[is_arc])
        chords = _flattened(curves[~is_arc])
        segments = np.concatenate((np.array(self.lines, np.float64).reshape(-1, 4), chords))
        segment_layer = np.concatenate((np.array(self.line_layer, np.int32), np.repeat(layer[~is_arc], _CHORDS)))
        return Drawn(
            layers=self.layers.names(),
            segments=segments,
            segment_layer=segment_layer.astype(np.int32),
            segment_symbol=np.full(len(segments), -1, np.int32),
            arcs=arcs,
            arc_layer=arc_layer,
            arc_symbol=np.full(len(arcs), -1, np.int32),
            rings=tuple(self.rings),
            ring_layer=np.array(self.ring_layer, np.int32),
            ring_filled=np.array(self.ring_filled, np.bool_),
            words=tuple(words),
        )

    def _points(self, item: tuple[Any, ...]) -> list[tuple[float, float]]:
        if item[0] == "re":
            x0, y0, x1, y1 = item[1]
            return [(x, self.height - y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        if item[0] == "qu":
            upper_left, upper_right, lower_left, lower_right = item[1]
            return [(p[0], self.height - p[1]) for p in (upper_left, upper_right, lower_right, lower_left)]
        return [(p[0], self.height - p[1]) for p in item[1:]]

    def _lines(self, points: list[tuple[float, float]], layer: int, closed: bool) -> None:
        following = points[1:] + points[:1] if closed else points[1:]
        for start, end in zip(points, following, strict=False):
            if start != end:
                self.lines.append((*start, *end))
                self.line_layer.append(layer)

    def _ring(self, corners: list[tuple[float, float]], layer: int, filled: bool, closed: bool) -> None:
        if len(corners) < 3 or not (closed or filled or corners[0] == corners[-1]):
            return
        ring = np.array(corners[:-1] if corners[0] == corners[-1] else corners, np.float64)
        if len(ring) > 2 and np.ptp(ring, axis=0).max() >= _LEAST_RING:
            self.rings.append(ring)
            self.ring_layer.append(layer)
            self.ring_filled.append(filled)


def _bent(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in _on_curve(np.array([points]))[0]]


def _on_curve(curves: Floats) -> Floats:
    """The points of cubic curves (n, 4, 2) at equal steps: (n, chords + 1, 2)."""
    t = np.linspace(0.0, 1.0, _CHORDS + 1)[None, :, None]
    a, b, c, d = (curves[:, place : place + 1, :] for place in range(4))
    on_curve: Floats = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return on_curve


def _flattened(curves: Floats) -> Floats:
    points = _on_curve(curves)
    return np.concatenate((points[:, :-1], points[:, 1:]), axis=2).reshape(-1, 4)


def _circular(curves: Floats, stroked: Any) -> tuple[Floats, Any]:
    """Which stroked curves are parts of circles, and those as arcs against the clock (degrees)."""
    if not len(curves):
        return np.empty((0, 5)), np.empty(0, np.bool_)
    start, end = curves[:, 0], curves[:, 3]
    first, last = curves[:, 1] - start, end - curves[:, 2]
    normal, other = _left(first), _left(last)
    cross = normal[:, 0] * other[:, 1] - normal[:, 1] * other[:, 0]
    between = end - start
    with np.errstate(divide="ignore", invalid="ignore"):
        along = (between[:, 0] * other[:, 1] - between[:, 1] * other[:, 0]) / cross
        centre = start + along[:, None] * normal
        radius = np.hypot(*(start - centre).T)
        off = abs(np.hypot(*np.moveaxis(_on_curve(curves) - centre[:, None, :], 2, 0)) - radius[:, None])
        is_arc = stroked & (radius > 2.0) & (radius < 1e4) & (off.max(axis=1) < _ROUND * radius)
    is_arc &= np.hypot(*between.T) > 0.05 * np.where(np.isfinite(radius), radius, np.inf)
    start, end, centre, radius = start[is_arc], end[is_arc], centre[is_arc], radius[is_arc]
    begins, ends = _angle(start - centre), _angle(end - centre)
    clockwise = along[is_arc] < 0
    begins, ends = np.where(clockwise, ends, begins), np.where(clockwise, begins, ends)
    return np.column_stack((centre, radius, begins % 360.0, begins % 360.0 + (ends - begins) % 360.0)), is_arc


def _left(vectors: Floats) -> Floats:
    return np.column_stack((-vectors[:, 1], vectors[:, 0]))


def _angle(vectors: Floats) -> Floats:
    return np.degrees(np.arctan2(vectors[:, 1], vectors[:, 0]))


def _joined(arcs: Floats, layers: Ids) -> tuple[Floats, Ids]:
    """Pieces of one circle that follow each other, as plotters write them, become one arc."""
    rows: list[list[float]] = []
    kept: list[int] = []
    for arc, layer in zip(arcs.tolist(), layers.tolist(), strict=True):
        near = 0.02 * arc[2]
        if rows and kept[-1] == layer and all(abs(a - b) <= near for a, b in zip(arc[:3], rows[-1][:3], strict=True)):
            last = rows[-1]
            if abs((arc[3] - last[4] + 180.0) % 360.0 - 180.0) < 0.5:
                last[4] = min(last[4] + arc[4] - arc[3], last[3] + 360.0)
                continue
            if abs((last[3] - arc[4] + 180.0) % 360.0 - 180.0) < 0.5:
                sweep = min(last[4] - last[3] + arc[4] - arc[3], 360.0)
                last[3], last[4] = arc[3], arc[3] + sweep
                continue
        rows.append(arc)
        kept.append(layer)
    return np.array(rows, np.float64).reshape(-1, 5), np.array(kept, np.int32)
