"""TEXT, ATTRIB and MTEXT become words: lower left corner, height, estimated width, turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import atan2, ceil, cos, degrees, hypot, radians, sin
from typing import Any

from ezdxf.tools.text import MTextParser, TokenType, fast_plain_mtext

from lianshen.parsers.dxf.content import Content
from lianshen.parsers.dxf.words import CodePage, estimated_width
from lianshen.review.sheets import Word

Point = tuple[float, float]
Look = tuple[float, float, float]

ALIGNED, FIT = 3, 5
CENTRE, RIGHT, MIDDLE = 1, 2, 4
_LINE_STEP = 5 / 3  # of the height, from foot to foot, by the format's definition
MOST_SIGNS = 20_000


def text(entity: Any, into: Content, layer: int) -> None:
    """A single line of text."""
    dxf = entity.dxf
    aligned = (dxf.align_point.x, dxf.align_point.y) if dxf.hasattr("align_point") else None
    word = line(
        into.page.read(str(dxf.text)),
        (float(dxf.height), float(dxf.get("width", 1.0)), float(dxf.get("rotation", 0.0))),
        (int(dxf.get("halign", 0)), int(dxf.get("valign", 0))),
        (dxf.insert.x, dxf.insert.y),
        aligned,
    )
    word = replace(word, slant=float(dxf.get("oblique", 0.0)))
    into.word(layer, _from_below(word) if dxf.extrusion.z < 0 else word)


def line(words: str, look: Look, alignment: tuple[int, int], insert: Point, aligned: Point | None) -> Word:
    """A line of text placed by the format's rules; `look` is its height, its width factor and its turn."""
    words, (height, factor, turn), (across, up) = words[:MOST_SIGNS], look, alignment
    height, factor = abs(height) or 1.0, abs(factor) or 1.0
    anchor = insert
    if (across or up) and aligned is not None and across not in {ALIGNED, FIT}:
        anchor = aligned
    width = estimated_width(words, height, factor)
    if across in {ALIGNED, FIT} and aligned is not None:
        run = (aligned[0] - insert[0], aligned[1] - insert[1])
        width, turn = hypot(*run) or width, degrees(atan2(run[1], run[0]))
    left = {CENTRE: 0.5, RIGHT: 1.0, MIDDLE: 0.5}.get(across, 0.0) * width
    below = 0.5 * height if across == MIDDLE else {2: 0.5, 3: 1.0}.get(up, 0.0) * height
    c, s = cos(radians(turn)), sin(radians(turn))
    at = (anchor[0] - left * c + below * s, anchor[1] - left * s - below * c)
    return Word(words, at, height, width, turn, "")


def _from_below(word: Word) -> Word:
    """Mirrored in x, which turns its run as well."""
    turn = 180.0 - word.turn
    at = (word.width * cos(radians(turn)) - word.at[0], word.at[1] + word.width * sin(radians(turn)))
    return replace(word, at=at, turn=turn - 180.0)


def mtext(entity: Any, into: Content, layer: int) -> None:
    """A block of text: one word for every paragraph."""
    look = (float(entity.dxf.char_height), float(entity.dxf.get("width", 0.0)), float(entity.get_rotation()))
    anchor = (entity.dxf.insert.x, entity.dxf.insert.y)
    spacing = float(entity.dxf.get("line_spacing_factor", 1.0))
    attachment = int(entity.dxf.get("attachment_point", 1))
    for words, (x, y, height, width, turn, rise) in paragraphs(
        into.page, str(entity.text), look, spacing, attachment, anchor
    ):
        into.word(layer, Word(words, (x, y), height, width, turn, "", rise=rise))


def paragraphs(
    page: CodePage, text: str, look: Look, spacing: float, attachment: int, anchor: Point
) -> Iterator[tuple[str, tuple[float, float, float, float, float, float]]]:
    """Every paragraph with its x, y, height, width, turn and rise, the lines it wraps to estimated.

    `look` is letter height, column width and turn.
    """
    raw = page.read(page.joined(text).replace("\n", "\\P"))[:MOST_SIGNS]
    size, column, turn = abs(look[0]) or 1.0, look[1], look[2]
    step = size * _LINE_STEP * spacing
    rows: list[tuple[str, float, int]] = []
    for paragraph in fast_plain_mtext(_stacks(raw), split=True):
        wide = estimated_width(paragraph, size, _narrowing(raw))
        lines = max(1, ceil(wide / column)) if column > size else 1
        rows.append((paragraph, min(wide, column) if lines > 1 else wide, lines))
    total = sum(lines for _, _, lines in rows) * step - (step - size)
    point = attachment - 1
    below = (0.0, total / 2, total)[point // 3]  # the top's height above the anchor
    c, s = cos(radians(turn)), sin(radians(turn))
    for words, width, lines in rows:
        foot = below - size - (lines - 1) * step
        left = -(0.0, 0.5, 1.0)[point % 3] * width
        x, y = anchor[0] + left * c - foot * s, anchor[1] + left * s + foot * c
        yield page.read(words), (x, y, size, width, turn, (lines - 1) * step)
        below -= lines * step


def _stacks(raw: str) -> str:
    """Stacked fractions (`\\S1^2;`) as plain signs, which the fast reader drops."""
    if "\\S" not in raw:
        return raw
    signs = []
    for token in MTextParser(raw, None, yield_property_commands=False):
        if token.type == TokenType.STACK:
            upper, lower, kind = token.data
            signs.append(f"{upper}{kind if kind in '/#' else ' '}{lower}".strip())
        elif token.type == TokenType.NEW_PARAGRAPH:
            signs.append("\\P")
        elif token.type in {TokenType.SPACE, TokenType.NBSP, TokenType.TABULATOR}:
            signs.append(" ")
        elif token.type == TokenType.WORD:
            signs.append(str(token.data))
    return "".join(signs)


def _narrowing(raw: str) -> float:
    """The width factor the text begins with (`\\W0.8;`)."""
    start = raw.find("\\W")
    number = raw[start + 2 : raw.find(";", start)].rstrip("x") if start >= 0 else ""
    try:
        return min(max(float(number), 0.1), 10.0)
    except ValueError:
        return 1.0
