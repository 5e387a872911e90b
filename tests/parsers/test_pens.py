"""A sheet of a DXF file is drawn with the file's own colours, weights, linetypes and hatches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ezdxf
import numpy as np
import pymupdf
import pytest

from lianshen.parsers.dxf.document import read_document, read_loaded
from lianshen.parsers.dxf.loading import load_whole
from lianshen.parsers.format import Reading
from lianshen.parsers.reading import source_of
from lianshen.parsers.rendition import render
from lianshen.review.sheets import Drawing, Pen

Draw = Callable[[Any], object]
K = 72 / 25.4


def test_weight_and_colour_come_from_the_layer_unless_the_line_says_its_own(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        document.layers.add("WALL", color=1, lineweight=50)
        document.modelspace().add_line((0, 0), (500, 0), {"layer": "WALL"})
        document.modelspace().add_line((0, 9), (500, 9), {"layer": "WALL", "lineweight": 100, "true_color": 0x112233})

    first, second = pens_of_lines(read(draw, tmp_path))
    assert (first.colour, first.width) == ((255, 0, 0), 0.5)
    assert (second.colour, second.width) == ((0x11, 0x22, 0x33), 1.0)


def test_a_block_gives_its_pen_to_what_is_on_layer_0_or_by_block(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        document.layers.add("A", color=1)
        block = document.blocks.new("B")
        block.add_line((0, 0), (500, 0))
        block.add_line((0, 0), (0, 500), {"color": 0, "lineweight": -2})
        block.add_line((0, 0), (500, 500), {"color": 3})
        document.modelspace().add_blockref("B", (0, 0), {"layer": "A", "color": 5, "lineweight": 70})

    drawing = read(draw, tmp_path)
    by_layer, by_block, own = pens_of_lines(drawing)
    assert {drawing.layers[number] for number in drawing.segment_layer.tolist()} == {"A"}
    assert (by_layer.colour, by_block.colour, own.colour) == ((255, 0, 0), (0, 0, 255), (0, 255, 0))
    assert (by_layer.width, by_block.width) == (0.25, 0.7)


def test_dashes_are_as_long_as_linetype_and_scales_say(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        document.header["$LTSCALE"] = 10.0
        document.linetypes.add("AXIS", [3.0, 2.0, -0.5, 0.0, -0.5])
        document.modelspace().add_line((0, 0), (500, 0), {"linetype": "AXIS", "ltscale": 2.0})

    drawing = read(draw, tmp_path)
    (pen,) = pens_of_lines(drawing)
    assert pen.dashes == (40.0, 10.0, 0.0, 10.0)
    (path,) = paths(drawing)
    dashes = [float(part) for part in path["dashes"].strip("[] 0").replace("]", "").split()]
    assert dashes[0] == pytest.approx(40.0 * drawing.sheet.to_paper.scale * K, rel=0.01)


def test_weights_are_millimetres_of_paper_and_yellow_can_be_read(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        document.modelspace().add_line((0, 0), (500, 0), {"lineweight": 70, "color": 2})

    (path,) = paths(read(draw, tmp_path))
    assert path["width"] == pytest.approx(0.7 * K, abs=0.01)
    red, green, blue = path["color"]
    assert 0.299 * red + 0.587 * green + 0.114 * blue < 0.55


def test_a_circle_is_round_to_a_twentieth_of_a_millimetre(tmp_path: Path) -> None:
    drawing = read(lambda document: document.modelspace().add_circle((0, 0), 400), tmp_path)
    (path,) = paths(drawing)
    assert {item[0] for item in path["items"]} == {"c"}
    radius, height = 400 * drawing.sheet.to_paper.scale * K, path["rect"].height
    centre = pymupdf.Point((path["rect"].x0 + path["rect"].x1) / 2, (path["rect"].y0 + path["rect"].y1) / 2)
    for _c, *points in path["items"]:
        middle = (points[0] + points[1] * 3 + points[2] * 3 + points[3]) / 8
        assert abs(abs(middle - centre) - radius) < 0.05 * K
    assert height == pytest.approx(2 * radius, abs=0.1 * K)


def test_a_hatchs_lines_stop_at_its_outline_and_leave_its_hole_free(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        hatch = document.modelspace().add_hatch()
        hatch.set_pattern_fill("LINES", definition=[[0, (0, 0), (0, 20), []]])
        hatch.paths.add_polyline_path([(0, 0), (400, 0), (400, 400), (0, 400)])
        hatch.paths.add_polyline_path([(100, 100), (300, 100), (300, 300), (100, 300)])
        document.modelspace().add_line((-100, -100), (500, -100))

    drawing = read(draw, tmp_path)
    assert len(set(drawing.ring_hatch.tolist())) == 1
    shades = picture(drawing)
    assert ink_at(shades, drawing, (10, 10), (390, 90)) > 0.02
    assert ink_at(shades, drawing, (110, 110), (290, 290)) == 0
    assert ink_at(shades, drawing, (410, 10), (490, 390)) == 0


def test_a_hatch_too_dense_for_paper_is_a_tone_and_told(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        hatch = document.modelspace().add_hatch()
        hatch.set_pattern_fill("LINES", definition=[[45, (0, 0), (0, 0.01), []]])
        hatch.paths.add_polyline_path([(0, 0), (400, 0), (400, 400), (0, 400)])

    reading = read_both(draw, tmp_path)
    assert [problem.count for problem in reading.problems if problem.code == "hatch-as-tone"] == [1]
    shades = picture(reading.drawings[0])
    assert ink_at(shades, reading.drawings[0], (50, 50), (350, 350)) == 1


def test_a_wrapped_paragraph_is_shown_in_lines(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        words = "本工程为二类高层住宅建筑耐火等级为一级"
        document.modelspace().add_mtext(words, {"char_height": 20, "width": 205, "insert": (0, 0)})
        document.modelspace().add_line((0, -200), (500, -200))

    drawing = read(draw, tmp_path)
    assert len(drawing.words) == 1
    with pymupdf.open("pdf", render(drawing, None)) as document:
        lines = [line for line in document[0].get_text().splitlines() if line.strip()]
    assert lines == ["本工程为二类高层住宅", "建筑耐火等级为一级"]


def read(draw: Draw, folder: Path) -> Drawing:
    """The one sheet of what `draw` draws."""
    (drawing,) = read_both(draw, folder).drawings
    return drawing


def read_both(draw: Draw, folder: Path) -> Reading:
    """Read in columns, which must give the same pens as ezdxf's objects do."""
    document = ezdxf.new("R2010", units=4)
    draw(document)
    path = folder / "a.dxf"
    document.saveas(path)
    source = source_of(path, path.name)
    reading = read_document(source, path)
    loaded, problems = load_whole(path)
    assert loaded is not None
    other = read_loaded(source, loaded, problems)
    for one, two in zip(reading.drawings, other.drawings, strict=True):
        assert {*used(one)} == {*used(two)}
    return reading


