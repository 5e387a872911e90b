"""Cubic curves of a page: flattened, or recognised as the circle they are a part of."""

from __future__ import annotations

from typing import Any

import numpy as np

from lianshen.review.sheets import Floats, Ids

CHORDS = 6
_ROUND = 0.01  # how far a curve may leave the circle, as a part of its radius


def on_curve(curves: Floats) -> Floats:
    """The points of cubic curves (n, 4, 2) at equal steps: (n, chords + 1, 2)."""
    t = np.linspace(0.0, 1.0, CHORDS + 1)[None, :, None]
    a, b, c, d = (curves[:, place : place + 1, :] for place in range(4))
    points: Floats = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return points


def flattened(curves: Floats) -> Floats:
    """The same as straight pieces (n · chords, 4)."""
    points = on_curve(curves)
    return np.concatenate((points[:, :-1], points[:, 1:]), axis=2).reshape(-1, 4)


def circular(curves: Floats, stroked: Any) -> tuple[Floats, Any]:
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
        off = abs(np.hypot(*np.moveaxis(on_curve(curves) - centre[:, None, :], 2, 0)) - radius[:, None])
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


def joined(arcs: Floats, layers: Ids) -> tuple[Floats, Ids]:
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
