"""What a page's paths show: clipped to what is seen, closed outlines as rings, layers as the PDF switches them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pymupdf
import pytest

from lianshen.parsers.format import Reading
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


def test_a_clip_that_is_no_box_cuts_along_its_sides(tmp_path: Path) -> None:
    drawing = drawn("q 100 100 m 300 100 l 100 300 l h W n 0 150 m 900 150 l S 250 250 m 290 290 l S Q", tmp_path)
    assert np.allclose(np.sort(drawing.segments.reshape(-1, 2), axis=0), [[100, 150], [250, 150]])


def test_a_clip_with_a_hole_leaves_the_hole_out(tmp_path: Path) -> None:
    for rule, hole in (
        ("W*", "150 150 m 250 150 l 250 250 l 150 250 l h"),
        ("W", "150 150 m 150 250 l 250 250 l 250 150 l h"),
    ):
        drawing = drawn(f"q 100 100 m 300 100 l 300 300 l 100 300 l h {hole} {rule} n 0 200 m 900 200 l S Q", tmp_path)
        ends = sorted(drawing.segments[:, [0, 2]].ravel().tolist())
        assert ends == pytest.approx([100, 150, 250, 300])


def test_two_clips_of_any_form_hold_together(tmp_path: Path) -> None:
    inner = "100 0 m 500 0 l 300 400 l h W n q 0 100 m 900 50 l 900 150 l h W n 0 100 m 900 100 l S Q"
    drawing = drawn(f"q {inner} Q 0 700 m 900 700 l S", tmp_path)
    assert np.allclose(drawing.segments, [[0, 700, 900, 700], [150, 100, 450, 100]])


def test_a_fill_and_a_circle_are_cut_by_a_clip_that_is_no_box(tmp_path: Path) -> None:
    drawing = drawn("q 100 100 m 300 100 l 100 300 l h W n 100 100 200 200 re f Q", tmp_path)
    (ring,) = drawing.rings
    assert len(ring) == 3
    kappa = 50 * 0.5523
    circle = f"250 200 m 250 {200 + kappa} {200 + kappa} 250 200 250 c S"
    cut = drawn(f"q 100 100 m 300 100 l 100 300 l h W n {circle} Q", tmp_path)
    assert (len(cut.arcs), len(cut.segments)) == (0, 0)
    assert len(drawn(f"q 0 0 m 900 0 l 0 900 l h W n {circle} Q", tmp_path).arcs) == 1


def test_a_line_to_where_no_paper_is_is_left_out_and_said(tmp_path: Path) -> None:
    reading = read_all(page_with(f"0 100 m {'9' * 40} 300 l S 10 10 m 20 20 l S"), tmp_path)
    assert np.allclose(reading.drawings[0].segments, [[10, 10, 20, 20]])
    assert next((problem.code, problem.count) for problem in reading.problems) == ("coordinates", 1)


def test_numbers_that_are_none_are_said_and_nothing_is_measured(tmp_path: Path) -> None:
    for number in ("1e400", "nan", "inf"):
        reading = read_all(page_with(f"100 100 m {number} 300 l S 10 10 m 20 20 l S"), tmp_path)
        assert "damaged" in {problem.code for problem in reading.problems}
        assert not reading.drawings[0].exact


@pytest.mark.parametrize("unit", ["1", "1.5"])
@pytest.mark.parametrize("cropped", [False, True])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_content_notes_and_words_stand_where_a_turned_page_shows_them(
    turn: int, cropped: bool, unit: str, tmp_path: Path
) -> None:
    page = pymupdf.open().new_page(width=400, height=300)
    page.draw_line((100, 60), (180, 90), color=(1, 0, 0), width=0.5)
    note = page.add_line_annot((120, 150), (250, 170))
    note.set_colors(stroke=(0, 0, 1))
    note.set_border(width=0.5)
    note.update()
    page.insert_text((100, 220), "FM1221", fontsize=20, color=(0, 1, 0))
    page.parent.xref_set_key(page.xref, "UserUnit", unit)
    if cropped:
        page.set_cropbox(pymupdf.Rect(50, 30, 350, 260))
    page.set_rotation(turn)
    drawing = read(page, tmp_path)
    red, green, blue = (coloured(tmp_path / "a.pdf", channel) for channel in range(3))
    lines = [(*np.minimum(line[:2], line[2:]), *np.maximum(line[:2], line[2:])) for line in drawing.segments]
    assert any(np.allclose(line, red, atol=1.5) for line in lines)
    assert any(np.allclose(line, blue, atol=1.5) for line in lines)
    (word,) = drawing.words
    way = np.radians(word.turn)
    along, up = np.array((np.cos(way), np.sin(way))) * word.width, np.array((-np.sin(way), np.cos(way))) * word.height
    corners = np.array([word.at, word.at + along + up])
    assert np.allclose((*corners.min(axis=0), *corners.max(axis=0)), green, atol=5 * float(unit))


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


def coloured(path: Path, channel: int) -> tuple[float, ...]:
    """The box, in points with y up, of what is drawn in one of red, green and blue."""
    pixmap = pymupdf.open(path)[0].get_pixmap(dpi=144)
    colours = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3).astype(int)
    others = np.delete(colours, channel, axis=2).max(axis=2)
    rows, columns = np.nonzero(colours[..., channel] - others > 60)
    x0, x1, y0, y1 = columns.min(), columns.max() + 1, pixmap.height - rows.max() - 1, pixmap.height - rows.min()
    return x0 / 2, y0 / 2, x1 / 2, y1 / 2


def page_with(content: str) -> pymupdf.Page:
    page = pymupdf.open().new_page(width=WIDTH, height=HEIGHT)
    pymupdf.TOOLS._insert_contents(page, content.encode("ascii"), True)
    return page


def drawn(content: str, folder: Path) -> Drawing:
    return read(page_with(content), folder)


def read(page: pymupdf.Page, folder: Path) -> Drawing:
    (drawing,) = read_all(page, folder).drawings
    return drawing


def read_all(page: pymupdf.Page, folder: Path) -> Reading:
    page.parent.save(folder / "a.pdf")
    return read_pages(source_of(folder / "a.pdf", "a.pdf"), folder / "a.pdf")
