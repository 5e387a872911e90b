"""Openings: doors and windows fitted into the walls they stand in, with the marks beside them.

Glossary: the *jambs* (洞口边) are where the wall ends on both sides; the *gap* is the piece of wall that is missing between
them, as wide as the opening (洞口宽度) and as thick as the wall; *closers* are the wall faces carried across the gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point, Polygon, STRtree

from lianshen.parsers.recognise.leaves import Leaf
from lianshen.parsers.recognise.marks import Mark, read_mark
from lianshen.parsers.recognise.plane import OPENINGS, Plane, Said
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.review.sheets import Floats

_JAMB = 0.12  # metres by which a drawn leaf may miss the jamb
_DEEP = 0.5  # metres beside the opening within which its wall is looked for
_OVERSHOOT = 0.02
_FAR = 1.5  # metres between an opening and its mark


@dataclass(frozen=True, slots=True)
class Opening:
    """A door or window in its wall; `fitted` tells whether both jambs were found, else the width is the leaf's."""

    line: LineString
    gap: Polygon | None
    closers: tuple[LineString, ...]
    leaf: Leaf
    fitted: bool
    mark: Mark | None = None
    word: Said | None = None

    @property
    def width(self) -> float:
        """From jamb to jamb, to the millimetre."""
        return round(float(self.line.length), 3)

    @property
    def at(self) -> Point:
        """The middle."""
        return self.line.interpolate(0.5, normalized=True)

    @property
    def window(self) -> bool:
        """Whether this is a window: the mark decides, else the block's name."""
        return self.mark.window if self.mark else self.leaf.window

    def side(self, point: tuple[float, float]) -> int:
        """On which side of the opening a point lies: 1 is left of its line."""
        (x0, y0), (x1, y1) = self.line.coords
        return 1 if (x1 - x0) * (point[1] - y0) - (y1 - y0) * (point[0] - x0) > 0 else -1

    def beside(self, side: int, away: float) -> Point:
        """A point `away` metres from the middle of the line on one side of the wall."""
        (x0, y0), (x1, y1) = self.line.coords
        long = max(self.line.length, 1e-9)
        middle = self.at
        return Point(middle.x - side * (y1 - y0) / long * away, middle.y + side * (x1 - x0) / long * away)


def fit_openings(plane: Plane, leaves: Sequence[Leaf], walls: Floats) -> tuple[Opening, ...]:
    """The drawn leaves in their walls, each opening once, with its mark."""
    if not leaves or not len(walls):
        return ()
    tree = STRtree(lines_of(walls))
    fitted = [_fit(leaf, walls, tree) for leaf in leaves]
    told = plane.has(*OPENINGS)  # lines of layers that say nothing are openings only where both jambs are found
    return _marked(plane, _once([opening for opening in fitted if opening is not None and (told or opening.fitted)]))


def _fit(leaf: Leaf, walls: Floats, tree: STRtree) -> Opening | None:
    p, q = np.array(leaf.p), np.array(leaf.q)
    long = float(np.hypot(*(q - p)))
    along = (q - p) / long
    across = np.array([-along[1], along[0]])
    near = walls[tree.query(LineString([p, q]).buffer(_DEEP), predicate="intersects")]
    s = (near.reshape(-1, 2, 2) - p) @ along
    d = (near.reshape(-1, 2, 2) - p) @ across
    ends, offsets = [], []
    for target in (0.0, long):
        jamb = _jamb(s, d, target)
        ends.append(jamb)
        offsets.append(_faces(s, d, target if jamb is None else jamb))
    found = [end for end in ends if end is not None]
    if not found:
        return None
    low, high = (drawn if end is None else end for end, drawn in zip(ends, (0.0, long), strict=True))
    faces = _body([*offsets[0], *offsets[1]], leaf.thick)
    middle = sum(faces) / 2 if faces else 0.0

    def place(along_by: float, across_by: float) -> tuple[float, float]:
        x, y = p + along * along_by + across * across_by
        return float(x), float(y)

    line = LineString([place(low, middle), place(high, middle)])
    closers = tuple(
        LineString([place(low - _OVERSHOOT, face), place(high + _OVERSHOOT, face)]) for face in (faces or (0.0,))
    )
    gap = (
        Polygon([place(low, faces[0]), place(high, faces[0]), place(high, faces[1]), place(low, faces[1])])
        if faces
        else None
    )
    return Opening(line, gap, closers, leaf, fitted=len(found) == 2)


