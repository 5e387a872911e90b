"""What is printed in a PDF arrives in points with y up: lines, arcs, fills, words, layers, turned pages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image

from lianshen.parsers.format import Reading
from lianshen.parsers.pdf.pages import read_pages
from lianshen.parsers.reading import source_of
from lianshen.parsers.rendition import render
from lianshen.review.sheets import Loss

A3 = (1190.55, 841.89)


def test_lines_and_words_stand_with_y_up(tmp_path: Path) -> None:
    page = new_page()
    page.draw_line((100, 100), (300, 100))
    page.insert_text((100, 741.89), "DN100", fontsize=10)
    drawing = read(page, tmp_path).drawings[0]
    assert np.allclose(drawing.segments, [[100, 741.89, 300, 741.89]], atol=0.01)
    (word,) = drawing.words
    assert word.text == "DN100"
    assert np.allclose(word.at, (100, 100), atol=0.01)
    assert drawing.sheet.paper == (420, 297)


def test_a_turned_page_is_read_as_it_is_looked_at(tmp_path: Path) -> None:
    page = new_page(A3[1], A3[0])
    page.draw_line((10, 20), (10, 220))
    page.set_rotation(90)
    drawing = read(page, tmp_path).drawings[0]
    x1, y1, x2, y2 = drawing.segments[0]
    assert (abs(x2 - x1), abs(y2 - y1)) == pytest.approx((200, 0), abs=0.01)
    assert y1 == pytest.approx(A3[1] - 10, abs=0.01)
    assert drawing.sheet.paper == (420, 297)


def test_a_quarter_circle_is_an_arc(tmp_path: Path) -> None:
    page = new_page()
    page.draw_sector((300, 300), (350, 300), 90, fullSector=False)
    arcs = read(page, tmp_path).drawings[0].arcs
    assert np.allclose(arcs[0, :3], (300, A3[1] - 300, 50), atol=0.3)
    assert arcs[0, 4] - arcs[0, 3] == pytest.approx(90, abs=1)


def test_a_circle_written_in_four_pieces_is_one(tmp_path: Path) -> None:
    page = new_page()
    page.draw_circle((300, 300), 50)
    arcs = read(page, tmp_path).drawings[0].arcs
    assert len(arcs) == 1
    assert arcs[0, 4] - arcs[0, 3] == pytest.approx(360, abs=1)


def test_fills_are_rings_and_white_ones_are_no_fills(tmp_path: Path) -> None:
    page = new_page()
    page.draw_rect((100, 100, 150, 140), color=None, fill=(0, 0, 0))
    page.draw_rect((200, 100, 250, 140), color=(0, 0, 0), fill=(1, 1, 1))
    drawing = read(page, tmp_path).drawings[0]
    assert drawing.ring_filled.tolist() == [True, False]


def test_layers_come_along(tmp_path: Path) -> None:
    page = new_page()
    wall = page.parent.add_ocg("墙体")
    page.draw_line((10, 10), (90, 10), oc=wall)
    page.draw_line((10, 20), (90, 20))
    drawing = read(page, tmp_path).drawings[0]
    assert [drawing.layers[number] for number in drawing.segment_layer] == ["墙体", "0"]


def test_words_keep_their_turn_and_do_not_run_together(tmp_path: Path) -> None:
    page = new_page()
    page.insert_text((100, 400), "3600", fontsize=10, rotate=90)
    page.insert_text((200, 400), "FM", fontsize=10)
    page.insert_text((280, 400), "1221", fontsize=10)
    words = {word.text: word for word in read(page, tmp_path).drawings[0].words}
    assert set(words) == {"3600", "FM", "1221"}
    assert words["3600"].turn == pytest.approx(90)


def test_a_page_that_is_only_a_picture_is_listed_and_said_not_to_be_read(tmp_path: Path) -> None:
    page = new_page()
    picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 40))
    picture.clear_with(200)
    page.insert_image(page.rect, pixmap=picture, keep_proportion=False)
    reading = read(page, tmp_path)
    assert [(problem.code, problem.loss, problem.sheet) for problem in reading.problems] == [
        ("scan", Loss.NOT_READ, reading.drawings[0].sheet.id)
    ]
    assert not reading.drawings[0].exact
    assert len(reading.drawings[0].segments) == 0


def test_without_a_scale_nothing_is_measured_and_with_one_it_is(tmp_path: Path) -> None:
    page = new_page()
    page.draw_line((0, 0), (72, 0))
    reading = read(page, tmp_path)
    assert reading.drawings[0].sheet.scale is None
    assert "no-scale" in {problem.code for problem in reading.problems}
    page.insert_text((500, 700), "二层平面图 1:100", fontname="china-s", fontsize=20)
    sheet = read(page, tmp_path).drawings[0].sheet
    assert (sheet.scale, sheet.storeys, sheet.kind) == (100, ("2F",), "floor_plan")
    assert sheet.to_plan.scale * 72 == pytest.approx(2.54)


@pytest.mark.parametrize(
    ("pixels", "dpi", "paper"),
    [
        ((1654, 1169), (100, 100), (420, 297)),
        ((1654, 1169), None, None),
        ((1654, 1169), (72, 72), None),
        ((1280, 960), (300, 300), None),
    ],
    ids=["a scan of an A3", "no resolution", "a screen's resolution", "a photograph"],
)
def test_a_picture_has_the_paper_that_its_resolution_gives_or_none(
    pixels: tuple[int, int], dpi: tuple[int, int] | None, paper: tuple[int, int] | None, tmp_path: Path
) -> None:
    picture = Image.new("L", pixels, 255)
    picture.save(tmp_path / "a.png", **({"dpi": dpi} if dpi else {}))
    reading = read_pages(source_of(tmp_path / "a.png", "a.png"), tmp_path / "a.png")
    assert [drawing.sheet.paper for drawing in reading.drawings] == [paper]


def test_each_frame_on_a_page_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    page = new_page(A3[0] * 2 + 60, A3[1])
    for left, number, storey in ((0, "建施-05", "二层平面图"), (A3[0] + 60, "建施-06", "三层平面图")):
        framed(page, left, number, storey)
    page.insert_text((A3[0] + 10, 300), "OUT", fontsize=10)
    reading = read(page, tmp_path)
    one, other = reading.drawings
    assert [(d.sheet.number, d.sheet.storeys, d.sheet.scale) for d in (one, other)] == [
        ("建施-05", ("2F",), 100),
        ("建施-06", ("3F",), 100),
    ]
    assert [d.sheet.place for d in (one, other)] == ["page 1-1", "page 1-2"]
    assert other.sheet.to_plan.apply((A3[0] + 60, 0.0)).tolist() == pytest.approx([0, 0], abs=1e-4)
    assert not {"OUT", "二层平面图"} & {word.text for word in other.words}
    assert "outside-frames" in {problem.code for problem in reading.problems}
    shown = pymupdf.open("pdf", render(other, tmp_path / "a.pdf"))[0]
    assert shown.rect.width == pytest.approx(A3[0] * 2 + 60, abs=1)


def test_frames_made_smaller_to_fit_on_a_page_are_not_measured(tmp_path: Path) -> None:
    whole = new_page(A3[0] * 2 + 60, A3[1])
    for left, number, storey in ((0, "建施-05", "二层平面图"), (A3[0] + 60, "建施-06", "三层平面图")):
        framed(whole, left, number, storey)
    small = new_page(A3[0] * 1.3, A3[1] * 0.7)
    small.show_pdf_page(small.rect, whole.parent, 0)
    assert [drawing.sheet.scale for drawing in read(small, tmp_path).drawings] == [None, None]


def test_plans_of_two_storeys_side_by_side_belong_to_neither(tmp_path: Path) -> None:
    page = new_page()
    page.insert_text((100, 700), "二层平面图 1:100", fontname="china-s", fontsize=20)
    page.insert_text((700, 700), "三层平面图 1:100", fontname="china-s", fontsize=19)
    page.draw_rect((100, 100, 400, 400))
    reading = read(page, tmp_path)
    assert reading.drawings[0].sheet.storeys == ()
    assert "several-plans" in {problem.code for problem in reading.problems}


def framed(page: pymupdf.Page, left: float, number: str, title: str) -> None:
    """An A3 frame with its border and a title block at `left`."""
    page.draw_rect((left, 0, left + A3[0], A3[1]))
    page.draw_rect((left + 70.87, 14.17, left + A3[0] - 14.17, A3[1] - 14.17))
    for row, (label, words) in enumerate((("图名", title), ("图号", number), ("比例", "1:100"))):
        x, y = left + A3[0] - 300, A3[1] - 110 + 30 * row
        page.draw_rect((x, y, x + 80, y + 30))
        page.draw_rect((x + 80, y, x + 280, y + 30))
        page.insert_text((x + 5, y + 20), label, fontname="china-s", fontsize=12)
        page.insert_text((x + 90, y + 20), words, fontname="china-s", fontsize=12)
    page.draw_line((left + 200, 300), (left + 500, 300))


def new_page(width: float = A3[0], height: float = A3[1]) -> pymupdf.Page:
    return pymupdf.open().new_page(width=width, height=height)


def read(page: pymupdf.Page, folder: Path) -> Reading:
    page.parent.save(folder / "a.pdf")
    return read_pages(source_of(folder / "a.pdf", "a.pdf"), folder / "a.pdf")
