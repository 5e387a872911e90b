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
    assert ("no-paper-size" in {problem.code for problem in reading.problems}) == (paper is None)


def new_page(width: float = A3[0], height: float = A3[1]) -> pymupdf.Page:
    return pymupdf.open().new_page(width=width, height=height)


def read(page: pymupdf.Page, folder: Path) -> Reading:
    page.parent.save(folder / "a.pdf")
    return read_pages(source_of(folder / "a.pdf", "a.pdf"), folder / "a.pdf")