def _jamb(s: Floats, d: Floats, target: float) -> float | None:
    """Where along the leaf the wall ends: at a line across the wall, or at the end of a wall face."""
    steep = np.abs(s[:, 0] - s[:, 1]) < 0.05
    crosses = steep & (d.min(axis=1) - 0.06 <= 0) & (d.max(axis=1) + 0.06 >= 0)
    flat = (np.abs(d[:, 0] - d[:, 1]) < 0.03) & (np.abs(d[:, 0]) <= _DEEP)
    places = np.concatenate((s[crosses].mean(axis=1), s[flat].ravel()))
    off = np.abs(places - target)
    if not len(places) or off.min() > _JAMB:
        return None
    return float(places[np.argmin(off)])


def _faces(s: Floats, d: Floats, jamb: float) -> list[float]:
    """How far beside the leaf the faces of the wall lie that ends at `jamb`."""
    flat = np.abs(d[:, 0] - d[:, 1]) < 0.03
    steep = np.abs(s[:, 0] - s[:, 1]) < 0.03
    at_jamb = np.abs(s - jamb) < 0.03
    chosen = at_jamb & (flat | steep)[:, None] & (np.abs(d) <= _DEEP)
    return [float(face) for face in d[chosen]]


def _body(offsets: list[float], thick: float) -> tuple[float, float] | None:
    """The two faces of the wall nearest the leaf, one on either side of it or the leaf on one of them."""
    if thick > 0.05:
        offsets = [*offsets, -thick / 2, thick / 2] if len(offsets) < 2 else offsets
    right = max((face for face in offsets if face <= 0.03), default=None)
    left = min((face for face in offsets if face >= -0.03 and (right is None or face > right + 0.04)), default=None)
    if right is None or left is None or not 0.04 <= left - right <= 0.9:
        return None
    return right, left


def _once(openings: list[Opening]) -> list[Opening]:
    """Without the doubles that lie one upon another (a block and its shadow); the one with a swing stays."""
    ranked = sorted(openings, key=lambda o: (o.leaf.leaves is None, not o.fitted, -o.width))
    kept: list[Opening] = []
    tree = STRtree([opening.line.buffer(0.15, cap_style="flat") for opening in ranked])
    dropped: set[int] = set()
    for n, opening in enumerate(ranked):
        if n in dropped:
            continue
        kept.append(opening)
        for m in tree.query(opening.line, predicate="intersects"):
            shared = ranked[m].line.buffer(0.15, cap_style="flat").intersection(opening.line).length
            if m > n and shared > 0.5 * min(opening.width, ranked[m].width):
                dropped.add(int(m))
    return kept


def _marked(plane: Plane, openings: list[Opening]) -> tuple[Opening, ...]:
    """Each mark goes to one opening, the nearest pairs first; a mark that runs along the wall is preferred."""
    marks = [(word, mark) for word in plane.words if (mark := read_mark(word.text)) is not None]
    if not marks:
        return tuple(openings)
    tree = STRtree([opening.line for opening in openings])
    words, near = tree.query([word.at for word, _mark in marks], predicate="dwithin", distance=_FAR)
    pairs = sorted((_unlikely(openings[m], *marks[n]), int(n), int(m)) for n, m in zip(words, near, strict=True))
    given: dict[int, int] = {}
    used: set[int] = set()
    for _cost, n, m in pairs:
        if n not in used and m not in given:
            given[m] = n
            used.add(n)
    return tuple(opening if m not in given else _with(opening, *marks[given[m]]) for m, opening in enumerate(openings))


def _unlikely(opening: Opening, word: Said, mark: Mark) -> float:
    (x0, y0), (x1, y1) = opening.line.coords
    turn = np.degrees(np.arctan2(y1 - y0, x1 - x0))
    askew = abs((word.turn - turn + 90) % 180 - 90) > 15
    misfit = mark.width is not None and abs(mark.width - opening.width) > 0.35
    wrong_kind = opening.leaf.leaves is not None and mark.window
    beyond = abs(opening.line.project(word.at) / max(opening.line.length, 1e-9) - 0.5) > 0.49
    return float(opening.line.distance(word.at) + 0.4 * askew + 0.3 * misfit + 0.8 * wrong_kind + 0.2 * beyond)


def _with(opening: Opening, word: Said, mark: Mark) -> Opening:
    return Opening(opening.line, opening.gap, opening.closers, opening.leaf, opening.fitted, mark, word)
