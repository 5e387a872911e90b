"""What the layers of one drawing hold by how it is drawn: walls, doors, windows and axes have a form of their own.

Glossary: a *share* is by length of line; what curves and blocks were broken into counts as lines like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.clutter import find_sashes, on_axes
from lianshen.parsers.recognise.plane import Bools, Plane
from lianshen.parsers.recognise.shapes import lines_of, points_of
from lianshen.parsers.recognise.strips import find_runs, find_strips
from lianshen.review.language import Text, _
from lianshen.review.sheets import Floats, Ids

_MOST = 40_000  # lines of one layer; more are a picture
_LEAF = (0.45, 2.1)  # metres
_SWEEP = (40.0, 100.0)  # degrees
_FEWEST = {Meaning.DOORS: 3, Meaning.WINDOWS: 4, Meaning.AXES: 4, Meaning.WALLS: 8}
_WALLS = 15.0  # metres of wall
_THICK = (0.08, 0.45)
_JAMB = 0.16  # metres between a hinge and the end of a line: it may stand in the middle of the wall
_AT_JAMBS = 0.8  # of the doors


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen on a layer, for how large a share of its lines, and in words."""

    meaning: Meaning
    share: float
    reason: Text


def look_at_layers(plane: Plane) -> dict[str, Sight]:
    """For every layer of lines what it is most like, where it is like anything."""
    swings = _swings(plane)
    numbers: dict[str, list[int]] = {}  # one for every pen on a layer
    for number in np.unique(plane.drawing.segment_layer).tolist():
        numbers.setdefault(plane.drawing.layers[number], []).append(number)
    found = {}
    for layer, own in numbers.items():
        on = np.isin(plane.drawing.segment_layer, own)
        if on.sum() <= _MOST:
            sights = list(_sights(plane, on, own, swings))
            if sights:
                found[layer] = max(sights, key=lambda sight: sight.share)
    return found


@dataclass(frozen=True, slots=True)
class _Swings:
    """The leaves of doors: hinge, the two ends, and the layer of the arc."""

    hinges: Floats
    ends: Floats  # (n, 2, 2)
    layer: Ids


def _swings(plane: Plane) -> _Swings:
    arcs = plane.drawing.arcs
    reach = arcs[:, 2] * plane.drawing.sheet.to_plan.scale
    sweep = np.mod(arcs[:, 4] - arcs[:, 3], 360.0)
    keep = (reach > _LEAF[0]) & (reach < _LEAF[1]) & (sweep > _SWEEP[0]) & (sweep < _SWEEP[1])
    hinges, starts, ends = (points[keep] for points in plane.curves())
    return _Swings(hinges, np.stack((starts, ends), axis=1), plane.drawing.arc_layer[keep])


def _sights(plane: Plane, on: Bools, numbers: list[int], swings: _Swings) -> Iterator[Sight]:
    lines = plane.segments[on]
    length = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    lines, length = lines[length > 0.01], length[length > 0.01]
    if len(lines) < 3:
        return
    total = float(length.sum())
    sashes = find_sashes(lines)
    sashed = sum(float(np.hypot(*(group[:, 2:] - group[:, :2]).T).sum()) for group in sashes) / total
    doors = np.isin(swings.layer, numbers)
    swung = _swung(lines, length, swings.hinges[doors], swings.ends[doors]) / total
    if doors.sum() >= _FEWEST[Meaning.DOORS]:
        both = sashed > 0.15 and len(sashes) >= _FEWEST[Meaning.WINDOWS]
        kind, share = (Meaning.OPENINGS, min(1.0, swung + sashed)) if both else (Meaning.DOORS, swung)
        yield Sight(kind, share, _("{count} leaves of doors with their swings are drawn on it", count=int(doors.sum())))
    elif len(sashes) >= _FEWEST[Meaning.WINDOWS]:
        yield Sight(Meaning.WINDOWS, sashed, _("{count} windows are drawn on it by their lines", count=len(sashes)))
    axes = on_axes(plane, lines)
    if axes.sum() >= _FEWEST[Meaning.AXES]:
        yield Sight(
            Meaning.AXES,
            float(length[axes].sum()) / total,
            _("{count} lines on it end at a bubble with its label", count=int(axes.sum())),
        )
    yield from _walls(plane.segments[on & plane.loose()], total, swings)


def _swung(lines: Floats, length: Floats, hinges: Floats, ends: Floats) -> float:
    """The length of lines within the reach of leaves."""
    if not len(hinges):
        return 0.0
    corners = np.concatenate((hinges[:, None], ends), axis=1)
    far = hinges[:, None] * -1 + ends.sum(axis=1)[:, None]  # the fourth corner of the square a leaf sweeps
    corners = np.concatenate((corners, far), axis=1)
    low, high = corners.min(axis=1) - 0.3, corners.max(axis=1) + 0.3
    boxes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    within = np.unique(STRtree(boxes).query(lines_of(lines), predicate="within")[0])
    return float(length[within].sum())


def _walls(lines: Floats, total: float, swings: _Swings) -> Iterator[Sight]:
    """Strips of a wall's thickness that end where doors hang: nothing else does both."""
    if len(lines) < 2 * _FEWEST[Meaning.WALLS] or len(swings.hinges) < _FEWEST[Meaning.DOORS]:
        return
    strips = find_strips(find_runs(lines))
    usual = (strips.thick >= _THICK[0]) & (strips.thick <= _THICK[1]) & (strips.long > strips.thick)
    strips = strips.chosen(usual)
    if len(strips) < _FEWEST[Meaning.WALLS] or strips.long.sum() < _WALLS or not _at_jambs(lines, swings):
        return
    share = min(1.0, 2 * float(strips.long.sum()) / max(total, 1e-9))
    yield Sight(
        Meaning.WALLS, share, _("{count} pieces of wall are drawn on it, at whose ends doors hang", count=len(strips))
    )


def _at_jambs(lines: Floats, swings: _Swings) -> bool:
    """Whether lines end where nearly all doors hang; where they close need not tell, for one may have two leaves."""
    ends = STRtree(points_of(lines.reshape(-1, 2)))
    hung = ends.query(points_of(swings.hinges), predicate="dwithin", distance=_JAMB)[0]
    return len(np.unique(hung)) >= _AT_JAMBS * len(swings.hinges)
