"""Every real drawing is read as it was when somebody last looked at it, or refused with a cause."""

from __future__ import annotations

from functools import cache

import pytest

from lianshen.review.sheets import Loss, Problem
from tests.drawings.collection import manifest, read_all, reading
from tests.drawings.golden import FOLDER, Golden, differences, golden, kept, table

KEPT = kept()


@pytest.fixture(scope="module", autouse=True)
def _all_read() -> None:
    read_all(manifest())


def test_every_drawing_of_the_collection_has_a_golden_reading() -> None:
    assert sorted(KEPT) == sorted(manifest())


@pytest.mark.parametrize("path", sorted(KEPT))
def test_a_drawing_is_read_as_before(path: str) -> None:
    now, problems = looked_at(path)
    found = differences(KEPT[path], now)
    assert found == [], "look at the drawing; if the new reading is right: python -m tests.drawings.renew"
    assert all(problem.message.zh and problem.remedy.zh for problem in problems)
    assert now["sheets"] or any(problem.loss is Loss.NOT_READ for problem in problems), "refused without a cause"


def test_the_readme_says_what_the_golden_readings_say() -> None:
    assert table(KEPT) == (FOLDER / "README.md").read_text("utf-8")


def test_a_lost_storey_or_a_third_of_the_words_would_be_seen() -> None:
    now, _problems = looked_at("dwg/mani_Link_floor.dwg")
    first = {**now["sheets"][0], "storeys": [], "words": now["sheets"][0]["words"] * 2 // 3}
    assert len(differences(now, {**now, "sheets": [first, *now["sheets"][1:]]})) == 2


@cache
def looked_at(path: str) -> tuple[Golden, tuple[Problem, ...]]:
    """The golden reading of today and its problems; what is large is let go of again."""
    source, read = reading(path)
    return golden(source, read), read.problems
