"""What reading a file gives, and what a kind of file has to offer for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from lianshen.review.sheets import Drawing, Problem, SourceFile


@dataclass(frozen=True, slots=True)
class Reading:
    """The drawings found in one file, one per sheet, and what could not be read of it."""

    drawings: tuple[Drawing, ...] = ()
    problems: tuple[Problem, ...] = ()

    def with_problems(self, *problems: Problem) -> Reading:
        """The same with `problems` in front of its own."""
        return replace(self, problems=(*problems, *self.problems))


class Format(Protocol):
    """One kind of file.  Both methods run inside the sandbox; whatever `read` raises becomes a problem."""

    @property
    def name(self) -> str:
        """What people call this kind of file."""
        ...

    def accepts(self, source: SourceFile, head: bytes) -> bool:
        """Whether the file may be of this kind, by its first bytes."""
        ...

    def read(self, source: SourceFile, path: Path) -> Reading:
        """The drawings in the file at `path`."""
        ...
