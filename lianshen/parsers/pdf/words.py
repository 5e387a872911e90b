"""The words of one PDF page: signs put together along their line, with the layer they are on."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, degrees, hypot
from typing import Any

from lianshen.parsers.names import clean
from lianshen.review.sheets import Word

_CAPITALS = 0.75  # of the font's size: heights in drawings are those of capital letters
_GAP = 0.45  # of the size: a wider gap begins a new word
_BLANK = 0.18
_INVISIBLE = 3


def page_words(page: Any) -> Iterator[Word]:
    """Every visible piece of text, in points with y up."""
    run: _Run | None = None
    for span in page.get_texttrace():
        if span["type"] == _INVISIBLE or span.get("opacity", 1.0) == 0.0:
            continue
        for sign, _glyph, origin, _box in span["chars"]:
            if run is not None and run.takes(span, origin):
                run.add(sign, origin, span)
                continue
            if run is not None:
                yield from run.words(page.rect.height)
            run = _Run(span, sign, origin)
    if run is not None:
        yield from run.words(page.rect.height)


class _Run:
    """Signs one after the other on one line, in one size and direction."""

    def __init__(self, span: dict[str, Any], sign: int, origin: tuple[float, float]) -> None:
        self.size, self.direction, self.layer = float(span["size"]), span["dir"], span.get("layer") or "0"
        self.start, self.text, self.end = origin, "", 0.0
        self.add(sign, origin, span)

    def takes(self, span: dict[str, Any], origin: tuple[float, float]) -> bool:
        """Whether the next sign goes on where this run ends."""
        same = span["dir"] == self.direction and abs(span["size"] - self.size) < 0.01 * self.size
        along, aside = self._place(origin)
        return same and abs(aside) < 0.2 * self.size and -0.6 * self.size < along - self.end < _GAP * self.size

    def add(self, sign: int, origin: tuple[float, float], span: dict[str, Any]) -> None:
        """Append one sign."""
        along, _ = self._place(origin)
        if self.text and along - self.end > _BLANK * self.size and not self.text.endswith(" "):
            self.text += " "
        self.text += chr(sign) if 0 < sign < 0x110000 else "\ufffd"
        self.end = along + _advance(sign) * self.size

    def words(self, height: float) -> Iterator[Word]:
        """The run as one word, if it says anything."""
        text = clean(self.text).strip()
        if text and hypot(*self.start) < 1e7:
            turn = degrees(atan2(-self.direction[1], self.direction[0]))
            at = (float(self.start[0]), float(height - self.start[1]))
            yield Word(text, at, self.size * _CAPITALS, max(self.end, 0.1 * self.size), turn, self.layer)

    def _place(self, origin: tuple[float, float]) -> tuple[float, float]:
        dx, dy = origin[0] - self.start[0], origin[1] - self.start[1]
        c, s = self.direction
        return float(dx * c + dy * s), float(dy * c - dx * s)


def _advance(sign: int) -> float:
    """The usual width of a sign as a part of its size: fonts differ, the next sign's place corrects it."""
    return 1.0 if sign > 0x2E7F else 0.5
