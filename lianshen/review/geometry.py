"""Questions in plane metres: how far one walks, whether one can turn two ways, how wide it is at the narrowest.

Shapes are those of one sheet's plan.  Every answer is a place as well as a number, so that a finding can point at it, and
no answer changes when the plan is turned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

import numpy as np
import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from lianshen.review.floors import HAIR, KEPT, Coordinates, floor_of

REACH = 0.5  # how far outside an area a point may lie and still belong to it: half a thick wall, where doors stand
STEP = 2.0  # two ways are told apart by where they have led after this many metres
TURN = 45.0  # … and by the angle between them, in degrees
NICHE = 0.4  # a recess less deep than this is not walked into
BEHIND = 1.0  # a gap shorter than this, open at both ends, is what a column leaves
GRAIN = 0.001  # widths are told to the millimetre


@dataclass(frozen=True, slots=True)
class Walk:
    """A way on foot, from where it starts to where it ends."""

    line: LineString

    @property
    def length(self) -> float:
        """Metres walked."""
        return float(self.line.length)


def shortest_walk(area: Polygon, start: Point, ends: Sequence[Point], reach: float = REACH) -> Walk | None:
    """The shortest way inside `area` from `start` to the nearest of `ends`; None where there is none.

    Points up to `reach` outside the area step straight in, and that step counts.
    """
    inside = _inside(area, start, reach)
    goals = [(end, at) for end in ends for at in [_inside(area, end, reach)] if at is not None]
    if inside is None or not goals:
        return None
    steps = np.array([hypot(end.x - at.x, end.y - at.y) for end, at in goals])
    way = floor_of(area).search(inside, [at for _end, at in goals], steps)
    if way is None:
        return None
    goal, path = way
    return Walk(_line([(start.x, start.y), *path, (goals[goal][0].x, goals[goal][0].y)]))


def walks(area: Polygon, start: Point, ends: Sequence[Point], reach: float = REACH) -> tuple[Walk, ...]:
    """The shortest way to each of `ends` that can be reached, shortest first."""
    found = (shortest_walk(area, start, [end], reach) for end in ends)
    return tuple(sorted((walk for walk in found if walk is not None), key=lambda walk: walk.length))


def lies_between(area: Polygon, at: Point, exits: Sequence[Point], reach: float = REACH) -> bool:
    """Whether one can turn two ways from `at` and reach an exit either way; otherwise it lies in a dead end.

    Two ways are different when, a few steps on, they have parted by more than 45 degrees: people in a deep recess all
    start out the same way and are in a dead end, whatever lies beyond its mouth.
    """
    directions = [_direction(walk) for walk in walks(area, at, exits, reach) if walk.length > HAIR]
    apart = np.cos(np.radians(TURN))
    return any(float(one @ other) < apart for i, one in enumerate(directions) for other in directions[:i])


@dataclass(frozen=True, slots=True)
class Narrow:
    """The narrowest place of a passage: a line straight across it."""

    line: LineString

    @property
    def width(self) -> float:
        """Metres across."""
        return float(self.line.length)


@lru_cache(maxsize=KEPT)  # of a passage that storey after storey repeats, the narrowest place is sought once
def clear_width(area: Polygon, niche: float = NICHE) -> Narrow:
    """The narrowest place one must get through to reach every part of `area`; its holes are in the way.

    Recesses shallower than `niche` are no passages, and a gap behind a column that one can walk round does not count.
    """
    low, high = 0.0, 2.0 * float(shapely.maximum_inscribed_circle(area).length) + GRAIN
    while high - low > GRAIN / 4:
        middle = (low + high) / 2
        low, high = (low, middle) if _blocked(area, middle, niche) is not None else (middle, high)
    blocked = _blocked(area, high, niche)
    return Narrow(_across(area, high, blocked if blocked is not None else area))


def short_side(area: Polygon) -> Narrow:
    """How broad a room is where it is broadest: the short side of a rectangular one.  Its narrow entry does not count."""
    radius = shapely.maximum_inscribed_circle(area)
    middle, wall = radius.coords[0], radius.coords[-1]
    return Narrow(LineString([wall, (2 * middle[0] - wall[0], 2 * middle[1] - wall[1])]))


@dataclass(frozen=True, slots=True)
class Recess:
    """The deepest re-entrant part of an outline: its depth as a share of the outline's whole length in that direction."""

    ratio: float
    boundary: Polygon


