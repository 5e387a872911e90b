"""Which of many points lie within reach of which of a few: by cells of a grid, no object per point."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from lianshen.review.sheets import Floats

Places = npt.NDArray[np.int64]
_CELLS = 1 << 20  # along a side at most
_ROW = 1 << 22


def within_reach(centres: Floats, reach: Floats, points: Floats) -> tuple[Places, Places]:
    """All pairs (centre, point) no further apart than the centre's `reach`, as two columns of numbers, by centre."""
    low, high = points.min(axis=0), points.max(axis=0)
    span = max(float((high - low).max()), 1e-9)
    sizes = np.maximum(2.0 ** np.ceil(np.log2(np.maximum(reach, 1e-300))), span / _CELLS)
    pairs = [np.empty((0, 2), np.int64)]
    for size in np.unique(sizes).tolist():
        some = np.flatnonzero((sizes == size) & _around(centres, reach, low, high))
        pairs += [np.column_stack((some[of], near)) for of, near in _in_cells(centres[some], points, low, size)]
    centre, point = np.concatenate(pairs).T
    close = np.hypot(*(points[point] - centres[centre]).T) <= reach[centre]
    centre, point = centre[close], point[close]
    order = np.lexsort((point, centre))
    return centre[order], point[order]


def _around(centres: Floats, reach: Floats, low: Floats, high: Floats) -> npt.NDArray[np.bool_]:
    """Centres that reach into the box of all points."""
    apart = np.maximum(low - centres, centres - high).max(axis=1)
    inside: npt.NDArray[np.bool_] = apart <= reach
    return inside


def _in_cells(centres: Floats, points: Floats, low: Floats, size: float) -> Iterator[tuple[Places, Places]]:
    """The points in the nine cells of `size` about each centre, three cells at a time, for they follow each other."""
    keys = _keys(points, low, size)
    order = np.argsort(keys)
    keys = keys[order]
    middle = _keys(np.clip(centres, low - size, low + (_CELLS + 1) * size), low, size)
    for column in (-_ROW, 0, _ROW):
        first = np.searchsorted(keys, middle + column - 1)
        counts = np.searchsorted(keys, middle + column + 1, side="right") - first
        of = np.repeat(np.arange(len(centres)), counts)
        nth = np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)
        yield of, order[first[of] + nth]


def _keys(points: Floats, low: Floats, size: float) -> Places:
    across, up = (np.floor((points[:, axis] - low[axis]) / size).astype(np.int64) for axis in (0, 1))
    keys: Places = (across + 2) * _ROW + up + 2
    return keys
