"""Clips that are no boxes: the area that a clip leaves open, and what of lines and outlines lies in it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from lianshen.parsers.pdf.curves import on_curve
from lianshen.parsers.pdf.paper import Paper
from lianshen.review.sheets import Floats

Rows = npt.NDArray[np.int64]
_MOST_CORNERS = 600  # a clip of more is held by its box: it is a picture's outline, or an attack


def region(items: list[tuple[Any, ...]], even_odd: bool, paper: Paper) -> BaseGeometry | None:
    """The area that a clip leaves open; None where it is a box, or of so many corners that its box has to do."""
    if len(items) > _MOST_CORNERS or (len(items) == 1 and items[0][0] == "re"):
        return None
    rings = [paper.turn(ring) for ring in _outlines(items) if len(ring) >= 3]
    if not rings or sum(map(len, rings)) > _MOST_CORNERS or (len(rings) == 1 and _is_box(rings[0])):
        return None
    try:
        return _area(rings, even_odd)
    except shapely.GEOSException:
        return None


def lines_within(area: BaseGeometry, segments: Floats) -> tuple[Floats, Rows]:
    """The pieces of lines (n, 4) that lie in the area, and the row that each is a part of."""
    lines = np.asarray(shapely.linestrings(segments.reshape(-1, 2, 2)), object)
    whole = shapely.covers(area, lines)
    cut = np.flatnonzero(~whole)
    try:
        pieces, of_cut = shapely.get_parts(shapely.intersection(area, lines[cut]), return_index=True)
    except shapely.GEOSException:  # what cannot be cut is shown as far as its box goes
        return segments, np.arange(len(segments), dtype=np.int64)
    straight = shapely.get_type_id(pieces) == shapely.GeometryType.LINESTRING
    straight &= ~shapely.is_empty(pieces)
    ends = [shapely.get_coordinates(shapely.get_point(pieces[straight], place)) for place in (0, -1)]
    return (
        np.concatenate((segments[whole], np.concatenate(ends, axis=1))),
        np.concatenate((np.flatnonzero(whole), cut[of_cut[straight]])),
    )


def curves_within(area: BaseGeometry, curves: Floats) -> Any:
    """Which curves (n, 4, 2) lie wholly in the area."""
    return shapely.covers(area, shapely.linestrings(on_curve(curves)))


def outlines_within(area: BaseGeometry, ring: Floats) -> list[Floats]:
    """What of one outline lies in the area, without holes."""
    outline = shapely.Polygon(ring)
    if area.covers(outline):
        return [ring]
    try:
        seen = shapely.intersection(outline if outline.is_valid else outline.buffer(0), area)
    except shapely.GEOSException:
        return []
    return [shapely.get_coordinates(part.exterior)[:-1] for part in polygons(seen)]


def polygons(seen: BaseGeometry) -> list[shapely.Polygon]:
    """The areas among what an intersection left."""
    parts = shapely.get_parts(seen)
    return [part for part in parts if isinstance(part, shapely.Polygon) and not part.is_empty]


def _outlines(items: list[tuple[Any, ...]]) -> list[Floats]:
    """The corners of each outline of a path, as written; curves flattened."""
    outlines: list[list[tuple[float, float]]] = [[]]
    for item in items:
        if item[0] == "re":
            x0, y0, x1, y1 = item[1]
            corners = [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]  # against the clock, as seen
            outlines += [corners if item[2] > 0 else corners[::-1], []]
        elif item[0] == "qu":
            outlines += [[item[1][0], item[1][1], item[1][3], item[1][2]], []]
        else:
            if not outlines[-1] or outlines[-1][-1] != item[1]:
                outlines.append([item[1]])
            outlines[-1] += [item[2]] if item[0] == "l" else _bend(item)
    return [np.array(outline, np.float64).reshape(-1, 2) for outline in outlines]


def _bend(item: tuple[Any, ...]) -> list[tuple[float, float]]:
    points = on_curve(np.array([item[1:5]], np.float64))[0, 1:].tolist()
    return [*((x, y) for x, y in points[:-1]), item[4]]


def _is_box(ring: Floats) -> bool:
    """Whether every corner is one of the box around the ring, and every side level or upright."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    sides = np.roll(ring, -1, axis=0) != ring
    return len(ring) <= 5 and bool(((ring == low) | (ring == high)).all() and not sides.all(axis=1).any())


def _area(rings: list[Floats], even_odd: bool) -> BaseGeometry | None:
    alone = shapely.Polygon(rings[0])
    if len(rings) == 1 and alone.is_valid:
        area: BaseGeometry = alone
    else:
        faces = shapely.get_parts(shapely.polygonize([shapely.union_all([shapely.LinearRing(ring) for ring in rings])]))
        turns = sum((_turns(ring, faces) for ring in rings), np.zeros(len(faces), np.int64))
        area = shapely.union_all(faces[(turns % 2 == 1) if even_odd else (turns != 0)])
    shapely.prepare(area)
    return area


def _turns(ring: Floats, faces: Any) -> Any:
    """How often a ring runs around a point of each face, against the clock."""
    points = shapely.get_coordinates(shapely.point_on_surface(faces))
    one, other = ring[None, :, :] - points[:, None, :], np.roll(ring, -1, axis=0)[None, :, :] - points[:, None, :]
    cross = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
    rises = (one[..., 1] <= 0) & (other[..., 1] > 0) & (cross > 0)
    falls = (one[..., 1] > 0) & (other[..., 1] <= 0) & (cross < 0)
    return rises.sum(axis=1) - falls.sum(axis=1)
