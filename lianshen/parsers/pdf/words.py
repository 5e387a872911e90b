"""The words of one PDF page: signs put together along their line, with the layer they are on.

AutoCAD prints texts in SHX fonts as strokes and leaves what they say in an annotation over them; those are words too.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, degrees, hypot
from typing import Any

from lianshen.parsers.drawn import Box
from lianshen.parsers.names import clean
from lianshen.parsers.pdf.paper import Paper
from lianshen.review.sheets import Word

_CAPITALS = 0.75  # of the font's size: heights in drawings are those of capital letters
_GAP = 0.45  # of the size: a wider gap begins a new word
_GAP_INSIDE = 1.2  # within one string of the file, where blanks are signs of their own
_BLANK = 0.18
_INVISIBLE = 3
_SHX = "AutoCAD SHX Text"
_UPWARDS = 1.5


def page_words(page: Any, paper: Paper) -> Iterator[Word]:
    """Every visible piece of text of a page that stands as it is written, in points of the paper with y up."""
    run: _Run | None = None
    for span in page.get_texttrace():
        if span["type"] == _INVISIBLE or span.get("opacity", 1.0) == 0.0:
            continue
        for sign, _glyph, origin, box in span["chars"]:
            if run is not None and run.takes(span, origin):
                run.add(sign, origin, box)
                continue
            if run is not None:
                yield from run.words(paper)
            run = _Run(span, sign, origin, box)
    if run is not None:
        yield from run.words(paper)
    yield from _noted(page, paper)


def _noted(page: Any, paper: Paper) -> Iterator[Word]:
    """What AutoCAD says that the strokes of SHX fonts say: a text longer than high runs level, a high one upwards."""
    for note in page.annots() if page.first_annot is not None else ():
        text = clean(note.info.get("content") or "").strip()
        if note.info.get("title") != _SHX or not text:
            continue
        x0, foot, x1, top = paper.box(tuple(note.rect))
        if top - foot > _UPWARDS * (x1 - x0) and len(text) > 1:
            yield Word(text, (x1, foot), x1 - x0, top - foot, 90.0, "0")
        else:
            yield Word(text, (x0, foot), top - foot, x1 - x0, 0.0, "0")


class _Run:
    """Signs one after the other on one line, in one size and direction."""

    def __init__(self, span: dict[str, Any], sign: int, origin: tuple[float, float], box: Box) -> None:
        self.size, self.direction, self.layer = float(span["size"]), span["dir"], span.get("layer") or "0"
        self.start, self.text, self.end, self.span, self.blank = origin, "", 0.0, span, _BLANK
        self.add(sign, origin, box)

    def takes(self, span: dict[str, Any], origin: tuple[float, float]) -> bool:
        """Whether the next sign goes on where this run ends."""
        same = span["dir"] == self.direction and abs(span["size"] - self.size) < 0.01 * self.size
        along, aside = self._place(origin)
        gap = _GAP_INSIDE if span is self.span else _GAP
        joined = same and abs(aside) < 0.2 * self.size and -0.6 * self.size < along - self.end < gap * self.size
        if joined:
            self.blank, self.span = (0.8 if span is self.span else _BLANK), span
        return joined

    def add(self, sign: int, origin: tuple[float, float], box: Box) -> None:
        """Append one sign."""
        along, _ = self._place(origin)
        if self.text and along - self.end > self.blank * self.size and not self.text.endswith(" "):
            self.text += " "
        self.text += chr(sign) if 0 < sign < 0x110000 else "\ufffd"
        level = abs(self.direction[0]) >= abs(self.direction[1])
        self.end = along + (box[2] - box[0] if level else box[3] - box[1])

    def words(self, paper: Paper) -> Iterator[Word]:
        """The run as one word, if it says anything."""
        text = clean(self.text).strip()
        if text and hypot(*self.start) < 1e7:
            (x, y), (ahead, aside) = paper.upright.apply(
                (self.start, (self.start[0] + self.direction[0], self.start[1] + self.direction[1]))
            ).tolist()
            turn = degrees(atan2(aside - y, ahead - x))
            yield Word(text, (x, y), self.size * _CAPITALS, max(self.end, 0.1 * self.size), turn, self.layer)

    def _place(self, origin: tuple[float, float]) -> tuple[float, float]:
        dx, dy = origin[0] - self.start[0], origin[1] - self.start[1]
        c, s = self.direction
        return float(dx * c + dy * s), float(dy * c - dx * s)
