"""Broken DWG files end in a reason, never in a crash, a hang or a drawing that is believed."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from lianshen.parsers.format import Reading
from lianshen.parsers.reading import read_file
from lianshen.review.sheets import Loss

SOUND = Path(__file__).parents[4] / "shared" / "drawings" / "dwg" / "sy_rectangle_walls_windows.dwg"


def reading_of(folder: Path, content: bytes) -> Reading:
    path = folder / "broken.dwg"
    path.write_bytes(content)
    began = time.monotonic()
    _source, reading = read_file(path, path.name)
    assert time.monotonic() - began < 30  # 1 s alone; the machine may be busy
    return reading


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_a_file_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    content = SOUND.read_bytes()
    reading = reading_of(tmp_path, content[: int(len(content) * share)])
    assert not reading.drawings
    assert [(each.code, each.loss) for each in reading.problems] == [("damaged", Loss.NOT_READ)]


def test_flipped_bits_are_refused_or_contained(tmp_path: Path) -> None:
    chance, content = random.Random(7), SOUND.read_bytes()
    for _time in range(6):
        broken = bytearray(content)
        for _flip in range(20):
            broken[chance.randrange(6, len(broken))] ^= 1 << chance.randrange(8)
        reading = reading_of(tmp_path, bytes(broken))
        assert reading.problems
        assert not any(drawing.exact for drawing in reading.drawings)


@pytest.mark.parametrize("number", [1, 2, 3])  # none of them in the padding between two pages
def test_a_single_turned_bit_is_noticed_and_no_geometry_believed(number: int, tmp_path: Path) -> None:
    broken = bytearray(SOUND.read_bytes())
    broken[random.Random(number).randrange(0x80, len(broken))] ^= 1 << number
    reading = reading_of(tmp_path, bytes(broken))
    assert "damaged" in {problem.code for problem in reading.problems}
    assert not any(drawing.exact for drawing in reading.drawings)


def test_a_version_nobody_reads_says_what_to_save_it_as(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, b"AC1099" + SOUND.read_bytes()[6:])
    assert "DWG 2018" in reading.problems[0].remedy.zh
