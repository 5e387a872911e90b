"""Two thousand mutants of every format: each is read or refused, and none hangs or takes the server with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianshen.parsers.reading import read_file
from lianshen.review.sheets import Loss
from tests.hostile import fuzz
from tests.hostile.mutants import ENDINGS, SEEDS, mutant

COUNT = 2_000


@pytest.mark.timeout(900)  # a DWG costs a twentieth of a second; the machine may be busy
@pytest.mark.parametrize("form", SEEDS)
def test_two_thousand_mutants_are_read_or_refused(form: str) -> None:
    found = fuzz.run(form, COUNT)
    assert [told.number for told in found] == list(range(COUNT))
    assert fuzz.faults(form, found) == []
    assert max(told.seconds for told in found) < 5


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("form", ["dxf", "dwg", "pdf", "png", "tiff"])
def test_the_real_way_gives_the_same_kind_of_answer(form: str, number: int, tmp_path: Path) -> None:
    path = tmp_path / f"mutant{ENDINGS[form]}"
    path.write_bytes(mutant(form, number))
    _source, reading = read_file(path, path.name)
    assert reading.drawings or any(problem.loss is Loss.NOT_READ for problem in reading.problems)


@pytest.mark.parametrize(("form", "seed"), [*(("dxf", n) for n in range(6)), ("pdf", 0), ("pdf", 1)])
def test_what_the_mutants_are_made_of_can_be_read(form: str, seed: int, tmp_path: Path) -> None:
    content = SEEDS[form]()[seed]
    path = tmp_path / f"seed{ENDINGS[form]}"
    path.write_bytes(content)
    _source, reading = read_file(path, path.name)
    assert reading.drawings
