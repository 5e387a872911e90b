"""Whether a rectangle of a given size fits into an area, whichever way it is turned along the area's edges."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, degrees

import shapely
from shapely import Polygon, affinity, box

GRAIN = 0.001  # sizes are told to the millimetre
EDGES = 16  # directions tried: those of the longest edges


def rectangle_inside(area: Polygon, length: float, width: float) -> Polygon | None:
    """A rectangle of this size inside `area`, along one of its edges; None where none fits."""
    if area.area < (length - GRAIN) * (width - GRAIN):
        return None
    for angle in _directions(area):
        level = affinity.rotate(area, -angle, origin=(0, 0))
        for long, high in ((length, width), (width, length)):
            found = _upright(level, long - GRAIN, high - GRAIN)
            if found is not None:
                turned = affinity.rotate(found, angle, origin=(0, 0))
                assert isinstance(turned, Polygon)
                return turned
    return None


def _directions(area: Polygon) -> list[float]:
    """The directions of the longest edges, in degrees within a quarter turn, the longest edge's first."""
    outer = area.exterior.simplify(GRAIN)
    edges = sorted(pairwise(outer.coords), key=lambda edge: -_length(edge))
    angles: list[float] = []
    for (ax, ay), (bx, by) in edges:
        angle = degrees(atan2(by - ay, bx - ax)) % 90
        if all(min(abs(angle - one), 90 - abs(angle - one)) > 0.1 for one in angles):
            angles.append(angle)
    return angles[:EDGES]


def _upright(area: Polygon, length: float, width: float) -> Polygon | None:
    """Where its middle may lie is what remains when the rectangle is drawn along the area's edges and taken away."""
    half_x, half_y = length / 2, width / 2
    struck = [
        shapely.MultiPoint(
            [(x + dx, y + dy) for x, y in edge for dx in (-half_x, half_x) for dy in (-half_y, half_y)]
        ).convex_hull
        for ring in (area.exterior, *area.interiors)
        for edge in pairwise(ring.coords)
    ]
    free = area.difference(shapely.union_all(struck))
    if free.is_empty:
        return None
    middle = free.representative_point()
    return box(middle.x - half_x, middle.y - half_y, middle.x + half_x, middle.y + half_y)


def _length(edge: tuple[tuple[float, ...], tuple[float, ...]]) -> float:
    (ax, ay), (bx, by) = edge
    return float(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
