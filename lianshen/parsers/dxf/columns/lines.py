"""LINE, CIRCLE, ARC, POINT, SOLID and TRACE from columns."""

from __future__ import annotations

import numpy as np

from lianshen.parsers.dxf.columns.shapes import Shapes, outlines, together
from lianshen.parsers.dxf.columns.table import Table
from lianshen.review.sheets import Floats


def lines(table: Table) -> Shapes:
    """Straight lines; their coordinates are the world's whatever their extrusion says."""
    table.only((10, 20, 30, 11, 21, 31))
    rows = np.hstack((table.point(10), table.point(11)))
    return Shapes(segments=rows[table.sound], segment_of=table.entities[table.sound])


def points(table: Table) -> Shapes:
    """Points are not drawn."""
    table.only((10, 20, 30, 50))
    table.point(10)
    return Shapes()


def circles(table: Table) -> Shapes:
    """Whole circles."""
    table.only((10, 20, 30, 40))
    return _arcs(table, np.zeros(len(table.entities)), np.full(len(table.entities), 360.0))


def arcs(table: Table) -> Shapes:
    """Arcs against the clock."""
    table.only((10, 20, 30, 40, 50, 51))
    return _arcs(table, *turned(table.column(50), table.column(51)))


def solids(table: Table) -> Shapes:
    """Filled triangles and quadrangles, whose third and fourth corner stand the other way about in the file."""
    table.only((10, 20, 30, 11, 21, 31, 12, 22, 32, 13, 23, 33))
    corners = np.stack([table.point(code) for code in (10, 11, 13, 12)], axis=1)
    high = [table.column(code, 0.0) for code in (32, 33)]
    triangle = (np.abs(corners[:, 2] - corners[:, 3]) < 1e-9).all(axis=1)
    doubtful = triangle & ((corners[:, 2] != corners[:, 3]).any(axis=1) | (high[0] != high[1]))
    table.drop(np.flatnonzero(doubtful))
    three, four = table.sound & triangle, table.sound & ~triangle
    parts = []
    for chosen, count in ((three, 3), (four, 4)):
        lengths = np.full(int(chosen.sum()), count)
        parts.append(outlines(corners[chosen, :count].reshape(-1, 2), lengths, table.entities[chosen], filled=True))
    return together(parts)


def turned(start: Floats, end: Floats) -> tuple[Floats, Floats]:
    """The start within one turn and the end after it; equal angles are a whole circle."""
    sweep = (end - start) % 360.0
    start = np.where(sweep > 1e-9, start % 360.0, 0.0)
    return start, np.where(sweep > 1e-9, start + sweep, 360.0)


def _arcs(table: Table, start: Floats, end: Floats) -> Shapes:
    centre, radius = table.point(10), np.abs(table.column(40))
    chosen = table.sound & (radius > 0)
    rows = np.column_stack((centre, radius, start, end))[chosen]
    return Shapes(arcs=rows, arc_of=table.entities[chosen])
