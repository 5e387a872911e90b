"""Swings: the arcs that door leaves describe, also where a print has broken them into short chords.

Glossary: a *swing* (开启弧线) is the arc of a door leaf about its hinge; *chords* are the short equal pieces, each turned by
the same angle against the last, that a curve becomes in a print or when a drawing is exploded.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely import STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Bools, Plane
from lianshen.parsers.recognise.shapes import points_of
from lianshen.review.sheets import Floats

_RADIUS = (0.25, 3.6)  # metres: the leaves people make
_SWEEP = (25.0, 100.0)  # degrees
_TURN = (0.3, 35.0)  # degrees between two chords
_EVEN = 0.25  # how much chords may differ in length and turn
_FEWEST = 3
_SAME = 0.05  # metres


@dataclass(frozen=True, slots=True)
class Swings:
    """Hinges and the two ends of each arc, (n, 2) in metres."""

    hinges: Floats
    starts: Floats
    ends: Floats


def find_swings(plane: Plane, kinds: tuple[Meaning, ...]) -> Swings:
    """The swings on layers of these kinds: the file's own arcs, and curves that were broken into chords."""
    arcs = plane.drawing.arcs
    reach = arcs[:, 2] * plane.drawing.sheet.to_plan.scale
    sweep = np.mod(arcs[:, 4] - arcs[:, 3], 360.0)
    on = plane.arcs_on(*kinds)
    keep = on & (reach > _RADIUS[0]) & (reach < _RADIUS[1]) & (sweep > _SWEEP[0]) & (sweep < _SWEEP[1])
    hinges, starts, ends = (found[keep] for found in plane.curves())
    broken = _from_chords(plane.segments[plane.on(*kinds) & plane.loose()])
    if not len(hinges):
        return broken
    new = ~_near(broken.hinges, hinges)  # the pieces of an arc stand beside it
    return Swings(
        np.concatenate((hinges, broken.hinges[new])),
        np.concatenate((starts, broken.starts[new])),
        np.concatenate((ends, broken.ends[new])),
    )


def _near(places: Floats, known: Floats) -> Bools:
    near = STRtree(points_of(known)).query(points_of(places), predicate="dwithin", distance=_SAME)[0]
    return np.isin(np.arange(len(places)), near)


def _from_chords(lines: Floats) -> Swings:
    """Curves among consecutive pieces: each begins where the last ended and turns the same way by the same angle."""
    found = [_circle(lines[first:last]) for first, last in find_chains(lines)]
    fitted = [curve for curve in found if curve is not None]
    hinges, starts, ends = (np.array([curve[n] for curve in fitted]).reshape(-1, 2) for n in range(3))
    return Swings(hinges, starts, ends)


def find_chains(lines: Floats) -> list[tuple[int, int]]:
    """Where curves lie among consecutive pieces: first, and one past the last."""
    if len(lines) < _FEWEST:
        return []
    run = lines[:, 2:] - lines[:, :2]
    length = np.maximum(np.hypot(*run.T), 1e-9)
    turn = np.degrees(np.arctan2(run[:-1, 0] * run[1:, 1] - run[:-1, 1] * run[1:, 0], (run[:-1] * run[1:]).sum(axis=1)))
    meets = np.hypot(*(lines[1:, :2] - lines[:-1, 2:]).T) < 1e-3
    even = np.abs(length[1:] - length[:-1]) < _EVEN * np.maximum(length[1:], length[:-1])
    bends = (np.abs(turn) > _TURN[0]) & (np.abs(turn) < _TURN[1])
    joins = meets & even & bends
    same = np.concatenate(([False], np.abs(turn[1:] - turn[:-1]) < _EVEN * np.abs(turn[:-1]) + 0.2))
    chains, first = [], 0
    for n, linked in enumerate(joins):
        if not linked or (n > first and not same[n]):
            chains.append((first, n + 1))
            first = n + 1
    chains.append((first, len(lines)))
    return [(a, b) for a, b in chains if b - a >= _FEWEST]


def _circle(chords: Floats) -> tuple[Floats, Floats, Floats] | None:
    """Centre and ends of the arc through the chords (least squares); None where it is no swing."""
    points = np.concatenate((chords[:1, :2], chords[:, 2:]))
    middle = points.mean(axis=0)
    around = points - middle
    equations = np.concatenate((2 * around, np.ones((len(around), 1))), axis=1)
    solved = np.linalg.lstsq(equations, (around**2).sum(axis=1), rcond=None)[0]
    centre, radius = middle + solved[:2], float(np.sqrt(max(solved[2] + (solved[:2] ** 2).sum(), 0.0)))
    off = np.abs(np.hypot(*(points - centre).T) - radius).max()
    if not _RADIUS[0] < radius < _RADIUS[1] or off > 0.01 * radius + 0.002:
        return None
    spokes = points[[0, -1]] - centre
    sweep = np.degrees(np.arccos(np.clip((spokes[0] @ spokes[1]) / radius**2, -1, 1)))
    return (centre, points[0], points[-1]) if _SWEEP[0] < sweep < _SWEEP[1] else None
