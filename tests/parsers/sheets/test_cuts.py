"""Frames that were turned with their plan, title blocks that are blocks, plans without frames."""

from __future__ import annotations

from pathlib import Path

import ezdxf
import numpy as np
import pytest
from ezdxf.layouts import Modelspace
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


def test_plans_clearly_apart_in_one_frame_are_sheets_that_share_it(tmp_path: Path) -> None:
    reading = read(two_storeys_in_a_frame(gap=10_000), tmp_path)
    sheets = [drawing.sheet for drawing in reading.drawings]
    assert [(sheet.place, sheet.title, sheet.storeys) for sheet in sheets] == [
        ("frame 1 plan 1", "一层平面图", ("1F",)),
        ("frame 1 plan 2", "二层平面图", ("2F",)),
    ]
    assert len({sheet.id for sheet in sheets}) == 2
    assert sheets[0].frame.equals(sheets[1].frame)
    assert {dict(sheet.fields)["图名"] for sheet in sheets} == {"一、二层平面图"}
    assert [len(drawing.segments) for drawing in reading.drawings] == [4, 4]


def test_plans_that_touch_in_one_frame_name_no_storey(tmp_path: Path) -> None:
    reading = read(two_storeys_in_a_frame(gap=500), tmp_path)
    assert [drawing.sheet.storeys for drawing in reading.drawings] == [()]
    assert "several-plans" in {problem.code for problem in reading.problems}


def two_storeys_in_a_frame(gap: float) -> Modelspace:
    space = new_space()
    draw_frame(space, (0, 0), 100, {**FIELDS, "图名": "一、二层平面图"})
    for x, title in ((10_000, "一层平面图"), (30_000 + gap, "二层平面图")):
        space.add_lwpolyline([(x, 20_000), (x + 20_000, 20_000), (x + 20_000, 40_000), (x, 40_000)], close=True)
        space.add_text(title, height=700).set_placement((x + 8_000, 17_000))
    return space


def test_equal_frames_have_the_scale_that_most_of_them_state(tmp_path: Path) -> None:
    space = new_space()
    for number, scale in enumerate(("1:100", "1:100", "")):
        draw_frame(space, (0, 90_000 * number), 100, {**FIELDS, "比例": scale})
        space.add_text("大字", height=1_200).set_placement((20_000, 90_000 * number + 30_000))
    reading = read(space, tmp_path)
    assert [drawing.sheet.scale for drawing in reading.drawings] == [100.0, 100.0, 100.0]
    assert [problem.code for problem in reading.problems if problem.code == "scale"] == ["scale"]


def test_a_frame_of_no_papers_size_needs_a_border_and_a_title_block(tmp_path: Path) -> None:
    for labels, frames in ((("审核", "校对", "设计"), 1), (("审核", "校对"), 0)):
        space = new_space()
        for inset in (0, 1_500):
            corners = [
                (inset, inset),
                (30_600 - inset, inset),
                (30_600 - inset, 22_200 - inset),
                (inset, 22_200 - inset),
            ]
            space.add_lwpolyline(corners, close=True)
        for number, label in enumerate(labels):
            space.add_text(label, height=300).set_placement((20_000 + 2_000 * number, 2_000))
        space.add_text("一层平面图 1:100", height=450).set_placement((10_000, 4_000))
        places = [drawing.sheet.place for drawing in read(space, tmp_path).drawings]
        assert places == (["frame 1"] if frames else ["model space"])


def test_two_scales_in_words_are_a_problem_and_one_of_them_is_taken(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 100, FIELDS)
    space.add_text("一层平面图", height=700).set_placement((20_000, 10_000))
    space.add_text("1:150", height=500).set_placement((25_000, 10_000))
    reading = read(space, tmp_path)
    (said,) = [problem.message.en for problem in reading.problems if problem.code == "scale"]
    assert said == "frame 1 states 1:100 in its title block and 1:150 beside its title; 1:100 was taken."
    assert reading.drawings[0].sheet.scale == 100.0
