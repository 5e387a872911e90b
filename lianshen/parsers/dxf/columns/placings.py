"""INSERT with its attributes, and DIMENSION, whose picture is a block, from columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lianshen.parsers.dxf.columns.table import Table
from lianshen.parsers.dxf.columns.tags import Numbers
from lianshen.review.sheets import Floats

_INSERT = (2, 10, 20, 30, 41, 42, 43, 44, 45, 50, 66, 70, 71)
_MOST_COPIES = 1e9


@dataclass(frozen=True, slots=True)
class Placings:
    """`numbers` are x, y, scales, turn, rows, columns, their spacings; a picture is placed as it is and no symbol."""

    of: Numbers
    names: tuple[bytes, ...]
    numbers: Floats


def inserts(table: Table) -> Placings:
    """Block references."""
    table.only(_INSERT)
    at = table.point(10)
    scales = [table.column(41, 1.0), table.column(42, 1.0)]
    for scale in (*scales, table.column(43, 1.0)):
        table.sound &= scale != 0
    copies = [table.column(71, 1.0), table.column(70, 1.0)]
    for count in copies:
        table.sound &= (count >= 1) & (count < _MOST_COPIES)
    spacings = [table.column(45, 0.0), table.column(44, 0.0)]
    numbers = np.column_stack((at, *scales, table.column(50, 0.0), *copies, *spacings))
    names = table.texts(2)
    chosen = np.flatnonzero(table.sound)
    return Placings(table.entities[chosen], tuple(names[place] for place in chosen.tolist()), numbers[chosen])


def dimensions(table: Table, known: frozenset[bytes]) -> Placings:
    """Dimensions with a picture among the blocks `known`; ezdxf accounts for the others."""
    names = table.texts(2)
    table.sound &= ~table.has(60) & ~table.has(101)
    table.sound &= np.array([name.lower() in known for name in names], np.bool_)
    table.column(67, 0.0)
    chosen = np.flatnonzero(table.sound)
    names = [names[place] for place in chosen.tolist()]
    return Placings(table.entities[chosen], tuple(names), np.empty((len(chosen), 0)))
