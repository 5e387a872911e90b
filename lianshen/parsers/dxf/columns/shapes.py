"""What the columns give before it is put into blocks: rows of lines, arcs and rings, each with the entity it is of."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from lianshen.parsers.dxf.columns.tags import Mask, Numbers
from lianshen.review.sheets import Floats


def _nobody() -> Numbers:
    return np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Shapes:
    """`*_of` are entity numbers; `rings` closed outlines that stand in `segments` as well."""

    segments: Floats = field(default_factory=lambda: np.empty((0, 4)))
    segment_of: Numbers = field(default_factory=_nobody)
    arcs: Floats = field(default_factory=lambda: np.empty((0, 5)))
    arc_of: Numbers = field(default_factory=_nobody)
    rings: tuple[Floats, ...] = ()
    ring_of: Numbers = field(default_factory=_nobody)
    ring_filled: Mask = field(default_factory=lambda: np.empty(0, np.bool_))


def together(parts: list[Shapes]) -> Shapes:
    """All parts as one."""
    parts = [Shapes(), *parts]
    return Shapes(
        np.concatenate([part.segments for part in parts]),
        np.concatenate([part.segment_of for part in parts]),
        np.concatenate([part.arcs for part in parts]),
        np.concatenate([part.arc_of for part in parts]),
        tuple(ring for part in parts for ring in part.rings),
        np.concatenate([part.ring_of for part in parts]),
        np.concatenate([part.ring_filled for part in parts]),
    )


def outlines(points: Floats, lengths: Numbers, of: Numbers, filled: bool) -> Shapes:
    """Closed outlines one after the other in `points`; one that ends where it began loses its last corner.

    With two corners left it is a line there and back and no ring; `lengths` must be two or more.
    """
    keep, lengths = _without_return(points, lengths)
    points = points[keep]
    last = np.cumsum(lengths) - 1
    following = np.arange(1, len(points) + 1)
    following[last] = last - lengths + 1
    rings = lengths > 2
    return Shapes(
        segments=np.hstack((points, points[following])),
        segment_of=np.repeat(of, lengths),
        rings=tuple(
            points[a:b] for a, b in zip((last - lengths + 1)[rings].tolist(), (last + 1)[rings].tolist(), strict=True)
        ),
        ring_of=of[rings],
        ring_filled=np.full(int(rings.sum()), filled),
    )


def _without_return(points: Floats, lengths: Numbers) -> tuple[Mask, Numbers]:
    last = np.cumsum(lengths) - 1
    returns = (lengths > 2) & (points[last] == points[last - lengths + 1]).all(axis=1)
    keep = np.ones(len(points), np.bool_)
    keep[last[returns]] = False
    return keep, lengths - returns
