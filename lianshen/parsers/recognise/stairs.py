"""Stairs: how wide the flights of a stairwell are drawn.

Glossary: a *flight* (梯段) is drawn as parallel *treads* (踏步), equally long and a step apart; the length of a tread
is the width of its flight (梯段宽度), from the wall to the edge of the well.
"""

from __future__ import annotations

import numpy as np
from shapely import Polygon, STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.runs import join_runs
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.review.sheets import Floats

_STEP = (0.2, 0.4)  # metres from tread to tread
_TREAD = (0.6, 5.0)  # metres that people build treads long
_FEWEST = 4
_SAME = 0.015


def flight_width(plane: Plane, well: Polygon) -> float | None:
    """The narrowest flight inside a stairwell, in metres; None where no treads are drawn on a layer of stairs."""
    lines = join_runs(plane.lines(Meaning.STAIRS), 0.005, _TREAD[0])
    if not len(lines):
        return None
    near = STRtree(lines_of(lines)).query(well.buffer(0.05), predicate="contains")
    widths = _flights(lines[near])
    return round(min(widths), 3) if widths else None


def _flights(lines: Floats) -> list[float]:
    """The lengths of treads: lines of one direction and one length whose middles follow one another by one step."""
    run = lines[:, 2:] - lines[:, :2]
    length = np.hypot(*run.T)
    turn = np.degrees(np.arctan2(run[:, 1], run[:, 0])) % 180.0
    found: list[float] = []
    left = np.ones(len(lines), dtype=bool)
    for n in range(len(lines)):  # the few lines of one stairwell
        alike = left & (np.abs(length - length[n]) < _SAME) & (np.abs((turn - turn[n] + 90) % 180 - 90) < 1.0)
        if alike.sum() >= _FEWEST and length[n] <= _TREAD[1]:
            across = np.array([-run[n, 1], run[n, 0]]) / length[n]
            middles = lines[alike].reshape(-1, 2, 2).mean(axis=1)
            if _in_steps(np.sort(middles @ across)):
                found.append(float(length[alike].mean()))
        left &= ~alike
    return found


def _in_steps(places: Floats) -> bool:
    """Whether most treads follow the last by a step; two flights side by side share their places."""
    apart = np.diff(places)
    apart = apart[apart > 0.05]
    steps = (apart > _STEP[0]) & (apart < _STEP[1])
    return bool(steps.sum() >= _FEWEST - 1 and steps.sum() >= 0.7 * len(apart))
