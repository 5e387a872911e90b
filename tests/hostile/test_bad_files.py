"""Every bad file of the list ends in a clear problem, within its limits, and the next file goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lianshen.parsers.format import Reading
from lianshen.parsers.reading import Limits, read_file
from lianshen.review.sheets import Loss
from tests.hostile import make

REFUSED = [
    (make.empty, "bad.dxf", "empty"),
    (make.wrong_type, "bad.dxf", "wrong-type"),
    (make.locked_pdf, "bad.pdf", "password"),
    (make.no_sheets, "bad.dxf", "nothing-drawn"),
    (make.exponential, "bad.dxf", "too-much-drawn"),
    (make.array_of_arrays, "bad.dxf", "too-much-drawn"),
    (make.giant_page, "bad.pdf", "page-size"),
]


@pytest.mark.parametrize(("write", "name", "code"), REFUSED, ids=lambda part: getattr(part, "__name__", ""))
def test_it_is_refused_with_a_reason_and_a_remedy(
    write: Callable[[Path], None], name: str, code: str, tmp_path: Path
) -> None:
    write(tmp_path / name)
    started = time.monotonic()
    source, reading = read_file(tmp_path / name, name)
    assert time.monotonic() - started < 20
    assert source.size_bytes == (tmp_path / name).stat().st_size
    assert reading.drawings == ()
    assert code in codes(reading)
    assert all(problem.message.zh and problem.remedy.zh and problem.remedy.en for problem in reading.problems)
    assert {problem.loss for problem in reading.problems} >= {Loss.NOT_READ}


@pytest.mark.parametrize(("write", "name"), [(make.truncated_dxf, "cut.dxf"), (make.truncated_pdf, "cut.pdf")])
def test_a_file_cut_short_is_never_taken_for_a_whole_one(
    write: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    write(tmp_path / name)
    _source, reading = read_file(tmp_path / name, name)
    assert "cut-short" in codes(reading)
    assert not any(drawing.exact for drawing in reading.drawings)
    assert reading.drawings or any(problem.loss is Loss.NOT_READ for problem in reading.problems)


def test_a_block_that_holds_itself_loses_only_itself(tmp_path: Path) -> None:
    make.recursive(tmp_path / "a.dxf")
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf")
    assert "recursive-block" in codes(reading)
    assert len(reading.drawings[0].segments) == 1


def test_impossible_coordinates_are_counted_and_left_out(tmp_path: Path) -> None:
    make.impossible_places(tmp_path / "a.dxf")
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf")
    assert reading.drawings[0].segments.tolist() == [[0.0, 0.0, 8_000.0, 0.0]]
    assert [problem.count for problem in reading.problems if problem.code == "bad-coordinates"] == [3]


def test_ten_thousand_layers_are_read_with_their_names_as_they_are(tmp_path: Path) -> None:
    make.ten_thousand_layers(tmp_path / "a.dxf")
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf")
    assert len(reading.drawings[0].segments) == 10_000
    assert "<script>-9999" in reading.drawings[0].layers


def test_a_page_that_unpacks_to_a_gigabyte_is_stopped(tmp_path: Path) -> None:
    make.flate_bomb(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").stat().st_size < 50_000
    started = time.monotonic()
    _source, reading = read_file(tmp_path / "a.pdf", "a.pdf", Limits(memory=1 << 30, cpu=4, wall=15))
    assert time.monotonic() - started < 25
    assert codes(reading) & {"memory", "timeout", "crashed"}
    assert reading.drawings == ()


def test_after_a_bad_file_a_good_one_is_read_as_ever(tmp_path: Path) -> None:
    make.exponential(tmp_path / "bad.dxf")
    (tmp_path / "good.dxf").write_bytes(make.plain_dxf())
    assert read_file(tmp_path / "bad.dxf", "bad.dxf")[1].drawings == ()
    assert len(read_file(tmp_path / "good.dxf", "good.dxf")[1].drawings) == 1


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems}
