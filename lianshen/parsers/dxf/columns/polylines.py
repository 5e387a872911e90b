"""LWPOLYLINE from columns: straight ones, bulges as arcs in open ones and as chords in closed ones."""

from __future__ import annotations

import numpy as np

from lianshen.parsers.dxf.columns.lines import turned
from lianshen.parsers.dxf.columns.shapes import Shapes, outlines, together
from lianshen.parsers.dxf.columns.table import Table
from lianshen.parsers.dxf.columns.tags import Mask, Numbers
from lianshen.review.sheets import Floats

_WIDEST = 1e11  # a radius near it may pass what a coordinate can be
STEP = 11.25  # degrees of arc for one chord


def polylines(table: Table) -> Shapes:
    """Every polyline with two corners or more; one with bulges that ends where it began is left to ezdxf."""
    table.only((10, 20, 40, 41, 42, 43, 70, 90, 91))
    flags = table.column(70, 0.0).astype(np.int64)
    corner = np.flatnonzero(table.codes == 10)
    places, plain = table.points(corner)
    owner = table.owner[corner]
    table.drop(owner[~plain])
    bulge = _bulges(table, corner)
    bend, size = np.abs(bulge), np.abs(places).max(axis=1, initial=1.0)
    table.drop(owner[(bend > 0) & (size * np.maximum(bend, 1.0 / np.maximum(bend, 1e-300)) > _WIDEST)])
    counts = np.bincount(owner, minlength=len(table.entities))
    closed = (flags & 1) == 1
    bulged = np.bincount(owner[bulge != 0], minlength=len(table.entities)) > 0
    table.drop(np.flatnonzero((counts < 2) | (flags & ~0x81 != 0)))
    table.drop(np.flatnonzero(bulged & ~closed & _returns(places, counts)))
    kept = table.sound[owner]
    owner, places, bulge = owner[kept], places[kept], bulge[kept]
    shut = closed[owner]
    return together(
        [
            _open(table, owner[~shut], places[~shut], bulge[~shut]),
            _closed(table, owner[shut], places[shut], bulge[shut]),
        ]
    )


def arc_rows(start: Floats, end: Floats, bulge: Floats) -> Floats:
    """Bulges from `start` to `end` as arcs against the clock: centre, radius, angles in degrees."""
    first, last = np.where(bulge[:, None] > 0, start, end), np.where(bulge[:, None] > 0, end, start)
    size = np.abs(bulge)
    chord = last - first
    length = np.hypot(chord[:, 0], chord[:, 1])
    radius = length * (1.0 + size * size) / (4.0 * size)
    towards = np.arctan2(chord[:, 1], chord[:, 0]) + (np.pi / 2 - 2.0 * np.arctan(size))
    centre = first + radius[:, None] * np.column_stack((np.cos(towards), np.sin(towards)))
    angles = [np.degrees(np.arctan2(p[:, 1] - centre[:, 1], p[:, 0] - centre[:, 0])) for p in (first, last)]
    return np.column_stack((centre, radius, *turned(angles[0], angles[1])))


def _bulges(table: Table, corner: Numbers) -> Floats:
    """One bulge for each corner, that of the tag between it and the next."""
    bulge = np.zeros(len(corner))
    at = np.flatnonzero(table.codes == 42)
    values, plain = table.numbers(at)
    number = np.searchsorted(corner, at) - 1
    lost = ~plain | (number < 0)
    if len(corner):
        lost |= table.owner[corner[np.maximum(number, 0)]] != table.owner[at]
        bulge[number[~lost]] = values[~lost]
    table.drop(table.owner[at[lost]])
    return bulge


def _returns(places: Floats, counts: Numbers) -> Mask:
    """Which polylines end, nearly, where they began."""
    back = np.zeros(len(counts), np.bool_)
    some = np.flatnonzero(counts > 1)
    last = np.cumsum(counts)[some] - 1
    back[some] = (np.abs(places[last] - places[last - counts[some] + 1]) <= 2e-6).all(axis=1)
    return back


def _open(table: Table, owner: Numbers, places: Floats, bulge: Floats) -> Shapes:
    joined = np.flatnonzero(owner[:-1] == owner[1:])
    of, start, end, bend = table.entities[owner[joined]], places[joined], places[joined + 1], bulge[joined]
    bent = (bend != 0) & (start != end).any(axis=1)
    return Shapes(
        segments=np.hstack((start, end))[~bent],
        segment_of=of[~bent],
        arcs=arc_rows(start[bent], end[bent], bend[bent]),
        arc_of=of[bent],
    )


def _closed(table: Table, owner: Numbers, places: Floats, bulge: Floats) -> Shapes:
    if not len(owner):
        return Shapes()
    begins = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
    counts = np.diff(np.concatenate((begins, [len(owner)])))
    following = np.arange(1, len(owner) + 1)
    following[begins + counts - 1] = begins
    points, lengths = chorded(places, places[following], bulge)
    return outlines(points, np.add.reduceat(lengths, begins), table.entities[owner[begins]], filled=False)


def chorded(start: Floats, end: Floats, bulge: Floats) -> tuple[Floats, Numbers]:
    """Every `start` followed by the points of its bulge before `end`; and how many points that makes each time."""
    bent = np.flatnonzero((bulge != 0) & (start != end).any(axis=1))
    arcs = arc_rows(start[bent], end[bent], bulge[bent])
    sweep = arcs[:, 4] - arcs[:, 3]
    steps = np.maximum(2, np.ceil(sweep / STEP - 1e-9).astype(np.int64))
    lengths = np.ones(len(start), np.int64)
    lengths[bent] = steps
    begins = np.cumsum(lengths) - lengths
    points = np.repeat(start, lengths, axis=0)
    nth = np.arange(len(points)) - np.repeat(begins, lengths)
    arc_of = np.full(len(start), -1)
    arc_of[bent] = np.arange(len(bent))
    inner = np.flatnonzero(nth > 0)
    arc = np.repeat(arc_of, lengths)[inner]
    share = nth[inner] / steps[arc]
    share = np.where(bulge[bent[arc]] > 0, share, 1.0 - share)
    angle = np.radians(arcs[arc, 3] + share * sweep[arc])
    points[inner] = arcs[arc, :2] + arcs[arc, 2:3] * np.column_stack((np.cos(angle), np.sin(angle)))
    return points, lengths
