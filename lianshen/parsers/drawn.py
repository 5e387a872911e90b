"""What is drawn in a file before anyone knows which sheets lie in it: columns of lines, arcs, rings, words, symbols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
import numpy.typing as npt

from lianshen.review.sheets import Affine, Drawing, Floats, Ids, Pen, Sheet, Symbol, Word

OCR = "OCR"  # the layer of words that were read from a picture
Box = tuple[float, float, float, float]
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
Mask = npt.NDArray[np.bool_]
Chosen = tuple[Mask, Mask, Mask, Mask]


def _no_floats(width: int) -> Floats:
    return np.empty((0, width))


def _no_ids() -> Ids:
    return np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The columns of a `Drawing` without its sheet; see there for shapes and units."""

    layers: tuple[str, ...] = ()
    segments: Floats = field(default_factory=lambda: _no_floats(4))
    segment_layer: Ids = field(default_factory=_no_ids)
    segment_symbol: Ids = field(default_factory=_no_ids)
    arcs: Floats = field(default_factory=lambda: _no_floats(5))
    arc_layer: Ids = field(default_factory=_no_ids)
    arc_symbol: Ids = field(default_factory=_no_ids)
    rings: tuple[Floats, ...] = ()
    ring_layer: Ids = field(default_factory=_no_ids)
    ring_filled: Mask = field(default_factory=lambda: np.empty(0, np.bool_))
    words: tuple[Word, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    pens: tuple[Pen, ...] = ()
    ring_hatch: Ids = field(default_factory=_no_ids)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not (len(self.segments) or len(self.arcs) or self.rings or self.words)

    def pieces(self) -> int:
        """How many things are drawn."""
        return len(self.segments) + len(self.arcs) + len(self.words)

    def extent(self) -> Box:
        """The smallest box around everything; zeros when nothing is drawn."""
        parts = [points for points in self._points() if len(points)]
        if not parts:
            return NOWHERE
        x0, y0 = np.min([points.min(axis=0) for points in parts], axis=0).tolist()
        x1, y1 = np.max([points.max(axis=0) for points in parts], axis=0).tolist()
        return x0, y0, x1, y1

    def inside(self, box: Box) -> Drawn:
        """What lies in `box` by the middle of each line, arc, ring, word and symbol; symbol numbers start anew."""
        return self.chosen(self.lying_in(box))

    def lying_in(self, box: Box) -> Chosen:
        """Which segments, arcs, rings and words lie in `box` by their middles."""
        return (
            _within(box, (self.segments[:, :2] + self.segments[:, 2:]) / 2),
            _within(box, self.arcs[:, :2]),
            _within(box, _ring_middles(self.rings)),
            _within(box, middles(self.words)),
        )

    def chosen(self, which: Chosen) -> Drawn:
        """These segments, arcs, rings and words, with the symbols they belong to; symbol numbers start anew."""
        return self._chosen(*which)

    def left_by(self, taken: Iterable[Chosen]) -> Drawn:
        """What none of `taken` chose."""
        left: Chosen = (
            np.ones(len(self.segments), np.bool_),
            np.ones(len(self.arcs), np.bool_),
            np.ones(len(self.rings), np.bool_),
            np.ones(len(self.words), np.bool_),
        )
        for which in taken:
            left = (left[0] & ~which[0], left[1] & ~which[1], left[2] & ~which[2], left[3] & ~which[3])
        return self._chosen(*left)

    def turned(self, degrees: float) -> Drawn:
        """Everything turned about the origin against the clock; the boxes of symbols hold what they held."""
        return self.moved(Affine.placed(1.0, degrees))

    def moved(self, by: Affine) -> Drawn:
        """Everything shifted, turned and enlarged alike in both directions; nothing may be mirrored."""
        degrees, scale = float(np.degrees(np.arctan2(by.b, by.a))), by.scale
        return replace(
            self,
            segments=by.apply(self.segments.reshape(-1, 2, 2)).reshape(-1, 4),
            arcs=_moved_arcs(self.arcs, by, degrees),
            rings=tuple(by.apply(ring) for ring in self.rings),
            words=tuple(
                replace(
                    word,
                    at=_moved(word.at, by),
                    height=word.height * scale,
                    width=word.width * scale,
                    rise=word.rise * scale,
                    turn=(word.turn + degrees + 180) % 360 - 180,
                )
                for word in self.words
            ),
            symbols=tuple(_moved_symbol(symbol, by, degrees) for symbol in self.symbols),
            pens=tuple(pen.moved(by) for pen in self.pens),
        )

    def on(self, sheet: Sheet, exact: bool = True) -> Drawing:
        """The drawing of `sheet`."""
        columns = {name: getattr(self, name) for name in Drawn.__slots__}
        return Drawing(sheet=sheet, exact=exact, **columns)

    def _points(self) -> Iterator[Floats]:
        yield self.segments[:, :2]
        yield self.segments[:, 2:]
        yield self.arcs[:, :2] - self.arcs[:, 2:3]
        yield self.arcs[:, :2] + self.arcs[:, 2:3]
        if not len(self.segments):  # else every ring stands in them as well
            yield from self.rings
        if self.words:
            feet = _pairs(word.at for word in self.words)
            yield feet
            yield 2 * middles(self.words) - feet

    def _chosen(self, segments: Mask, arcs: Mask, rings: Mask, words: Mask) -> Drawn:
        segment_symbol, arc_symbol = self.segment_symbol[segments], self.arc_symbol[arcs]
        kept = np.unique(np.concatenate((segment_symbol, arc_symbol)))
        kept = kept[kept >= 0]
        numbers = np.full(len(self.symbols) + 1, -1, np.int32)  # the last entry keeps -1 at -1
        numbers[kept] = np.arange(len(kept), dtype=np.int32)
        return replace(
            self,
            segments=self.segments[segments],
            segment_layer=self.segment_layer[segments],
            segment_symbol=numbers[segment_symbol],
            arcs=self.arcs[arcs],
            arc_layer=self.arc_layer[arcs],
            arc_symbol=numbers[arc_symbol],
            rings=tuple(ring for ring, wanted in zip(self.rings, rings, strict=True) if wanted),
            ring_layer=self.ring_layer[rings],
            ring_filled=self.ring_filled[rings],
            ring_hatch=self.ring_hatch[rings] if len(self.ring_hatch) else self.ring_hatch,
            words=tuple(word for word, wanted in zip(self.words, words, strict=True) if wanted),
            symbols=tuple(self.symbols[number] for number in kept),
        )


def _within(box: Box, points: Floats) -> Mask:
    x0, y0, x1, y1 = box
    within: Mask = (points[:, 0] >= x0) & (points[:, 0] <= x1) & (points[:, 1] >= y0) & (points[:, 1] <= y1)
    return within


def _pairs(points: Iterable[tuple[float, float]]) -> Floats:
    return np.fromiter(chain.from_iterable(points), np.float64).reshape(-1, 2)


def _ring_middles(rings: tuple[Floats, ...]) -> Floats:
    boxes = ring_boxes(rings)
    return (boxes[:, :2] + boxes[:, 2:]) / 2


def ring_boxes(rings: Sequence[Floats]) -> Floats:
    """The box around each ring: (n, 4)."""
    if not len(rings):
        return _no_floats(4)
    begins = np.cumsum([0, *(len(ring) for ring in rings[:-1])])
    points = np.concatenate(rings)
    return np.hstack((np.minimum.reduceat(points, begins), np.maximum.reduceat(points, begins)))


def middles(words: Iterable[Word]) -> Floats:
    """The middle of each word: (n, 2)."""
    numbers = np.fromiter(
        chain.from_iterable((*word.at, word.width, word.height, word.turn) for word in words), np.float64
    )
    x, y, width, height, turn = numbers.reshape(-1, 5).T
    cosine, sine = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    return np.column_stack((x + (width * cosine - height * sine) / 2, y + (width * sine + height * cosine) / 2))


def _moved(at: tuple[float, float], by: Affine) -> tuple[float, float]:
    x, y = by.apply(at)
    return float(x), float(y)


def _moved_arcs(arcs: Floats, by: Affine, degrees: float) -> Floats:
    """Circles stay circles from 0 to 360; other arcs start within one turn."""
    moved = arcs.copy()
    moved[:, :2] = by.apply(arcs[:, :2])
    moved[:, 2] *= by.scale
    open_ones = arcs[:, 4] - arcs[:, 3] < 360.0 - 1e-9
    start = (arcs[open_ones, 3] + degrees) % 360.0
    moved[open_ones, 4] = start + arcs[open_ones, 4] - arcs[open_ones, 3]
    moved[open_ones, 3] = start
    return moved


def _moved_symbol(symbol: Symbol, by: Affine, degrees: float) -> Symbol:
    x0, y0, x1, y1 = symbol.box
    corners = by.apply(np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]))
    (left, low), (right, high) = corners.min(axis=0), corners.max(axis=0)
    box = (float(left), float(low), float(right), float(high))
    scale = (symbol.scale[0] * by.scale, symbol.scale[1] * by.scale)
    return replace(symbol, at=_moved(symbol.at, by), scale=scale, turn=symbol.turn + degrees, box=box)
