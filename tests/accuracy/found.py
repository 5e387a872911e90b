"""What the product says of a drawing, read through its own doors: files to drawings, drawings to one design."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from lianshen.parsers.assemble import assemble
from lianshen.parsers.reading import read_file
from lianshen.review.building import Building, Design, Storey
from lianshen.review.facts import Certainty, Fact, Parts, Subject, Unknown
from lianshen.review.projects import Declared
from lianshen.review.sheets import Drawing, Sheet

S = TypeVar("S", bound=Subject)


@dataclass(frozen=True, slots=True)
class Found:
    """The design and the sheets it was read from."""

    drawings: tuple[Drawing, ...]
    design: Design

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets, in the order of reading."""
        return tuple(drawing.sheet for drawing in self.drawings)

    @property
    def buildings(self) -> tuple[Building, ...]:
        """All buildings."""
        return value_of(self.design, Design.buildings) or ()

    def on(self, sheet: Sheet, parts: Parts[S]) -> tuple[S, ...]:
        """The parts that are drawn on one sheet, of one storey where the sheet stands for many."""
        for storey in self.storeys:
            own = tuple(part for part in value_of(storey, parts) or () if sheet_of(part) == sheet.id)
            if own:
                return own
        return ()

    @property
    def storeys(self) -> tuple[Storey, ...]:
        """All storeys of all buildings."""
        return tuple(s for building in self.buildings for s in value_of(building, Building.storeys) or ())


def read(files: Iterable[Path]) -> Found:
    """Read files as the desk does."""
    readings = [read_file(path, path.name)[1] for path in files]
    drawings = tuple(drawing for reading in readings for drawing in reading.drawings)
    problems = [problem for reading in readings for problem in reading.problems]
    return Found(drawings, assemble(drawings, problems, Declared()))


def sheet_of(part: Subject) -> str | None:
    """The sheet a part's own shape was read on, else the one its storey is drawn on."""
    declared = type(part).facts()
    for name in ("boundary", "at"):
        if name in declared and (said := part.statements(declared[name])):
            return said[0].source.sheet or part.sheet
    return part.sheet


def value_of(subject: Subject, fact: Fact[Any]) -> Any:
    """The value that stands; None where it is unknown or disputed."""
    try:
        return fact.of(subject)
    except Unknown:
        return None


def is_read(subject: Subject, fact: Fact[Any]) -> bool:
    """Whether the value stands as READ or better: a rule may pass on it."""
    surest = fact.surest(subject)
    return bool(surest) and surest[0].certainty >= Certainty.READ and value_of(subject, fact) is not None