def used(drawing: Drawing) -> list[Pen]:
    """The pens of lines, arcs and rings."""
    numbers = np.concatenate((drawing.segment_layer, drawing.arc_layer, drawing.ring_layer))
    return [drawing.pens[number] for number in numbers.tolist()]


def pens_of_lines(drawing: Drawing) -> list[Pen]:
    return [drawing.pens[number] for number in drawing.segment_layer.tolist()]


def paths(drawing: Drawing) -> list[Any]:
    with pymupdf.open("pdf", render(drawing, None)) as document:
        return list(document[0].get_drawings())


def picture(drawing: Drawing) -> np.ndarray:
    with pymupdf.open("pdf", render(drawing, None)) as document:
        shown = document[0].get_pixmap(dpi=72, colorspace=pymupdf.csGRAY, alpha=False)
    return np.frombuffer(shown.samples, np.uint8).reshape(shown.height, shown.stride)[::-1, : shown.width]


def ink_at(shades: np.ndarray, drawing: Drawing, low: tuple[float, float], high: tuple[float, float]) -> float:
    """The share of ink in a box given in the drawing's own units."""
    (x0, y0), (x1, y1) = (drawing.sheet.to_paper.apply(np.array((low, high))) * K).round().astype(int)
    return float((shades[y0:y1, x0:x1] < 250).mean())
