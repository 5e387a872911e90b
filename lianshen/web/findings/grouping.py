"""Matters put in the order a reader walks: sheet by sheet, and on a sheet place by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lianshen.review.findings import Verdict
from lianshen.web.desk.views import MatterLine, SheetLine


@dataclass(frozen=True, slots=True)
class Place:
    """All matters of one place, whichever department they belong to."""

    matters: tuple[MatterLine, ...]

    @property
    def shared(self) -> bool:
        """Whether several departments speak about it."""
        return len({line.matter.department for line in self.matters}) > 1


@dataclass(frozen=True, slots=True)
class OnSheet:
    """The places of one sheet; `sheet` is None for matters that have no place on any sheet."""

    sheet: SheetLine | None
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How many matters there are."""
        return sum(len(place.matters) for place in self.places)


def by_sheet(matters: Iterable[MatterLine], sheets: Sequence[SheetLine]) -> tuple[OnSheet, ...]:
    """The matters in the order of the sheets of the set; those without a sheet come last."""
    matters = tuple(matters)
    order = {line.sheet.id: number for number, line in enumerate(sheets)}
    where = {id(line): order.get(sheet_of(line) or "", len(sheets)) for line in matters}
    placed = sorted(matters, key=lambda line: (where[id(line)], line.matter.place))
    return tuple(
        OnSheet(sheets[number] if number < len(sheets) else None, _places(tuple(group)))
        for number, group in groupby(placed, key=lambda line: where[id(line)])
    )


def failures_first(matters: Iterable[MatterLine]) -> tuple[MatterLine, ...]:
    """The order of the list beside a sheet: what failed or was added, then what is undecided; the most binding first."""
    return tuple(sorted(matters, key=lambda line: (_undecided(line), line.matter.severity.rank, line.matter.place)))


def _undecided(line: MatterLine) -> bool:
    return line.matter.finding is not None and line.matter.finding.verdict is Verdict.UNDECIDED


def sheet_of(line: MatterLine) -> str | None:
    """The first sheet the matter points at."""
    return next((evidence.sheet for evidence in line.matter.evidence if evidence.sheet), None)


def _places(matters: tuple[MatterLine, ...]) -> tuple[Place, ...]:
    return tuple(Place(tuple(group)) for _place, group in groupby(matters, key=lambda line: line.matter.place))
