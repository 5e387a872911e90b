"""Frames of every school are found; units, scale and title block make the sheet; the rest is said."""

from __future__ import annotations

from pathlib import Path

import ezdxf
import numpy as np
import pytest
from ezdxf.layouts import Modelspace

from lianshen.parsers.dxf.document import read_document
from lianshen.parsers.format import Reading
from lianshen.parsers.reading import source_of

A1 = (841.0, 594.0)


def test_a_frame_of_loose_lines_gives_a_sheet_in_metres_and_millimetres(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (50_000, 20_000), 100, {"图名": "二层平面图", "图号": "建施-05", "比例": "1:100", "日期": ""})
    space.add_line((60_000, 30_000), (70_000, 30_000))
    (drawing,) = read(space, tmp_path).drawings
    sheet = drawing.sheet
    assert (sheet.number, sheet.title, sheet.scale, sheet.storeys) == ("建施-05", "二层平面图", 100, ("2F",))
    assert (sheet.paper, sheet.discipline, sheet.kind) == (A1, "architecture", "floor_plan")
    assert dict(sheet.fields)["日期"] == ""
    assert np.allclose(sheet.to_plan.apply((60_000, 30_000)), (10, 10))
    assert np.allclose(sheet.to_paper.apply((60_000, 30_000)), (100, 100))


def test_frames_of_several_scales_and_units_lie_in_one_file(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, {"图名": "一层平面图", "比例": "1:100", "图号": "建施-01"})
    draw_frame(space, (100_000, 0), 50, {"图名": "楼梯详图", "比例": "1:50", "图号": "建施-02"})
    draw_frame(space, (200_000, 0), 0.5, {"图名": "总平面图", "比例": "1:500", "图号": "总施-01"})
    sheets = {drawing.sheet.number: drawing.sheet for drawing in read(space, tmp_path).drawings}
    assert {number: sheet.scale for number, sheet in sheets.items()} == {"建施-01": 100, "建施-02": 50, "总施-01": 500}
    assert sheets["建施-02"].to_plan.scale == pytest.approx(0.001)
    assert sheets["总施-01"].to_plan.scale == pytest.approx(1.0)
    assert all(sheet.paper == A1 for sheet in sheets.values())


def test_what_lies_outside_every_frame_is_counted(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, {"图名": "一层平面图", "比例": "1:100", "图号": "建施-01"})
    space.add_line((-9_000, 0), (-9_000, 5_000))
    (problem,) = [problem for problem in read(space, tmp_path).problems if problem.code == "outside-frames"]
    assert problem.count == 1


def test_a_room_of_a_papers_proportions_is_no_sheet(tmp_path: Path) -> None:
    space = new_space()
    space.add_lwpolyline([(0, 0), (8_410, 0), (8_410, 5_940), (0, 5_940)], close=True, dxfattribs={"layer": "WALL"})
    space.add_lwpolyline([(200, 200), (8_210, 200), (8_210, 5_740), (200, 5_740)], close=True)
    space.add_text("会议室", height=300).set_placement((4_000, 3_000))
    reading = read(space, tmp_path)
    assert [drawing.sheet.place for drawing in reading.drawings] == ["model space"]
    assert "no-frame" in {problem.code for problem in reading.problems}


def test_a_title_under_the_plan_stands_in_for_an_empty_title_block(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, {"图名": "", "图号": "", "比例": ""})
    space.add_text("三层平面图", height=700).set_placement((30_000, 6_000))
    space.add_text("1:100", height=600).set_placement((35_000, 6_000))
    (drawing,) = read(space, tmp_path).drawings
    assert (drawing.sheet.title, drawing.sheet.storeys, drawing.sheet.scale) == ("三层平面图", ("3F",), 100)
    assert dict(drawing.sheet.fields) == {"图名": "", "图号": "", "比例": ""}


def test_a_frame_placed_as_a_block_is_read_by_its_attributes(tmp_path: Path) -> None:
    document = ezdxf.new("R2010", units=4)
    block = document.blocks.new("A2图框")
    block.add_lwpolyline([(0, 0), (594, 0), (594, 420), (0, 420)], close=True)
    block.add_lwpolyline([(25, 10), (584, 10), (584, 410), (25, 410)], close=True)
    placed = document.modelspace().add_blockref("A2图框", (0, 0), dxfattribs={"xscale": 150, "yscale": 150})
    for tag, words in (("图名", "地下一层平面图"), ("图号", "人防-02"), ("SCALE", "1:150")):
        placed.add_attrib(tag, words, (80_000, 3_000)).dxf.height = 500
    sheet = read(document.modelspace(), tmp_path).drawings[0].sheet
    assert (sheet.title, sheet.number, sheet.scale, sheet.paper) == ("地下一层平面图", "人防-02", 150, (594, 420))
    assert sheet.storeys == ("B1",)


def test_a_lengthened_sheet_is_one_sheet(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, {"图名": "一层平面图", "比例": "1:100", "图号": "建施-01"}, paper=(1_051.0, 594.0))
    (drawing,) = read(space, tmp_path).drawings
    assert drawing.sheet.paper == (1_051, 594)


def test_the_same_file_gives_the_same_sheet_ids(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, {"图名": "一层平面图", "比例": "1:100", "图号": "建施-01"})
    first = read(space, tmp_path).drawings[0].sheet
    again = read_document(source_of(tmp_path / "a.dxf", "other.dxf"), tmp_path / "a.dxf").drawings[0].sheet
    assert first.id == again.id == f"{first.source.sha256[:12]}:1"


def new_space() -> Modelspace:
    return ezdxf.new("R2010", units=4).modelspace()


def draw_frame(
    space: Modelspace, at: tuple[float, float], k: float, fields: dict[str, str], paper: tuple[float, float] = A1
) -> None:
    """Paper edge and border as loose lines, and a title block of rows at the lower right."""
    width, height = paper
    for x0, y0, x1, y1 in ((0.0, 0.0, width, height), (25.0, 10.0, width - 10, height - 10)):
        corners = [(at[0] + x * k, at[1] + y * k) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
            space.add_line(start, end, dxfattribs={"layer": "图框"})
    for row, (label, value) in enumerate(fields.items()):
        x, y = at[0] + (width - 130) * k, at[1] + (10 + 10 * row) * k
        for left, right in ((0, 30), (30, 120)):
            corners = [(x + left * k, y), (x + right * k, y), (x + right * k, y + 10 * k), (x + left * k, y + 10 * k)]
            space.add_lwpolyline(corners, close=True)
        space.add_text(label, height=3.5 * k).set_placement((x + 2 * k, y + 3 * k))
        if value:
            space.add_text(value, height=3.5 * k).set_placement((x + 33 * k, y + 3 * k))


def read(space: Modelspace, folder: Path) -> Reading:
    assert space.doc is not None
    space.doc.saveas(folder / "a.dxf")
    return read_document(source_of(folder / "a.dxf", "a.dxf"), folder / "a.dxf")
