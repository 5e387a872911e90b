"""The words of the design notes, line by line, each with the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lianshen.review.evidence import Evidence
from lianshen.review.facts import Search


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line of the notes and where it stands."""

    words: str
    source: Evidence


@dataclass(frozen=True, slots=True)
class Found:
    """A line in which a search matched; `groups` are the pattern's named groups."""

    line: NoteLine
    groups: dict[str, str]

    @property
    def evidence(self) -> Evidence:
        """The quotation, at its place."""
        return Evidence(self.line.source.sheet, self.line.source.shape, quote=self.line.words)


@dataclass(frozen=True, slots=True)
class Notes:
    """All lines of the design notes of one building, in reading order."""

    lines: tuple[NoteLine, ...]

    def find(self, search: Search) -> tuple[Found, ...]:
        """Every place where the pattern of `search` stands; `()` when the notes are silent."""
        return tuple(self._matches(search))

    def _matches(self, search: Search) -> Iterator[Found]:
        for line in self.lines:
            for match in search.pattern.finditer(line.words):
                yield Found(line, {name: words for name, words in match.groupdict().items() if words is not None})
