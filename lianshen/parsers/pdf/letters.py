"""Letters that are drawn as lines on a page that has words as well: where they stand, so that none is passed over.

A row of them is known by its form alone: figures of one height, side by side, each narrow, made of many short pieces in
several directions, and differing from one another.  A hatch has few directions, a row of symbols repeats one figure,
and neither makes a line of writing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from lianshen.parsers.drawn import Drawn
from lianshen.review.sheets import Floats, Word

_LEAST, _MOST = 3.0, 45.0  # points: one to sixteen millimetres are the heights of writing
_GRAIN = 0.05  # points: ends nearer than this are one
_GAP = 0.45  # of the larger figure: what stands nearer belongs to the same row
_FEWEST_IN_ROW, _FEWEST_IN_ALL, _FEWEST_FORMS = 3, 15, 6
_FULL_HEIGHT, _WIDEST = 0.55, 1.7  # of the row's height
_MOSTLY = 0.6
_DEEPEST = 40.0  # figures over one another, each with its gap; the strokes of Chinese signs make ten
_ROUND = 8  # chords of an arc
_DIRECTIONS, _FEWEST_DIRECTIONS, _SOME = 12, 3, 0.04
_LEAST_LONG = 1.3  # of its height: a shorter row is a symbol
_REPEATED = 8  # letters of one row for every form among them; more alike ones are a pattern

NO_ROWS: Floats = np.empty((0, 4))
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Figures:
    """Short lines that hang together: their boxes (n, 4), how many lines each has, how long they are by direction."""

    boxes: Floats
    counts: Rows
    turns: Floats

    def without_heaps(self) -> _Figures:
        """Without those that lie over one another deeper than any writing does: comparing them would never end."""
        reach = (1 + 2 * _GAP) * (self.boxes[:, 2:] - self.boxes[:, :2]).max(axis=1, initial=0.0)
        cells = np.floor((self.boxes[:, :2] + self.boxes[:, 2:]) / 2 / _MOST).astype(np.int64)
        _names, cell = np.unique(cells[:, 0] * (1 << 32) + cells[:, 1], return_inverse=True)
        depth = np.bincount(cell, reach**2) / _MOST**2
        kept = depth[cell] <= _DEEPEST
        return _Figures(self.boxes[kept], self.counts[kept], self.turns[kept])


def rows_of_letters(drawn: Drawn) -> Floats:
    """The boxes (n, 4) of writing that is drawn as lines and lies under no word; none where so little is no proof."""
    figures = _figures(_short(drawn)).without_heaps()
    if len(figures.boxes) < _FEWEST_IN_ALL:
        return NO_ROWS
    rows = _joined(figures.boxes)
    order = np.argsort(rows, kind="stable")
    found = [_row(figures, members) for members in np.split(order, np.flatnonzero(np.diff(rows[order])) + 1)]
    told = [row for row in found if row is not None]
    forms = [form for row in told for form in row.forms]
    if len(forms) < _FEWEST_IN_ALL or len(set(forms)) < _FEWEST_FORMS:
        return NO_ROWS
    boxes = np.array([row.box for row in told])
    return boxes[~_covered(boxes, word_boxes(drawn.words))]


def word_boxes(words: tuple[Word, ...]) -> Floats:
    """The level boxes (n, 4) around words that may be turned."""
    at = np.array([word.at for word in words], np.float64).reshape(-1, 2)
    turns = np.radians([word.turn for word in words])
    ahead = np.stack((np.cos(turns), np.sin(turns)), axis=1) * np.array([[word.width] for word in words]).reshape(-1, 1)
    up = np.stack((-np.sin(turns), np.cos(turns)), axis=1) * np.array([[word.height] for word in words]).reshape(-1, 1)
    corners = np.stack((at, at + ahead, at + up, at + ahead + up))
    return np.asarray(np.concatenate((corners.min(axis=0), corners.max(axis=0)), axis=1), np.float64)


def _short(drawn: Drawn) -> Floats:
    """The lines, and the chords of the arcs, that can be strokes of letters."""
    arcs: Floats = drawn.arcs[drawn.arcs[:, 2] < _MOST / 2]
    turns = np.radians(arcs[:, 3:4] + (arcs[:, 4:5] - arcs[:, 3:4]) * np.linspace(0.0, 1.0, _ROUND + 1))
    on_arc = arcs[:, None, :2] + arcs[:, 2, None, None] * np.stack((np.cos(turns), np.sin(turns)), axis=2)
    chords = np.concatenate((on_arc[:, :-1], on_arc[:, 1:]), axis=2).reshape(-1, 4)
    lines: Floats = np.concatenate((drawn.segments, chords))
    reach: Floats = np.abs(lines[:, 2:] - lines[:, :2]).max(axis=1, initial=0.0)
    return lines[(reach > _GRAIN) & (reach < _MOST)]


def _figures(lines: Floats) -> _Figures:
    """The lines put together where their ends meet, without what is larger than a letter."""
    ends = np.round(lines.reshape(-1, 2) / _GRAIN).astype(np.int64)
    _corners, place = np.unique(ends[:, 0] * (1 << 32) + ends[:, 1], return_inverse=True)
    pairs = place.reshape(-1, 2)
    _names, owner, counts = np.unique(
        _labels(len(_corners), pairs)[pairs[:, 0]], return_inverse=True, return_counts=True
    )
    order = np.argsort(owner, kind="stable")
    begins = np.cumsum(counts) - counts
    if not len(begins):
        return _Figures(np.empty((0, 4)), counts, np.empty((0, _DIRECTIONS)))
    low = np.minimum.reduceat(np.minimum(lines[order, :2], lines[order, 2:]), begins)
    high = np.maximum.reduceat(np.maximum(lines[order, :2], lines[order, 2:]), begins)
    small = (high - low).max(axis=1) < _MOST
    return _Figures(np.concatenate((low, high), axis=1)[small], counts[small], _turns(lines, owner, len(begins))[small])


def _turns(lines: Floats, owner: Rows, count: int) -> Floats:
    """How much of each figure runs in each of twelve directions."""
    away = lines[:, 2:] - lines[:, :2]
    turns = np.round(np.arctan2(away[:, 1], away[:, 0]) / np.pi * _DIRECTIONS).astype(np.int64) % _DIRECTIONS
    lengths = np.hypot(away[:, 0], away[:, 1])
    sums = np.bincount(owner * _DIRECTIONS + turns, lengths, count * _DIRECTIONS)
    return np.asarray(sums, np.float64).reshape(-1, _DIRECTIONS)


def _joined(boxes: Floats) -> Rows:
    """The row of every figure: those nearer to each other than a part of the larger one's size are of one row."""
    reach = _GAP * (boxes[:, 2:] - boxes[:, :2]).max(axis=1)[:, None] * np.array((-1, -1, 1, 1))
    near = shapely.STRtree(_polygons(boxes)).query(_polygons(boxes + reach))
    return _labels(len(boxes), near.T)


