"""Axes: the grid lines of a plan with the labels in their bubbles.

Glossary: an *axis* (轴线) is a long dash-dotted line; its *bubble* (轴号圈) is a circle at its end with a number along one side
and a letter along the other, without I, O and Z; 1/A is a sub-axis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from shapely import LineString, STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.review.sheets import Floats

_LABEL = re.compile(r"(?:\d{1,2}/)?(?:\d{1,3}|[A-HJ-NP-Y]{1,2}\d?)")
_REACH = 3.5  # letter heights from the middle of the bubble to the end of its line
_SHORTEST = 1.0


@dataclass(frozen=True, slots=True)
class GridLine:
    """A grid line and its label."""

    label: str
    line: LineString


def find_axes(plane: Plane) -> tuple[GridLine, ...]:
    """The labelled grid lines, sorted by label; a label that stands at two different lines is left out."""
    lines = plane.lines(Meaning.AXES)
    lines = lines[np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]) > _SHORTEST]
    labels = [word for word in plane.words if _is_label(word)]
    if not len(lines) or not labels:
        return ()
    tree = STRtree(lines_of(lines))
    found: dict[str, list[LineString]] = {}
    for word in labels:
        line = _line_of(word, lines, tree)
        if line is not None:
            found.setdefault(word.plain, []).append(line)
    return tuple(
        GridLine(label, max(runs, key=lambda run: run.length))
        for label, runs in sorted(found.items())
        if all(_same(runs[0], run) for run in runs)
    )


def _is_label(word: Said) -> bool:
    return word.meaning in (Meaning.AXES, Meaning.AXIS_LABELS) and bool(_LABEL.fullmatch(word.plain))


def _line_of(word: Said, lines: Floats, tree: STRtree) -> LineString | None:
    """The axis that ends near the bubble and points at its middle."""
    near = tree.query(word.at, predicate="dwithin", distance=_REACH * word.height)
    at = np.array([word.at.x, word.at.y])
    best, least = None, 0.35 * word.height
    for n in near:
        a, b = lines[n, :2], lines[n, 2:]
        along = (b - a) / np.hypot(*(b - a))
        aside = abs(float((at - a) @ [-along[1], along[0]]))
        beyond = float((at - a) @ along)
        if aside < least and not 0 < beyond < float(np.hypot(*(b - a))):
            best, least = LineString([a, b]), aside
    return best


def _same(one: LineString, other: LineString) -> bool:
    return bool(
        one.hausdorff_distance(other) < 0.05 or one.intersection(other.buffer(0.02)).length > 0.5 * other.length
    )
