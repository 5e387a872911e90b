"""A scanned sheet is read as far as OCR reaches: words where they stand, its title block, never its measures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image

from lianshen.parsers.assemble import assemble
from lianshen.parsers.format import Reading
from lianshen.parsers.reading import Limits, read_file
from lianshen.parsers.rendition import render, render_png
from lianshen.review.building import Building, Design, SheetRecord, Storey
from lianshen.review.facts import Certainty, Unknown
from lianshen.review.projects import Declared
from lianshen.review.sheets import Drawing, Loss
from tests.parsers.scan.paper import saved, scanned, sheet

MM = 25.4 / 72


@pytest.fixture(scope="module")
def crooked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(scanned(sheet(), 1.2), tmp_path_factory.mktemp("scan") / "a.pdf")


@pytest.fixture(scope="module")
def reading(crooked: Path) -> Reading:
    return read_file(crooked, "a.pdf")[1]


def test_a_crooked_scan_tells_its_title_block(reading: Reading) -> None:
    read = only(reading).sheet
    assert (read.number, read.title, read.scale) == ("建施-05", "二层平面图", 100)
    assert (read.storeys, read.kind) == (("2F",), "floor_plan")


def test_words_stand_where_they_are_seen_and_level_in_the_plan(reading: Reading) -> None:
    drawing = only(reading)
    words = {word.text: word for word in drawing.words}
    assert {"会议室", "办公室", "6000", "图名"} <= set(words)
    apart = np.subtract(*drawing.sheet.to_plan.apply([words["办公室"].at, words["会议室"].at]))
    assert np.allclose(apart, (300 * MM / 10, 0), atol=0.08)  # metres at 1:100
    assert words["会议室"].turn == pytest.approx(1.2, abs=0.1)
    assert words["6000"].turn == pytest.approx(91.2, abs=0.1)


def test_the_frame_is_among_the_lines_and_nothing_is_exact(reading: Reading) -> None:
    drawing = only(reading)
    lengths = np.hypot(*(drawing.segments[:, 2:] - drawing.segments[:, :2]).T)
    assert lengths.max() == pytest.approx(1162 - 71, abs=6)
    assert not drawing.exact


def test_the_loss_is_said_with_its_remedy(reading: Reading) -> None:
    (problem,) = reading.problems
    assert (problem.code, problem.loss) == ("scan", Loss.PART_LOST)
    assert "OCR" in problem.message.zh
    assert "DXF" in problem.remedy.zh


def test_what_a_scan_says_is_worked_out_and_its_geometry_is_unknown(reading: Reading) -> None:
    design = assemble(reading.drawings, reading.problems, Declared())
    (record,) = design.sheets
    for unsure in (SheetRecord.number, SheetRecord.measured_scale, SheetRecord.empty_fields):
        assert record.statements(unsure) == ()
    assert record.file == "a.pdf"
    (building,) = design.statements(Design.buildings)[0].value
    (storey,) = building.statements(Building.storeys)[0].value
    assert [said.certainty for said in storey.statements(Storey.index)] == [Certainty.INFERRED]
    with pytest.raises(Unknown):
        _ = storey.rooms


def test_the_words_of_a_picture_without_a_resolution_are_read_and_its_stated_scale_means_nothing(
    tmp_path: Path,
) -> None:
    scanned(sheet()).save(tmp_path / "a.jpg")
    reading = read_file(tmp_path / "a.jpg", "a.jpg")[1]
    (drawing,) = reading.drawings
    assert (drawing.sheet.number, dict(drawing.sheet.fields)["比例"], drawing.exact) == ("建施-05", "1:100", False)
    assert (drawing.sheet.paper, drawing.sheet.scale) == (None, None)
    assert {problem.code for problem in reading.problems} == {"scan", "no-paper-size"}


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif"])
def test_pictures_are_sheets(tmp_path: Path, name: str) -> None:
    drawing = only(read_file(saved(scanned(sheet()), tmp_path / name), name, Limits(ocr=0))[1])
    assert (drawing.sheet.paper, drawing.exact) == ((420, 297), False)
    page = pymupdf.open("pdf", render(drawing, tmp_path / name))
    assert (len(page), page[0].get_images() != []) == (1, True)
    assert render_png(page.tobytes(), 20).startswith(b"\x89PNG")


def test_a_sheet_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    reading = read_file(saved(scanned(sheet()).transpose(Image.Transpose.ROTATE_90), tmp_path / "a.png"), "a.png")[1]
    drawing = only(reading)
    assert drawing.sheet.number == "建施-05"
    words = {word.text: word for word in drawing.words}
    assert words["会议室"].turn == pytest.approx(90, abs=0.1)
    assert words["会议室"].at == pytest.approx((350, 320), abs=6)


def test_every_page_of_a_picture_file_is_a_sheet(tmp_path: Path) -> None:
    small = scanned(sheet(), dpi=60)
    small.save(tmp_path / "a.tif", save_all=True, append_images=[small], dpi=(60, 60))
    reading = read_file(tmp_path / "a.tif", "a.tif", Limits(ocr=0))[1]
    assert [drawing.sheet.place for drawing in reading.drawings] == ["page 1", "page 2"]
    assert {problem.loss for problem in reading.problems} == {Loss.NOT_READ}


def test_a_picture_of_nothing_is_not_read(tmp_path: Path) -> None:
    Image.new("L", (900, 600), 240).save(tmp_path / "a.png")
    reading = read_file(tmp_path / "a.png", "a.png")[1]
    assert [(problem.code, problem.loss) for problem in reading.problems] == [("scan", Loss.NOT_READ)]


def test_what_time_does_not_suffice_for_is_listed_as_not_read(crooked: Path) -> None:
    reading = read_file(crooked, "a.pdf", Limits(ocr=0.001))[1]
    assert [(problem.code, problem.loss) for problem in reading.problems] == [("scan", Loss.NOT_READ)]
    assert "several files" in reading.problems[0].remedy.en
    assert len(reading.drawings) == 1


def test_the_budget_is_named_for_a_page_and_for_the_file(crooked: Path) -> None:
    (problem,) = read_file(crooked, "a.pdf", Limits(ocr=3.0 * 0.4))[1].problems
    assert "0 s for a page and 1 s for a file" in problem.message.en
    assert "每页限 0 秒，每个文件限 1 秒" in problem.message.zh


def test_a_second_look_that_breaks_off_is_said_and_the_first_reading_stands(crooked: Path) -> None:
    reading = read_file(crooked, "a.pdf", Limits(memory=600 << 20))[1]
    assert [(problem.code, problem.loss) for problem in reading.problems] == [
        ("ocr-failed", Loss.PART_LOST),
        ("scan", Loss.NOT_READ),
    ]
    assert len(reading.drawings) == 1


def test_a_broken_picture_is_a_problem(tmp_path: Path) -> None:
    path = saved(scanned(sheet(), dpi=60), tmp_path / "a.png")
    path.write_bytes(path.read_bytes()[:200])
    reading = read_file(path, "a.png")[1]
    assert reading.problems
    assert all(problem.loss is Loss.NOT_READ for problem in reading.problems)


def only(reading: Reading) -> Drawing:
    (drawing,) = reading.drawings
    return drawing
