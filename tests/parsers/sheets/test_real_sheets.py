"""The sheets of real drawings made by others, as their manifest and a look at them say."""

from __future__ import annotations

from lianshen.parsers.reading import read_file
from lianshen.parsers.sheets.dimensions import measured_units
from lianshen.review.sheets import Drawing
from tests.parsers.test_real_drawings import real


def test_six_sheets_stand_above_each_other_in_a_villas_electrical_drawing() -> None:
    drawings = sheets("derived/atl_example-elec.dxf")
    assert len(drawings) == 6
    lows = [drawing.sheet.frame.bounds[1] for drawing in drawings]
    assert lows == sorted(lows, reverse=True)
    assert all(dict(drawing.sheet.fields)["日期"] == "2024.04" for drawing in drawings)


def test_dimensions_of_a_real_drawing_say_its_unit() -> None:
    first, second, *_others = sheets("derived/atl_example-elec.dxf")
    for drawing in (first, second):
        (measured,) = measured_units(drawing.words, drawing.segments)
        assert measured.unit == 1.0
        assert measured.count >= 9


def test_notes_in_a_frame_have_the_title_that_is_written_over_them() -> None:
    (drawing,) = sheets("derived/atl_readme-elec.dxf")
    assert (drawing.sheet.title, drawing.sheet.kind) == ("电气设计说明", "notes")


def test_two_storeys_above_each_other_in_frames_of_no_papers_size_are_not_taken_for_one() -> None:
    storeys = [drawing.sheet.storeys for drawing in sheets("derived/atl_example-wsad-plan.dxf")]
    assert storeys == [("2F",), ("1F",)]


def sheets(path: str) -> tuple[Drawing, ...]:
    file = real(path)
    _source, reading = read_file(file, file.name)
    return reading.drawings
