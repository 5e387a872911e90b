"""What one block (or the model space) holds itself, in its own coordinates, before blocks are put into blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from lianshen.parsers.dxf.pens import Layers
from lianshen.parsers.dxf.placed import Insert, Inserts, by_block
from lianshen.parsers.dxf.words import CodePage
from lianshen.parsers.dxf.written import Written, together
from lianshen.review.sheets import Floats, Ids, Word

PICTURES = ("*D", "*X")  # blocks that are the picture of a dimension or a hatch: what is in them is no symbol
FARTHEST = 1e12  # beyond it a coordinate is rubbish: 1e9 km in millimetres


@dataclass(slots=True)
class Losses:
    """What was met in one document that could not be taken as drawn."""

    coordinates: int = 0
    broken: int = 0
    recursive: int = 0
    signed_lines: int = 0
    undrawn: Counter[str] = field(default_factory=Counter)
    proxies: Counter[str] = field(default_factory=Counter)
    proxies_with_picture: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Content:
    """Lines, arcs, rings, words and placings while they are collected."""

    page: CodePage
    layers: Layers
    losses: Losses
    segments: list[tuple[float, float, float, float]] = field(default_factory=list)
    segment_layer: list[int] = field(default_factory=list)
    arcs: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    arc_layer: list[int] = field(default_factory=list)
    rings: list[Floats] = field(default_factory=list)
    ring_layer: list[int] = field(default_factory=list)
    ring_filled: list[bool] = field(default_factory=list)
    ring_hatch: list[int] = field(default_factory=list)
    words: list[tuple[Word, int]] = field(default_factory=list)
    inserts: list[Insert] = field(default_factory=list)
    line_rows: list[tuple[Floats, Ids]] = field(default_factory=list)
    arc_rows: list[tuple[Floats, Ids]] = field(default_factory=list)
    word_rows: list[Written] = field(default_factory=list)
    insert_rows: list[Inserts] = field(default_factory=list)
    points: int = 0

    def add_lines(self, rows: Floats, layers: Ids) -> None:
        """Many straight lines whose coordinates are known to be sound."""
        self.line_rows.append((rows, layers))

    def add_arcs(self, rows: Floats, layers: Ids) -> None:
        """Many arcs whose numbers are known to be sound."""
        self.arc_rows.append((rows, layers))

    def add_words(self, texts: Sequence[str], rows: Floats, layers: Ids) -> None:
        """Many words; those without signs are none, and rubbish is dropped and counted."""
        spoken = np.fromiter((bool(text.strip()) for text in texts), np.bool_, len(texts))
        sound = (np.abs(rows[:, :5]) < FARTHEST).all(axis=1)
        self.losses.coordinates += int((spoken & ~sound).sum())
        if not (spoken & sound).all():
            kept = np.flatnonzero(spoken & sound)
            texts, rows, layers = [texts[place] for place in kept.tolist()], rows[kept], layers[kept]
        self.word_rows.append(Written(texts, rows, layers))

    def add_inserts(self, inserts: Inserts) -> None:
        """Many placings of one block."""
        sound = (np.abs(inserts.matrix) < FARTHEST).all(axis=1)
        self.losses.coordinates += int((~sound).sum())
        self.insert_rows.append(inserts if sound.all() else inserts.chosen(np.flatnonzero(sound).astype(np.int32)))

    def all_words(self) -> Written:
        """All words with their layers."""
        return together(self.word_rows, self.words)

    def all_inserts(self) -> Iterator[Inserts]:
        """All placings, those of one block together."""
        yield from self.insert_rows
        yield from by_block(self.inserts)

    def all_lines(self) -> tuple[Floats, Ids]:
        """All straight lines with their layers."""
        return _all(self.line_rows, self.segments, self.segment_layer, 4)

    def all_arcs(self) -> tuple[Floats, Ids]:
        """All arcs with their layers."""
        return _all(self.arc_rows, self.arcs, self.arc_layer, 5)

    def line(self, layer: int, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line, dropped and counted where its coordinates are rubbish."""
        if self._sound(x1, y1, x2, y2):
            self.segments.append((x1, y1, x2, y2))
            self.segment_layer.append(layer)

    def path(
        self, layer: int, points: Floats, closed: bool = False, filled: bool = False, hatch: int | None = None
    ) -> None:
        """A polyline; closed with three corners or more it is a ring as well, of the fill `hatch` where it has several."""
        if len(points) < 2 or not self._sound(*points.ravel()):
            return
        if closed and len(points) > 2 and np.array_equal(points[0], points[-1]):
            points = points[:-1]
        ends = np.roll(points, -1, axis=0) if closed else points[1:]
        starts = points if closed else points[:-1]
        self.segments += map(tuple, np.hstack((starts, ends)).tolist())
        self.segment_layer += [layer] * len(starts)
        if closed and len(points) > 2:
            self.ring(layer, points, filled, self.new_hatch() if hatch is None else hatch)

    def new_hatch(self) -> int:
        """The number of a fill that none has yet; entities read in columns have their own, not below zero."""
        return -1 - len(self.rings)

    def ring(self, layer: int, points: Floats, filled: bool, hatch: int) -> None:
        """A closed outline whose sides are among the lines already."""
        self.ring_hatch.append(hatch)
        self.rings.append(points)
        self.ring_layer.append(layer)
        self.ring_filled.append(filled)
        self.points += len(points)

    def arc(self, layer: int, x: float, y: float, radius: float, start: float, end: float) -> None:
        """An arc against the clock, in degrees; 0 to 360 is a circle."""
        if self._sound(x, y, radius, start, end) and radius > 0:
            self.arcs.append((x, y, radius, start, end))
            self.arc_layer.append(layer)

    def word(self, layer: int, word: Word) -> None:
        """A piece of text; one without signs is no text."""
        if word.text.strip() and self._sound(*word.at, word.height, word.width, word.turn):
            self.words.append((word, layer))

    def insert(self, insert: Insert) -> None:
        """A placing of a block."""
        if self._sound(*insert.matrix.numbers()):
            self.inserts.append(insert)

    def forget(self) -> None:
        """Let go of the many; they were put."""
        for rows in (self.line_rows, self.arc_rows, self.word_rows, self.insert_rows):
            rows.clear()

    def weight(self) -> int:
        """How many rows it gives by itself."""
        rows = sum(len(rows) for rows, _layers in (*self.line_rows, *self.arc_rows))
        rows += sum(len(written) for written in self.word_rows)
        return rows + len(self.segments) + len(self.arcs) + len(self.words) + self.points

    def _sound(self, *numbers: float) -> bool:
        sound = all(-FARTHEST < number < FARTHEST for number in numbers)
        self.losses.coordinates += not sound
        return sound


def _all(
    parts: list[tuple[Floats, Ids]], rows: Sequence[tuple[float, ...]], layers: list[int], width: int
) -> tuple[Floats, Ids]:
    if len(parts) == 1 and not rows:
        return parts[0]
    own = (np.array(rows, np.float64).reshape(-1, width), np.array(layers, np.int32))
    parts = [*parts, own]
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
