"""Tallies: how much was there, how much was found, how much of it was right, and which statements were wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

KINDS = (
    "rooms", "outlines", "doors", "windows", "stairs", "lifts", "compartments", "units", "mesh", "conductors",
    "facts", "levels", "titles", "numbers", "scales", "kinds", "storeys",
)  # fmt: skip


@dataclass
class Tally:
    """One kind: in the truth, said by the product, both."""

    true: int = 0
    found: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        """Sum up."""
        self.true, self.found, self.right = self.true + other.true, self.found + other.found, self.right + other.right

    @property
    def recall(self) -> float | None:
        """Right of true; None where there is none."""
        return self.right / self.true if self.true else None

    @property
    def precision(self) -> float | None:
        """Right of found."""
        return self.right / self.found if self.found else None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to show in a picture: in building metres of one sheet; `state` is found, missed or wrong."""

    sheet: int
    kind: str
    state: str
    shape: BaseGeometry
    note: str = ""


@dataclass
class Score:
    """Everything counted on one drawing, or on many."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    area_errors: list[float] = field(default_factory=list)
    judged: int = 0
    wrong: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    seconds: float = 0.0
    drawings: int = 0
    crashed: list[str] = field(default_factory=list)

    def judge(self, is_right: bool, told: str) -> None:
        """One statement the product made as READ."""
        self.judged += 1
        if not is_right:
            self.wrong.append(told)

    def add(self, other: Score) -> None:
        """Sum up; marks stay with their own drawing."""
        for kind, tally in other.tallies.items():
            self.tallies[kind].add(tally)
        self.area_errors += other.area_errors
        self.judged += other.judged
        self.wrong += other.wrong
        self.seconds += other.seconds
        self.drawings += other.drawings
        self.crashed += other.crashed

    @property
    def wrong_share(self) -> float | None:
        """Wrong of all statements made as READ that could be judged."""
        return len(self.wrong) / self.judged if self.judged else None

    @property
    def badness(self) -> float:
        """For the list of the worst: what was missed and what was wrong, wrong statements counting double."""
        missed = sum(t.true - t.right for t in self.tallies.values())
        wrong = sum(t.found - t.right for t in self.tallies.values())
        return missed + wrong + 2 * len(self.wrong)
