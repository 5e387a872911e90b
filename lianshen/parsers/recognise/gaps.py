"""Gaps: where a wall stops and goes on again, or stops before another wall; with what is drawn or written there.

Glossary: a *passage* (洞口) is a gap with neither leaf, sash nor mark: one walks through, and nothing closes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, STRtree

from lianshen.parsers.recognise.leaves import Leaf
from lianshen.parsers.recognise.marks import Mark, read_mark
from lianshen.parsers.recognise.openings import Opening
from lianshen.parsers.recognise.plane import Bools, Plane, Said
from lianshen.parsers.recognise.seen import facing, find_columns
from lianshen.parsers.recognise.shapes import Shapes, boxes_of, lines_of
from lianshen.parsers.recognise.strips import Numbers, Strips
from lianshen.review.sheets import Floats

_WIDTH = (0.35, 8.0)  # metres
_PASSAGE = 3.2
_SPANS = 0.4  # of the gap that a sash line covers at least
_MARK = 1.3  # metres between a mark and its gap
_STOUT = 2.0  # times as long as broad that a column is at most
_AGREES = 0.07  # metres between what a mark says and what is drawn
_MOST_SASH = 2  # lines


@dataclass(frozen=True, slots=True)
class Gaps:
    """Gaps as leaves without a swing: those that something closes, and passages."""

    closed: tuple[Leaf, ...]
    passages: tuple[Leaf, ...]


def find_gaps(plane: Plane, strips: Strips, drawn: Floats, openings: Sequence[Opening]) -> Gaps:
    """All gaps between strips in which no opening stands yet; `drawn` are the lines that may be sashes."""
    if not len(strips):
        return Gaps((), ())
    ways, middle, thick, low, high = _between(strips)
    corners = _corners(ways, middle, thick, low, high)
    sashes = _sashes(boxes_of(corners), ways, low, high, drawn)
    taken = _taken(boxes_of(corners), [opening.leaf for opening in openings]) | _at_columns(boxes_of(corners), plane)
    marked = _marks(plane, {id(opening.word) for opening in openings})
    closed, passages = [], []
    for n in range(len(low)):
        if taken[n]:
            continue
        p, q = (tuple(map(float, (corners[n, a] + corners[n, b]) / 2)) for a, b in ((0, 3), (1, 2)))
        mark = _mark_at(LineString([p, q]), float(high[n] - low[n]), marked)
        window = mark.window if mark else sashes[n] > _MOST_SASH
        leaf = Leaf((p[0], p[1]), (q[0], q[1]), float(thick[n]), None, None, window)
        if mark is not None or sashes[n] >= _MOST_SASH:
            closed.append(leaf)
        elif high[n] - low[n] <= _PASSAGE:
            passages.append(leaf)
    return Gaps(tuple(closed), tuple(passages))


def _between(strips: Strips) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Directions, middles and thicknesses of the walls, and from where to where they are missing."""
    one, other, side = facing(strips, _WIDTH[1])
    one, other = one[side == 1], other[side == 1]
    right = np.maximum(strips.right[one], strips.right[other])
    left = np.minimum(strips.left[one], strips.left[other])
    low, high, unit = strips.high[one], strips.low[other], strips.ways[strips.way[one]]
    ends = _free_ends(strips)
    unit = np.concatenate((unit, ends[0]))
    right, left = np.concatenate((right, ends[1])), np.concatenate((left, ends[2]))
    low, high = np.concatenate((low, ends[3])), np.concatenate((high, ends[4]))
    good = (high - low >= _WIDTH[0]) & (high - low <= _WIDTH[1]) & (left - right > 0.04)
    good &= ~_blocked(strips, unit, (right + left) / 2, low, high)
    return unit[good], ((right + left) / 2)[good], (left - right)[good], low[good], high[good]


def _free_ends(strips: Strips) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """From each end that faces no strip to the wall that stands across, if there is one."""
    held = np.zeros((len(strips), 2), dtype=bool)
    one, _other, side = facing(strips, _WIDTH[1])
    held[one, side] = True
    bodies = _whole(strips)
    tree = STRtree(bodies)
    rows: list[tuple[int, float, float]] = []
    middle = (strips.right + strips.left) / 2
    for at, forward in ((0, -1.0), (1, 1.0)):
        mine = np.flatnonzero(~held[:, at])
        start = strips.high[mine] if at else strips.low[mine]
        unit = strips.ways[strips.way[mine]]
        across = np.stack((-unit[:, 1], unit[:, 0]), axis=-1)
        a = unit * (start + forward * 0.02)[:, None] + across * middle[mine, None]
        b = unit * (start + forward * _PASSAGE)[:, None] + across * middle[mine, None]
        rays = lines_of(np.concatenate((a, b), axis=1))
        n, body = tree.query(rays, predicate="intersects")
        far = shapely.distance(shapely.points(a[n]), bodies[body])
        order = np.lexsort((far, n))
        _unique, first = np.unique(n[order], return_index=True)
        for k in order[first].tolist():
            stop = float(start[n[k]] + forward * (far[k] + 0.02))
            rows.append((int(mine[n[k]]), min(stop, float(start[n[k]])), max(stop, float(start[n[k]]))))
    made = np.array(rows).reshape(-1, 3)
    of = made[:, 0].astype(np.int64)
    return strips.ways[strips.way[of]], strips.right[of], strips.left[of], made[:, 1], made[:, 2]


