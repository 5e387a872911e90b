"""Flights: the treads of a stairwell, how long, how deep and how many they are, and the landings at their ends.

Glossary: a *flight* (梯段) is drawn as parallel *lines of risers*, equally long and a *tread* (踏步) apart: a flight of nine
risers has nine lines and eight treads; the *well* (梯井) is between two flights, the *landing* (平台) between their ends
and the wall.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point, Polygon, STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.runs import join_runs
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.review.sheets import Floats

_STEP = (0.2, 0.4)  # metres from line to line
_LINE = (0.6, 5.0)  # metres that people build treads long
_FEWEST = 4
_SAME = 0.015
_REGULAR = 0.004  # metres by which steps of one flight may differ
_APART = 0.3  # metres between the middles of two flights side by side
_BRIDGED = 4  # treads that a broken line may hide
_ACROSS = (0.85, 2.0)  # of the stairwell's width, and metres: a line so long may cross two flights
_LANDING = (0.6, 6.0)  # metres
_WELL = 1.5


@dataclass(frozen=True, slots=True)
class Flight:
    """One flight: how long its lines are, where they lie across (`side`) and along (`places`), and its direction."""

    width: float
    side: float
    places: tuple[float, ...]
    across: tuple[float, float]  # the direction of the lines

    @property
    def tread(self) -> float | None:
        """The step from line to line; None where the steps differ."""
        steps = np.diff(self.places)
        tread = float(np.median(steps))
        single = steps[steps < 1.5 * tread]
        return round(tread, 3) if np.ptp(single) <= _REGULAR else None

    @property
    def risers(self) -> int | None:
        """The lines, with those that a broken line hides; None where the steps differ."""
        tread = self.tread
        return None if tread is None else round((self.places[-1] - self.places[0]) / tread) + 1


@dataclass(frozen=True, slots=True)
class Flights:
    """What is drawn in one stairwell; `told` where a layer says that these are stairs."""

    flights: tuple[Flight, ...]
    told: bool

    @property
    def width(self) -> float:
        """The narrowest flight."""
        return round(min(flight.width for flight in self.flights), 3)

    @property
    def tread(self) -> float | None:
        """The shallowest tread, where every flight is regular."""
        treads = [flight.tread for flight in self.flights]
        known = [tread for tread in treads if tread is not None]
        return min(known) if len(known) == len(treads) else None

    @property
    def side_by_side(self) -> bool:
        """Whether these are two flights beside each other, as in a stair that turns back."""
        if len(self.flights) != 2 or self.flights[0].across != self.flights[1].across:
            return False
        one, other = self.flights
        shared = min(one.places[-1], other.places[-1]) - max(one.places[0], other.places[0])
        return shared > 0.6 * max(one.places[-1] - one.places[0], other.places[-1] - other.places[0])

    @property
    def well(self) -> float | None:
        """The gap between two flights side by side."""
        if not self.side_by_side:
            return None
        one, other = self.flights
        gap = abs(one.side - other.side) - (one.width + other.width) / 2
        return round(gap, 3) if 0.0 < gap <= _WELL else None

    def landing(self, face: Polygon) -> float | None:
        """The shallower of the two landings, from the last line to the wall; None where an end has none."""
        if not self.side_by_side:
            return None
        ends = [min(_to_wall(flight, face, end) for flight in self.flights) for end in (-1, 1)]
        return round(min(ends), 3) if _LANDING[0] <= min(ends) <= _LANDING[1] else None


def find_flights(plane: Plane, well: Polygon) -> Flights | None:
    """The flights drawn inside a stairwell, on a layer of stairs or, where there is none, on layers that say nothing."""
    for kind in (Meaning.STAIRS, Meaning.UNKNOWN):
        lines = join_runs(plane.lines(kind), 0.005, _LINE[0]) if plane.has(kind) else np.empty((0, 4))
        if len(lines):
            inside = STRtree(lines_of(lines)).query(well.buffer(0.05), predicate="contains")
            found = _flights(lines[inside])
            if found:
                through = _cross_all(found, well)
                return None if through else Flights(tuple(found), kind is Meaning.STAIRS)
    return None


def _flights(lines: Floats) -> list[Flight]:
    """Lines of one direction and one length that follow one another by steps; flights side by side apart."""
    run = lines[:, 2:] - lines[:, :2]
    length = np.hypot(*run.T)
    turn = np.degrees(np.arctan2(run[:, 1], run[:, 0])) % 180.0
    found: list[Flight] = []
    left = np.ones(len(lines), dtype=bool)
    for n in range(len(lines)):  # the few lines of one stairwell
        alike = left & (np.abs(length - length[n]) < _SAME) & (np.abs((turn - turn[n] + 90) % 180 - 90) < 1.0)
        if left[n] and alike.sum() >= _FEWEST and length[n] <= _LINE[1]:
            along = run[n] / length[n]
            along = along if (along[0], along[1]) > (0.0, 0.0) else -along
            middles = lines[alike].reshape(-1, 2, 2).mean(axis=1)
            found += _lanes(middles, along, float(length[alike].mean()))
        left &= ~alike
    return found


def _lanes(middles: Floats, along: Floats, width: float) -> list[Flight]:
    sides = middles @ along
    order = np.argsort(sides)
    lanes = np.split(order, np.flatnonzero(np.diff(sides[order]) > _APART) + 1)
    up = np.array([-along[1], along[0]])
    found = []
    for lane in lanes:
        places = _steps(np.sort(middles[lane] @ up))
        if len(places):
            across = (float(along[0]), float(along[1]))
            found.append(Flight(width, float(sides[lane].mean()), tuple(places.tolist()), across))
    return found


def _steps(places: Floats) -> Floats:
    """The longest sequence in which each line follows the last by a step, or by a few that a broken line hides."""
    places = places[np.concatenate(([True], np.diff(places) > 0.05))]
    apart = np.diff(places)
    steps = apart[(apart > _STEP[0]) & (apart < _STEP[1])]
    if len(steps) < _FEWEST - 1:
        return np.empty(0)
    times = apart / np.median(steps)
    good = (np.abs(times - np.round(times)) < 0.1) & (np.round(times) >= 1) & (np.round(times) <= _BRIDGED)
    pieces = np.split(places, np.flatnonzero(~good) + 1)
    longest = max(pieces, key=len)
    return longest if len(longest) >= max(_FEWEST, 0.7 * len(places)) else np.empty(0)


def _cross_all(flights: list[Flight], well: Polygon) -> bool:
    """Whether a single lane of lines goes from wall to wall of a wide stairwell: then nobody knows where its flights end."""
    if len(flights) != 1 or flights[0].width < _ACROSS[1]:
        return False
    wide = float(np.ptp(np.asarray(well.exterior.coords) @ np.array(flights[0].across)))
    return flights[0].width > _ACROSS[0] * wide


def _to_wall(flight: Flight, face: Polygon, end: int) -> float:
    """The least distance from the last line of a flight, at one end, straight on to the wall."""
    along = np.array(flight.across)
    up = np.array([-along[1], along[0]])
    last = flight.places[-1] if end > 0 else flight.places[0]
    found = []
    for share in np.linspace(-0.45, 0.45, 5):
        start = along * (flight.side + share * flight.width) + up * last
        ray = LineString([start, start + end * up * (_LANDING[1] + 1.0)])
        hit = face.exterior.intersection(ray)
        found.append(float(hit.distance(Point(start))) if not hit.is_empty else _LANDING[1] + 1.0)
    return min(found)
