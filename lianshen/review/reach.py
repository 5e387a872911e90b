"""How far one walks from the remotest place of a room to the nearest of its doors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Point, Polygon
from shapely.ops import nearest_points

from lianshen.review.floors import HAIR, floor_of
from lianshen.review.geometry import REACH, Walk, shortest_walk

GRID = 0.7  # metres between the places that are tried: every place lies within half a metre of one of them

Coordinates = npt.NDArray[np.float64]


def remotest(area: Polygon, doors: Sequence[Point], grid: float = GRID, reach: float = REACH) -> Walk | None:
    """The longest of the shortest walks from a place in `area` to the nearest of `doors`; None where some place has none.

    Corners are tried, and places `grid` apart along the walls and inside: between two doors the remotest place is none
    of the corners.
    """
    goals = [door for door in doors if area.distance(door) <= reach]
    if not goals:
        return None
    inside = [nearest_points(area, door)[0] for door in goals]
    steps = np.array([door.distance(at) for door, at in zip(goals, inside, strict=True)])
    nodes = np.array([*((at.x, at.y) for at in inside), *floor_of(area).corners])
    floor = area.buffer(HAIR, join_style="mitre")
    shapely.prepare(floor)
    known = _settled(_between(floor, nodes, nodes), np.append(steps, np.full(len(nodes) - len(goals), np.inf)))
    places = _places(area, grid)
    walked = (known[:, None] + _between(floor, nodes, places)).min(axis=0)
    last = int(np.argmax(walked))
    return shortest_walk(area, Point(places[last]), goals, reach) if np.isfinite(walked[last]) else None


def _between(floor: Polygon, one: Coordinates, other: Coordinates) -> Coordinates:
    """The straight way from each of `one` to each of `other`; infinite where a wall is between."""
    rays = np.stack((np.repeat(one, len(other), axis=0), np.tile(other, (len(one), 1))), axis=1)
    lengths = np.hypot(*(rays[:, 1] - rays[:, 0]).T)
    free = (lengths < HAIR) | np.asarray(shapely.covers(floor, shapely.linestrings(rays)))
    return np.where(free, lengths, np.inf).reshape(len(one), len(other))


def _settled(ways: Coordinates, known: Coordinates) -> Coordinates:
    """The shortest way from each node to a door, worked out until nothing gets shorter."""
    while True:
        better = np.minimum(known, (known[:, None] + ways).min(axis=0))
        if not (better < known - HAIR).any():
            return np.asarray(better)
        known = better


def _places(area: Polygon, grid: float) -> Coordinates:
    """Corners, the walls between them in steps of `grid`, and a lattice inside, which turns with the longest wall."""
    frame = shapely.get_coordinates(area.minimum_rotated_rectangle)
    corner, along, up = frame[0], frame[1] - frame[0], frame[3] - frame[0]
    across = [np.linspace(0, 1, max(2, int(np.ceil(np.hypot(*side) / grid)) + 1)) for side in (along, up)]
    lattice = np.array([corner + a * along + b * up for a in across[0] for b in across[1]])
    inner = lattice[np.asarray(shapely.contains_xy(area, lattice[:, 0], lattice[:, 1]))]
    walls = np.asarray(shapely.segmentize(area.exterior, grid).coords)[:, :2]
    return np.concatenate((walls, inner))
