"""The page shows what the drawing holds, where the sheet says it is."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pymupdf
import pytest
import shapely

from lianshen.parsers.reading import read_file
from lianshen.parsers.rendition import render, render_png
from lianshen.review.sheets import Affine, Drawing, Kind, Sheet, SourceFile, Word

K = 72 / 25.4
SOURCE = SourceFile("ab" * 32, "a.dxf", "image/vnd.dxf", 1)


def test_the_page_has_the_papers_size_and_lines_lie_where_the_sheet_says() -> None:
    drawing = replace(sheet_of(100), **lines([[10_000, 5_000, 60_000, 5_000]]))
    with pymupdf.open("pdf", render(drawing, None)) as document:
        page = document[0]
        assert (page.rect.width, page.rect.height) == pytest.approx((841 * K, 594 * K), abs=0.1)
        (path,) = page.get_drawings()
        start, end = path["items"][0][1:]
        assert (start.x, end.x, start.y) == pytest.approx((100 * K, 600 * K, (594 - 50) * K), abs=0.1)


@pytest.mark.parametrize("turn", [0.0, 90.0, 180.0, 33.0])
def test_chinese_words_can_be_read_and_stand_at_their_place(turn: float) -> None:
    word = Word("二层平面图±0.000㎡", (30_000, 20_000), 500, 5_000, turn, "TEXT")
    with pymupdf.open("pdf", render(replace(sheet_of(100), words=(word,)), None)) as document:
        spans = [s for b in document[0].get_text("dict")["blocks"] for line in b["lines"] for s in line["spans"]]
        assert "".join(span["text"] for span in spans) == word.text
        assert document[0].search_for("二层平面图")
        assert spans[0]["origin"] == pytest.approx((300 * K, (594 - 200) * K), abs=0.5)


def test_a_picture_of_it_is_not_blank() -> None:
    drawing = replace(sheet_of(100), **lines([[10_000, 5_000, 60_000, 5_000], [1_000, 1_000, 1_000, 50_000]]))
    picture = pymupdf.Pixmap(render_png(render(drawing, None), 50))
    assert (picture.width, picture.height) == pytest.approx((841 / 25.4 * 50, 594 / 25.4 * 50), abs=2)
    assert min(picture.samples) < 160


def test_fifty_thousand_lines_take_about_a_second() -> None:
    rows = np.random.default_rng(1).uniform(0, 59_000, (50_000, 4))
    drawing = replace(sheet_of(100), **lines(rows))
    started = time.monotonic()
    render(drawing, None)
    assert time.monotonic() - started < 5  # generous: the machine is shared


def test_a_page_of_a_pdf_is_shown_as_itself_upright_and_without_its_scripts(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        document.new_page()
        page = document.new_page(width=841.89, height=1190.55)
        page.insert_text((100, 100), "here", fontsize=12)
        page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(0, 0, 9, 9), "uri": "http://evil.example"})
        page.set_rotation(90)
        document.save(tmp_path / "a.pdf")
    _source, reading = read_file(tmp_path / "a.pdf", "a.pdf")
    rendition = render(reading.drawings[1], tmp_path / "a.pdf")
    with pymupdf.open("pdf", rendition) as shown:
        assert (shown.page_count, shown[0].rotation) == (1, 0)
        assert (shown[0].rect.width, shown[0].rect.height) == pytest.approx((1190.55, 841.89), abs=0.1)
        assert "here" in shown[0].get_text()
        assert shown[0].get_links() == []
        (word,) = reading.drawings[1].words
        (found,) = shown[0].search_for("here")
        x, y = reading.drawings[1].sheet.to_paper.apply(word.at) * K
        assert found.x0 - 5 <= x <= found.x1 + 5
        assert found.y0 - 5 <= shown[0].rect.height - y <= found.y1 + 5


def test_the_same_drawing_gives_the_same_bytes() -> None:
    drawing = replace(sheet_of(100), words=(Word("北", (100, 100), 500, 500, 0, "0"),))
    assert render(drawing, None) == render(drawing, None)


def sheet_of(scale: float) -> Drawing:
    sheet = Sheet(
        id="abababababab:1",
        source=SOURCE,
        place="frame 1",
        number=None,
        title=None,
        discipline=None,
        kind=Kind.OTHER,
        scale=scale,
        storeys=(),
        paper=(841.0, 594.0),
        frame=shapely.box(0, 0, 841 * scale, 594 * scale),
        to_plan=Affine.placed(0.001),
        to_paper=Affine.placed(1 / scale),
    )
    return Drawing(sheet, layers=("WALL",))


def lines(rows: object) -> dict[str, np.ndarray]:
    segments = np.array(rows, np.float64)
    return {
        "segments": segments,
        "segment_layer": np.zeros(len(segments), np.int32),
        "segment_symbol": np.full(len(segments), -1, np.int32),
    }
