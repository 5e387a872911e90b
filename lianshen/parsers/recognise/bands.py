"""Bands: wide lines that a plotter painted as narrow fills, and the areas they go round.

Glossary: a *band* is a fill much longer than wide, the printed form of a wide polyline; what bands of one width go round lies
between their middle lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from shapely import Polygon, get_parts, make_valid, union_all

from lianshen.parsers.recognise.plane import Plane

_WIDEST = 1.5  # metres of the plan
_SLENDER = 12.0  # times as long round as wide
_LEAST = 0.4  # metres that a band at least reaches
_ALIKE = 1.15  # widths of one polyline differ by less
_MOST = 2000


def banded_areas(plane: Plane) -> tuple[Polygon, ...]:
    """The areas that bands of one width go round, to the middle of the bands."""
    bands = sorted(_bands(plane), key=lambda band: band[0])
    if not bands or len(bands) > _MOST:
        return ()
    breaks = [n for n, (one, other) in enumerate(pairwise(bands), 1) if other[0] > _ALIKE * one[0]]
    groups = [bands[start:stop] for start, stop in pairwise((0, *breaks, len(bands)))]
    return tuple(area for group in groups for area in _between(group))


def _bands(plane: Plane) -> Iterator[tuple[float, Polygon]]:
    drawing = plane.drawing
    for ring, filled in zip(drawing.rings, drawing.ring_filled, strict=True):
        if not filled or len(ring) < 4:
            continue
        points = drawing.sheet.to_plan.apply(ring)
        if np.ptp(points, axis=0).max() < _LEAST:
            continue
        shape = Polygon(points)
        width = 2 * shape.area / shape.length
        if 0 < width <= min(_WIDEST, shape.length / _SLENDER):
            yield width, shape


def _between(bands: list[tuple[float, Polygon]]) -> Iterator[Polygon]:
    shapes = [part for _width, shape in bands for part in get_parts(make_valid(shape)) if isinstance(part, Polygon)]
    for part in get_parts(union_all(shapes)):
        for hole in part.interiors if isinstance(part, Polygon) else ():
            yield Polygon(hole).buffer(bands[0][0] / 2, join_style="mitre")
