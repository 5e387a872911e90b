"""Questions of lightning protection in plane metres: which ground a building draws lightning from, how its mesh and its
down conductors are spaced.

The law's numbers come in as arguments; nothing here knows a standard.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import dist, sqrt

import shapely
import shapely.ops
from shapely import LinearRing, LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

ROUND = 64  # segments of a quarter circle: the area is then right to a ten-thousandth


def drawing_width(height: float, radius: float) -> float:
    """How far beside a part of this height lightning is drawn to it; `radius` is that of the striking sphere.

    Below the radius it is where the sphere, resting on the ground, touches the edge: sqrt(H (2r - H)); above it, H.
    """
    return sqrt(height * (2 * radius - height)) if height < radius else height


def equivalent_area(parts: Iterable[tuple[Polygon, float]], radius: float) -> float:
    """The ground, in m², that catches the same strikes as the building: its parts (outline, height) grown and joined.

    A tower and its podium are grown each by its own width, so the tower's height is never spread over the podium.
    """
    grown = [outline.buffer(drawing_width(height, radius), quad_segs=ROUND) for outline, height in parts]
    return float(shapely.union_all(grown).area)


def sides(cell: Polygon) -> tuple[float, float]:
    """The longer and the shorter side of the tightest rectangle round a cell, whichever way it is turned."""
    corners = cell.minimum_rotated_rectangle
    if not isinstance(corners, Polygon):
        return (float(corners.length), 0.0)
    first, second, third, *_rest = corners.exterior.coords
    one, other = dist(first, second), dist(second, third)
    return (max(one, other), min(one, other))


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of a roof, outer or of a courtyard, and the conductors that stand on it in order along it."""

    ring: LinearRing
    conductors: tuple[Point, ...]

    @property
    def gaps(self) -> tuple[LineString, ...]:
        """The pieces of the edge between neighbouring conductors; the whole edge where fewer than two stand on it."""
        places = sorted({self.ring.project(conductor) for conductor in self.conductors})
        if len(places) < 2:
            return (LineString(self.ring.coords),)
        pairs = zip(places, [*places[1:], places[0]], strict=True)
        return tuple(_stretch(self.ring, start, end) for start, end in pairs)


def edges(roof: Polygon, conductors: Sequence[Point], reach: float) -> tuple[Edge, ...]:
    """The roof's edges, the outer one first, each with the conductors that stand no farther than `reach` from it."""
    rings = (roof.exterior, *roof.interiors)
    return tuple(
        Edge(ring, tuple(c for c in conductors if _nearest(rings, c) is ring and ring.distance(c) <= reach))
        for ring in rings
    )


def strays(roof: Polygon, conductors: Sequence[Point], reach: float) -> tuple[Point, ...]:
    """The conductors that stand on no edge of the roof."""
    return tuple(conductor for conductor in conductors if roof.boundary.distance(conductor) > reach)


def _nearest(rings: Sequence[LinearRing], point: BaseGeometry) -> LinearRing:
    return min(rings, key=lambda ring: ring.distance(point))


def _stretch(ring: LinearRing, start: float, end: float) -> LineString:
    """The piece of the ring from one place along it to the other, over its seam where the end comes first."""
    line = LineString(ring.coords)
    if end > start:
        return _between(line, start, end)
    first, second = _between(line, start, line.length), _between(line, 0.0, end)
    return LineString([*first.coords, *list(second.coords)[1:]])


def _between(line: LineString, start: float, end: float) -> LineString:
    piece = shapely.ops.substring(line, start, end)
    return piece if isinstance(piece, LineString) else LineString([piece, piece])
