"""Ways: which two spaces each door or window joins, and into which a door swings.

Glossary: *outside* (室外) is where one stands beside the wall in no enclosed space and sees the horizon; a side that is
neither a space nor outside is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point, STRtree

from lianshen.parsers.recognise.openings import Opening
from lianshen.parsers.recognise.rooms import Space
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.review.sheets import Floats

OUTSIDE = -1
_STEPS = (0.1, 0.25, 0.45, 0.7)  # metres beyond the wall's face
_HORIZON = 150.0
_READS = 8.0  # metres from a door to the name of the room it leads into
_RAYS = np.radians(np.linspace(-70, 70, 9))
_FREE = 3  # rays that must reach the horizon
_SMALLEST = 1.5  # square metres of a nameless face that counts as a space, not as the depth of a doorway


@dataclass(frozen=True, slots=True)
class Way:
    """A door or window and the spaces left and right of its line: indices, OUTSIDE, or None where nobody can tell.

    `into` is the side to which it swings, as an index into `sides`.
    """

    opening: Opening
    sides: tuple[int | None, int | None]
    into: int | None

    def other(self, space: int) -> int | None:
        """The far side, seen from a space."""
        return self.sides[1] if self.sides[0] == space else self.sides[0]


@dataclass(frozen=True, slots=True)
class _Around:
    """What one sees from beside a door: walls, and names of rooms whose boundary nobody found, such as a balcony's."""

    walls: STRtree
    names: STRtree | None
    named: Sequence[Point]

    def sees_name(self, at: Point) -> bool:
        """Whether such a room may begin here."""
        if self.names is None:
            return False
        near = self.names.query(at, predicate="dwithin", distance=_READS)
        return any(not len(self.walls.query(LineString([at, self.named[n]]), predicate="intersects")) for n in near)


def find_ways(
    openings: Sequence[Opening], spaces: Sequence[Space], walls: Floats, named: Sequence[Point] = ()
) -> tuple[Way, ...]:
    """The openings, with the spaces they join; `named` are the names of rooms that have no boundary."""
    counted = [n for n, space in enumerate(spaces) if space.name or space.face.area >= _SMALLEST]
    rooms = STRtree([spaces[n].face for n in counted])
    around = _Around(STRtree(lines_of(walls)), STRtree(named) if named else None, named)
    ways = []
    for opening in openings:
        sides = tuple(_space_at(opening, side, rooms, counted, around) for side in (1, -1))
        tip = None if opening.window else opening.leaf.tip
        into = None if tip is None else (0 if opening.side(tip) == 1 else 1)
        ways.append(Way(opening, (sides[0], sides[1]), into))
    return tuple(ways)


def _space_at(opening: Opening, side: int, rooms: STRtree, counted: list[int], around: _Around) -> int | None:
    (x0, y0), (x1, y1) = opening.line.coords
    half = 0.0 if opening.gap is None else float(opening.gap.area / max(opening.line.length, 1e-9) / 2)
    for step in _STEPS:
        found = rooms.query(opening.beside(side, half + step), predicate="within")
        if len(found):
            return counted[int(found[0])]
    away = np.arctan2(side * (x1 - x0), -side * (y1 - y0))
    at = opening.beside(side, half + 0.3)
    return OUTSIDE if _sees_horizon(at, float(away), around.walls) and not around.sees_name(at) else None


def _sees_horizon(at: Point, away: float, lines: STRtree) -> bool:
    turned = away + _RAYS
    far = np.stack((at.x + _HORIZON * np.cos(turned), at.y + _HORIZON * np.sin(turned)), axis=-1)
    start = np.broadcast_to([at.x, at.y], far.shape)
    blocked, _wall = lines.query(lines_of(np.concatenate((start, far), axis=1)), predicate="intersects")
    return len(_RAYS) - len(np.unique(blocked)) >= _FREE
