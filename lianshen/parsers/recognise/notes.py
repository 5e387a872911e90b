"""Notes: words grouped into the lines they were written in, in reading order.

Glossary: *notes sheet* (设计说明) is a sheet of sentences; sentences also stand on plans (说明：…).  A *line* is what stands side
by side on one base line with no gap wider than a few letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from shapely import STRtree, union_all

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.shapes import points_of
from lianshen.review.evidence import Evidence
from lianshen.review.notes import NoteLine
from lianshen.review.sheets import Floats, Kind

_NO_NOTES = (
    Meaning.ROOM_NAMES,
    Meaning.DIMENSIONS,
    Meaning.FRAMES,
    Meaning.AXIS_LABELS,
    Meaning.OPENING_MARKS,
    Meaning.NOT_PLOTTED,
)
_SENTENCE = re.compile(r"[一-鿿]{4,}")
_GAP = 2.5  # letter heights between two words of a line
_COLUMN = 12.0  # letter heights by which line starts may differ within one column


def find_notes(plane: Plane) -> tuple[NoteLine, ...]:
    """The lines of a notes sheet; of any other sheet only what reads like a sentence."""
    said = [word for word in plane.words if word.meaning not in _NO_NOTES and word.plain]
    if plane.drawing.sheet.kind is not Kind.NOTES:
        block = {words for field in plane.drawing.sheet.fields for words in field}
        said = [word for word in said if word.meaning is not Meaning.TITLES and word.text not in block]
    lines = [_joined(plane.sheet, line) for line in _reading_order(_lines(said))]
    if plane.drawing.sheet.kind is Kind.NOTES:
        return tuple(lines)
    return tuple(line for line in lines if _SENTENCE.search(line.words))


def _lines(said: list[Said]) -> list[list[Said]]:
    """Words that follow one another on one base line."""
    if not said:
        return []
    starts, ends = _ends(said)
    tree = STRtree(points_of(starts))
    height = np.array([word.height for word in said])
    follower: dict[int, int] = {}
    one, other = tree.query(points_of(ends), predicate="dwithin", distance=_GAP * height)
    for n, m in sorted(zip(one.tolist(), other.tolist(), strict=True), key=lambda pair: _apart(starts, ends, *pair)):
        run = starts[m] - ends[n]
        along = (ends[n] - starts[n]) / max(float(np.hypot(*(ends[n] - starts[n]))), 1e-9)
        ahead, aside = float(run @ along), float(run @ [-along[1], along[0]])
        same = abs(said[n].turn - said[m].turn) < 1 and abs(height[n] - height[m]) < 0.2 * height[n]
        fits = same and n != m and -0.8 * height[n] < ahead and abs(aside) < 0.3 * height[n]
        if fits and n not in follower and m not in follower.values():
            follower[n] = m
    firsts = [n for n in range(len(said)) if n not in set(follower.values())]
    return [[said[m] for m in _chain(n, follower)] for n in firsts]


def _chain(first: int, follower: dict[int, int]) -> Iterable[int]:
    here: int | None = first
    while here is not None:
        yield here
        here = follower.get(here)


def _ends(said: list[Said]) -> tuple[Floats, ...]:
    corners = np.array([np.asarray(word.box.exterior.coords)[:2] for word in said])
    return corners[:, 0], corners[:, 1]


def _apart(starts: Floats, ends: Floats, n: int, m: int) -> float:  # fmt: skip
    return float(np.hypot(*(starts[m] - ends[n])))


def _reading_order(lines: list[list[Said]]) -> list[list[Said]]:
    """Columns from the left, each from the top."""
    columns: list[tuple[float, list[list[Said]]]] = []
    for line in sorted(lines, key=lambda words: words[0].box.bounds[0]):
        left, tall = line[0].box.bounds[0], line[0].height
        if columns and left - columns[-1][0] < _COLUMN * tall:
            columns[-1][1].append(line)
        else:
            columns.append((left, [line]))
    return [line for _left, column in columns for line in sorted(column, key=lambda words: -words[0].at.y)]


def _joined(sheet: str, words: list[Said]) -> NoteLine:
    text = " ".join(word.text.replace("\n", " ").strip() for word in words)
    text = re.sub(r"(?<=[一-鿿，。；：、]) (?=[一-鿿])", "", text)
    return NoteLine(text, Evidence(sheet, union_all([word.box for word in words]).envelope, quote=text))
