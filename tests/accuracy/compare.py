"""Holds what the product says of a drawing against the truth: its sheets, and what is said of the whole building."""

from __future__ import annotations

from typing import Any

from lianshen.review.building import Building, Storey
from lianshen.review.facts import Fact
from lianshen.review.sheets import Sheet
from tests.accuracy.found import Found, is_read, value_of
from tests.accuracy.matching import overlap, plain
from tests.accuracy.one_sheet import SheetComparison
from tests.accuracy.score import Score
from tests.accuracy.truth import DrawingTruth, SheetTruth

STRUCTURES = {"剪力墙结构": "wall", "框架结构": "frame", "框架-剪力墙结构": "frame-wall"}  # the product's own words


def compare(truth: DrawingTruth, found: Found) -> Score:
    """The score of one drawing."""
    score = Score(drawings=1)
    taken: set[str] = set()
    for n, sheet in enumerate(truth.sheets):
        seen = _seen(sheet, found, taken)
        if seen is not None:
            taken.add(seen.id)
        _sheet_fields(score, sheet, seen)
        SheetComparison(score, n, sheet, seen, found).run()
    for extra in found.sheets:
        if extra.id not in taken:
            score.tallies["titles"].found += extra.title is not None
    if truth.facts is not None:
        _facts(score, dict(truth.facts), found)
    if truth.levels:
        _levels(score, dict(truth.levels), found)
    return score


def _seen(sheet: SheetTruth, found: Found, taken: set[str]) -> Sheet | None:
    """The product's own sheet in this place."""
    here = [s for s in found.sheets if s.source.name == sheet.file and s.id not in taken]
    if sheet.frame is None:
        return here[0] if here else None

    def likeness(other: Sheet) -> tuple[bool, float]:
        named = sheet.place is not None and other.place.endswith(sheet.place)
        return named, overlap(sheet.frame, other.frame)  # type: ignore[arg-type]

    best = max(here, key=likeness, default=None)
    return best if best is not None and likeness(best)[1] > 0.3 else None


def _sheet_fields(score: Score, true: SheetTruth, seen: Sheet | None) -> None:
    """Title, number, scale, kind and storeys."""
    pairs: tuple[tuple[str, Any, Any], ...] = (
        ("titles", true.title and plain(true.title), seen and seen.title and plain(seen.title)),
        ("numbers", true.number and plain(true.number), seen and seen.number and plain(seen.number)),
        ("scales", true.scale, seen and seen.scale if true.scale is not None else None),
        ("kinds", true.kind, seen and true.kind and seen.kind.value),
        ("storeys", true.storeys or None, (seen.storeys or None) if seen and true.kind else None),
    )
    for kind, expected, actual in pairs:
        tally = score.tallies[kind]
        tally.true += expected is not None
        tally.found += actual is not None and (expected is not None or kind == "storeys")
        same = expected is not None and actual is not None and expected == actual
        tally.right += same


def _facts(score: Score, true: dict[str, object], found: Found) -> None:
    """What words state of the building."""
    tally = score.tallies["facts"]
    tally.true += len(true)
    declared = Building.facts()
    for building in found.buildings[:1]:
        for name, fact in declared.items():
            if fact.many or name in ("notes", "outline") or not building.knows(fact):
                continue
            actual = value_of(building, fact)
            if actual is None:
                continue
            tally.found += 1
            same = name in true and _says(fact, actual, true[name])
            tally.right += same
            if is_read(building, fact):
                score.judge(same, f"{fact.name} {actual}, is {true.get(name, 'not stated')}")


def _says(fact: Fact[Any], actual: Any, expected: Any) -> bool:
    """Words may be cut short: 框架-剪力墙 is 框架-剪力墙结构, 7(0.10g) is 7度(0.10g)."""
    if isinstance(actual, str) and isinstance(expected, str):
        expected = STRUCTURES.get(expected, expected) if fact is Building.structure else expected
        one, other = (plain(words).replace("度", "").removesuffix("结构") for words in (actual, expected))
        return one == other
    return fact.agree(actual, expected)


def _levels(score: Score, true: dict[int, float], found: Found) -> None:
    """The levels of storeys as a section shows them."""
    tally = score.tallies["levels"]
    tally.true += len(true)
    for storey in found.storeys:
        index, level = value_of(storey, Storey.index), value_of(storey, Storey.level)
        if level is None:
            continue
        tally.found += 1
        same = index in true and abs(true[index] - level) < 0.005
        tally.right += same
        if is_read(storey, Storey.level):
            score.judge(same, f"level of storey {index} is {true.get(index)}, told as {level}")