def _labels(count: int, pairs: Rows) -> Rows:
    """For each of `count` things the lowest that `pairs` lead to, over any number of steps."""
    label = np.arange(count)
    while len(pairs):
        one, other = label[pairs[:, 0]], label[pairs[:, 1]]
        apart = one != other
        if not apart.any():
            break
        pairs, low, high = pairs[apart], np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        np.minimum.at(label, high, low)
        while (label[label] != label).any():
            label = label[label]
    return label


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of writing: its box, and the form of each letter as pieces and breadth."""

    box: Floats
    forms: tuple[tuple[int, int], ...]


def _row(figures: _Figures, members: Rows) -> _Row | None:
    """These figures as a row of writing; None where they are none."""
    if len(members) < _FEWEST_IN_ROW:
        return None
    boxes = figures.boxes[members]
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    along = int((high - low)[1] > (high - low)[0])
    tall, long = float((high - low)[1 - along]), float((high - low)[along])
    turns = figures.turns[members].sum(axis=0)
    if not (_LEAST <= tall <= _MOST and long >= _LEAST_LONG * tall) or (
        int((turns > _SOME * turns.sum()).sum()) < _FEWEST_DIRECTIONS
    ):
        return None
    forms = _letters(boxes, figures.counts[members], along, tall)
    return _Row(np.concatenate((low, high)), forms) if forms else None


def _letters(boxes: Floats, counts: Rows, along: int, tall: float) -> tuple[tuple[int, int], ...]:
    """The figures of a row, those over one another put together, by their forms; none where they are no writing."""
    order = np.argsort(boxes[:, along])
    start, end = boxes[order, along], np.maximum.accumulate(boxes[order, along + 2])
    first = np.flatnonzero(np.concatenate(([True], start[1:] > end[:-1])))
    wide = np.maximum.reduceat(boxes[order, along + 2], first) - start[first]
    low = np.minimum.reduceat(boxes[order, 1 - along], first)
    high = np.maximum.reduceat(boxes[order, 3 - along], first)
    pieces = np.add.reduceat(counts[order], first)
    letters = (high - low > _FULL_HEIGHT * tall) & (wide < _WIDEST * tall)
    breadths = np.round(6 * wide / tall).astype(np.int64)
    forms = tuple(zip(pieces[letters].tolist(), breadths[letters].tolist(), strict=True))
    enough = len(forms) >= _FEWEST_IN_ROW and len(forms) >= _MOSTLY * len(first)
    return forms if enough and len(set(forms)) >= max(2, len(forms) // _REPEATED) else ()


def _covered(rows: Floats, words: Floats) -> npt.NDArray[np.bool_]:
    """Which rows have their middle under a word: its strokes are said already."""
    covered = np.zeros(len(rows), np.bool_)
    if len(words):
        middles = shapely.points((rows[:, :2] + rows[:, 2:]) / 2)
        covered[shapely.STRtree(_polygons(words)).query(middles)[0]] = True
    return covered


def _polygons(boxes: Floats) -> npt.NDArray[np.object_]:
    return np.asarray(shapely.box(*boxes.T), np.object_)