def deepest_recess(outline: Polygon) -> Recess | None:
    """The recess that cuts deepest into the outline's tightest rectangle; None where the outline is that rectangle.

    Where a corner is missing, it is the lesser of its two shares: one that is shallow either way does not count as deep.
    """
    frame = outline.minimum_rotated_rectangle
    if not isinstance(frame, Polygon):
        return None
    corner, along, up = (np.asarray(frame.exterior.coords)[i] for i in (0, 1, 3))
    axes = [(along - corner), (up - corner)]
    recesses = [Recess(_share(part, corner, axes), part) for part in _pieces(frame.difference(outline))]
    return max((recess for recess in recesses if recess.ratio > HAIR), key=lambda recess: recess.ratio, default=None)


def _inside(area: Polygon, point: Point, reach: float) -> Point | None:
    if area.covers(point):
        return point
    return nearest_points(area, point)[0] if area.distance(point) <= reach else None


def _line(points: list[tuple[float, float]]) -> LineString:
    kept = points[:1] + [point for last, point in pairwise(points) if point != last]
    return LineString(kept if len(kept) > 1 else kept * 2)


def _direction(walk: Walk) -> Coordinates:
    led = walk.line.interpolate(min(STEP, walk.length))
    start = walk.line.coords[0]
    way = np.array([led.x - start[0], led.y - start[1]])
    return way / max(float(np.hypot(*way)), HAIR)


def _share(part: Polygon, corner: Coordinates, axes: list[Coordinates]) -> float:
    """How deep a piece cut from the rectangle goes, from each side it opens to."""
    points = np.asarray(part.exterior.coords) - corner
    shares = []
    for axis in axes:
        places = points @ axis / float(axis @ axis)
        low, high = float(places.min()), float(places.max())
        if (low < HAIR) != (high > 1 - HAIR):
            shares.append(high - low)
    return min(shares, default=0.0)


def _blocked(area: Polygon, width: float, niche: float) -> Polygon | None:
    """Where something `width` across cannot get through, or get to; None where it goes everywhere."""
    cores = _pieces(area.buffer(-width / 2, quad_segs=16))
    if not cores:
        return area
    if len(cores) > 1:
        nearest = min((shapely.shortest_line(cores[0], core) for core in cores[1:]), key=lambda gap: gap.length)
        return nearest.centroid.buffer(width)
    swept = cores[0].buffer(width / 2, join_style="mitre", mitre_limit=1.5)
    for rest in _pieces(area.difference(swept.buffer(GRAIN))):
        depth = max(float(swept.distance(Point(corner))) for corner in rest.exterior.coords)
        if depth > (BEHIND if _bypassed(rest, swept) else niche):
            return rest
    return None


def _bypassed(rest: Polygon, swept: Polygon) -> bool:
    touching = rest.buffer(2 * GRAIN).intersection(swept)
    return len(_pieces(touching)) > 1


def _across(area: Polygon, width: float, zone: Polygon) -> LineString:
    """The line across `area` in or near `zone` whose length comes closest to `width`."""
    near = zone.buffer(width / 10 + GRAIN)
    edges = [LineString(pair) for ring in (area.exterior, *area.interiors) for pair in pairwise(ring.coords)]
    edges = [edge for edge in edges if edge.distance(zone) < width and edge.length > HAIR]
    feet = {
        (p[0], p[1])
        for edge in edges
        for part in _lines(edge.intersection(near))
        for p in (*part.coords, *part.centroid.coords)
    }
    floor = area.buffer(HAIR, join_style="mitre")
    shapely.prepare(floor)
    chords = [
        LineString((foot, edge.interpolate(edge.project(Point(foot))).coords[0])) for foot in feet for edge in edges
    ]
    inside = [c for c in chords if c.length > HAIR and area.contains(c.centroid) and floor.covers(c)]
    middle = zone.centroid
    ranked = sorted(inside, key=lambda c: (round(abs(c.length - width) / GRAIN), c.distance(middle)))
    if ranked and abs(ranked[0].length - width) <= 5 * GRAIN:
        return ranked[0]
    return _cut(area, width, zone)


def _cut(area: Polygon, width: float, zone: Polygon) -> LineString:
    """A line `width` long through the zone, square to the nearest wall: where walls are too crooked for a true crossing."""
    middle = zone.representative_point()
    wall = nearest_points(area.boundary, middle)[0]
    way = np.array([middle.x - wall.x, middle.y - wall.y])
    way = way / max(float(np.hypot(*way)), HAIR)
    return LineString([(wall.x, wall.y), (wall.x + way[0] * width, wall.y + way[1] * width)])


def _pieces(shape: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and part.area > HAIR]


def _lines(shape: BaseGeometry) -> list[LineString]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, LineString)]
