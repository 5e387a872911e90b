"""Blocks put into blocks until only lines are left, counted over the graph of blocks beforehand.

A 25 kB file can nest blocks into ten million lines; the count costs microseconds and nothing is unfolded past it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import atan2, cos, degrees, hypot, radians, sin

import numpy as np

from lianshen.parsers.drawn import NOWHERE, Box, Drawn
from lianshen.parsers.dxf.content import Content, Insert
from lianshen.review.sheets import Affine, Floats, Ids, Symbol, Word

MOST_PIECES = 3_000_000
DEEPEST = 60
PICTURES = ("*D", "*X")  # blocks that are the picture of a dimension or a hatch: what is in them is no symbol


class TooMuch(Exception):
    """The blocks unfold to more pieces than a drawing can have."""

    def __init__(self, pieces: int) -> None:
        super().__init__(f"{pieces} pieces")
        self.pieces = pieces


def explode(space: Content, block: Callable[[str], Content | None]) -> Drawn:
    """Everything in `space` with its blocks unfolded; TooMuch when that would not end well."""
    pieces = _Counting(block).pieces(space, ())
    if pieces > MOST_PIECES:
        raise TooMuch(pieces)
    unfolding = _Unfolding(block)
    unfolding.put(space, Affine(), 0, -1, ())
    return unfolding.drawn(space.layers.names())


@dataclass(slots=True)
class _Counting:
    block: Callable[[str], Content | None]
    known: dict[str, int] = field(default_factory=dict)

    def pieces(self, content: Content, path: tuple[str, ...]) -> int:
        total = content.weight()
        for insert in content.inserts:
            inner = self.block(insert.block)
            if inner is None or insert.block in path or len(path) >= DEEPEST:
                content.losses.recursive += inner is not None
                continue
            if insert.block not in self.known:
                self.known[insert.block] = self.pieces(inner, (*path, insert.block))
            total += insert.times * (1 + self.known[insert.block])
        return total


@dataclass(slots=True)
class _Unfolding:
    block: Callable[[str], Content | None]
    segments: list[tuple[Floats, Ids, int]] = field(default_factory=list)
    arcs: list[tuple[Floats, Ids, int]] = field(default_factory=list)
    rings: list[Floats] = field(default_factory=list)
    ring_layer: list[int] = field(default_factory=list)
    ring_filled: list[bool] = field(default_factory=list)
    words: list[tuple[Word, int]] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    symbol_layer: list[int] = field(default_factory=list)

    def put(self, content: Content, matrix: Affine, layer: int, symbol: int, path: tuple[str, ...]) -> Box:
        """Put `content` through `matrix`; returns the box it fills."""
        boxes = [self._lines(content, matrix, layer, symbol)]
        boxes += [self._arcs(content, matrix, layer, symbol)]
        for ring, own, filled in zip(content.rings, content.ring_layer, content.ring_filled, strict=True):
            self.rings.append(matrix.apply(ring))
            self.ring_layer.append(own or layer)
            self.ring_filled.append(filled)
        self.words += [(_moved(word, matrix), own or layer) for word, own in content.words]
        for insert in content.inserts:
            inner = self.block(insert.block)
            if inner is not None and insert.block not in path and len(path) < DEEPEST:
                boxes += self._placings(insert, inner, matrix, layer, symbol, (*path, insert.block))
        return _around(boxes)

    def _placings(
        self, insert: Insert, inner: Content, matrix: Affine, layer: int, symbol: int, path: tuple[str, ...]
    ) -> list[Box]:
        boxes = []
        is_symbol = insert.is_symbol and not any(name.startswith(PICTURES) for name in path)
        for shift in _shifts(insert):
            placed = insert.matrix.then(Affine(e=shift[0], f=shift[1])).then(matrix)
            own = insert.layer or layer
            number = symbol
            if is_symbol:
                number = len(self.symbols)
                self.symbols.append(_symbol(insert, shift, matrix))
                self.symbol_layer.append(own)
            box = self.put(inner, placed, own, number, path)
            if is_symbol:
                self.symbols[number] = replace(self.symbols[number], box=box)
            boxes.append(box)
        return boxes

    def _lines(self, content: Content, matrix: Affine, layer: int, symbol: int) -> Box:
        if not content.segments:
            return NOWHERE
        ends = matrix.apply(np.array(content.segments).reshape(-1, 2, 2))
        layers = _inherited(content.segment_layer, layer)
        self.segments.append((ends.reshape(-1, 4), layers, symbol))
        return _box(ends.reshape(-1, 2))

    def _arcs(self, content: Content, matrix: Affine, layer: int, symbol: int) -> Box:
        if not content.arcs:
            return NOWHERE
        arcs, layers = np.array(content.arcs), _inherited(content.arc_layer, layer)
        if _keeps_circles(matrix):
            moved = _moved_arcs(arcs, matrix)
            self.arcs.append((moved, layers, symbol))
            reach = moved[:, 2:3]
            return _box(np.concatenate((moved[:, :2] - reach, moved[:, :2] + reach)))
        chords, sources = _chords(arcs)
        ends = matrix.apply(chords.reshape(-1, 2, 2))
        self.segments.append((ends.reshape(-1, 4), layers[sources], symbol))
        return _box(ends.reshape(-1, 2))

    def drawn(self, layers: tuple[str, ...]) -> Drawn:
        symbols = tuple(replace(s, layer=layers[n]) for s, n in zip(self.symbols, self.symbol_layer, strict=True))
        segments, segment_layer, segment_symbol = _stacked(self.segments, 4)
        arcs, arc_layer, arc_symbol = _stacked(self.arcs, 5)
        return Drawn(
            layers=layers,
            segments=segments,
            segment_layer=segment_layer,
            segment_symbol=segment_symbol,
            arcs=arcs,
            arc_layer=arc_layer,
            arc_symbol=arc_symbol,
            rings=tuple(self.rings),
            ring_layer=np.array(self.ring_layer, np.int32),
            ring_filled=np.array(self.ring_filled, np.bool_),
            words=tuple(replace(word, layer=layers[number]) for word, number in self.words),
            symbols=symbols,
        )


def _stacked(parts: list[tuple[Floats, Ids, int]], width: int) -> tuple[Floats, Ids, Ids]:
    rows = np.concatenate([np.empty((0, width)), *(part[0] for part in parts)])
    layers = np.concatenate([np.empty(0, np.int32), *(part[1] for part in parts)])
    symbols = np.repeat(np.array([part[2] for part in parts], np.int32), [len(part[0]) for part in parts])
    return rows, layers.astype(np.int32), symbols.astype(np.int32)


def _inherited(layers: list[int], layer: int) -> Ids:
    own = np.array(layers, np.int32)
    return np.where(own == 0, np.int32(layer), own)


def _shifts(insert: Insert) -> list[tuple[float, float]]:
    rows, columns, down, across, turn = insert.offsets
    c, s = cos(radians(turn)), sin(radians(turn))
    return [
        (x * across * c - y * down * s, x * across * s + y * down * c)
        for y in range(max(1, rows))
        for x in range(max(1, columns))
    ]


def _symbol(insert: Insert, shift: tuple[float, float], matrix: Affine) -> Symbol:
    x, y = matrix.apply((insert.at[0] + shift[0], insert.at[1] + shift[1]))
    turn = degrees(atan2(matrix.b, matrix.a))
    mirrored = -1.0 if matrix.a * matrix.d - matrix.b * matrix.c < 0 else 1.0
    scale = (insert.scale[0] * hypot(matrix.a, matrix.b), mirrored * insert.scale[1] * hypot(matrix.c, matrix.d))
    return Symbol(
        insert.block, (float(x), float(y)), scale, turn + mirrored * insert.turn, "0", insert.attributes, NOWHERE
    )


def _moved(word: Word, matrix: Affine) -> Word:
    if matrix == Affine():
        return word
    c, s = cos(radians(word.turn)), sin(radians(word.turn))
    at = word.at
    if matrix.a * matrix.d - matrix.b * matrix.c < 0:  # mirrored: what was its top is now its foot
        at = (at[0] - s * word.height, at[1] + c * word.height)
    x, y = matrix.apply(at)
    along = (matrix.a * c + matrix.c * s, matrix.b * c + matrix.d * s)
    up = hypot(matrix.c * c - matrix.a * s, matrix.d * c - matrix.b * s)
    turn = degrees(atan2(along[1], along[0]))
    return replace(word, at=(float(x), float(y)), height=word.height * up, width=word.width * hypot(*along), turn=turn)


def _keeps_circles(matrix: Affine) -> bool:
    x, y = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
    return abs(x - y) <= 1e-6 * max(x, y) and abs(matrix.a * matrix.c + matrix.b * matrix.d) <= 1e-6 * x * y


def _moved_arcs(arcs: Floats, matrix: Affine) -> Floats:
    turn = degrees(atan2(matrix.b, matrix.a))
    start, end = arcs[:, 3], arcs[:, 4]
    if matrix.a * matrix.d - matrix.b * matrix.c < 0:
        start = turn - end
    else:
        start = turn + start
    sweep = arcs[:, 4] - arcs[:, 3]
    whole = sweep >= 360.0 - 1e-9
    start = np.where(whole, 0.0, start % 360.0)
    moved = np.column_stack((matrix.apply(arcs[:, :2]), arcs[:, 2] * matrix.scale, start, start + sweep))
    moved[whole, 4] = 360.0
    return moved


def _chords(arcs: Floats, count: int = 24) -> tuple[Floats, Ids]:
    steps = np.linspace(0.0, 1.0, count + 1)
    angles = np.radians(arcs[:, 3:4] + (arcs[:, 4:5] - arcs[:, 3:4]) * steps)
    x, y = arcs[:, 0:1] + arcs[:, 2:3] * np.cos(angles), arcs[:, 1:2] + arcs[:, 2:3] * np.sin(angles)
    chords = np.stack((x[:, :-1], y[:, :-1], x[:, 1:], y[:, 1:]), axis=-1).reshape(-1, 4)
    return chords, np.repeat(np.arange(len(arcs), dtype=np.int32), count)


def _box(points: Floats) -> Box:
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def _around(boxes: list[Box]) -> Box:
    real = np.array([box for box in boxes if box != NOWHERE])
    if not len(real):
        return NOWHERE
    return (float(real[:, 0].min()), float(real[:, 1].min()), float(real[:, 2].max()), float(real[:, 3].max()))
