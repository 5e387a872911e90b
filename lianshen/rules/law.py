"""The law's numbers: dated data with their trust, read for one day and one region.

`limits.yaml` holds one entry per limit: title, unit, the rows it is looked up by, and editions.  An edition is
in force from `since` to before `until`; a region's own values stand under `regions`, by the first digits of its code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from lianshen.review.evidence import Clause, Trust
from lianshen.review.language import Text


class NoLimit(Exception):
    """The law of this day has no number for this case: the rule is then not applicable or undecided, never passed."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One number (or word) of the law, with its unit, trust and the clause it stands in."""

    name: str
    value: float | str
    unit: str
    trust: Trust
    clause: Clause | None

    @property
    def number(self) -> float:
        """The value as a number; TypeError where the law demands a word."""
        if isinstance(self.value, str):
            raise TypeError(f"{self.name} is not a number")
        return self.value


@dataclass(frozen=True, slots=True)
class LimitTable:
    """All editions of all limits of one pack."""

    entries: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, source: Traversable) -> LimitTable:
        """The table in a `limits.yaml`."""
        return cls(yaml.safe_load(source.read_text("utf-8")) or {})


@dataclass(slots=True)
class Law:
    """The law of one day in one region, as one pack wrote it down; `used` keeps what was looked up."""

    table: LimitTable
    on: date
    region: str = ""
    used: list[Limit] = field(default_factory=list)

    def limit(self, name: str, *row: object) -> Limit:
        """The limit `name` for `row` (in the order of the entry's `row`); NoLimit where this day's law has none."""
        entry = self.table.entries[name]
        edition = self._edition(name, entry)
        regional = self._regional(edition)
        value = _look_up({**edition, **regional}["values"], name, row)
        limit = Limit(
            name,
            value if isinstance(value, str) else float(value),
            entry.get("unit", ""),
            Trust(regional.get("trust") or edition["trust"]),
            self.clause(name),
        )
        self.used.append(limit)
        return limit

    def trust(self, name: str) -> Trust:
        """How far the edition in force of `name` may be believed; NoLimit where none is in force."""
        return Trust(self._edition(name, self.table.entries[name])["trust"])

    def clause(self, name: str) -> Clause | None:
        """Where `name` stands on this day in this region; NoLimit where no edition is in force."""
        edition = self._edition(name, self.table.entries[name])
        clause = self._regional(edition).get("clause") or edition.get("clause")
        return Clause(clause["standard"], str(clause["number"])) if clause else None

    def title(self, name: str) -> Text:
        """What the limit is called."""
        return Text(**self.table.entries[name]["title"])

    def _edition(self, name: str, entry: dict[str, Any]) -> dict[str, Any]:
        for edition in entry["editions"]:
            until = edition.get("until")
            if _day(edition["since"]) <= self.on and (until is None or self.on < _day(until)):
                return dict(edition)
        raise NoLimit(f"{name} on {self.on}")

    def _regional(self, edition: dict[str, Any]) -> dict[str, Any]:
        regions = {str(code): values for code, values in (edition.get("regions") or {}).items()}
        fitting = [code for code in regions if self.region.startswith(code)]
        return dict(regions[max(fitting, key=len)]) if fitting else {}


def _look_up(values: Any, name: str, row: tuple[object, ...]) -> float | str:
    for step in row:
        if not isinstance(values, dict):
            break
        spelled = {one.strip(): value for many, value in values.items() for one in str(many).split("|")}
        if str(step) not in spelled:
            raise NoLimit(f"{name} for {step}")
        values = spelled[str(step)]
    if not isinstance(values, int | float | str):
        raise NoLimit(f"{name} for {row}")
    return values


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
