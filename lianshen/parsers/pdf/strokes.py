"""The vector paths of one PDF page as columns: lines, flattened curves, true arcs, filled and closed outlines.

Everything is done for all paths at once: a sheet has hundreds of thousands of pieces, and making the list of them is
what takes the time.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, compress
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.pdf.clips import MARKS, Bools, Clips
from lianshen.parsers.pdf.curves import CHORDS, circular, flattened, joined, on_curve
from lianshen.parsers.pdf.paper import Paper
from lianshen.parsers.pdf.regions import Rows
from lianshen.review.sheets import Floats

_LEAST_RING = 3.0  # points: smaller closed outlines are letters and dots
_FARTHEST = 1e6  # points: seventy times the largest page there is
_WHITE = 0.97
_LINE, _CURVE, _RECTANGLE, _QUAD = b"lcrq"
_Outlines = tuple[list[Floats], Floats, Floats, Rows]  # with their lowest and highest corners and their paths


@dataclass(frozen=True, slots=True)
class Strokes:
    """What the paths of a page show, and how many of their pieces lie where no page can be."""

    drawn: Drawn
    astray: int = 0


def page_strokes(page: Any, paper: Paper) -> Strokes:
    """The paths of a page that stands as it is written.

    Python's search for circles of references is put off meanwhile: a page makes a million tuples and not one circle.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        return drawn_paths(page.get_cdrawings(extended=True), paper)
    finally:
        if searching:
            gc.enable()


def drawn_paths(paths: Sequence[dict[str, Any]], paper: Paper) -> Strokes:
    """What `paths` (as MuPDF gives them, clips among them) show on the paper as it is looked at, in points with y up."""
    kinds = list(map(itemgetter("type"), paths))
    clips = Clips(paths, kinds, paper)
    shown = [path for path, kind in zip(paths, kinds, strict=True) if kind not in MARKS] if clips.any_marks else paths
    names = [path.get("layer") or "0" for path in shown]
    layers = {name: number for number, name in enumerate(dict.fromkeys(("0", *names)))}
    by_path = np.array([layers[name] for name in names], np.int32)
    items = _Items(shown, paper)
    segments, of_segment, arcs, of_arc = _pieces(items, clips)
    rings, of_ring = clips.rings(*items.rings())
    arcs, arc_layer = joined(arcs, by_path[of_arc])
    drawn = Drawn(
        layers=tuple(layers),
        segments=segments,
        segment_layer=by_path[of_segment],
        segment_symbol=np.full(len(segments), -1, np.int32),
        arcs=arcs,
        arc_layer=arc_layer,
        arc_symbol=np.full(len(arcs), -1, np.int32),
        rings=rings,
        ring_layer=by_path[of_ring],
        ring_filled=items.filled[of_ring],
    )
    return Strokes(drawn, items.astray)


def _pieces(items: _Items, clips: Clips) -> tuple[Floats, Rows, Floats, Rows]:
    """Lines and arcs, each with the number of its path."""
    stroked = items.stroked[items.of_curve]
    if len(items.curves):
        stroked &= clips.whole_curves(items.curves, items.of_curve)
    arcs, is_arc = circular(items.curves, stroked)
    chords = flattened(items.curves[~is_arc])
    segments = np.concatenate((items.lines.reshape(-1, 4), items.sides(), chords))
    owner = np.concatenate((items.of_line, np.repeat(items.of_box, 4), np.repeat(items.of_curve[~is_arc], CHORDS)))
    segments, owner = clips.segments(*_on_earth(segments, owner, items.astray))
    return segments, owner, arcs, items.of_curve[is_arc]


def _on_earth(segments: Floats, owner: Rows, astray: int) -> tuple[Floats, Rows]:
    if not astray:
        return segments, owner
    near = _near(segments)
    return segments[near], owner[near]


def _near(pieces: Floats) -> Bools:
    """Which pieces (n, …) have all their points where a page can be; a number that is none is nowhere."""
    return np.asarray((np.abs(pieces) < _FARTHEST).all(axis=tuple(range(1, pieces.ndim))))


def _astray(pieces: Floats) -> int:
    if not len(pieces) or (pieces.min() > -_FARTHEST and pieces.max() < _FARTHEST):
        return 0
    return len(pieces) - int(_near(pieces).sum())


