"""Every sheet as one page of PDF at paper size: what the viewer shows and annotations are drawn on.

A point of the page is the sheet's millimetre of paper times 72/25.4, with y turned down:
`x = to_paper.x · k`, `y = page height − to_paper.y · k`, k = 72/25.4.  The page is never rotated.
"""

from __future__ import annotations

from collections import defaultdict
from math import cos, radians, sin
from pathlib import Path

import numpy as np
import pymupdf

from lianshen.parsers import sandbox
from lianshen.parsers.layers import Meaning, meaning
from lianshen.parsers.media import PDF, PICTURES
from lianshen.review.sheets import Drawing, Floats, Word

POINTS_PER_MM = 72 / 25.4
_LARGEST = 14_000.0  # points a side: readers refuse more
_CHORD_DEGREES = 10.0
_BLACK = (0.13, 0.13, 0.15)
_COLOURS: dict[Meaning, tuple[tuple[float, float, float], float]] = {
    Meaning.WALLS: (_BLACK, 0.9),
    Meaning.COLUMNS: (_BLACK, 0.7),
    Meaning.DOORS: ((0.05, 0.40, 0.45), 0.4),
    Meaning.WINDOWS: ((0.05, 0.40, 0.60), 0.4),
    Meaning.OPENINGS: ((0.05, 0.40, 0.55), 0.4),
    Meaning.CURTAIN_WALLS: ((0.05, 0.40, 0.60), 0.4),
    Meaning.OPENING_MARKS: ((0.05, 0.35, 0.45), 0.3),
    Meaning.AXES: ((0.75, 0.35, 0.30), 0.2),
    Meaning.AXIS_LABELS: ((0.45, 0.35, 0.35), 0.25),
    Meaning.DIMENSIONS: ((0.40, 0.45, 0.42), 0.2),
    Meaning.HATCHES: ((0.72, 0.72, 0.72), 0.15),
    Meaning.FURNITURE: ((0.65, 0.65, 0.62), 0.2),
    Meaning.SANITARY: ((0.60, 0.62, 0.66), 0.2),
    Meaning.STAIRS: ((0.40, 0.36, 0.20), 0.3),
    Meaning.FRAMES: (_BLACK, 0.6),
    Meaning.TITLES: (_BLACK, 0.5),
    Meaning.FIRE_COMPARTMENTS: ((0.72, 0.15, 0.15), 0.9),
    Meaning.PROTECTIVE_UNITS: ((0.45, 0.20, 0.55), 0.8),
    Meaning.AIR_TERMINATIONS: ((0.75, 0.40, 0.05), 0.7),
    Meaning.DOWN_CONDUCTORS: ((0.65, 0.30, 0.05), 0.7),
    Meaning.EARTHING: ((0.10, 0.45, 0.20), 0.6),
    Meaning.RED_LINES: ((0.80, 0.10, 0.10), 0.9),
    Meaning.FIRE_LANES: ((0.70, 0.25, 0.10), 0.5),
    Meaning.GREENERY: ((0.35, 0.55, 0.30), 0.2),
}
_OTHERS = ((0.35, 0.36, 0.38), 0.3)


def render(drawing: Drawing, source_path: Path | None) -> bytes:
    """The sheet as a PDF of one page: the very page of a PDF or a picture, else drawn from the drawing's columns."""
    if drawing.sheet.source.media_type in {PDF, *PICTURES.values()} and source_path is not None:
        page = sandbox.page_of(drawing.sheet.source, source_path, int(drawing.sheet.id.rsplit(":", 1)[1]))
        if page is not None:
            return page
    return _drawn(drawing)


def render_png(pdf: bytes, dpi: float, page: int = 0) -> bytes:
    """A page of `pdf` as a picture on white."""
    with pymupdf.open("pdf", pdf) as document:
        return bytes(document[page].get_pixmap(dpi=round(dpi), alpha=False).tobytes("png"))


def _drawn(drawing: Drawing) -> bytes:
    width, height, to_page = _page_of(drawing)
    with pymupdf.open() as document:
        page = document.new_page(width=width, height=height)
        content = b"1 J 1 j\n" + _fills(drawing, to_page) + _lines(drawing, to_page)
        pymupdf.TOOLS._insert_contents(page, content, True)
        _write_words(page, drawing, to_page)
        document.subset_fonts()
        return bytes(document.tobytes(garbage=3, deflate=True, no_new_id=True))


