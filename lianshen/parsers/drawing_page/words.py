"""Words in a font that is always there and knows Chinese, as high and no wider than on the drawing, leaning as there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from math import cos, radians, sin, tan

import pymupdf

from lianshen.parsers.drawing_page.page import Page, ink, operands
from lianshen.review.sheets import Word

_NAME = "Lianshen"
_LETTERS, _FULL = 1.4, 1.08  # the font's size by which capitals, and by which Chinese signs are as high as the word
_NARROWEST = 0.3
_HIGHEST = 3_000.0
_WIDER = 1.05  # words are as wide as estimated, which is a little too narrow


def words(page: Page, paper: pymupdf.Page) -> Iterator[str]:
    """All words of the page; the font is put on `paper`, of which only the signs used need be kept."""
    if not page.drawing.words:
        return
    font = pymupdf.Font("cjk")
    paper.insert_font(fontname=_NAME, fontbuffer=font.buffer)
    yield "BT"
    for word in page.drawing.words:
        yield from _written(word, page, font)
    yield "ET"


def unknown_signs(texts: Iterator[str]) -> int:
    """How many signs the font does not know."""
    font, known = pymupdf.Font("cjk"), {" ": True}
    count = 0
    for text in texts:
        for sign in text:
            if sign not in known:
                known[sign] = bool(font.has_glyph(ord(sign)))
            count += not known[sign]
    return count


def _written(word: Word, page: Page, font: pymupdf.Font) -> Iterator[str]:
    height = word.height * page.to_page.scale
    if not 0.1 < height < _HIGHEST:
        return
    runs = [(size, "".join(signs)) for size, signs in groupby(word.text, _size)]
    natural = sum(font.text_length(signs, size) for size, signs in runs) * height
    allowed = word.width * page.to_page.scale * _WIDER
    narrow = min(1.0, max(_NARROWEST, allowed / natural)) if natural > 0 else 1.0
    along, (x, y) = radians(word.turn + page.turn), page.placed(word.at).tolist()
    c, s, lean = cos(along), sin(along), tan(radians(max(-60.0, min(60.0, word.slant))))
    matrix = (narrow * c, narrow * s, lean * c - s, lean * s + c, x, y)
    yield f"{operands(ink(page.pen_of(word)))} rg " + " ".join(f"{part:.5f}" for part in matrix[:4])
    yield f"{x:.2f} {y:.2f} Tm"
    for size, signs in runs:
        glyphs = "".join(f"{font.has_glyph(ord(sign)):04x}" for sign in signs)
        yield f"/{_NAME} {size * height:.2f} Tf <{glyphs}> Tj"


def _size(sign: str) -> float:
    return _FULL if unicodedata.east_asian_width(sign) in "WF" else _LETTERS
