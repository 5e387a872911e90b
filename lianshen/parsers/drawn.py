"""What is drawn in a file before anyone knows which sheets lie in it: columns of lines, arcs, rings, words, symbols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from lianshen.review.sheets import Drawing, Floats, Ids, Sheet, Symbol, Word

Box = tuple[float, float, float, float]
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
Mask = npt.NDArray[np.bool_]


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

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not (len(self.segments) or len(self.arcs) or self.rings or self.words)

    def pieces(self) -> int:
        """How many things are drawn."""
        return len(self.segments) + len(self.arcs) + len(self.words)

    def extent(self) -> Box:
        """The smallest box around everything; zeros when nothing is drawn."""
        corners = np.concatenate([*self._points()]) if not self.is_empty else np.empty((0, 2))
        if not len(corners):
            return NOWHERE
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        return float(x0), float(y0), float(x1), float(y1)

    def inside(self, box: Box) -> Drawn:
        """What lies in `box` by the middle of each line, arc, ring, word and symbol; symbol numbers start anew."""
        in_segments = _within(box, (self.segments[:, :2] + self.segments[:, 2:]) / 2)
        in_arcs = _within(box, self.arcs[:, :2])
        in_rings = _within(box, _ring_middles(self.rings))
        in_words = _within(box, _pairs(_middle(word) for word in self.words))
        return self._chosen(in_segments, in_arcs, in_rings, in_words)

    def outside(self, boxes: Iterable[Box]) -> Drawn:
        """What lies in none of `boxes`, judged as in `inside`."""
        left = self
        for box in boxes:
            left = left._chosen(
                ~_within(box, (left.segments[:, :2] + left.segments[:, 2:]) / 2),
                ~_within(box, left.arcs[:, :2]),
                ~_within(box, _ring_middles(left.rings)),
                ~_within(box, _pairs(_middle(word) for word in left.words)),
            )
        return left

    def on(self, sheet: Sheet, exact: bool = True) -> Drawing:
        """The drawing of `sheet`."""
        columns = {name: getattr(self, name) for name in Drawn.__slots__}
        return Drawing(sheet=sheet, exact=exact, **columns)

    def _points(self) -> Iterator[Floats]:
        yield self.segments[:, :2]
        yield self.segments[:, 2:]
        yield self.arcs[:, :2] - self.arcs[:, 2:3]
        yield self.arcs[:, :2] + self.arcs[:, 2:3]
        yield from self.rings
        yield _pairs(word.at for word in self.words)
        yield _pairs(_far_corner(word) for word in self.words)

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
            words=tuple(word for word, wanted in zip(self.words, words, strict=True) if wanted),
            symbols=tuple(self.symbols[number] for number in kept),
        )


def _within(box: Box, points: Floats) -> Mask:
    x0, y0, x1, y1 = box
    within: Mask = (points[:, 0] >= x0) & (points[:, 0] <= x1) & (points[:, 1] >= y0) & (points[:, 1] <= y1)
    return within


def _pairs(points: Iterable[tuple[float, float]]) -> Floats:
    return np.array(list(points), dtype=np.float64).reshape(-1, 2)


def _ring_middles(rings: tuple[Floats, ...]) -> Floats:
    return _pairs(tuple((ring.min(axis=0) + ring.max(axis=0)) / 2) for ring in rings)


def _far_corner(word: Word) -> tuple[float, float]:
    x, y = _middle(word)
    return 2 * x - word.at[0], 2 * y - word.at[1]


def _middle(word: Word) -> tuple[float, float]:
    turn = np.radians(word.turn)
    along, up = word.width / 2, word.height / 2
    return (
        float(word.at[0] + along * np.cos(turn) - up * np.sin(turn)),
        float(word.at[1] + along * np.sin(turn) + up * np.cos(turn)),
    )
