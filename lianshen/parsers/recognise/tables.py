"""Tables: the drawing index row by row, and what each sheet's own title block says.

Glossary: *drawing index* (图纸目录) lists number (图号) and title (图名) of every sheet handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.review.building import Design, IndexEntry
from lianshen.review.evidence import Evidence
from lianshen.review.sheets import Kind

_NUMBER = re.compile(r"[一-鿿A-Z]{1,4}\s*[-–—]?\s*\d{1,3}[A-Z]?(?:[-/.]\d{1,3})?[a-zA-Z]?")
_PAPER = re.compile(r"A[0-4](?:[+x×].*)?")
_HAN = re.compile(r"[一-鿿]{2,}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the index."""

    number: Said
    title: Said


def find_index(plane: Plane) -> tuple[Row, ...]:
    """The rows of a drawing index: a sheet number with a title to the right of it on the same line."""
    said = [word for word in plane.words if word.meaning is not Meaning.FRAMES]
    numbers = [word for word in said if _NUMBER.fullmatch(word.plain) and not _PAPER.fullmatch(word.plain)]
    rows = []
    for number in numbers:
        right = [
            word
            for word in said
            if word.at.x > number.at.x
            and abs(word.at.y - number.at.y) < 0.6 * number.height
            and _HAN.search(word.plain)
            and not _NUMBER.fullmatch(word.plain)
        ]
        if right:
            rows.append(Row(number, min(right, key=lambda word: word.at.x)))
    return tuple(sorted(rows, key=lambda row: -row.number.at.y))


def state_index(design: Design, planes: Iterable[Plane]) -> None:
    """State the rows of all index sheets; nothing where no index was handed in."""
    for plane in planes:
        rows = find_index(plane) if plane.drawing.sheet.kind is Kind.INDEX else ()
        entries = []
        for n, row in enumerate(rows, 1):
            entry = IndexEntry(f"目录{n}", design, sheet=plane.sheet)
            entry.state(IndexEntry.number, row.number.plain, plane.words_sure, plane.evidence(row.number))
            entry.state(IndexEntry.title, row.title.plain, plane.words_sure, plane.evidence(row.title))
            entries.append(entry)
        if entries:
            design.state(Design.index, tuple(entries), plane.words_sure, Evidence(plane.sheet))
