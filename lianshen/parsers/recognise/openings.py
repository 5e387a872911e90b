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
from lianshen.parsers.recognise.plane import Plane, Said

_FAR = 1.5  # metres between an opening and its mark


@dataclass(frozen=True, slots=True)
class Opening:
    """A door or window in its wall; `fitted` tells whether both jambs were found, else the width is the leaf's.

    `through` tells that the wall's faces are drawn across it, so that nothing but the leaf shows how wide it is.
    """

    line: LineString
    gap: Polygon | None
    closers: tuple[LineString, ...]
    leaf: Leaf
    fitted: bool
    mark: Mark | None = None
    word: Said | None = None
    through: bool = False

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


def mark_openings(plane: Plane, openings: Sequence[Opening]) -> tuple[Opening, ...]:
    """Each opening once, with its mark."""
    return _marked(plane, _once(openings))


def _once(openings: Sequence[Opening]) -> list[Opening]:
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
    return Opening(
        opening.line, opening.gap, opening.closers, opening.leaf, opening.fitted, mark, word, opening.through
    )
