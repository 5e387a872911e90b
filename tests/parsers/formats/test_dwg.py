"""DWG files of others are read as their DXF would be: sheets, blocks, Chinese texts; what is lost is counted by name."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from lianshen.parsers.format import Reading
from lianshen.parsers.reading import read_file
from lianshen.review.sheets import Drawing, Problem

DRAWINGS = Path(__file__).parents[4] / "shared" / "drawings"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@functools.cache
def reading_of(path: str) -> Reading:
    file = DRAWINGS / path
    assert file.exists(), f"{file} is missing: the real drawings belong beside the project, in ../shared/drawings"
    _source, reading = read_file(file, file.name)
    return reading


def words(reading: Reading) -> list[str]:
    return [word.text for drawing in reading.drawings for word in drawing.words]


def problem(reading: Reading, code: str) -> Problem:
    (found,) = [each for each in reading.problems if each.code == code]
    return found


def test_three_framed_plans_of_a_school_are_three_sheets() -> None:
    reading = reading_of("dwg/mani_Link_floor.dwg")
    titles = sorted(str(drawing.sheet.title) for drawing in reading.drawings)
    assert titles == ["一层平面图", "三层平面图", "二层平面图"]
    assert {problem.code for problem in reading.problems} == {"fonts", "outside-frames"}
    for drawing in reading.drawings:
        assert (drawing.sheet.paper, drawing.sheet.scale, drawing.exact) == ((841, 594), 100, True)
        assert count(drawing, "$DorLib2D$") == 26
        assert count(drawing, "$WINLIB2D$00000004") == 43
        assert count(drawing, "_FZH") == 32
        areas = {word.text.removesuffix("m") for word in drawing.words}
        assert {"19.68", "94.10", "94.34", "95.76", "115.02", "62.16", "113.18", "62.40", "128.14"} <= areas


def count(drawing: Drawing, start: str) -> int:
    return sum(symbol.name.startswith(start) for symbol in drawing.symbols)


def test_the_plans_read_from_dwg_and_from_its_dxf_are_the_same() -> None:
    from_dwg, from_dxf = reading_of("dwg/mani_Link_floor.dwg"), reading_of("derived/mani_Link_floor.dxf")
    assert sorted(words(from_dwg)) == sorted(words(from_dxf))
    assert [len(drawing.segments) for drawing in from_dwg.drawings] == [
        len(drawing.segments) for drawing in from_dxf.drawings
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("atl_example-wsad-plan", "一层给排水平面图"),
        ("atl_readme-elec", "电气设计说明"),
        ("atl_readme-wsad", "给排水设计说明"),
        ("atl_防水设计-专篇", "GB55030-2022"),
    ],
)
def test_chinese_texts_are_right(name: str, said: str) -> None:
    found = words(reading_of(f"dwg/{name}.dwg"))
    assert any(said in re.sub(r"\s", "", text) for text in found), found
    assert not any("\ufffd" in text for text in found)


def test_every_text_of_a_long_chapter_arrives() -> None:
    found = words(reading_of("dwg/atl_绿建专篇.dwg"))
    assert len(found) >= 3_528
    assert sum(bool(CHINESE.search(text)) for text in found) >= 1_722


def test_six_stacked_sheets_keep_their_layers() -> None:
    reading = reading_of("dwg/atl_example-elec.dwg")
    assert len(reading.drawings) == 6
    assert {"WIRE-照明", "EQUIP-插座", "EQUIP-照明", "WIRE-接地"} <= set(reading.drawings[0].layers)


def test_native_tarch_objects_are_counted_and_the_plan_is_not_trusted() -> None:
    reading = reading_of("dwg/sy_rectangle_walls_windows.dwg")
    lost = problem(reading, "tarch-proxy")
    assert lost.count == 28
    assert "TCH_WALL × 14" in lost.message.en
    assert "TCH_OPENING × 14" in lost.message.en
    assert "TSAVEAS" in lost.remedy.zh
    assert not any(drawing.exact for drawing in reading.drawings)


def test_a_file_of_custom_objects_only_is_not_called_empty() -> None:
    reading = reading_of("hard/acadsharp_AecObjects.dwg")
    assert not reading.drawings
    assert problem(reading, "proxy").count == 4
    assert {each.code for each in reading.problems} == {"proxy"}


def test_objects_only_one_reader_knows_are_taken_from_it() -> None:
    reading = reading_of("dwg/tika_architectural_-_annotation_scaling_and_multileaders.dwg")
    assert "EPDM ROOF CONSTRUCTION:" in words(reading)  # the text of a multileader
    assert reading.drawings[0].exact
