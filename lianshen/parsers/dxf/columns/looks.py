"""Layer, colour, linetype, weight and hatch of every entity that was taken, as numbers into the few that differ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from lianshen.parsers.dxf.columns.structure import Structure
from lianshen.parsers.dxf.columns.tags import Mask, Numbers
from lianshen.review.sheets import HatchLine

Hatch = tuple[HatchLine, ...] | None
_LAYER, _LINE, _COLOUR, _WEIGHT, _SCALE, _TRUE_COLOUR, _BAND, _SOLID = 8, 6, 62, 370, 48, 420, 43, 70
_OF_HATCH = (53, 43, 44, 45, 46, 49)  # turn, point, step, dashes
_FAR = 1e12
_AT_ONCE = 1 << 14


@dataclass(frozen=True, slots=True)
class PlainLook:
    """What an entity says of its pen as it stands in the file; `line` empty where it says nothing."""

    layer: bytes = b"0"
    line: bytes = b""
    colour: int = 256
    weight: int = -1
    scale: float = 1.0
    true_colour: int | None = None
    band: float = 0.0
    is_fill: bool = False
    hatch: Hatch = None


@dataclass(frozen=True, slots=True)
class _Column:
    """`of` is for each entity the number of its value; the first of `values` is that of those who say nothing."""

    values: tuple[Any, ...]
    of: Numbers


def looks(whole: Structure, taken: Mask) -> tuple[tuple[PlainLook, ...], Numbers]:
    """The looks there are, and for each entity the number of its look."""
    columns = (
        _words(whole, taken, _LAYER, b"0"),
        _words(whole, taken, _LINE, b""),
        _numbers(whole, taken, _COLOUR, 256),
        _numbers(whole, taken, _WEIGHT, -1),
        _numbers(whole, taken, _SCALE, 1.0),
        _numbers(whole, taken, _TRUE_COLOUR, None),
        _numbers(whole, taken & (whole.kinds == b"LWPOLYLINE"), _BAND, 0.0),
        _fills(whole, taken & (whole.kinds == b"HATCH")),
    )
    key = columns[0].of.astype(np.int64)
    telling = [column for column in columns[1:] if len(column.values) > 1]
    for column in telling:
        key = key * len(column.values) + column.of
    if not telling:
        return tuple(PlainLook(layer) for layer in columns[0].values), columns[0].of
    _keys, first, number = np.unique(key, return_index=True, return_inverse=True)
    return tuple(_look(columns, place) for place in first.tolist()), number.astype(np.int32)


def _look(columns: tuple[_Column, ...], entity: int) -> PlainLook:
    layer, line, colour, weight, scale, true_colour, band, (is_fill, hatch) = (
        column.values[column.of[entity]] for column in columns
    )
    true_colour = None if true_colour is None else int(true_colour)
    return PlainLook(layer, line, int(colour), int(weight), scale, true_colour, abs(band), is_fill, hatch)


def _rows(whole: Structure, wanted: Mask, code: int) -> tuple[Numbers, Numbers]:
    """The tags `code` of the entities wanted, and whose they are."""
    rows = np.flatnonzero(whole.tags.codes == code).astype(np.int32)
    holders = np.searchsorted(whole.first, rows, side="right").astype(np.int32) - 1
    chosen = wanted[holders]
    return rows[chosen], holders[chosen]


def _words(whole: Structure, wanted: Mask, code: int, silent: bytes) -> _Column:
    known: dict[bytes, int] = {silent: 0}
    of = np.zeros(len(whole.kinds), np.int32)
    rows, holders = _rows(whole, wanted, code)
    for begin in range(0, len(rows), _AT_ONCE):
        words = whole.tags.raw(rows[begin : begin + _AT_ONCE])
        of[holders[begin : begin + _AT_ONCE]] = [known.setdefault(word, len(known)) for word in words]
        whole.tags.forget()
    return _Column(tuple(known), of)


def _numbers(whole: Structure, wanted: Mask, code: int, silent: float | None) -> _Column:
    of = np.zeros(len(whole.kinds), np.int32)
    rows, holders = _rows(whole, wanted, code)
    numbers, plain = whole.tags.numbers(rows)
    plain &= np.abs(numbers) < _FAR
    values, number = np.unique(numbers[plain], return_inverse=True)
    of[holders[plain]] = number + 1
    return _Column((silent, *values.tolist()), of)


def _fills(whole: Structure, hatches: Mask) -> _Column:
    known: dict[tuple[bool, Hatch], int] = {(False, None): 0}
    of = np.zeros(len(whole.kinds), np.int32)
    rows, holders = _rows(whole, hatches, _SOLID)
    solid, plain = whole.tags.numbers(rows)
    of[holders] = known.setdefault((True, None), 1)
    pattern = np.zeros(len(whole.kinds), np.bool_)
    pattern[holders[(solid == 0) & plain]] = True
    lines = _lines(whole, pattern)
    for entity in np.flatnonzero(pattern).tolist():
        of[entity] = known.setdefault((True, tuple(lines.get(entity, ()))), len(known))
    return _Column(tuple(known), of)


def _lines(whole: Structure, patterned: Mask) -> dict[int, list[HatchLine]]:
    """The families of lines of every hatch that has them, in the order of the file."""
    parts = [_rows(whole, patterned, code) for code in _OF_HATCH]
    rows, holders = (np.concatenate([part[place] for part in parts]) for place in (0, 1))
    order = np.argsort(rows)
    rows, holders = rows[order], holders[order]
    numbers, plain = whole.tags.numbers(rows)
    numbers[~plain | (np.abs(numbers) >= _FAR)] = 0.0
    lines: dict[int, list[HatchLine]] = {}
    starts = np.flatnonzero(whole.tags.codes[rows] == _OF_HATCH[0]).tolist()
    for start, end in pairwise([*starts, len(rows)]):
        told = numbers[start:end].tolist()
        if len(told) >= len(_OF_HATCH) - 1:
            turn, x, y, dx, dy, *dashes = told
            lines.setdefault(int(holders[start]), []).append(HatchLine(turn, (x, y), (dx, dy), tuple(dashes)))
    return lines
