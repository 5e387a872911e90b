"""Words in a font that is always there and knows Chinese, as high and no wider than on the drawing, leaning as there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from math import cos, radians, sin, tan

import pymupdf

from lianshen.parsers.drawing_page.page import Page, ink, operands
from lianshen.review.sheets import Word

_NAME = "Lianshen"
_LETTERS, _FULL = 1.4, 1.08  # the font's size by which capitals, and by which Chinese signs are as high as the word
_NARROWEST = 0.3
_PIECES = re.compile(r"[\u2e80-\uffef][，。、；：！？）》」”]*|[^\s\u2e80-\uffef]+\s*|\s+")
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
        for line in _lines(word):
            yield from _written(line, page, font)
    yield "ET"


def _lines(word: Word) -> Iterator[Word]:
    """The lines a wrapped word was estimated to have, each at its own height."""
    if word.rise <= 0 or word.height <= 0:
        yield word
        return
    rows = _wrapped(word.text, word.width / word.height)
    step = word.rise / max(1, round(word.rise / word.height * 3 / 5))
    up = (-sin(radians(word.turn)), cos(radians(word.turn)))
    for number, text in enumerate(rows):
        higher = word.rise - number * step
        at = (word.at[0] + higher * up[0], word.at[1] + higher * up[1])
        yield replace(word, text=text, at=at, rise=0.0)


def _wrapped(text: str, column: float) -> list[str]:
    """`text` in lines of at most `column` letter heights, broken at blanks and beside Chinese signs."""
    rows, length = [""], 0.0
    for piece in _PIECES.findall(text):
        own = _estimated(piece)
        if length + _estimated(piece.rstrip()) > column * 1.001 and rows[-1]:
            rows.append("")
            length = 0.0
        rows[-1] += piece
        length += own
    return [row.rstrip() for row in rows if row.strip()]


def _estimated(text: str) -> float:
    """The width in letter heights, as the reader of the drawing estimates it."""
    return sum(1.0 if _size(sign) == _FULL else 0.65 for sign in text)


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
