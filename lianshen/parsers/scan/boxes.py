"""Boxes of text in pixels (left, top, right, bottom): put together over the seams of tiles, kept apart once read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from lianshen.parsers.scan.reader import Read

Floats = npt.NDArray[np.float64]
_TALL = 1.5
_NO_LETTERS = re.compile(r"[0oOD□口\s]{3,}")  # the boxes a plotter draws for letters its font does not have


def is_tall(boxes: Floats) -> npt.NDArray[np.bool_]:
    """Which boxes hold text that runs upwards or downwards."""
    return np.asarray((boxes[:, 3] - boxes[:, 1]) > _TALL * (boxes[:, 2] - boxes[:, 0]))


def merged(boxes: Floats) -> Floats:
    """Boxes that overlap along one line, as two tiles see one piece of text, become one."""
    left = [box for box in boxes[np.argsort(boxes[:, 0])].tolist() if box[2] - box[0] > 3 and box[3] - box[1] > 3]
    kept: list[list[float]] = []
    for box in left:
        other = next((other for other in reversed(kept) if _same_text(other, box)), None)
        if other is None:
            kept.append(box)
        else:
            other[:] = [*map(min, other[:2], box[:2]), *map(max, other[2:], box[2:])]
    return np.array(kept, np.float64).reshape(-1, 4)


def apart(said: Iterable[Read]) -> tuple[Read, ...]:
    """No piece twice, and no rows of empty boxes: they stand for letters that are not there."""
    kept: list[Read] = []
    for read in sorted(said, key=lambda read: -read.score):
        if not _NO_LETTERS.fullmatch(read.text) and not any(_covers(other.box, read.box) for other in kept):
            kept.append(read)
    return tuple(sorted(kept, key=lambda read: (read.box[1], read.box[0])))


def _same_text(one: list[float], other: list[float]) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return False
    least_wide = min(one[2] - one[0], other[2] - other[0])
    least_high = min(one[3] - one[1], other[3] - other[1])
    most_high = max(one[3] - one[1], other[3] - other[1])
    most_wide = max(one[2] - one[0], other[2] - other[0])
    on_a_row = high > 0.7 * most_high and wide > 0.3 * least_high
    in_a_column = wide > 0.7 * most_wide and high > 0.3 * least_wide
    return on_a_row or in_a_column


def _covers(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether more than half of `other` lies in `one`."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 0 and high > 0 and wide * high > 0.5 * (other[2] - other[0]) * (other[3] - other[1])
