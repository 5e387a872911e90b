"""What a page's paths show: clipped to what is seen, closed outlines as rings, layers as the PDF switches them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pymupdf
import pytest

from lianshen.parsers.pdf.pages import read_pages
from lianshen.parsers.reading import source_of
from lianshen.review.sheets import Drawing

HEIGHT, WIDTH = 800.0, 1000.0


def test_a_line_ends_where_its_clip_ends(tmp_path: Path) -> None:
    drawing = drawn("q 100 100 50 50 re W n 0 0 m 300 300 l S Q 1 1 m 5 1 l S", tmp_path)
    assert np.allclose(drawing.segments, [[100, 100, 150, 150], [1, 1, 5, 1]])


def test_clips_within_clips_hold_together_and_end_with_their_group(tmp_path: Path) -> None:
    inner = "q 100 0 100 800 re W n q 0 100 1000 50 re W n 0 120 m 1000 120 l S 150 0 m 150 800 l S Q 0 300 m 1000 300 l S Q"
    drawing = drawn(f"{inner} 0 400 m 900 400 l S", tmp_path)
    expected = [[100, 120, 200, 120], [150, 100, 150, 150], [100, 300, 200, 300], [0, 400, 900, 400]]
    assert np.allclose(drawing.segments, expected)


def test_what_lies_outside_its_clip_or_beyond_the_page_is_not_drawn(tmp_path: Path) -> None:
    drawing = drawn("q 10 10 20 20 re W n 500 500 m 600 600 l S 700 700 50 50 re f Q 2000 10 m 2100 10 l S", tmp_path)
    assert (len(drawing.segments), len(drawing.rings)) == (0, 0)


def test_a_fill_is_cut_by_its_clip(tmp_path: Path) -> None:
    drawing = drawn("q 0 0 150 800 re W n 100 100 100 40 re f Q", tmp_path)
    (ring,) = drawing.rings
    assert np.ptp(ring, axis=0).tolist() == pytest.approx([50, 40])
    assert drawing.ring_filled.tolist() == [True]


def test_an_outline_that_comes_back_is_a_ring_and_one_that_does_not_is_none(tmp_path: Path) -> None:
    drawing = drawn("10 10 m 90 10 l 90 60 l h S 200 10 m 290 10 l 290 60 l S", tmp_path)
    assert [ring.tolist() for ring in drawing.rings] == [[[10, 10], [90, 10], [90, 60]]]
    assert len(drawing.segments) == 5


def test_a_ring_may_have_bends(tmp_path: Path) -> None:
    drawing = drawn("10 10 m 90 10 l 90 60 40 90 10 60 c h f", tmp_path)
    (ring,) = drawing.rings
    assert len(ring) == 1 + 1 + 6
    assert np.allclose(ring[:2], [[10, 10], [90, 10]])


def test_two_outlines_of_one_path_are_two_rings(tmp_path: Path) -> None:
    drawing = drawn("10 10 m 90 10 l 90 60 l h 200 10 m 290 10 l 290 60 l h 400 400 50 50 re f", tmp_path)
    assert sorted(len(ring) for ring in drawing.rings) == [3, 3, 4]


def test_user_units_make_the_page_and_its_lines_larger(tmp_path: Path) -> None:
    page = pymupdf.open().new_page(width=595, height=421)
    page.draw_line((0, 421), (100, 421))
    page.parent.xref_set_key(page.xref, "UserUnit", "2")
    drawing = read(page, tmp_path)
    assert drawing.sheet.paper == (420, 297)
    assert np.ptp(drawing.segments.reshape(-1, 2)[:, 0]) == pytest.approx(200)


def test_a_layer_that_is_switched_off_is_not_drawn(tmp_path: Path) -> None:
    page = pymupdf.open().new_page(width=WIDTH, height=HEIGHT)
    page.draw_line((10, 10), (90, 10), oc=page.parent.add_ocg("隐藏", on=False))
    page.draw_line((10, 20), (90, 20), oc=page.parent.add_ocg("墙体"))
    drawing = read(page, tmp_path)
    assert [drawing.layers[number] for number in drawing.segment_layer] == ["墙体"]


def test_only_what_the_crop_box_shows_is_read(tmp_path: Path) -> None:
    page = pymupdf.open().new_page(width=WIDTH, height=HEIGHT)
    page.draw_line((0, 100), (1000, 100))
    page.set_cropbox(pymupdf.Rect(100, 50, 600, 450))
    drawing = read(page, tmp_path)
    assert np.ptp(drawing.segments[:, [0, 2]]) == pytest.approx(500, abs=2.1)


def test_what_autocad_notes_over_its_stroke_letters_are_words(tmp_path: Path) -> None:
    page = pymupdf.open().new_page(width=WIDTH, height=HEIGHT)
    for rect, words in (((100, 100, 160, 112), "FM乙1221"), ((300, 100, 312, 140), "3600")):
        note = page.add_rect_annot(rect)
        note.set_info(title="AutoCAD SHX Text", content=words)
        note.update()
    found = {word.text: word for word in read(page, tmp_path).words}
    assert found["FM乙1221"].at == pytest.approx((100, HEIGHT - 112), abs=1.5)
    assert (found["FM乙1221"].turn, found["3600"].turn) == (0, 90)


def drawn(content: str, folder: Path) -> Drawing:
    page = pymupdf.open().new_page(width=WIDTH, height=HEIGHT)
    pymupdf.TOOLS._insert_contents(page, content.encode("ascii"), True)
    return read(page, folder)


def read(page: pymupdf.Page, folder: Path) -> Drawing:
    page.parent.save(folder / "a.pdf")
    (drawing,) = read_pages(source_of(folder / "a.pdf", "a.pdf"), folder / "a.pdf").drawings
    return drawing
