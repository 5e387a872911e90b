"""What counts as the same: outlines, places, names; and who is paired with whom."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from tests.accuracy.truth import RoomTruth

SAME_SHAPE, SAME_PLACE, SAME_WIDTH = 0.85, 0.3, 0.0201
Match = list[tuple[Any, Any]]


def best_pairs(true: Sequence[Any], said: Sequence[Any], likeness: Callable[[Any, Any], float], least: float) -> Match:
    """Pairs one to one, the likest first."""
    rated = sorted(
        ((likeness(t, f), i, j) for i, t in enumerate(true) for j, f in enumerate(said)), key=lambda r: -r[0]
    )
    left, right, pairs = set(range(len(true))), set(range(len(said))), []
    for rate, i, j in rated:
        if rate >= least and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((true[i], said[j]))
    return pairs


def area_error(said: float, true: RoomTruth) -> float:
    """Relative; a room may be measured at its walls or at the finish that is drawn before them."""
    right = (true.boundary, true.finished or true.boundary)
    return min(abs(said / outline.area - 1) for outline in right)


def same_name(said: str | None, true: RoomTruth) -> bool:
    """Names are the same without spaces, in half width; a second line in English may stand or fall."""
    return said is not None and plain(said) in {plain(name) for name in (true.name, *true.others)}


def plain(words: str) -> str:
    """Without spaces, in half width, with one kind of dash."""
    folded = unicodedata.normalize("NFKC", words).upper()
    return "".join(folded.split()).replace("～", "~").replace("—", "-")


def overlap(a: BaseGeometry, b: BaseGeometry | None) -> float:
    """Intersection over union."""
    if b is None or b.is_empty or a.is_empty or not a.intersects(b):
        return 0.0
    together = a.union(b).area
    return float(a.intersection(b).area / together) if together else 0.0


def near(a: Point, b: BaseGeometry | None) -> bool:
    """Within 0.3 m."""
    return b is not None and bool(a.distance(b) <= SAME_PLACE)


def nearness(a: Point, b: BaseGeometry | None) -> float:
    """1 in the same place, 0.7 at 0.3 m, 0 from a metre on."""
    return 0.0 if b is None else max(0.0, 1.0 - float(a.distance(b)))