def _page_of(drawing: Drawing) -> tuple[float, float, Placing]:
    """The page's size in points, and the way from file units to points with y up."""
    paper = drawing.sheet.paper or (841.0, 594.0)
    longest = max(paper) * POINTS_PER_MM
    shrink = min(1.0, _LARGEST / longest) if longest > 0 else 1.0
    size = [max(side * POINTS_PER_MM * shrink, 10.0) for side in paper]
    return size[0], size[1], Placing(drawing, POINTS_PER_MM * shrink)


class Placing:
    """From file units to points of the page, y up."""

    def __init__(self, drawing: Drawing, factor: float) -> None:
        self.to_paper, self.factor = drawing.sheet.to_paper, factor
        self.scale = drawing.sheet.to_paper.scale * factor

    def __call__(self, points: Floats) -> Floats:
        return self.to_paper.apply(points) * self.factor


def _look(layer: str) -> tuple[tuple[float, float, float], float]:
    return _COLOURS.get(meaning(layer), _OTHERS)


def _fills(drawing: Drawing, to_page: Placing) -> bytes:
    """Fills in a pale tint of their layer's colour, below the lines."""
    parts: list[str] = []
    for ring, layer, filled in zip(drawing.rings, drawing.ring_layer.tolist(), drawing.ring_filled, strict=True):
        if not filled:
            continue
        colour, _width = _look(drawing.layers[layer])
        pale = " ".join(f"{1 - (1 - part) * 0.35:.2f}" for part in colour)
        corners = [f"{x:.2f} {y:.2f}" for x, y in to_page(ring).tolist()]
        parts.append(f"{pale} rg {corners[0]} m " + " ".join(f"{corner} l" for corner in corners[1:]) + " f")
    return "\n".join(parts).encode("ascii") + b"\n"


def _lines(drawing: Drawing, to_page: Placing) -> bytes:
    chords, chord_layer = _chords(drawing)
    rows = np.concatenate((drawing.segments, chords))
    layers = np.concatenate((drawing.segment_layer, chord_layer))
    points = to_page(rows.reshape(-1, 2, 2)).reshape(-1, 4)
    parts: list[str] = []
    for layer in sorted(set(layers.tolist()), key=lambda number: _look(drawing.layers[number])[1]):
        colour, width = _look(drawing.layers[layer])
        parts.append(" ".join(f"{part:.2f}" for part in colour) + f" RG {width} w")
        own = points[layers == layer].tolist()
        for start in range(0, len(own), 2_000):
            parts += ["%.2f %.2f m %.2f %.2f l" % (a, b, c, d) for a, b, c, d in own[start : start + 2_000]]  # noqa: UP031
            parts.append("S")
    return "\n".join(parts).encode("ascii") + b"\n"


def _chords(drawing: Drawing) -> tuple[Floats, np.ndarray]:
    count = int(360 / _CHORD_DEGREES)
    arcs = drawing.arcs
    angles = np.radians(arcs[:, 3:4] + (arcs[:, 4:5] - arcs[:, 3:4]) * np.linspace(0.0, 1.0, count + 1))
    x = arcs[:, 0:1] + arcs[:, 2:3] * np.cos(angles)
    y = arcs[:, 1:2] + arcs[:, 2:3] * np.sin(angles)
    chords = np.stack((x[:, :-1], y[:, :-1], x[:, 1:], y[:, 1:]), axis=-1).reshape(-1, 4)
    return chords, np.repeat(drawing.arc_layer, count)


def _write_words(page: pymupdf.Page, drawing: Drawing, to_page: Placing) -> None:
    """All words, those of one colour and turn with one writer: a writer costs more than a word."""
    font = pymupdf.Font("cjk")
    groups: dict[tuple[tuple[float, float, float], float], list[Word]] = defaultdict(list)
    for word in drawing.words:
        groups[_look(word.layer)[0], round(word.turn, 1)].append(word)
    for (colour, turn), words in groups.items():
        writer = pymupdf.TextWriter(page.rect, color=colour)
        c, s = cos(radians(turn)), sin(radians(turn))
        written = False
        for word in words:
            x, y = to_page(np.array(word.at))
            y = page.rect.height - y
            size = _size(word, font, to_page.scale)
            if size > 0.1:  # written level, then all turned together about the upper left corner
                writer.append((x * c - y * s, x * s + y * c), word.text, font=font, fontsize=size)
                written = True
        if written:
            writer.write_text(page, morph=(pymupdf.Point(0, 0), pymupdf.Matrix(turn)))


def _size(word: Word, font: pymupdf.Font, scale: float) -> float:
    """The font's size whose capitals are as high as the word, smaller where the word would run too wide."""
    size = word.height * scale * 1.3
    return float(min(size, word.width * scale * 1.1 / max(font.text_length(word.text, 1.0), 0.1), 2_000.0))