def _whole(strips: Strips) -> Shapes:
    """The bodies of the strips, and what lies between two pieces of one wall where another meets it."""
    one, other, side = facing(strips, _WIDTH[0])
    one, other = one[side == 1], other[side == 1]
    right, left = np.minimum(strips.right[one], strips.right[other]), np.maximum(strips.left[one], strips.left[other])
    between = Strips(strips.ways, strips.way[one], right, left, strips.high[one], strips.low[other])
    return np.concatenate((strips.bodies(), between.bodies(0.01)))


def _blocked(strips: Strips, unit: Floats, middle: Floats, low: Floats, high: Floats) -> Bools:
    """Whether a wall stands in the gap."""
    across = np.stack((-unit[:, 1], unit[:, 0]), axis=-1)
    a = unit * (low + 0.05)[:, None] + across * middle[:, None]
    b = unit * (high - 0.05)[:, None] + across * middle[:, None]
    hit = STRtree(_whole(strips)).query(lines_of(np.concatenate((a, b), axis=1)), predicate="intersects")[0]
    return np.isin(np.arange(len(low)), hit)


def _corners(unit: Floats, middle: Floats, thick: Floats, low: Floats, high: Floats) -> Floats:
    across = np.stack((-unit[:, 1], unit[:, 0]), axis=-1)
    ends = ((low, -thick), (high, -thick), (high, thick), (low, thick))
    return np.stack([unit * s[:, None] + across * (middle + d / 2)[:, None] for s, d in ends], axis=1)


def _sashes(boxes: Shapes, unit: Floats, low: Floats, high: Floats, drawn: Floats) -> Numbers:
    """How many lines run through each gap from end to end; leaves that slide past one another make one together."""
    if not len(drawn) or not len(boxes):
        return np.zeros(len(boxes), dtype=np.int64)
    gap, line = STRtree(lines_of(drawn)).query(shapely.buffer(boxes, 0.03, join_style="mitre"), predicate="intersects")
    a, b = drawn[line, :2], drawn[line, 2:]
    across = np.stack((-unit[gap, 1], unit[gap, 0]), axis=-1)
    along = np.stack(((a * unit[gap]).sum(axis=1), (b * unit[gap]).sum(axis=1)), axis=-1)
    level = np.abs(((b - a) * across).sum(axis=1)) < 0.03
    covers = np.minimum(along.max(axis=1), high[gap]) - np.maximum(along.min(axis=1), low[gap])
    wide = high[gap] - low[gap]
    spans = level & (covers > _SPANS * wide) & (np.ptp(along, axis=1) < wide + 0.25)
    inside = shapely.contains_properly(
        shapely.buffer(boxes[gap], 0.03, join_style="mitre"), shapely.points((a + b) / 2)
    )
    share = np.bincount(gap[spans & inside], (covers / wide)[spans & inside], minlength=len(boxes))
    return np.asarray(np.floor(share + 0.2), dtype=np.int64)


def _taken(boxes: Shapes, leaves: Sequence[Leaf]) -> Bools:
    """Whether a leaf stands in the gap already."""
    if not leaves or not len(boxes):
        return np.zeros(len(boxes), dtype=bool)
    lines = lines_of(np.array([[*leaf.p, *leaf.q] for leaf in leaves]))
    leaf, gap = STRtree(boxes).query(lines, predicate="dwithin", distance=0.12)
    shared = shapely.length(shapely.intersection(lines[leaf], shapely.buffer(boxes[gap], 0.12, join_style="mitre")))
    return np.isin(np.arange(len(boxes)), gap[shared > 0.6 * shapely.length(lines[leaf])])


def _at_columns(boxes: Shapes, plane: Plane) -> Bools:
    """Whether a column stands in the gap and fills it."""
    columns = find_columns(plane)
    if not len(columns) or not len(boxes):
        return np.zeros(len(boxes), dtype=bool)
    wide, tall = (shapely.bounds(columns)[:, n + 2] - shapely.bounds(columns)[:, n] for n in (0, 1))
    columns = columns[np.maximum(wide, tall) <= _STOUT * np.minimum(wide, tall)]
    gap, column = STRtree(columns).query(boxes, predicate="intersects")
    shared = shapely.area(shapely.intersection(boxes[gap], columns[column]))
    return np.isin(np.arange(len(boxes)), gap[shared > 0.6 * shapely.area(boxes[gap])])


def _marks(plane: Plane, used: set[int]) -> tuple[list[Mark], STRtree | None, list[Said]]:
    """The marks that no drawn opening has."""
    said = [word for word in plane.words if id(word) not in used]
    found = [(mark, word) for word in said if (mark := read_mark(word.text)) is not None]
    words = [word for _mark, word in found]
    return [mark for mark, _word in found], STRtree([word.at for word in words]) if words else None, words


def _mark_at(line: LineString, width: float, marked: tuple[list[Mark], STRtree | None, list[Said]]) -> Mark | None:
    """The nearest mark beside the gap whose size is that of the gap."""
    marks, tree, words = marked
    if tree is None:
        return None
    near = tree.query(line, predicate="dwithin", distance=_MARK)
    fits = [n for n in near if (size := marks[n].width) is not None and abs(size - width) <= _AGREES]
    return marks[min(fits, key=lambda n: line.distance(words[n].at))] if fits else None
