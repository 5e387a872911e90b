"""Blocks put into blocks until only lines are left, counted over the graph of blocks beforehand.

A 25 kB file can nest blocks into ten million lines; the count costs microseconds and nothing is unfolded past it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.dxf.content import PICTURES, Content
from lianshen.parsers.dxf.pens import Layers
from lianshen.parsers.dxf.places import Group, Places, Symbols, group
from lianshen.parsers.dxf.written import Written
from lianshen.parsers.memory import give_back
from lianshen.review.sheets import Affine, Floats, Ids

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
    space.forget()
    return unfolding.drawn()


@dataclass(slots=True)
class _Counting:
    block: Callable[[str], Content | None]
    known: dict[str, int] = field(default_factory=dict)

    def pieces(self, content: Content, path: tuple[str, ...]) -> int:
        total = content.weight()
        for inserts in content.all_inserts():
            inner, name = self.block(inserts.block), inserts.block
            if inner is None or name in path or len(path) >= DEEPEST:
                content.losses.recursive += len(inserts) if inner is not None else 0
                continue
            if name not in self.known:
                self.known[name] = self.pieces(inner, (*path, name))
            total += inserts.times() * (1 + self.known[name])
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
    words: list[Written] = field(default_factory=list)
    symbols: Symbols = field(default_factory=Symbols)

    def put(self, content: Content, places: Places, path: tuple[str, ...]) -> Floats:
        """Put `content` at every one of `places`; returns the box each fills, infinite the wrong way where empty."""
        boxes = self._lines(content, places)
        _widen(boxes, self._arcs(content, places))
        self._rings(content, places)
        self._words(content, places)
        for inserts in content.all_inserts():
            inner = self.block(inserts.block)
            if inner is not None and inserts.block not in path and len(path) < DEEPEST:
                filled = self._placings(group(inserts), inner, places, (*path, inserts.block))
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
        written = content.all_words()
        if len(written):
            self.words.append(written.at(places, self.layers))

    def drawn(self) -> Drawn:
        layers = self.layers.names()
        segments, segment_layer, segment_symbol = _stacked(self.segments, 4)
        arcs, arc_layer, arc_symbol = _stacked(self.arcs, 5)
        give_back()
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
            words=tuple(word for written in self.words for word in written.words(layers)),
            symbols=self.symbols.built(layers),
            pens=self.layers.pens(),
            ring_hatch=np.concatenate([np.empty(0, np.int32), *self.ring_hatch]),
        )


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
    """All parts in one, each let go of as soon as it is copied."""
    total = sum(len(part[0]) for part in parts)
    rows, layers, symbols = np.empty((total, width)), np.empty(total, np.int32), np.empty(total, np.int32)
    begin = 0
    parts.reverse()
    while parts:
        some, own, of = parts.pop()
        end = begin + len(some)
        rows[begin:end], layers[begin:end], symbols[begin:end] = some, own, of
        begin = end
    return rows, layers, symbols


def _chords(arcs: Floats, count: int = 24) -> tuple[Floats, Ids]:
    steps = np.linspace(0.0, 1.0, count + 1)
    angles = np.radians(arcs[:, 3:4] + (arcs[:, 4:5] - arcs[:, 3:4]) * steps)
    x, y = arcs[:, 0:1] + arcs[:, 2:3] * np.cos(angles), arcs[:, 1:2] + arcs[:, 2:3] * np.sin(angles)
    chords = np.stack((x[:, :-1], y[:, :-1], x[:, 1:], y[:, 1:]), axis=-1).reshape(-1, 4)
    return chords, np.repeat(np.arange(len(arcs), dtype=np.int32), count)
