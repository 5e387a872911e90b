"""What dimensions say of the unit and the scale, and who is believed where they contradict the title block."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from ezdxf.layouts import Modelspace

from lianshen.parsers.assemble import assemble
from lianshen.parsers.sheets.dimensions import measured_units
from lianshen.review.projects import Declared
from lianshen.review.sheets import Word
from tests.parsers.sheets.test_model_space import draw_frame, new_space, read

THREE = (3_600.0, 4_200.0, 2_700.0)


def test_three_dimensions_of_different_values_give_the_unit() -> None:
    words, lines = dimensions(THREE, unit=1.0)
    (measured,) = measured_units(words, lines)
    assert (measured.unit, measured.count) == (1.0, 3)


def test_a_drawing_in_metres_is_told_by_its_dimensions() -> None:
    words, lines = dimensions((3_600.0, 4_250.0, 2_700.0), unit=1_000.0)
    assert [measured.unit for measured in measured_units(words, lines)] == [1_000.0]


def test_feet_and_inches_tell_a_drawing_in_inches() -> None:
    words, lines = dimensions((3_600.0, 4_250.0, 2_700.0), unit=1.0)
    said = ("12'-0\"", "14'-6 1/2\"", "9'-3\"")
    inches = (144.0, 174.5, 111.0)
    renamed = [replace(word, text=text) for word, text in zip(words, said, strict=True)]
    middles = lines.reshape(-1, 2, 2).mean(axis=1)
    level = np.array([[x - w / 2, y, x + w / 2, y] for (x, y), w in zip(middles, inches, strict=True)])
    assert [measured.unit for measured in measured_units([replace(w, height=45.0) for w in renamed], level)] == [25.4]


def test_coordinates_of_the_grid_tell_a_survey_in_metres(tmp_path: Path) -> None:
    space = new_space()
    space.doc.header["$INSUNITS"] = 0
    for step in range(120):
        space.add_line((375_000 + step, 248_400), (375_000 + step, 248_600))
    for y, words in ((248_450, "X=375994.202"), (248_500, "Y=248450.533"), (248_550, "Y=248501.100")):
        space.add_text(words, height=2).set_placement((375_200, y))
    (drawing,) = read(space, tmp_path).drawings
    assert drawing.sheet.to_plan.scale == 1.0


def test_dimensions_that_are_turned_say_the_same() -> None:
    words, lines = dimensions(THREE, unit=1.0, turn=37.0)
    assert [measured.unit for measured in measured_units(words, lines)] == [1.0]


def test_two_dimensions_prove_nothing() -> None:
    assert measured_units(*dimensions(THREE[:2], unit=1.0)) == ()


def test_the_same_value_again_and_again_proves_nothing() -> None:
    assert measured_units(*dimensions((900.0,) * 5, unit=1.0)) == ()


def test_numbers_over_lines_of_other_lengths_prove_nothing() -> None:
    words, lines = dimensions(THREE, unit=1.0)
    assert measured_units(words, lines * np.array([1.0, 1.0, 1.3, 1.0]) * np.array([[1.0], [0.7], [0.4]])) == ()


def test_a_detail_drawn_larger_on_the_same_sheet_is_a_second_measure() -> None:
    words, lines = dimensions((3_600.0, 4_200.0, 2_700.0, 1_500.0), unit=1.0)
    more, larger = dimensions((2_400.0, 3_700.0, 1_100.0), unit=0.2, foot=900_000.0)
    assert [measured.unit for measured in measured_units([*words, *more], np.vstack((lines, larger)))] == [1.0, 0.2]


def test_dimensions_set_the_unit_right_where_the_header_lies(tmp_path: Path) -> None:
    space = new_space()  # its header says millimetres
    draw_frame(space, (0, 0), 0.1, {"图名": "一层平面图", "比例": "1:100", "图号": "建施-01"})
    draw_dimensions(space, (20, 20), unit=1_000.0, k=0.1)
    reading = read(space, tmp_path)
    (drawing,) = reading.drawings
    assert drawing.sheet.to_plan.scale == pytest.approx(1.0)
    assert "units" in {problem.code for problem in reading.problems}


def test_a_scale_that_dimensions_and_frame_deny_is_a_problem_and_not_believed(tmp_path: Path) -> None:
    space = new_space()
    draw_frame(space, (0, 0), 150, {"图名": "一层平面图", "比例": "1:100", "图号": "建施-01"})
    draw_dimensions(space, (20_000, 20_000), unit=1.0, k=150)
    reading = read(space, tmp_path)
    (drawing,) = reading.drawings
    assert (drawing.sheet.scale, drawing.sheet.paper) == (150, (841, 594))
    (problem,) = [problem for problem in reading.problems if problem.code == "scale"]
    assert "1:150" in problem.message.en
    assert "1:100" in problem.message.en
    (record,) = assemble(reading.drawings, reading.problems, Declared()).sheets
    assert (record.stated_scale, record.measured_scale) == ("1:100", 150)


def dimensions(
    values: tuple[float, ...], unit: float, turn: float = 0.0, foot: float = 0.0
) -> tuple[list[Word], np.ndarray]:
    """Numbers in millimetres over the middles of lines, row above row."""
    height = 300 / unit
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    spin = np.array([[c, s], [-s, c]])
    words, lines = [], []
    for row, value in enumerate(values):
        y, length, width = foot + 6 * height * row, value / unit, 2 * height
        ends = np.array([(0.0, y), (length, y)]) @ spin
        at = np.array((length / 2 - width / 2, y + 0.3 * height)) @ spin
        words.append(Word(f"{value:.0f}", (float(at[0]), float(at[1])), height, width, turn, "DIM"))
        lines.append(ends.ravel())
    return words, np.array(lines)


def draw_dimensions(space: Modelspace, at: tuple[float, float], unit: float, k: float) -> None:
    """Three dimension lines with their numbers, exploded."""
    for row, value in enumerate(THREE):
        y, length, height = at[1] + 12 * k * row, value / unit, 3 * k
        space.add_line((at[0], y), (at[0] + length, y), dxfattribs={"layer": "PUB_DIM"})
        words = space.add_text(f"{value:.0f}", height=height, dxfattribs={"layer": "PUB_DIM"})
        words.set_placement((at[0] + length / 2 - 1.2 * height, y + 0.3 * height))
