"""Walls that no layer names, seen by how they are drawn: strips that hang together, with their ends and columns.

Glossary: a strip *hangs* on another where its end meets it, faces it across an opening, or meets the same column; furniture
is drawn in strips as well, but in few, short ones whose ends hang on nothing.
"""

from __future__ import annotations

import numpy as np
import shapely
from shapely import STRtree

from lianshen.parsers.recognise.clutter import without_clutter
from lianshen.parsers.recognise.plane import Bools, Plane
from lianshen.parsers.recognise.shapes import Shapes, boxes_of, lines_of, points_of
from lianshen.parsers.recognise.strips import Numbers, Runs, Strips, find_runs, find_strips
from lianshen.review.sheets import Floats

_COLUMN = (0.15, 1.8)  # metres across
_REACH = 0.13  # metres between the end of a strip and what it hangs on
_OPENING = 4.0  # metres across which two strips face one another
_SAME_FACE = 0.03
_USUAL = (0.08, 3.0)  # the share of all strips, and the metres, that make a thickness usual
_JOINED = 0.32  # metres: thicker pieces with open ends are recesses
_SLENDER = 3.0  # times as long as thick
_LEAST = 3.5  # metres across which what hangs together must reach
_RETURN = 0.75  # metres of a jamb or a short return
_INTO = 0.35  # of what lies beyond an end that must be column
_PIER = (0.15, 0.65)  # metres
_TOUCH = 0.035


def see_walls(plane: Plane, on: Bools) -> tuple[Floats, Strips]:
    """The lines of walls among the segments `on`, (n, 4), and the strips they make."""
    lines = without_clutter(plane, on)
    runs = find_runs(lines)
    strips = find_strips(runs)
    columns = find_columns(plane)
    if len(strips):
        strips = _hanging(strips, lines, columns)
    if not len(strips):
        return np.empty((0, 4)), strips
    faces = _faces(runs, strips)
    ends = np.concatenate(_end_boxes(strips))
    columns = columns[np.unique(_at_columns(ends, columns)[1])]
    return np.concatenate((faces, _returns(lines, faces, columns))), strips


def find_columns(plane: Plane) -> Shapes:
    """Closed lines and fills of a column's size."""
    rings = [plane.drawing.sheet.to_plan.apply(ring) for ring in plane.drawing.rings]
    made = [shapely.Polygon(ring) for ring in rings if 4 <= len(ring) <= 24 and _sized(ring)]
    unique = {shape.normalize().wkb: shape for shape in made if shape.is_valid and shape.area > 0.02}
    return np.array(list(unique.values()), dtype=object)


def columns_at(plane: Plane, walls: Floats) -> Floats:
    """The outlines of columns at which walls end, (n, 4)."""
    columns = find_columns(plane)
    if not len(columns):
        return np.empty((0, 4))
    near = np.unique(STRtree(columns).query(lines_of(walls), predicate="dwithin", distance=_TOUCH)[1])
    rings = [np.asarray(columns[n].exterior.coords) for n in near.tolist()]
    return np.concatenate([np.empty((0, 4)), *(np.concatenate((ring[:-1], ring[1:]), axis=1) for ring in rings)])


def _sized(ring: Floats) -> bool:
    wide, tall = np.ptp(ring, axis=0)
    return bool(max(wide, tall) <= _COLUMN[1] and min(wide, tall) >= _COLUMN[0])


def _hanging(strips: Strips, lines: Floats, columns: Shapes) -> Strips:
    """Without strips of a rare thickness that end in nothing, and without what is too small to be a building."""
    usual = _is_usual(strips)
    joined = _open_ends(strips, lines) & _held_ends(strips, np.zeros_like(usual), columns)
    usual |= joined.any(axis=1) & (strips.thick <= _JOINED)
    for _round in range(3):
        ends = _held_ends(strips, usual, columns)
        keep = usual | (ends.all(axis=1) & ((strips.long > _SLENDER * strips.thick) | (strips.long > 1.2)))
        keep &= ends.any(axis=1) | (strips.long > 1.0)
        if keep.all():
            break
        strips, usual = strips.chosen(keep), usual[keep]
    return strips.chosen(_large(strips, usual, columns)) if len(strips) else strips


def _is_usual(strips: Strips) -> Bools:
    """Which strips are as thick as many long and slender ones."""
    bins = np.round(strips.thick / 0.01).astype(np.int64)
    slender = (strips.long > 1.0) & (strips.long > 4 * strips.thick)
    total = np.bincount(bins, strips.long * slender, minlength=80)
    total = total + np.concatenate(([0.0], total[:-1])) + np.concatenate((total[1:], [0.0]))
    return np.asarray((total[bins] > _USUAL[0] * strips.long[slender].sum()) & (total[bins] > _USUAL[1]))


