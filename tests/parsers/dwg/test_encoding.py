"""Chinese texts are right in every version of DWG, and where the header lies about the code page."""

from __future__ import annotations

from pathlib import Path

import pytest
from acadsharp import native

from lianshen.parsers.format import Reading
from lianshen.parsers.reading import read_file

SCHOOL = Path(__file__).parents[4] / "shared" / "drawings" / "dwg" / "mani_Link_floor.dwg"
TITLES = ["一层平面图", "三层平面图", "二层平面图"]
CODE_PAGE, WESTERN = slice(0x13, 0x15), (30).to_bytes(2, "little")


def saved_as(version: str, path: Path) -> Path:
    runtime = native.load()
    document = runtime.read(SCHOOL, format="dwg")
    document.Header.Version = runtime.type("ACadSharp.ACadVersion").get(version)
    runtime.write(document, path, format="dwg")
    return path


def titles(reading: Reading) -> list[str]:
    return sorted(str(drawing.sheet.title) for drawing in reading.drawings)


@pytest.mark.parametrize("version", ["AC1015", "AC1018", "AC1024", "AC1027", "AC1032"])
def test_a_drawing_saved_in_an_older_or_newer_version_reads_the_same(version: str, tmp_path: Path) -> None:
    path = saved_as(version, tmp_path / "a.dwg")
    assert path.read_bytes()[:6] == version.encode()
    _source, reading = read_file(path, path.name)
    assert titles(reading) == TITLES
    assert all(drawing.exact for drawing in reading.drawings)


def test_the_oldest_version_keeps_its_chinese_and_is_never_believed(tmp_path: Path) -> None:
    path = saved_as("AC1014", tmp_path / "a.dwg")
    _source, reading = read_file(path, path.name)
    (drawing,) = reading.drawings
    assert "本层建筑面积" in {word.text for word in drawing.words}
    assert "dwg-one-reader" in {problem.code for problem in reading.problems}
    assert not drawing.exact


def test_gbk_texts_under_a_western_header_are_read_as_gbk(tmp_path: Path) -> None:
    path = saved_as("AC1015", tmp_path / "a.dwg")
    content = bytearray(path.read_bytes())
    content[CODE_PAGE] = WESTERN
    path.write_bytes(content)
    _source, reading = read_file(path, path.name)
    assert titles(reading) == TITLES
    assert "encoding" in {problem.code for problem in reading.problems}
