"""HATCH from columns where its outline is made of straight polylines, as it nearly always is; others go to ezdxf."""

from __future__ import annotations

import numpy as np

from lianshen.parsers.dxf.columns.shapes import Shapes, outlines
from lianshen.parsers.dxf.columns.table import Table
from lianshen.parsers.dxf.columns.tags import Mask, Numbers

_OUTLINE = (10, 20, 30, 2, 70, 71, 91, 92, 72, 73, 93, 42, 97)
_FILLING = (
    75,
    76,
    52,
    41,
    77,
    78,
    53,
    43,
    44,
    45,
    46,
    79,
    49,
    47,
    98,
    450,
    451,
    452,
    453,
    460,
    461,
    462,
    463,
    470,
    421,
)
_POLYLINE = 2


def hatches(table: Table) -> Shapes:
    """The outlines of hatches as filled rings; an outline that says it is open is taken as the reader of ezdxf does."""
    table.only((*_OUTLINE, *_FILLING))
    in_paths = _between(table, 91, 75)
    paths = np.flatnonzero((table.codes == 92) & in_paths)
    flags, plain = table.numbers(paths)
    table.drop(table.owner[paths[~plain | (flags.astype(np.int64) & _POLYLINE == 0)]])
    bends = np.flatnonzero((table.codes == 42) & in_paths)
    bulge, plain = table.numbers(bends)
    table.drop(table.owner[bends[~plain | (bulge != 0)]])
    corner = np.flatnonzero((table.codes == 10) & in_paths)
    places, plain = table.points(corner)
    table.drop(table.owner[corner[~plain]])
    of = np.searchsorted(paths, corner) - 1
    if not len(paths):
        table.sound[:] = False
        return Shapes()
    lengths = np.bincount(of[of >= 0], minlength=len(paths))
    _check(table, paths, corner, of, lengths)
    _check_open(table, in_paths)
    kept = table.sound[table.owner[paths]]
    points = places[kept[np.maximum(of, 0)] & (of >= 0)]
    return outlines(points, lengths[kept], table.entities[table.owner[paths[kept]]], filled=True)


def _between(table: Table, first: int, last: int) -> Mask:
    """The rows of each entity after its tag `first` and before its tag `last`; both must be there once."""
    table.column(first)
    table.column(last)
    begins = np.cumsum(table.codes == first)
    ends = np.cumsum(table.codes == last)
    at = np.searchsorted(table.owner, np.arange(len(table.entities)))
    before_begin = begins[at] - (table.codes[at] == first)
    before_end = ends[at] - (table.codes[at] == last)
    inside: Mask = (begins > before_begin[table.owner]) & (ends == before_end[table.owner])
    return inside


def _check(table: Table, paths: Numbers, corner: Numbers, of: Numbers, lengths: Numbers) -> None:
    """A path of fewer than three corners, one without corners before it, or other counts than stated: to ezdxf."""
    table.drop(table.owner[corner[of < 0]])
    table.drop(table.owner[corner[(of >= 0) & (table.owner[paths[np.maximum(of, 0)]] != table.owner[corner])]])
    table.drop(table.owner[paths[lengths < 3]])
    stated = np.bincount(table.owner[paths], minlength=len(table.entities))
    table.drop(np.flatnonzero(stated != table.column(91)))
    stated_corners = np.flatnonzero(table.codes == 93)
    counts, plain = table.numbers(stated_corners)
    sums = np.bincount(table.owner[stated_corners], weights=counts, minlength=len(table.entities))
    found = np.bincount(table.owner[paths], weights=lengths, minlength=len(table.entities))
    table.drop(table.owner[stated_corners[~plain]])
    table.drop(np.flatnonzero(sums != found))


def _check_open(table: Table, in_paths: Mask) -> None:
    """Outlines marked as open are rare and read by ezdxf."""
    marks = np.flatnonzero((table.codes == 73) & in_paths)
    values, plain = table.numbers(marks)
    table.drop(table.owner[marks[~plain | (values != 1)]])
