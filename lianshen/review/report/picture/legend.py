"""The column beside a sheet's picture: its title, what the colours mean in both languages, what was not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from lianshen.review.language import Text, _
from lianshen.review.picture.canvas import Path, Words, length_of
from lianshen.review.seen import Mark, Seen, named
from lianshen.review.sheets import Problem

_WIDE = 76  # of the column, in units of the sheet
_INK, _GREY = "#212529", "#868e96"
Place = tuple[float, float]


def legend(
    title: Text, seen: Seen, problems: Sequence[Problem], at: Place, unit: float
) -> tuple[tuple[Path | Words, ...], float]:
    """The parts of the column whose upper left corner is `at`, and how deep it reaches."""
    column = _Column(at, unit)
    column.say(title, 1.7, _INK)
    column.gap()
    column.head(_("What the machine saw"))
    for mark, count in _kinds(seen.marks):
        column.swatch(mark, count)
    if not seen.marks:
        column.say(_("nothing was recognised"), 1.3, named("nowhere").colour)
    column.gap()
    column.head(_("How sure it is"))
    column.say(_("whole line, filled: read from the drawing · thick: confirmed by a person"), 1.2, _INK)
    column.say(_("dashed, hatched: worked out, look again · dotted red: sources disagree"), 1.2, _INK)
    if seen.unplaced:
        column.gap()
        column.head(_("Named, but no boundary found: {count}", count=len(seen.unplaced)))
        for lost in seen.unplaced:
            column.say(Text.plain(f"○ {lost.name}  {lost.key}"), 1.2, named("nowhere").colour)
    if problems:
        column.gap()
        column.head(_("Not read, or read only in part: {count}", count=len(problems)))
        for problem in problems:
            column.say(problem.message, 1.2, _INK)
    return tuple(column.parts), column.foot


def _kinds(marks: Sequence[Mark]) -> Iterator[tuple[Mark, int]]:
    """One mark of each kind with its count, in the order they are drawn."""
    counts: dict[str, int] = {}
    firsts: dict[str, Mark] = {}
    for mark in marks:
        entry = f"{mark.title.zh}{mark.colour}"
        firsts.setdefault(entry, mark)
        counts[entry] = counts.get(entry, 0) + 1
    return ((mark, counts[entry]) for entry, mark in firsts.items())


class _Column:
    """Writes line below line."""

    def __init__(self, at: Place, unit: float) -> None:
        self.left, self.unit = at[0], 1.5 * unit
        self.foot = at[1] + 2 * unit
        self.parts: list[Path | Words] = []

    def gap(self) -> None:
        self.foot += 1.5 * self.unit

    def head(self, text: Text) -> None:
        self.say(text, 1.5, _INK)
        self.foot += 0.6 * self.unit

    def say(self, text: Text, size: float, colour: str) -> None:
        """The Chinese, then the English in grey where it differs."""
        self._lines(text.zh, size, colour)
        if text.en != text.zh:
            self._lines(text.en, size * 0.85, _GREY)

    def swatch(self, mark: Mark, count: int) -> None:
        u, top = self.unit, self.foot + 0.3 * self.unit
        corners = np.array([(0, 0), (4, 0), (4, 1.4), (0, 1.4)]) * u + (self.left, top)
        fill = max(mark.style.fill, 0.15)
        self.parts.append(Path((corners,), mark.colour, mark.style.width * u / 2, mark.colour, fill, closed=True))
        words = Words(f"{mark.title.zh} × {count}", (self.left + 5 * u, top + 1.2 * u), 1.3 * u, _INK)
        behind = self.left + 6 * u + length_of(words.text, words.size)
        self.parts += (words, Words(mark.title.en, (behind, top + 1.2 * u), 1.1 * u, _GREY))
        self.foot += 2.1 * u

    def _lines(self, words: str, size: float, colour: str) -> None:
        high = size * self.unit
        line = ""
        for letter in words:
            if length_of(line + letter, high) > _WIDE * self.unit:
                self._line(line, high, colour)
                line = ""
            line += letter
        self._line(line, high, colour)

    def _line(self, line: str, high: float, colour: str) -> None:
        self.foot += 1.35 * high
        self.parts.append(Words(line, (self.left, self.foot), high, colour))
