"""The vector paths of one PDF page as columns: lines, flattened curves, true arcs, filled and closed outlines.

Everything is done for all paths at once: a sheet has hundreds of thousands of pieces, and making the list of them is
what takes the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.pdf.clips import Clips
from lianshen.parsers.pdf.curves import CHORDS, circular, flattened, joined, on_curve
from lianshen.review.sheets import Floats, Word

_LEAST_RING = 3.0  # points: smaller closed outlines are letters and dots
_WHITE = 0.97
_LINE, _CURVE, _RECTANGLE, _QUAD = b"lcrq"
_MARKS = {"clip", "group"}
_Rows = npt.NDArray[np.int64]
_Bools = npt.NDArray[np.bool_]


def drawn_paths(paths: Sequence[dict[str, Any]], size: tuple[float, float], words: Iterable[Word]) -> Drawn:
    """What `paths` (as MuPDF gives them, clips among them) show on a page of `size` points, in points with y up."""
    clips = Clips(paths, size)
    shown = [path for path in paths if path["type"] not in _MARKS] if clips.any_marks else paths
    names = [path.get("layer") or "0" for path in shown]
    layers = {name: number for number, name in enumerate(dict.fromkeys(("0", *names)))}
    items = _Items(shown, size[1])
    by_path = np.array([layers[name] for name in names], np.int32)
    segments, of_segment, arcs, of_arc = _pieces(
        items, clips, np.array([path["type"] != "f" for path in shown], np.bool_)
    )
    rings, of_ring = clips.rings(*items.rings())
    filled = np.array([_is_filled(path) for path in shown], np.bool_)
    arcs, arc_layer = joined(arcs, by_path[of_arc])
    return Drawn(
        layers=tuple(layers),
        segments=segments,
        segment_layer=by_path[of_segment],
        segment_symbol=np.full(len(segments), -1, np.int32),
        arcs=arcs,
        arc_layer=arc_layer,
        arc_symbol=np.full(len(arcs), -1, np.int32),
        rings=rings,
        ring_layer=by_path[of_ring],
        ring_filled=filled[of_ring],
        words=tuple(words),
    )


def _pieces(items: _Items, clips: Clips, stroked: _Bools) -> tuple[Floats, _Rows, Floats, _Rows]:
    """Lines and arcs, each with the number of its path."""
    whole = clips.inside(items.curves, items.of_curve)
    arcs, is_arc = circular(items.curves, stroked[items.of_curve] & whole)
    chords = flattened(items.curves[~is_arc])
    segments = np.concatenate((items.lines.reshape(-1, 4), items.sides(), chords))
    owner = np.concatenate((items.of_line, np.repeat(items.of_box, 4), np.repeat(items.of_curve[~is_arc], CHORDS)))
    segments, owner = clips.segments(segments, owner)
    return segments, owner, arcs, items.of_curve[is_arc]


def _is_filled(path: dict[str, Any]) -> bool:
    return path["type"] != "s" and (fill := path.get("fill")) is not None and min(fill) < _WHITE


@dataclass(slots=True, init=False)
class _Items:
    """All lines (n, 2, 2), curves (n, 4, 2) and boxes (n, 4, 2) of some paths, with the numbers of their paths."""

    lines: Floats
    curves: Floats
    boxes: Floats
    of_line: _Rows
    of_curve: _Rows
    of_box: _Rows
    path: _Rows
    codes: npt.NDArray[np.uint8]
    may_fill: _Bools
    may_close: _Bools

    def __init__(self, paths: Sequence[dict[str, Any]], height: float) -> None:
        lists = [path["items"] for path in paths]
        items = list(chain.from_iterable(lists))
        self.path = np.repeat(np.arange(len(lists)), list(map(len, lists)))
        self.codes = np.frombuffer("".join([item[0][0] for item in items]).encode("ascii"), np.uint8)
        self.may_fill = np.array([_is_filled(path) for path in paths], np.bool_)
        self.may_close = np.array([bool(path.get("closePath")) for path in paths], np.bool_)
        self.lines = _upright(_points(items, self.codes == _LINE, (1, 2)), height)
        self.curves = _upright(_points(items, self.codes == _CURVE, (1, 2, 3, 4)), height)
        self.boxes = _upright(self._boxes(items), height)
        self.of_line, self.of_curve = self.path[self.codes == _LINE], self.path[self.codes == _CURVE]
        self.of_box = self.path[self._is_box()]

    def sides(self) -> Floats:
        """The four sides of every box."""
        return np.concatenate((self.boxes, np.roll(self.boxes, -1, axis=1)), axis=2).reshape(-1, 4)

    def rings(self) -> tuple[list[Floats], _Rows]:
        """Closed or filled outlines that are larger than a dot, with the numbers of their paths."""
        large = np.ptp(self.boxes, axis=1).max(axis=1, initial=0.0) >= _LEAST_RING
        outlines, of_outline = self._outlines()
        return [*self.boxes[large], *outlines], np.concatenate((self.of_box[large], of_outline))

    def _outlines(self) -> tuple[list[Floats], _Rows]:
        """Lines and curves that go on where the last one ended, where they lead back to their start or are filled."""
        bent = ~self._is_box()
        codes, path = self.codes[bent], self.path[bent]
        if not len(codes):
            return [], np.empty(0, np.int64)
        starts, ends = np.empty((len(codes), 2)), np.empty((len(codes), 2))
        for kind, pieces in ((_LINE, self.lines), (_CURVE, self.curves)):
            starts[codes == kind], ends[codes == kind] = pieces[:, 0], pieces[:, -1]
        goes_on = (path[1:] == path[:-1]) & _same(starts[1:], ends[:-1]) & self._neighbours(bent)
        first = np.flatnonzero(np.concatenate(([True], ~goes_on)))
        last = np.append(first[1:], len(codes)) - 1
        closed = _same(starts[first], ends[last])
        finishes = np.append(path[first][1:] != path[first][:-1], True) & self.may_close[path[first]]
        points, begins = self._corners(codes, starts)
        corners = begins[last + 1] - begins[first] + ~closed
        wide = np.maximum.reduceat(points, begins[first]) - np.minimum.reduceat(points, begins[first])
        wanted = (corners >= 3) & (closed | finishes | self.may_fill[path[first]]) & (wide.max(axis=1) >= _LEAST_RING)
        rings = [
            points[begins[a] : begins[b + 1]] if shut else np.vstack((points[begins[a] : begins[b + 1]], ends[b]))
            for a, b, shut in zip(first[wanted], last[wanted], closed[wanted], strict=True)
        ]
        return rings, path[first[wanted]]

    def _corners(self, codes: npt.NDArray[np.uint8], starts: Floats) -> tuple[Floats, _Rows]:
        """The points of all pieces without their ends, and where each piece's points begin."""
        begins = np.concatenate(([0], np.cumsum(np.where(codes == _CURVE, CHORDS, 1))))
        if not len(self.curves):
            return starts, begins
        points = np.empty((begins[-1], 2))
        points[begins[:-1]] = starts
        places = begins[:-1][codes == _CURVE][:, None] + np.arange(CHORDS)
        points[places] = on_curve(self.curves)[:, :-1]
        return points, begins

    def _neighbours(self, bent: _Bools) -> _Bools:
        """Whether no box lies between one piece and the next."""
        return np.asarray(np.diff(np.flatnonzero(bent)) == 1)

    def _is_box(self) -> _Bools:
        return np.asarray((self.codes == _RECTANGLE) | (self.codes == _QUAD))

    def _boxes(self, items: list[Any]) -> Floats:
        """The corners of rectangles and quads, around and around."""
        corners = [
            ((item[1][0], item[1][1]), (item[1][2], item[1][1]), (item[1][2], item[1][3]), (item[1][0], item[1][3]))
            if item[0] == "re"
            else (item[1][0], item[1][1], item[1][3], item[1][2])
            for item in compress(items, self._is_box())
        ]
        return np.array(corners, np.float64).reshape(-1, 4, 2)


def _points(items: list[Any], wanted: _Bools, places: tuple[int, ...]) -> Floats:
    chosen = items if wanted.all() else list(compress(items, wanted.tolist()))
    numbers = chain.from_iterable(chain.from_iterable(map(itemgetter(*places), chosen)))
    return np.fromiter(numbers, np.float64, 2 * len(places) * len(chosen)).reshape(-1, len(places), 2)


def _same(one: Floats, other: Floats) -> _Bools:
    return np.asarray((one[:, 0] == other[:, 0]) & (one[:, 1] == other[:, 1]))


def _upright(points: Floats, height: float) -> Floats:
    points[..., 1] = height - points[..., 1]
    return points
