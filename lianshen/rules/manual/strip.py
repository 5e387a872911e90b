"""One picture for a printed page: a case that passes, one that fails and one that asks, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from lianshen.review.findings import Verdict
from lianshen.review.picture.canvas import Path, Picture, Words, length_of
from lianshen.rules.manual.drawn import COLOURS, WIDE
from lianshen.rules.manual.rule_page import RulePage
from lianshen.rules.manual.shown import Shown
from lianshen.rules.manual.words import VERDICTS

_HEAD, _SIZE = 9.0, 3.0
_SHOWN = (Verdict.PASS, Verdict.FAIL, Verdict.UNDECIDED)


def strip(page: RulePage) -> Picture | None:
    """The rule's cases in a row; None where nothing of it can be drawn."""
    cases = [case for case in map(page.picture_of, _SHOWN) if case is not None]
    if not cases:
        return None
    high = max(case.picture.height for case in cases if case.picture) + _HEAD
    parts = (part for number, case in enumerate(cases) for part in _case(case, number * WIDE, high))
    return Picture(WIDE * len(cases), high, f"{page.title.zh} {page.title.en}", tuple(parts))


def _case(case: Shown, left: float, high: float) -> Iterator[Path | Words]:
    verdict, picture = VERDICTS[case.verdict], case.picture
    assert picture is not None
    yield Words(f"{verdict.zh} {verdict.en}", (left + 3, 4.2), 3.2, COLOURS[case.verdict])
    yield Words(_short(case.why.zh), (left + 3, 8.2), _SIZE * 0.9, "#3d4650")
    for part in picture.parts:
        yield _moved(part, left, _HEAD)
    if left:
        yield Path((np.array([(left, 2.0), (left, high - 2.0)]),), "#d5dae0", 0.2)


def _moved(part: Path | Words, x: float, y: float) -> Path | Words:
    if isinstance(part, Words):
        return replace(part, at=(part.at[0] + x, part.at[1] + y))
    return replace(part, lines=tuple(line + np.array((x, y)) for line in part.lines))


def _short(words: str) -> str:
    """As much of a sentence as one case has room for."""
    room = WIDE - 6
    if length_of(words, _SIZE * 0.9) <= room:
        return words
    while length_of(words + "…", _SIZE * 0.9) > room:
        words = words[:-1]
    return words + "…"
