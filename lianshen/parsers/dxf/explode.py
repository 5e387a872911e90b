"""Blocks put into blocks until only lines are left, counted over the graph of blocks beforehand.

A 25 kB file can nest blocks into ten million lines; the count costs microseconds and nothing is unfolded past it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import atan2, cos, degrees, hypot, radians, sin

import numpy as np

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.dxf.content import PICTURES, Content
from lianshen.parsers.dxf.pens import Layers
from lianshen.parsers.dxf.places import Group, Places, Symbols, groups
from lianshen.review.sheets import Affine, Floats, Ids, Word

MOST_PIECES = 5_000_000
DEEPEST = 60
_Rows = tuple[Floats, Ids, Ids]


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
    unfolding = _Unfolding(block, space.layers)
    unfolding.put(space, Places.here(), ())
    return unfolding.drawn()


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
    """All placings of one block beside each other are put at once: arrays of placings times arrays of lines."""

    block: Callable[[str], Content | None]
    layers: Layers
    segments: list[_Rows] = field(default_factory=list)
    arcs: list[_Rows] = field(default_factory=list)
    rings: list[Floats] = field(default_factory=list)
    ring_layer: list[int] = field(default_factory=list)
    ring_filled: list[bool] = field(default_factory=list)
    ring_hatch: list[Ids] = field(default_factory=list)
    hatches: int = 0
    words: list[tuple[Word, int]] = field(default_factory=list)
    symbols: Symbols = field(default_factory=Symbols)

    def put(self, content: Content, places: Places, path: tuple[str, ...]) -> Floats:
        """Put `content` at every one of `places`; returns the box each fills, infinite the wrong way where empty."""
        boxes = self._lines(content, places)
        _widen(boxes, self._arcs(content, places))
        self._rings(content, places)
        self._words(content, places)
        for group in groups(content.inserts):
            inner = self.block(group.block)
            if inner is not None and group.block not in path and len(path) < DEEPEST:
                filled = self._placings(group, inner, places, (*path, group.block))
                _widen(boxes, _together(filled.reshape(len(places), -1, 4)))
        return boxes

    def _placings(self, group: Group, inner: Content, places: Places, path: tuple[str, ...]) -> Floats:
        put = group.at(places, self.layers)
        if not group.is_symbol or any(name.startswith(PICTURES) for name in path):
            return self.put(inner, put, path)
        put = put.numbered(len(self.symbols))
        self.symbols.add(group, places, put.layer)
        boxes = self.put(inner, put, path)
        self.symbols.fill(put.symbol, boxes)
        return boxes

    def _lines(self, content: Content, places: Places) -> Floats:
        rows, own = content.all_lines()
        if not len(rows):
            return _no_boxes(len(places))
        moved = places.moved(rows.reshape(-1, 2)).reshape(len(places), -1, 4)
        self.segments.append(
            (moved.reshape(-1, 4), places.layers(own, self.layers), np.repeat(places.symbol, len(rows)))
        )
        return _around(moved)

    def _arcs(self, content: Content, places: Places) -> Floats:
        rows, own = content.all_arcs()
        boxes = _no_boxes(len(places))
        if not len(rows):
            return boxes
        kept = places.keeps_circles()
        for round_ones, put in ((True, places.chosen(kept)), (False, places.chosen(~kept))):
            if not len(put):
                continue
            if round_ones:
                moved = put.moved_arcs(rows)
                self.arcs.append((moved.reshape(-1, 5), put.layers(own, self.layers), np.repeat(put.symbol, len(rows))))
                centre, radius = moved[..., :2], moved[..., 2:3]
                boxes[kept] = _around(np.concatenate((centre - radius, centre + radius), axis=2))
            else:
                chords, of = _chords(rows)
                moved = put.moved(chords.reshape(-1, 2)).reshape(len(put), -1, 4)
                self.segments.append(
                    (moved.reshape(-1, 4), put.layers(own[of], self.layers), np.repeat(put.symbol, len(chords)))
                )
                boxes[~kept] = _around(moved)
        return boxes

    def _rings(self, content: Content, places: Places) -> None:
        if not content.rings:
            return
        if places.stay:
            self.rings += content.rings
        else:
            lengths = np.cumsum([len(ring) for ring in content.rings])
            for copy in places.moved(np.concatenate(content.rings)):
                self.rings += np.split(copy, lengths[:-1])
        layer = places.layers(np.array(content.ring_layer, np.int32), self.layers).reshape(len(places), -1)
        numbers, hatch = np.unique(content.ring_hatch, return_inverse=True)
        for matrix, own in zip(places.matrix.tolist(), layer.tolist(), strict=True):
            self.ring_layer += own if places.stay else [self.layers.turned(one, Affine(*matrix)) for one in own]
            self.ring_hatch.append(hatch.astype(np.int32) + self.hatches)
            self.hatches += len(numbers)
        self.ring_filled += content.ring_filled * len(places)

    def _words(self, content: Content, places: Places) -> None:
        if not content.words:
            return
        for matrix, layer in zip(places.matrix.tolist(), places.layer.tolist(), strict=True):
            affine = Affine(*matrix)
            self.words += [(_moved(word, affine), self.layers.within(own, layer)) for word, own in content.words]

    def drawn(self) -> Drawn:
        layers = self.layers.names()
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
            words=tuple(_on(word, number, layers[number]) for word, number in self.words),
            symbols=self.symbols.built(layers),
            pens=self.layers.pens(),
            ring_hatch=np.concatenate([np.empty(0, np.int32), *self.ring_hatch]),
        )


def _on(word: Word, pen: int, layer: str) -> Word:
    return Word(word.text, word.at, word.height, word.width, word.turn, layer, pen, word.slant)


def _no_boxes(count: int) -> Floats:
    return np.tile(np.array((np.inf, np.inf, -np.inf, -np.inf)), (count, 1))


def _around(points: Floats) -> Floats:
    """The n boxes around (n, …) points."""
    points = points.reshape(len(points), -1, 2)
    return np.concatenate((points.min(axis=1), points.max(axis=1)), axis=1)


def _together(boxes: Floats) -> Floats:
    """From (n, m, 4) boxes the n boxes around each m."""
    return np.concatenate((boxes[..., :2].min(axis=1), boxes[..., 2:].max(axis=1)), axis=1)


def _widen(boxes: Floats, others: Floats) -> None:
    np.minimum(boxes[:, :2], others[:, :2], out=boxes[:, :2])
    np.maximum(boxes[:, 2:], others[:, 2:], out=boxes[:, 2:])


def _stacked(parts: list[_Rows], width: int) -> _Rows:
    rows = np.concatenate([np.empty((0, width)), *(part[0] for part in parts)])
    layers = np.concatenate([np.empty(0, np.int32), *(part[1] for part in parts)])
    symbols = np.concatenate([np.empty(0, np.int32), *(part[2] for part in parts)])
    parts.clear()
    return rows, layers.astype(np.int32), symbols.astype(np.int32)


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


def _chords(arcs: Floats, count: int = 24) -> tuple[Floats, Ids]:
    steps = np.linspace(0.0, 1.0, count + 1)
    angles = np.radians(arcs[:, 3:4] + (arcs[:, 4:5] - arcs[:, 3:4]) * steps)
    x, y = arcs[:, 0:1] + arcs[:, 2:3] * np.cos(angles), arcs[:, 1:2] + arcs[:, 2:3] * np.sin(angles)
    chords = np.stack((x[:, :-1], y[:, :-1], x[:, 1:], y[:, 1:]), axis=-1).reshape(-1, 4)
    return chords, np.repeat(np.arange(len(arcs), dtype=np.int32), count)