def _open_ends(strips: Strips, lines: Floats) -> Bools:
    """Whether both faces end at the lower and the upper end and no line is drawn across: a wall that runs into another.

    Furniture is closed.
    """
    corners = strips.corners()
    unit = strips.ways[strips.way]
    drawn, run = lines_of(lines), lines[:, 2:] - lines[:, :2]
    across = run / np.hypot(*run.T)[:, None]
    tree = STRtree(drawn)
    ends = STRtree(points_of(lines.reshape(-1, 2)))
    is_open = np.ones((len(strips), 2), dtype=bool)
    for side, (a, b) in enumerate(((0, 3), (1, 2))):
        middle = points_of((corners[:, a] + corners[:, b]) / 2)
        n, line = tree.query(middle, predicate="dwithin", distance=0.015)
        crossing = np.abs((across[line] * unit[n]).sum(axis=1)) < 0.9
        is_open[n[crossing], side] = False
        for corner in (a, b):
            met = ends.query(points_of(corners[:, corner]), predicate="dwithin", distance=_TOUCH)[0]
            is_open[:, side] &= np.isin(np.arange(len(strips)), met)
    return is_open


def _held_ends(strips: Strips, usual: Bools, columns: Shapes) -> Bools:
    """For each strip, whether its lower and its upper end hang on something."""
    held = np.zeros((len(strips), 2), dtype=bool)
    one, other = _links(strips, usual)
    held[one, other[:, 1]] = True
    for side, ends in enumerate(_end_boxes(strips)):
        held[_at_columns(ends, columns)[0], side] = True
    return held


def _at_columns(ends: Shapes, columns: Shapes) -> tuple[Numbers, Numbers]:
    """Which ends run into which columns: a good part of what lies beyond the end is column."""
    if not len(columns):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    n, column = STRtree(columns).query(ends, predicate="intersects")
    shared = shapely.area(shapely.intersection(ends[n], columns[column]))
    good = shared > _INTO * shapely.area(ends[n])
    return n[good], column[good]


def _links(strips: Strips, usual: Bools) -> tuple[Numbers, Numbers]:
    """Which strip hangs by which end on which other: numbers, and rows of (other, end); only usual ones face one another."""
    bodies = strips.bodies()
    tree = STRtree(bodies)
    one: list[Numbers] = []
    other: list[Numbers] = []
    for side, ends in enumerate(_end_boxes(strips)):
        n, m = tree.query(ends, predicate="intersects")
        good = n != m
        one.append(n[good])
        other.append(np.stack((m[good], np.full(int(good.sum()), side)), axis=-1))
    n, m, side_of = facing(strips, _OPENING)
    both = usual[n] & usual[m]
    one.append(n[both])
    other.append(np.stack((m[both], side_of[both]), axis=-1))
    return np.concatenate(one), np.concatenate(other)


def facing(strips: Strips, across: float) -> tuple[Numbers, Numbers, Numbers]:
    """Strips that go on in one line beyond an opening: numbers, partners, and by which end (0 lower, 1 upper)."""
    order = np.lexsort((strips.low, np.round(strips.right, 1), strips.way))
    ones, others, sides = [], [], []
    middle = (strips.right + strips.left) / 2
    for number in range(len(strips.ways)):
        mine = order[strips.way[order] == number]
        if len(mine) < 2:
            continue
        tree = STRtree(shapely.points(strips.low[mine], middle[mine]))
        reach = shapely.box(
            strips.high[mine] - 0.01, middle[mine] - 0.08, strips.high[mine] + across, middle[mine] + 0.08
        )
        n, m = tree.query(reach, predicate="intersects")
        n, m = mine[n], mine[m]
        near = np.minimum(np.abs(strips.right[n] - strips.right[m]), np.abs(strips.left[n] - strips.left[m]))
        good = (n != m) & (near < _SAME_FACE)
        n, m = n[good], m[good]
        first = np.lexsort((strips.low[m], n))
        n, m = n[first], m[first]
        _unique, start = np.unique(n, return_index=True)
        n, m = n[start], m[start]
        ones += [n, m]
        others += [m, n]
        sides += [np.ones(len(n), np.int64), np.zeros(len(n), np.int64)]
    if not ones:
        return (np.empty(0, np.int64),) * 3
    return np.concatenate(ones), np.concatenate(others), np.concatenate(sides)


def _end_boxes(strips: Strips) -> tuple[Shapes, Shapes]:
    """What lies just beyond the lower and the upper ends."""
    corners, beyond = strips.corners(-0.01), strips.corners(_REACH)
    lower = np.stack((beyond[:, 0], corners[:, 0], corners[:, 3], beyond[:, 3]), axis=1)
    upper = np.stack((corners[:, 1], beyond[:, 1], beyond[:, 2], corners[:, 2]), axis=1)
    return boxes_of(lower), boxes_of(upper)


