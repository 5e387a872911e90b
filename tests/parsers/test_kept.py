"""A file read once is not read again: the same reading comes back, and never one of other parsers or other bytes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random

import numpy as np
import pytest

from lianshen.parsers import kept
from lianshen.parsers.reading import read_file
from tests.bench.dxf_drawing import write
from tests.hostile import make


def test_the_second_reading_is_the_first_again_in_a_tenth_of_the_time(tmp_path: Path) -> None:
    write(tmp_path / "a.dxf", 3_000)
    kept.parser_version()
    start = time.perf_counter()
    _source, first = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")
    between = time.perf_counter()
    _source, second = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")
    assert time.perf_counter() - between < (between - start) / 5  # a tenth when nobody else computes; see the bench
    assert first.problems == second.problems
    for one, other in zip(first.drawings, second.drawings, strict=True):
        assert np.array_equal(one.segments, other.segments)
        assert (one.sheet, one.words, one.symbols) == (other.sheet, other.words, other.symbols)


def test_the_sheets_bear_the_name_the_file_has_now(tmp_path: Path) -> None:
    (tmp_path / "old.dxf").write_bytes(make.plain_dxf())
    read_file(tmp_path / "old.dxf", "old.dxf", keep_in=tmp_path / "kept")
    (tmp_path / "new.dxf").write_bytes((tmp_path / "old.dxf").read_bytes())
    source, reading = read_file(tmp_path / "new.dxf", "new.dxf", keep_in=tmp_path / "kept")
    assert [drawing.sheet.source for drawing in reading.drawings] == [source]
    assert source.name == "new.dxf"


def test_other_bytes_and_other_parsers_are_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    source, reading = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")
    assert kept.kept(tmp_path / "kept", source) is not None
    assert kept.kept(tmp_path / "elsewhere", source) is None
    monkeypatch.setattr(kept, "parser_version", lambda: "another")
    assert kept.kept(tmp_path / "kept", source) is None
    assert len(reading.drawings) == 1


def test_what_was_not_read_is_tried_again(tmp_path: Path) -> None:
    make.array_of_arrays(tmp_path / "a.dxf")
    source, _reading = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")
    assert kept.kept(tmp_path / "kept", source) is None


def test_a_damaged_copy_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    source, reading = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")
    (copy,) = (tmp_path / "kept").rglob("*.zip")
    copy.write_bytes(copy.read_bytes()[:-200])
    again = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")[1]
    assert len(again.drawings) == len(reading.drawings)
    assert kept.kept(tmp_path / "kept", source) is not None


def test_whatever_byte_of_a_copy_is_wrong_it_is_read_or_not_believed(tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    source, reading = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")
    (copy,) = (tmp_path / "kept").rglob("*.zip")
    whole, random = copy.read_bytes(), Random(5)
    believed = 0
    for _ in range(400):
        broken = bytearray(whole)
        for place in random.sample(range(len(whole)), random.choice((1, 1, 6))):
            broken[place] ^= 1 << random.randrange(8)
        copy.write_bytes(broken[: random.choice((len(whole), len(whole), random.randrange(len(whole))))])
        again = kept.kept(tmp_path / "kept", source)
        believed += again is not None
        assert again is None or [tuple(one.words) for one in again.drawings] == [
            tuple(one.words) for one in reading.drawings
        ]
    assert believed < 200


def test_a_folder_nobody_may_write_in_hurts_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    (tmp_path / "kept").write_text("a file where the folder should be")
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")
    assert len(reading.drawings) == 1


def test_what_was_not_used_for_longest_makes_room(tmp_path: Path) -> None:
    for age, name in enumerate(("new/a.zip", "new/b.zip", "old/c.zip", "old/d.zip")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(bytes(100))
        os.utime(tmp_path / name, (1_000 - age, 1_000 - age))
    kept.make_room(tmp_path, 400)
    assert len(list(tmp_path.rglob("*.zip"))) == 4
    kept.make_room(tmp_path, 199)
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["new", "new/a.zip"]
    kept.make_room(tmp_path / "nowhere", 0)