@dataclass(slots=True, init=False)
class _Items:
    """All lines (n, 2, 2), curves (n, 4, 2) and boxes (n, 4, 2) of some paths, with the numbers of their paths."""

    lines: Floats
    curves: Floats
    boxes: Floats
    of_line: Rows
    of_curve: Rows
    of_box: Rows
    path: Rows
    codes: npt.NDArray[np.uint8]
    is_box: Bools
    filled: Bools
    stroked: Bools
    may_close: Bools
    astray: int

    def __init__(self, paths: Sequence[dict[str, Any]], paper: Paper) -> None:
        lists = list(map(itemgetter("items"), paths))
        items = list(chain.from_iterable(lists))
        self.path = np.repeat(np.arange(len(lists)), list(map(len, lists)))
        names = "".join(map(itemgetter(0), items)).replace("re", "r").replace("qu", "q")
        self.codes = np.frombuffer(names.encode("ascii"), np.uint8)
        is_line, is_curve = self.codes == _LINE, self.codes == _CURVE
        self.is_box = ~(is_line | is_curve)
        fills = [path.get("fill") for path in paths]
        self.filled = np.array([fill is not None and min(fill) < _WHITE for fill in fills], np.bool_)
        self.filled &= np.array([path["type"] != "s" for path in paths], np.bool_)
        self.stroked = np.array([path["type"] != "f" for path in paths], np.bool_)
        self.may_close = np.array([path.get("closePath", False) for path in paths], np.bool_)
        self.lines = paper.turn(_points(items, is_line, (1, 2)))
        self.curves = paper.turn(_points(items, is_curve, (1, 2, 3, 4)))
        self.boxes = paper.turn(self._boxes(items))
        self.of_line, self.of_curve, self.of_box = self.path[is_line], self.path[is_curve], self.path[self.is_box]
        self.astray = sum(map(_astray, (self.lines, self.curves, self.boxes)))

    def sides(self) -> Floats:
        """The four sides of every box."""
        return np.concatenate((self.boxes, np.roll(self.boxes, -1, axis=1)), axis=2).reshape(-1, 4)

    def rings(self) -> _Outlines:
        """Closed or filled outlines that are larger than a dot, with the numbers of their paths."""
        box_low, box_high = self.boxes.min(axis=1), self.boxes.max(axis=1)
        large = (box_high - box_low).max(axis=1, initial=0.0) >= _LEAST_RING
        outlines, low, high, of_outline = self._outlines()
        rings = [*self.boxes[large], *outlines]
        low, high = np.concatenate((box_low[large], low)), np.concatenate((box_high[large], high))
        owner = np.concatenate((self.of_box[large], of_outline))
        if not self.astray:
            return rings, low, high, owner
        near = _near(low) & _near(high)
        return list(compress(rings, near.tolist())), low[near], high[near], owner[near]

    def _outlines(self) -> _Outlines:
        """Lines and curves that go on where the last one ended, where they lead back to their start or are filled."""
        bent = ~self.is_box
        codes, path = self.codes[bent], self.path[bent]
        if not len(codes):
            return [], np.empty((0, 2)), np.empty((0, 2)), np.empty(0, np.int64)
        starts, ends = np.empty((len(codes), 2)), np.empty((len(codes), 2))
        for kind, pieces in ((_LINE, self.lines), (_CURVE, self.curves)):
            starts[codes == kind], ends[codes == kind] = pieces[:, 0], pieces[:, -1]
        goes_on = (path[1:] == path[:-1]) & _same(starts[1:], ends[:-1]) & (np.diff(np.flatnonzero(bent)) == 1)
        first = np.flatnonzero(np.concatenate(([True], ~goes_on)))
        last = np.append(first[1:], len(codes)) - 1
        closed = _same(starts[first], ends[last])
        finishes = np.append(path[first][1:] != path[first][:-1], True) & self.may_close[path[first]]
        points, begins = self._corners(codes, starts, ends, first, last)
        low, high = np.minimum.reduceat(points, begins[:-1]), np.maximum.reduceat(points, begins[:-1])
        corners = np.diff(begins) - closed
        wanted = (corners >= 3) & (closed | finishes | self.filled[path[first]])
        wanted &= (high - low).max(axis=1) >= _LEAST_RING
        begin = begins[:-1][wanted]
        rings = [points[a:b] for a, b in zip(begin.tolist(), (begin + corners[wanted]).tolist(), strict=True)]
        return rings, low[wanted], high[wanted], path[first[wanted]]

    def _corners(
        self, codes: npt.NDArray[np.uint8], starts: Floats, ends: Floats, first: Rows, last: Rows
    ) -> tuple[Floats, Rows]:
        """The points of all runs of pieces, the end of each run after its points, and where each run begins."""
        sizes = np.where(codes == _CURVE, CHORDS, 1)
        sizes[last] += 1
        begins = np.concatenate(([0], np.cumsum(sizes)))
        points = np.empty((begins[-1], 2))
        points[begins[:-1]] = starts
        if len(self.curves):
            places = begins[:-1][codes == _CURVE][:, None] + np.arange(CHORDS)
            points[places] = on_curve(self.curves)[:, :-1]
        points[begins[last + 1] - 1] = ends[last]
        return points, np.append(begins[first], begins[-1])

    def _boxes(self, items: list[Any]) -> Floats:
        """The corners of rectangles and quads, around and around."""
        square = (self.codes == _RECTANGLE)[self.is_box]
        rects = list(map(itemgetter(1), compress(items, (self.codes == _RECTANGLE).tolist())))
        quads = [(q[0], q[1], q[3], q[2]) for _, q, *_ in compress(items, (self.codes == _QUAD).tolist())]
        flat = np.fromiter(chain.from_iterable(rects), np.float64, 4 * len(rects)).reshape(-1, 4)
        boxes = np.empty((len(square), 4, 2))
        boxes[square] = flat[:, [0, 1, 2, 1, 2, 3, 0, 3]].reshape(-1, 4, 2)
        boxes[~square] = np.array(quads, np.float64).reshape(-1, 4, 2)
        return boxes


def _points(items: list[Any], wanted: Bools, places: tuple[int, ...]) -> Floats:
    chosen = items if wanted.all() else list(compress(items, wanted.tolist()))
    numbers = chain.from_iterable(chain.from_iterable(map(itemgetter(*places), chosen)))
    return np.fromiter(numbers, np.float64, 2 * len(places) * len(chosen)).reshape(-1, len(places), 2)


def _same(one: Floats, other: Floats) -> Bools:
    return np.asarray((one[:, 0] == other[:, 0]) & (one[:, 1] == other[:, 1]))
