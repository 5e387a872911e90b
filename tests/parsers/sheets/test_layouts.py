"""Layouts through whose views the model space is seen are sheets of their own."""

from __future__ import annotations

from pathlib import Path

import ezdxf
import numpy as np
import pytest
from ezdxf.document import Drawing

from tests.parsers.sheets.test_model_space import draw_frame, read

FIELDS = {"图名": "一层平面图", "图号": "建施-03", "比例": "1:100"}


@pytest.mark.parametrize("twist", [0.0, 30.0, 90.0])
def test_a_layout_shows_the_model_at_the_scale_of_its_view(twist: float, tmp_path: Path) -> None:
    document = model()
    document.modelspace().add_line((5_000, 8_000), (15_000, 8_000), dxfattribs={"layer": "A-WALL"})
    add_layout(document, "1F", FIELDS, (10_000, 5_000), 100, twist)
    reading = read(document.modelspace(), tmp_path)
    (drawing,) = reading.drawings
    sheet = drawing.sheet
    assert (sheet.place, sheet.title, sheet.number, sheet.scale) == ("layout 1F", "一层平面图", "建施-03", 100)
    assert (sheet.paper, sheet.storeys) == ((841, 594), ("1F",))
    wall = drawing.segments[[drawing.layers[n] == "WALL" for n in drawing.segment_layer]].reshape(2, 2)
    assert np.allclose(np.diff(sheet.to_plan.apply(wall), axis=0), [[10, 0]])
    assert np.hypot(*np.diff(wall, axis=0)[0]) == pytest.approx(100)  # millimetres of paper
    assert "paper-space" not in {problem.code for problem in reading.problems}


def test_each_layout_shows_what_its_view_lies_over(tmp_path: Path) -> None:
    document = model()
    add_layout(document, "1F", FIELDS, (10_000, 5_000), 100)
    add_layout(document, "2F", {**FIELDS, "图名": "二层平面图", "图号": "建施-04"}, (210_000, 5_000), 100)
    reading = read(document.modelspace(), tmp_path)
    assert [drawing.sheet.storeys for drawing in reading.drawings] == [("1F",), ("2F",)]
    assert [[word.text for word in d.words if word.layer == "ROOM"] for d in reading.drawings] == [["教室"], ["办公"]]
    assert "outside-frames" not in {problem.code for problem in reading.problems}


def test_what_no_view_shows_is_counted(tmp_path: Path) -> None:
    document = model()
    add_layout(document, "1F", FIELDS, (10_000, 5_000), 100)
    document.modelspace().add_line((5_000, 8_000), (15_000, 8_000), dxfattribs={"layer": "A-WALL"})
    (problem,) = [p for p in read(document.modelspace(), tmp_path).problems if p.code == "outside-frames"]
    assert problem.count == 2


def test_a_view_of_another_scale_is_left_out_and_said(tmp_path: Path) -> None:
    document = model()
    layout = add_layout(document, "1F", FIELDS, (10_000, 5_000), 100)
    document.modelspace().add_line((5_000, 8_000), (15_000, 8_000), dxfattribs={"layer": "A-WALL"})
    layout.add_viewport((700, 500), (100, 100), view_center_point=(210_000, 5_000), view_height=5_000)
    reading = read(document.modelspace(), tmp_path)
    assert [word.text for word in reading.drawings[0].words if word.layer == "ROOM"] == ["教室"]
    assert "views" in {problem.code for problem in reading.problems}


def test_a_layout_without_a_papers_frame_gives_way_to_the_model_space(tmp_path: Path) -> None:
    document = model()
    layout = document.layouts.new("notes")
    layout.add_text("see model", height=5).set_placement((10, 10))
    layout.add_viewport((350, 300), (600, 500), view_center_point=(10_000, 5_000), view_height=50_000)
    reading = read(document.modelspace(), tmp_path)
    assert [drawing.sheet.place for drawing in reading.drawings] == ["model space"]
    assert "paper-space" in {problem.code for problem in reading.problems}


def test_a_scale_the_view_does_not_have_is_denied(tmp_path: Path) -> None:
    document = model()
    document.modelspace().add_line((5_000, 8_000), (15_000, 8_000), dxfattribs={"layer": "A-WALL"})
    add_layout(document, "1F", FIELDS, (10_000, 5_000), 150)
    reading = read(document.modelspace(), tmp_path)
    assert reading.drawings[0].sheet.scale == 150
    assert "scale" in {problem.code for problem in reading.problems}


def model() -> Drawing:
    """Two plans far apart, without frames."""
    document = ezdxf.new("R2010", units=4)
    space = document.modelspace()
    for x, room in ((5_000, "教室"), (205_000, "办公")):
        space.add_line((x, 5_000), (x + 10_000, 5_000), dxfattribs={"layer": "WALL" if x < 10_000 else "A-WALL"})
        space.add_text(room, height=300, dxfattribs={"layer": "ROOM"}).set_placement((x + 4_000, 6_000))
    return document


def add_layout(
    document: Drawing, name: str, fields: dict[str, str], at: tuple[float, float], scale: float, twist: float = 0.0
):
    layout = document.layouts.new(name)
    draw_frame(layout, (0, 0), 1, fields)
    view = layout.add_viewport((350, 300), (600, 500), view_center_point=(0, 0), view_height=500 * scale)
    view.dxf.view_target_point = (*at, 0)
    view.dxf.view_twist_angle = twist
    return layout
