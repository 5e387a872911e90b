"""Real drawings made by others: read, or refused with a reason; never a crash."""

from __future__ import annotations

import numpy as np
import pytest

from lianshen.parsers.format import Reading
from lianshen.parsers.reading import Limits, read_file
from lianshen.review.sheets import Drawing, Loss
from tests.drawings.collection import manifest, real
from tests.drawings.collection import reading as reading_of

PATIENT = Limits(ocr=900)  # what is read is the question here, not how long a busy machine takes


def test_what_lies_outside_the_frames_of_a_school_is_counted() -> None:
    _source, reading = reading_of("derived/mani_Link_floor.dxf")
    for drawing in reading.drawings:
        assert (drawing.sheet.paper, drawing.sheet.scale) == ((841, 594), 100)
    (outside,) = [problem for problem in reading.problems if problem.code == "outside-frames"]
    assert outside.count > 1_000  # the unframed copy


def test_a_drawing_all_in_blocks_is_not_empty() -> None:
    _source, reading = reading_of("dxf/barc_plan_exported.dxf")
    assert len(reading.drawings[0].segments) > 3_000


def test_letters_that_are_curves_are_read_from_their_picture_and_this_is_said() -> None:
    path = real("derived/mani_Link_floor_vector.pdf")
    _source, reading = read_file(path, path.name, PATIENT)
    (drawing,) = reading.drawings
    assert drawing.sheet.paper == (1189, 841)
    assert drawing.exact
    assert len(drawing.segments) > 100_000
    assert "text-as-curves" in codes(reading)
    assert school_words(drawing) >= {"一层平面图", "二层平面图", "三层平面图", "教室", "建设单位", "图号"}


def test_a_turned_scan_is_set_straight_and_its_words_are_read() -> None:
    path = real("derived/mani_Link_floor_scan.pdf")
    _source, reading = read_file(path, path.name, PATIENT)
    (drawing,) = reading.drawings
    assert [(problem.code, problem.loss) for problem in reading.problems] == [
        ("scan", Loss.PART_LOST),
        ("several-plans", Loss.PART_LOST),
    ]
    assert not drawing.exact
    assert school_words(drawing) >= {"一层平面图", "二层平面图", "三层平面图", "教室", "建设单位"}
    turn = np.degrees(np.arctan2(drawing.sheet.to_plan.b, drawing.sheet.to_plan.a))
    assert abs(turn) == pytest.approx(0.8, abs=0.05)
    lengths = np.hypot(*(drawing.segments[:, 2:] - drawing.segments[:, :2]).T)
    assert (lengths > 0.4 * 3370).sum() >= 6  # upper and lower edges of the three frames


def school_words(drawing: Drawing) -> set[str]:
    """Which of the words one looks for stand on the sheet, alone or with others."""
    sought = ("一层平面图", "二层平面图", "三层平面图", "教室", "建设单位", "图号")
    return {words for words in sought if any(words in word.text for word in drawing.words)}


@pytest.mark.parametrize(
    ("name", "papers", "titles", "words"),
    [
        ("bops_Plan", [(420, 297)], {"Plan"}, {"42, Madeup Road", "Plan"}),
        ("bops_RoofPlan", [(420, 297)], {"Roof plan"}, {"42, Madeup Road", "Roof plan"}),
        ("bops_Elevations", [(420, 297)], {"Elevations"}, {"42, Madeup Road", "Elevations"}),
        ("bops_Elevations-best-practice", [(420, 297)] * 4, set(), {"Scale bar"}),
        ("bops_Site-location-plan-example", [(297, 210), (420, 297)], set(), {"Scale bar", "Scale bars"}),
    ],
)
def test_planning_drawings_have_their_pages_sizes_and_words(
    name: str, papers: list[tuple[int, int]], titles: set[str], words: set[str]
) -> None:
    _source, reading = reading_of(f"pdf/{name}.pdf")
    assert [drawing.sheet.paper for drawing in reading.drawings] == papers
    said = "\n".join(word.text for drawing in reading.drawings for word in drawing.words)
    assert [sought for sought in words | titles if sought not in said] == []


def test_a_plan_without_text_has_its_lines() -> None:
    _source, reading = reading_of("pdf/barc_exported_plan_view.pdf")
    (drawing,) = reading.drawings
    assert drawing.sheet.paper == pytest.approx((1572, 1111), abs=1)
    assert len(drawing.segments) > 4_433


@pytest.mark.parametrize("name", ["framework", "input", "plan", "roof_actual", "stairs_house", "stairs_basement"])
def test_a_house_drawn_without_a_font_is_lines_and_says_that_its_letters_are(name: str) -> None:
    _source, reading = reading_of(f"pdf/evil_{name}.pdf")
    assert len(reading.drawings[0].segments) > 500
    assert "text-as-curves" in codes(reading)


def test_labelled_plans_that_are_pictures_are_listed() -> None:
    pictures = [path for path in manifest() if path.startswith("annotated/") and path.endswith(".png")]
    assert len(pictures) == 6
    for path in pictures:
        _source, reading = reading_of(path)
        assert [(drawing.exact, len(drawing.segments)) for drawing in reading.drawings] == [(False, 0)]
        assert codes(reading) == {"scan"}


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems}
