"""Writing: words that stand side by side on one base line, joined as their writer meant them.

Glossary: a *line* is a chain of words with no gap wider than a few letters; a small 2 that stands high after m is its power.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from shapely import STRtree, union_all

from lianshen.parsers.recognise.names import is_area
from lianshen.parsers.recognise.plane import Said
from lianshen.parsers.recognise.shapes import points_of
from lianshen.review.sheets import Floats

_LINE = 2.5  # letter heights between two words of a line
_WORD = 0.9  # … and between two pieces of one name
_POWERS = ("2", "3")


def lines_of_words(said: Sequence[Said], gap: float = _LINE) -> list[list[Said]]:
    """Words that follow one another on one base line, `gap` letter heights apart at most."""
    if not said:
        return []
    starts, ends = _ends(said)
    height = np.array([word.height for word in said])
    tree = STRtree(points_of(starts))
    one, other = tree.query(points_of(ends), predicate="dwithin", distance=np.maximum(gap, 1.3) * height)
    apart = np.hypot(*(starts[other] - ends[one]).T)
    follower: dict[int, int] = {}
    taken: set[int] = set()
    for n, m in zip(one[np.argsort(apart)].tolist(), other[np.argsort(apart)].tolist(), strict=True):
        if n != m and n not in follower and m not in taken and _follows(said[n], said[m], starts[m] - ends[n], gap):
            follower[n] = m
            taken.add(m)
    return [[said[m] for m in _chain(n, follower)] for n in range(len(said)) if n not in taken]


def joined(line: Sequence[Said]) -> Said:
    """One word made of the pieces of a line."""
    if len(line) == 1:
        return line[0]
    first = line[0]
    box = union_all([word.box for word in line]).envelope
    text, plain = "".join(word.text for word in line), "".join(word.plain for word in line)
    return Said(text, plain, box.centroid, box, first.height, first.turn, first.meaning, first.layer)  # type: ignore[arg-type]


def written(said: Sequence[Said]) -> tuple[Said, ...]:
    """The words with their pieces joined: 80 and 座教室 are one name, 19.68m and a high 2 are one area."""
    lines = (piece for line in lines_of_words(said, _WORD) for piece in _apart(line))
    return tuple(joined(line) for line in lines)


def _apart(line: list[Said]) -> Iterable[list[Said]]:
    """Words that are an area by themselves are no part of the name before them, however close they stand."""
    first = 0
    for n, word in enumerate(line):
        if n > first and is_area(word.plain) and line[n - 1].plain[-1:] not in "=:":
            yield line[first:n]
            first = n
    yield line[first:]


def _follows(one: Said, other: Said, run: Floats, gap: float) -> bool:
    turn = np.radians(one.turn)
    along, tall = np.array([np.cos(turn), np.sin(turn)]), one.height
    ahead, aside = float(run @ along), float(run @ [-along[1], along[0]])
    if abs(one.turn - other.turn) >= 1 or ahead < -0.8 * tall:
        return False
    if other.plain in _POWERS and one.plain.endswith("m") and other.height < 0.8 * tall:
        return -0.3 * tall < aside < tall and ahead < tall
    return abs(tall - other.height) < 0.2 * tall and abs(aside) < 0.3 * tall and ahead <= gap * tall


def _chain(first: int, follower: dict[int, int]) -> Iterable[int]:
    here: int | None = first
    while here is not None:
        yield here
        here = follower.get(here)


def _ends(said: Sequence[Said]) -> tuple[Floats, Floats]:
    corners = np.array([np.asarray(word.box.exterior.coords)[:2] for word in said])
    return corners[:, 0], corners[:, 1]
