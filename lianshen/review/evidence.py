"""Where a reader can go and look: places on sheets, amounts with their units, clauses of the law."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from lianshen.review.language import Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place on one sheet, or words on it.

    `shape` is in metres of the sheet's plan; `Sheet.to_plan` leads back to the file.
    """

    sheet: str | None = None
    shape: BaseGeometry | None = None
    quote: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its unit, such as 23 m."""

    value: float
    unit: str = ""

    def said(self, language: str) -> str:
        """The amount as a reader writes it: three decimals at the most, no trailing zeros."""
        number = f"{self.value:.3f}".rstrip("0").rstrip(".")
        return f"{number} {_UNIT_WORDS.get((self.unit, language), self.unit)}".rstrip()


@dataclass(frozen=True, slots=True)
class Bound:
    """What is demanded: `op` is one of <=, >=, ==; `value` a number, or a word ("A") where a kind is meant."""

    op: str
    value: float | str
    unit: str = ""

    def said(self, language: str) -> str:
        """The demand in words short enough for a table cell."""
        if isinstance(self.value, str):
            return _KIND_WORDS.get((self.value, language), self.value)
        return f"{_SIGNS[self.op]} {Quantity(self.value, self.unit).said(language)}"

    def excludes(self, other: Bound) -> bool:
        """Whether no value can satisfy both demands."""
        if isinstance(self.value, str) or isinstance(other.value, str):
            return self.op == other.op == "==" and self.value != other.value
        sides = ((self.op, self.value), (other.op, other.value))
        low = max((value for op, value in sides if op in (">=", "==")), default=float("-inf"))
        high = min((value for op, value in sides if op in ("<=", "==")), default=float("inf"))
        return self.unit == other.unit and low > high


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a demand is written: standard with edition, and number, letter for letter as in the clause catalogue."""

    standard: str
    number: str

    def __str__(self) -> str:
        return f"{self.standard} {self.number}"


class Trust(StrEnum):
    """How far a number of the law may be believed, from two agreeing transcripts down to a weak memory."""

    CHECKED = "checked"
    SEEN = "seen"
    PARTLY_SEEN = "partly-seen"
    MEMORY = "memory"
    MEMORY_WEAK = "memory-weak"

    @property
    def rank(self) -> int:
        """0 for the weakest, 4 for the strongest."""
        return len(Trust) - 1 - list(Trust).index(self)


_KIND_WORDS = {  # what a demand for a kind is called; the keys are values of DoorKind and fire-door classes
    ("fire", "zh"): "防火门",
    ("fire", "en"): "fire door",
    ("protective", "zh"): "防护密闭门",
    ("protective", "en"): "protective door",
    ("airtight", "zh"): "密闭门",
    ("airtight", "en"): "airtight door",
    ("A", "zh"): "甲级",
    ("A", "en"): "class A",
    ("B", "zh"): "乙级",
    ("B", "en"): "class B",
    ("C", "zh"): "丙级",
    ("C", "en"): "class C",
}
_SIGNS = {"<=": "≤", ">=": "≥", "==": "="}
_UNIT_WORDS = {
    ("count", "zh"): "个",
    ("count", "en"): "",
    ("persons", "zh"): "人",
    ("m2", "zh"): "m²",
    ("m2", "en"): "m²",
    ("mm2", "zh"): "mm²",
    ("mm2", "en"): "mm²",
    ("ohm", "zh"): "Ω",
    ("ohm", "en"): "Ω",
    ("1/a", "zh"): "次/a",
    ("m2/person", "zh"): "m²/人",
    ("m2/person", "en"): "m²/person",
}
