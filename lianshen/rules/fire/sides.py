"""The long sides of a building on the site plan, and how much of them something runs along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, Point, Polygon


@dataclass(frozen=True, slots=True)
class Side:
    """One long side of the tightest rectangle round an outline, and the middle it faces away from."""

    line: LineString
    middle: Point

    def share_along(self, shapes: Sequence[Polygon], reach: float) -> float:
        """Which share of the side has one of `shapes` before it, not farther away than `reach`."""
        before = self._before(reach)
        parts = [part for shape in shapes for part in shapely.get_parts(shape.intersection(before)) if part.area > 0]
        spans = sorted(self._span(part) for part in parts)
        covered, end = 0.0, 0.0
        for low, high in spans:
            covered += max(0.0, high - max(low, end))
            end = max(end, high)
        return covered / float(self.line.length)

    def _before(self, reach: float) -> Polygon:
        """The ground before the side: a rectangle as long as the side and as deep as the reach."""
        (ax, ay), (bx, by) = self.line.coords
        across = np.array([(ax + bx) / 2 - self.middle.x, (ay + by) / 2 - self.middle.y])
        dx, dy = across / float(np.hypot(*across)) * reach
        return Polygon([(ax, ay), (bx, by), (bx + dx, by + dy), (ax + dx, ay + dy)])

    def _span(self, part: Polygon) -> tuple[float, float]:
        places = [float(self.line.project(Point(corner))) for corner in shapely.get_coordinates(part)]
        return min(places), max(places)


def long_sides(outline: Polygon) -> tuple[Side, Side]:
    """The two long sides; of a square, any two that face each other."""
    frame = outline.minimum_rotated_rectangle
    assert isinstance(frame, Polygon)
    edges = [LineString(pair) for pair in pairwise(frame.exterior.coords)]
    long = edges[0::2] if edges[0].length >= edges[1].length else edges[1::2]
    return Side(long[0], frame.centroid), Side(long[1], frame.centroid)
