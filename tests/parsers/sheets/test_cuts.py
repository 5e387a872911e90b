"""Frames that were turned with their plan, title blocks that are blocks, plans without frames."""

from __future__ import annotations

from pathlib import Path

import ezdxf
import numpy as np
import pytest
from ezdxf.math import Matrix44

from tests.parsers.sheets.test_model_space import draw_frame, new_space, read

FIELDS = {"图名": "一层平面图", "图号": "建施-01", "比例": "1:100", "日期": "2026.09"}


@pytest.mark.parametrize("turn", [90.0, 180.0, 270.0, 33.5])
def test_a_frame_that_was_turned_is_a_sheet_standing_upright(turn: float, tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, FIELDS)
    space.add_line((60_000, 30_000), (70_000, 30_000), dxfattribs={"layer": "WALL"})
    matrix = Matrix44.z_rotate(np.radians(turn)) @ Matrix44.translate(5_000, 7_000, 0)
    for entity in space:
        entity.transform(matrix)
    (drawing,) = read(space, tmp_path).drawings
    assert (drawing.sheet.title, drawing.sheet.number, drawing.sheet.scale) == ("一层平面图", "建施-01", 100)
    assert drawing.sheet.paper == (841, 594)
    wall = drawing.segments[[drawing.layers[n] == "WALL" for n in drawing.segment_layer]]
    assert np.allclose(drawing.sheet.to_plan.apply(wall.reshape(2, 2)), [(60, 30), (70, 30)])
    assert np.allclose(drawing.sheet.to_paper.apply(wall.reshape(2, 2)), [(600, 300), (700, 300)])
    assert drawing.sheet.frame.area == pytest.approx(84_100 * 59_400)


def test_a_turned_frame_beside_an_upright_one_are_two_sheets(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, {**FIELDS, "图号": "建施-02"})
    turned = list(space)
    for entity in turned:
        entity.transform(Matrix44.z_rotate(np.radians(90)) @ Matrix44.translate(-20_000, 0, 0))
    draw_frame(space, (0, 0), 100, FIELDS)
    assert sorted(str(drawing.sheet.number) for drawing in read(space, tmp_path).drawings) == ["建施-01", "建施-02"]


def test_a_title_block_placed_inside_a_frame_of_lines_is_read_by_its_attributes(tmp_path: Path) -> None:
    document = ezdxf.new("R2010", units=4)
    space = document.modelspace()
    draw_frame(space, (0, 0), 100, {})
    block = document.blocks.new("*U17")  # what a dynamic block becomes
    block.add_lwpolyline([(0, 0), (120, 0), (120, 40), (0, 40)], close=True)
    placed = space.add_blockref("*U17", (71_000, 1_000), dxfattribs={"xscale": 100, "yscale": 100})
    for tag, words in (("图名", "二层平面图"), ("图号", "建施-05"), ("比例", "1:100")):
        placed.add_attrib(tag, words, (72_000, 3_000)).dxf.height = 350
    (drawing,) = read(space, tmp_path).drawings
    assert (drawing.sheet.title, drawing.sheet.number) == ("二层平面图", "建施-05")


def test_plans_side_by_side_without_frames_are_sheets_of_their_own(tmp_path: Path) -> None:
    space = new_space()
    for number, title in enumerate(("一层平面图", "二层平面图")):
        x = 40_000 * number
        for step in range(0, 20_001, 2_000):
            space.add_line((x + step, 0), (x + step, 12_000))
        space.add_line((x, 0), (x + 20_000, 0))
        space.add_text(title, height=700).set_placement((x + 8_000, -2_500))
    reading = read(space, tmp_path)
    assert [(drawing.sheet.title, drawing.sheet.storeys) for drawing in reading.drawings] == [
        ("一层平面图", ("1F",)),
        ("二层平面图", ("2F",)),
    ]
    assert [len(drawing.segments) for drawing in reading.drawings] == [12, 12]


def test_plans_of_several_storeys_in_one_frame_name_no_storey(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, {**FIELDS, "图名": "一、二层平面图"})
    for x, title in ((10_000, "一层平面图"), (40_000, "二层平面图")):
        space.add_lwpolyline([(x, 20_000), (x + 20_000, 20_000), (x + 20_000, 40_000), (x, 40_000)], close=True)
        space.add_text(title, height=700).set_placement((x + 8_000, 17_000))
    reading = read(space, tmp_path)
    assert reading.drawings[0].sheet.storeys == ()
    assert "several-plans" in {problem.code for problem in reading.problems}
