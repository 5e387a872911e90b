"""Shapes of the plan as lines of the page: pieces, outlines, rings for points, hatching."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from shapely import LineString, MultiLineString, Point, Polygon, get_parts
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from lianshen.review.sheets import Affine, Floats

_TURN = np.linspace(0.0, 2 * np.pi, 17)
_RING = np.stack((np.cos(_TURN), np.sin(_TURN)), axis=-1)


def pieces(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """The polygons, lines and points a shape is made of."""
    for part in get_parts(shape):
        if hasattr(part, "geoms"):
            yield from pieces(part)
        elif not part.is_empty:
            yield part


def outlines(piece: BaseGeometry, to_page: Affine, radius: float) -> tuple[Floats, ...]:
    """The rings of a polygon, a line, or a small ring round a point, on the page."""
    if isinstance(piece, Point):
        return (to_page.apply((piece.x, piece.y)) + radius * _RING,)
    rings = (piece.exterior, *piece.interiors) if isinstance(piece, Polygon) else (piece,)
    return tuple(to_page.apply(np.asarray(ring.coords)[:, :2]) for ring in rings)


def hatching(polygon: Polygon, to_page: Affine, gap: float) -> tuple[Floats, ...]:
    """Slanting lines `gap` apart inside a polygon, on the page."""
    a, b, c, d, e, f = to_page.numbers()
    placed = affine_transform(polygon, [a, c, b, d, e, f])
    x0, y0, x1, y1 = placed.bounds
    tall = y1 - y0
    starts = np.arange(np.floor((x0 - tall) / gap) * gap, x1, gap)
    slants = MultiLineString([((x, y1), (x + tall, y0)) for x in starts])
    cut = placed.buffer(0).intersection(slants)
    return tuple(np.asarray(line.coords) for line in get_parts(cut) if isinstance(line, LineString))
