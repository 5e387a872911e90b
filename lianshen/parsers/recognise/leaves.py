"""Leaves: where doors and windows are drawn, before anybody looked at the wall they stand in.

Glossary: the *hinge* (门轴) is the centre of the swing; the *tip* is the leaf's free end as drawn, the *strike* where it closes;
a *sash* here is an opening drawn without a swing: a window, a sliding door, a shutter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from shapely import STRtree, get_parts, union_all

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.clutter import find_sashes
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.shapes import lines_of, points_of
from lianshen.parsers.recognise.swings import find_swings
from lianshen.review.sheets import Floats

Kinds: TypeAlias = tuple[Meaning, ...]
_WINDOW_BLOCK = re.compile(r"win|窗", re.IGNORECASE)
_BESIDE = 0.4  # metres beside a wall line within which a window is drawn
_MOST = 60_000  # lines; more than that is no plan of windows but a picture made of lines
_NEAR = 0.07  # metres by which a leaf may miss its hinge or tip
_LONGEST, _THICKEST = 15.0, 0.7
_ALIKE = 0.01  # metres within which lines begin and end alike
_PANES, _APART = 3, 0.3  # lines of a window, at least, and metres between two of them, at most


@dataclass(frozen=True, slots=True)
class Leaf:
    """An opening as drawn: from `p` to `q`, `thick` across; `tip` tells the side to which it swings."""

    p: tuple[float, float]
    q: tuple[float, float]
    thick: float
    leaves: int | None
    tip: tuple[float, float] | None
    window: bool


def find_leaves(plane: Plane, walls: Floats, kinds: Kinds, told: bool) -> tuple[Leaf, ...]:
    """All doors and windows drawn on layers of these kinds; `told` says that no walls are drawn there."""
    swung = tuple(_swung(plane, walls, kinds))
    loose = _loose_sashes(plane, walls, swung, kinds) if told else _grouped_sashes(plane, kinds)
    return (*swung, *_block_sashes(plane, kinds), *loose)


def _grouped_sashes(plane: Plane, kinds: Kinds) -> Iterator[Leaf]:
    """Groups of sash lines among everything else."""
    for group in find_sashes(plane.segments[plane.on(*kinds) & plane.loose()]):
        sash = _sash(group, True)
        if sash:
            yield sash


def _swung(plane: Plane, walls: Floats, kinds: Kinds) -> Iterator[Leaf]:
    hinges, tips, strikes = _swings(plane, walls, kinds)
    if not len(hinges):
        return
    at = points_of(strikes)
    one, other = STRtree(at).query(at, predicate="dwithin", distance=_NEAR)
    partner: dict[int, int] = {}
    for n, m in zip(one.tolist(), other.tolist(), strict=True):
        apart = float(np.dot(hinges[n] - strikes[n], hinges[m] - strikes[m]))
        same_side = _aside(hinges[n], strikes[n], tips[n]) * _aside(hinges[n], strikes[n], tips[m]) > 0
        if n < m and apart < 0 and same_side and n not in partner and m not in partner:
            partner[n], partner[m] = m, n
    for n in range(len(hinges)):
        mate = partner.get(n)
        if mate is None:
            yield Leaf(_xy(hinges[n]), _xy(strikes[n]), 0.0, 1, _xy(tips[n]), False)
        elif n < mate:
            yield Leaf(_xy(hinges[n]), _xy(hinges[mate]), 0.0, 2, _xy(tips[n]), False)


def _aside(p: Floats, q: Floats, at: Floats) -> float:
    """Positive left of the line from p to q, negative right of it."""
    return float((q[0] - p[0]) * (at[1] - p[1]) - (q[1] - p[1]) * (at[0] - p[0]))


def _swings(plane: Plane, walls: Floats, kinds: Kinds) -> tuple[Floats, Floats, Floats]:
    found = find_swings(plane, kinds)
    hinges, starts, ends = found.hinges, found.starts, found.ends
    if not len(hinges) or not len(walls):
        return np.empty((0, 2)), np.empty((0, 2)), np.empty((0, 2))
    start_drawn, end_drawn = _has_leaf(plane, kinds, hinges, starts), _has_leaf(plane, kinds, hinges, ends)
    near_start, near_end = _to_walls(walls, starts), _to_walls(walls, ends)
    start_is_tip = np.where(start_drawn == end_drawn, near_start > near_end, start_drawn)[:, None]
    tips, strikes = np.where(start_is_tip, starts, ends), np.where(start_is_tip, ends, starts)
    stands = (_to_walls(walls, hinges) < 0.4) & ~(start_drawn & end_drawn & (near_start > 0.1) & (near_end > 0.1))
    return hinges[stands], tips[stands], strikes[stands]


def _has_leaf(plane: Plane, kinds: Kinds, hinges: Floats, tips: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    drawn = plane.lines(*kinds)
    found = np.zeros(len(hinges), dtype=bool)
    if len(drawn):
        both = np.concatenate((drawn, drawn[:, [2, 3, 0, 1]]))
        at, piece = STRtree(points_of(both[:, :2])).query(points_of(hinges), predicate="dwithin", distance=_NEAR)
        hit = np.hypot(*(both[piece, 2:] - tips[at]).T) < _NEAR
        found[at[hit]] = True
    return found


def _to_walls(walls: Floats, at: Floats) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    tree = STRtree(lines_of(walls))
    found, distance = tree.query_nearest(points_of(at), return_distance=True, all_matches=False)
    nearest = np.full(len(at), np.inf)
    nearest[found[0]] = distance
    return nearest


def _block_sashes(plane: Plane, kinds: Kinds) -> Iterator[Leaf]:
    """Blocks of openings without a swing in them."""
    drawing = plane.drawing
    swinging = set(drawing.arc_symbol[drawing.arc_symbol >= 0].tolist())
    inside = np.flatnonzero(plane.on(*kinds) & ~plane.loose())
    order = inside[np.argsort(drawing.segment_symbol[inside], kind="stable")]
    symbols, starts = np.unique(drawing.segment_symbol[order], return_index=True)
    told = plane.on(Meaning.WINDOWS)
    for symbol, pieces in zip(symbols.tolist(), np.split(order, starts[1:]), strict=False):
        if symbol not in swinging:
            window = bool(told[pieces].all() or _WINDOW_BLOCK.search(drawing.symbols[symbol].name))
            sash = _sash(plane.segments[pieces], window)
            if sash:
                yield sash


def _loose_sashes(plane: Plane, walls: Floats, swung: tuple[Leaf, ...], kinds: Kinds) -> Iterator[Leaf]:
    """Parallel lines left over from blocks that were exploded."""
    mine = np.flatnonzero(plane.on(*kinds) & plane.loose())
    if not len(mine) or not len(walls):
        return
    near, _wall = STRtree(lines_of(walls)).query(lines_of(plane.segments[mine]), predicate="dwithin", distance=_BESIDE)
    mine = mine[np.unique(near)]
    if not 0 < len(mine) <= _MOST:
        return
    lines, windows = plane.segments[mine], plane.on(Meaning.WINDOWS)[mine]
    drawn = lines_of(lines)
    clumps = get_parts(union_all(np.array([line.buffer(0.08) for line in drawn])))
    taken = STRtree(points_of(_tips(swung))) if swung else None
    at, clump = STRtree(clumps).query(drawn, predicate="within")
    for n, shape in enumerate(clumps):
        if taken is None or not len(taken.query(shape, predicate="intersects")):
            inside = at[clump == n]
            sash = _sash(lines[inside], bool(windows[inside].mean() > 0.5))
            if sash:
                yield sash


def _tips(swung: tuple[Leaf, ...]) -> Floats:
    """The free ends of all swinging leaves, both of a double door."""
    tips = [leaf.tip or leaf.p for leaf in swung]
    other = [
        (leaf.q[0] + tip[0] - leaf.p[0], leaf.q[1] + tip[1] - leaf.p[1])
        for leaf, tip in zip(swung, tips, strict=True)
        if leaf.leaves == 2
    ]
    return np.array(tips + other)


def _sash(lines: Floats, window: bool) -> Leaf | None:
    if not len(lines):
        return None
    run = lines[:, 2:] - lines[:, :2]
    longest = run[np.argmax(np.hypot(*run.T))]
    length = float(np.hypot(*longest))
    if length < 0.2:
        return None
    along = longest / length
    across = np.array([-along[1], along[0]])
    s, d = _inside(lines.reshape(-1, 2, 2) @ along, lines.reshape(-1, 2, 2) @ across)
    wide, thick, middle = float(np.ptp(s)), float(np.ptp(d)), (float(d.min()) + float(d.max())) / 2
    if not 0.3 <= wide <= _LONGEST or thick > _THICKEST:
        return None
    p, q = along * s.min() + across * middle, along * s.max() + across * middle
    return Leaf(_xy(p), _xy(q), thick, None, None, window)


def _inside(s: Floats, d: Floats) -> tuple[Floats, Floats]:
    """The lines of a bay window that lie in the wall: most of them begin and end alike, and in the middle of the rest."""
    ends = np.sort(s, axis=1)
    level = (np.ptp(d, axis=1) < _ALIKE) & (np.ptp(ends, axis=1) > 0.3)
    kinds, count = np.unique(np.round(ends[level] / _ALIKE).astype(np.int64), axis=0, return_counts=True)
    if not len(kinds) or count.max() < _PANES:
        return s, d
    usual = level & (np.abs(ends - kinds[np.argmax(count)] * _ALIKE).max(axis=1) <= 1.5 * _ALIKE)
    if abs(ends[usual].mean() - (s.min() + s.max()) / 2) > 3 * _ALIKE:
        return s, d
    row = np.sort(d[usual].mean(axis=1))
    panes = max(np.split(row, np.flatnonzero(np.diff(row) > _APART) + 1), key=len)
    inside = usual & (d.mean(axis=1) >= panes[0]) & (d.mean(axis=1) <= panes[-1])
    return s[inside], d[inside]


def _xy(point: Floats) -> tuple[float, float]:
    return float(point[0]), float(point[1])
