"""A floor made ready to be walked: what sees what is worked out once for an area, and serves every door and every rule.

Two storeys with the same outline share one floor: shapes are told apart by their coordinates.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Point, Polygon

HAIR = 1e-6  # walks may run along walls: what numbers cannot tell apart is inside
KEPT = 64  # floors: more than one design's storeys differ by

Coordinates = npt.NDArray[np.float64]
Place = tuple[float, float]


@lru_cache(maxsize=KEPT)
def floor_of(area: Polygon) -> Floor:
    """The floor of this area, made ready when it is first asked for."""
    return Floor(area)


class Floor:
    """An area with the corners one walks round, and how far it is from any place to each of them in a straight line."""

    def __init__(self, area: Polygon) -> None:
        self.corners = np.array(_corners(area), dtype=float).reshape(-1, 2)
        self._free = area.buffer(HAIR, join_style="mitre")
        shapely.prepare(self._free)
        self._to_corners: dict[Place, Coordinates] = {}

    def search(self, start: Point, goals: Sequence[Point], extra: Coordinates) -> tuple[int, list[Place]] | None:
        """The goal that is reached at the least cost and the way there; `extra` is what each goal costs beyond itself."""
        begin, ends = (start.x, start.y), [(goal.x, goal.y) for goal in goals]
        nodes = np.array([begin, *ends, *self.corners])
        count = len(ends)
        hope = np.hypot(*(nodes[:, None, :] - nodes[None, 1 : count + 1, :]).T).min(axis=0)
        straight = self._straight(begin, np.array(ends))
        onward = np.array([self._corners_from(end) for end in ends])
        best = np.full(len(nodes), np.inf)
        best[0], came, done = 0.0, np.zeros(len(nodes), dtype=int), np.zeros(len(nodes), dtype=bool)
        waiting = [(float(hope[0]), 0, -1)]
        while waiting:
            _cost, here, goal = heapq.heappop(waiting)
            if goal >= 0:
                return goal, _traced(nodes, came, here)
            if done[here]:
                continue
            done[here] = True
            if 1 <= here <= count:  # a way that bends at an exit has arrived
                heapq.heappush(waiting, (float(best[here] + extra[here - 1]), here, here - 1))
                continue
            ahead = straight if here == 0 else onward[:, here - count - 1]
            reach = best[here] + np.concatenate(([np.inf], ahead, self._corners_from((nodes[here, 0], nodes[here, 1]))))
            for there in np.flatnonzero((reach < best - 1e-12) & ~done):
                best[there], came[there] = reach[there], here
                heapq.heappush(waiting, (float(best[there] + hope[there]), int(there), -1))
        return None

    def _corners_from(self, place: Place) -> Coordinates:
        """How far it is to each corner; infinite to one that cannot be seen."""
        known = self._to_corners.get(place)
        if known is None:
            known = self._to_corners[place] = self._straight(place, self.corners)
        return known

    def _straight(self, place: Place, others: Coordinates) -> Coordinates:
        if not len(others):
            return np.empty(0)
        rays = np.stack((np.broadcast_to(np.array(place), others.shape), others), axis=1)
        lengths = np.hypot(*(rays[:, 1] - rays[:, 0]).T)
        free = np.asarray(shapely.covers(self._free, shapely.linestrings(rays))) | (lengths < HAIR)
        return np.where(free, lengths, np.inf)


def _traced(nodes: Coordinates, came: npt.NDArray[np.int_], last: int) -> list[Place]:
    path = [last]
    while path[-1] != 0:
        path.append(int(came[path[-1]]))
    return [(float(nodes[step][0]), float(nodes[step][1])) for step in reversed(path)]


def _corners(area: Polygon) -> list[Place]:
    """The corners that stick into the area: a shortest way bends nowhere else."""
    whole = shapely.remove_repeated_points(shapely.geometry.polygon.orient(area), HAIR)
    found: list[Place] = []
    for ring in (whole.exterior, *whole.interiors):
        points = np.asarray(ring.coords)[:-1, :2]
        before, after = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
        bends = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
        found += [(float(x), float(y)) for x, y in points[bends < -1e-12]]
    return found