def _large(strips: Strips, usual: Bools, columns: Shapes) -> Bools:
    """Which strips belong to something that reaches far enough."""
    group = np.arange(len(strips))
    one, other = _links(strips, usual)
    edges = [(int(n), int(m)) for n, m in zip(one, other[:, 0], strict=True)]
    first: dict[int, int] = {}
    for ends in _end_boxes(strips):
        n, column = _at_columns(ends, columns)
        edges += [(a, first.setdefault(b, a)) for a, b in zip(n.tolist(), column.tolist(), strict=True)]
    group = _grouped(group, edges)
    corners = strips.corners().reshape(-1, 2)
    owner = np.repeat(group, 4)
    reach = np.zeros(len(strips))
    for number in np.unique(group):
        points = corners[owner == number]
        reach[group == number] = float(np.hypot(*np.ptp(points, axis=0)))
    return reach >= _LEAST


def _grouped(group: Numbers, edges: list[tuple[int, int]]) -> Numbers:
    above = group.tolist()

    def top(n: int) -> int:
        while above[n] != n:
            above[n] = above[above[n]]
            n = above[n]
        return n

    for n, m in edges:
        above[top(n)] = top(m)
    return np.array([top(n) for n in range(len(above))])


def _faces(runs: Runs, strips: Strips) -> Floats:
    """The runs that carry strips, no farther than a wall's thickness beyond them."""
    pieces = []
    tree: dict[tuple[int, float], list[int]] = {}
    for n in range(len(runs.way)):
        tree.setdefault((int(runs.way[n]), round(float(runs.off[n]), 6)), []).append(n)
    spans: dict[int, tuple[float, float]] = {}
    for face in (strips.right, strips.left):
        for way, off, low, high in zip(
            strips.way.tolist(), face.tolist(), strips.low.tolist(), strips.high.tolist(), strict=True
        ):
            for n in tree.get((way, round(off, 6)), ()):
                if runs.low[n] <= low + 1e-6 and runs.high[n] >= high - 1e-6:
                    a, b = spans.get(n, (low, high))
                    spans[n] = (min(a, low), max(b, high))
    for n, (low, high) in spans.items():
        a, b = max(low - _RETURN, float(runs.low[n])), min(high + _RETURN, float(runs.high[n]))
        pieces.append((n, a, b))
    rows = np.array(pieces).reshape(-1, 3)
    of = rows[:, 0].astype(np.int64)
    return np.concatenate(
        (runs.places(rows[:, 1], runs.off[of], of), runs.places(rows[:, 2], runs.off[of], of)), axis=1
    )


def _returns(lines: Floats, faces: Floats, columns: Shapes) -> Floats:
    """Jambs, short returns and the outlines of columns at which walls end."""
    found = np.empty((0, 4))
    if len(columns):
        rings = [np.asarray(column.exterior.coords) for column in columns]
        found = np.concatenate([np.concatenate((ring[:-1], ring[1:]), axis=1) for ring in rings])
    short = lines[np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]) <= _RETURN]
    for _round in range(2):
        known = STRtree(lines_of(np.concatenate((faces, found))))
        touches = [
            np.isin(
                np.arange(len(short)), known.query(points_of(short[:, at]), predicate="dwithin", distance=_TOUCH)[0]
            )
            for at in (slice(0, 2), slice(2, 4))
        ]
        more = touches[0] & touches[1]
        found, short = np.concatenate((found, short[more])), short[~more]
    return np.concatenate((found, _piers(short, np.concatenate((faces, found)))))


def _piers(short: Floats, known: Floats) -> Floats:
    """Pieces of wall too short for a strip, between a column or a corner and a jamb: a few lines that hang together."""
    if not len(short):
        return short
    ends = points_of(short.reshape(-1, 2))
    one, other = STRtree(ends).query(ends, predicate="dwithin", distance=_TOUCH / 2)
    group = _grouped(np.arange(len(short)), list(zip((one // 2).tolist(), (other // 2).tolist(), strict=True)))
    touching = np.zeros(len(short), dtype=bool)
    touching[STRtree(lines_of(known)).query(ends, predicate="dwithin", distance=_TOUCH)[0] // 2] = True
    keep = np.zeros(len(short), dtype=bool)
    for number in np.unique(group[touching]):
        members = group == number
        size = np.sort(np.ptp(short[members].reshape(-1, 2), axis=0))
        keep[members] = bool(size[0] <= _PIER[0] and size[1] <= _PIER[1])
    return short[keep]
