"""Notes: words grouped into the lines they were written in, in reading order.

Glossary: *notes sheet* (设计说明) is a sheet of sentences; sentences also stand on plans (说明：…).  A *line* is what stands side
by side on one base line with no gap wider than a few letters.
"""

from __future__ import annotations

import re

from shapely import union_all

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.writing import lines_of_words
from lianshen.review.evidence import Evidence
from lianshen.review.notes import NoteLine
from lianshen.review.sheets import Kind

_NO_NOTES = (
    Meaning.ROOM_NAMES,
    Meaning.DIMENSIONS,
    Meaning.FRAMES,
    Meaning.AXIS_LABELS,
    Meaning.OPENING_MARKS,
    Meaning.NOT_PLOTTED,
)
_SENTENCE = re.compile(r"[一-鿿]{4,}")
_COLUMN = 12.0  # letter heights by which line starts may differ within one column


def find_notes(plane: Plane) -> tuple[NoteLine, ...]:
    """The lines of a notes sheet; of any other sheet only what reads like a sentence."""
    said = [word for word in plane.words if word.meaning not in _NO_NOTES and word.plain]
    if plane.drawing.sheet.kind is not Kind.NOTES:
        block = {words for field in plane.drawing.sheet.fields for words in field}
        said = [word for word in said if word.meaning is not Meaning.TITLES and word.text not in block]
    lines = [_joined(plane.sheet, line) for line in _reading_order(lines_of_words(said))]
    if plane.drawing.sheet.kind is Kind.NOTES:
        return tuple(lines)
    return tuple(line for line in lines if _SENTENCE.search(line.words))


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
