"""A sheet's picture: the drawing, what was seen, the legend, and what was not found, as SVG and as PNG."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import numpy as np
import pymupdf
from shapely import Polygon, box

from lianshen.review.facts import Certainty
from lianshen.review.language import Text
from lianshen.review.report.picture import as_png, as_svg, picture_of
from lianshen.review.seen import Mark, Seen, Unplaced, named
from lianshen.review.sheets import Affine, Drawing, Kind, Loss, Problem, Sheet, SourceFile

SVG = "{http://www.w3.org/2000/svg}"
SHEET = Sheet(
    "s", SourceFile("0" * 64, "<平面>.dxf", "image/vnd.dxf", 1), "frame 1", "建施-05", "二层平面图", "architecture",
    Kind.FLOOR_PLAN, 100.0, ("2F",), (420.0, 297.0), box(0, 0, 42000, 29700), Affine.placed(0.001), Affine.placed(0.01),
)  # fmt: skip
DRAWING = Drawing(SHEET, ("0",), np.array([[0.0, 0, 42000, 0], [0, 0, 0, 29700]]), np.zeros(2, np.int32))


def room(certainty: Certainty, disputed: bool = False) -> Mark:
    shape, style = Polygon([(2, 2), (12, 2), (12, 10), (2, 10)]), named("Room.boundary")
    told = Text("卧室", "bedroom")
    return Mark(
        "s", "Room.boundary:bedroom", told, shape, certainty, disputed, style, "#5b8ff9", ("卧室",), ("B1/2F/卧室",), ()
    )


def written(*marks: Mark, unplaced: tuple[Unplaced, ...] = (), problems: tuple[Problem, ...] = ()) -> bytes:
    return as_svg(picture_of(DRAWING, Seen(marks, unplaced), problems))


def paths(svg: bytes) -> list[dict[str, str]]:
    return [path.attrib for path in fromstring(svg).iter(f"{SVG}path")]


def test_a_room_lies_where_it_is_on_the_paper() -> None:
    (boundary,) = [path for path in paths(written(room(Certainty.READ))) if path["d"].startswith("M20 277")]
    assert boundary["d"] == "M20 277L120 277L120 197L20 197L20 277Z"
    assert boundary["fill"] == "#5b8ff9"


def test_what_was_read_is_filled_and_what_was_inferred_is_dashed_and_hatched() -> None:
    read, inferred = paths(written(room(Certainty.READ))), paths(written(room(Certainty.INFERRED)))
    assert not any("stroke-dasharray" in path for path in read)
    assert any("stroke-dasharray" in path and path["fill"] == "none" for path in inferred)
    assert len(inferred) == len(read) + 1  # the hatching


def test_what_sources_dispute_is_red() -> None:
    assert any(path.get("stroke") == "#ff0033" for path in paths(written(room(Certainty.READ, disputed=True))))


def test_the_column_names_the_sheet_the_kinds_what_was_not_found_and_what_was_not_read() -> None:
    lost = Unplaced("s", "B1/2F/书房", "书房", box(20, 20, 22, 21), ())
    problem = Problem("tarch-proxy", Loss.PART_LOST, Text("天正对象", "TArch objects"), Text("", ""), "s")
    words = [
        text.text
        for text in fromstring(written(room(Certainty.READ), unplaced=(lost,), problems=(problem,))).iter(f"{SVG}text")
    ]
    assert {"卧室 × 1", "bedroom", "○ 书房  B1/2F/书房", "天正对象", "TArch objects"} <= set(words)
    assert any("建施-05 二层平面图" in (word or "") for word in words)


def test_a_sheet_on_which_nothing_was_recognised_says_so() -> None:
    words = [text.text for text in fromstring(written()).iter(f"{SVG}text")]
    assert "没有识别出任何内容" in words


def test_names_from_files_are_words_and_never_markup() -> None:
    assert "<平面>" in fromstring(written()).findtext(f"{SVG}title", "")


def test_the_png_shows_the_room_in_its_colour() -> None:
    picture = as_png(picture_of(DRAWING, Seen((room(Certainty.READ),)), ()))
    pixels = pymupdf.Pixmap(picture)
    scale = 150 / 25.4
    red, green, blue = pixels.pixel(int(40 * scale), int(220 * scale))
    assert blue > red + 20
    assert blue > green + 10
    assert pixels.pixel(int(200 * scale), int(220 * scale)) == (255, 255, 255)
