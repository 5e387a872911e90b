"""TEXT, ATTRIB and MTEXT become words: lower left corner, height, estimated width, turn."""

from __future__ import annotations

from math import atan2, ceil, cos, degrees, hypot, radians, sin
from typing import Any

from ezdxf.tools.text import MTextParser, TokenType, fast_plain_mtext

from lianshen.parsers.dxf.content import Content
from lianshen.parsers.dxf.words import estimated_width
from lianshen.review.sheets import Word

_ALIGNED, _FIT = 3, 5
_CENTRE, _RIGHT, _MIDDLE = 1, 2, 4
_LINE_STEP = 5 / 3  # of the height, from foot to foot, by the format's definition
_MOST_SIGNS = 20_000


def text(entity: Any, into: Content, layer: int) -> None:
    """A single line of text."""
    words = into.page.read(str(entity.dxf.text))[:_MOST_SIGNS]
    height = abs(float(entity.dxf.height)) or 1.0
    factor = abs(float(entity.dxf.get("width", 1.0))) or 1.0
    across, up = int(entity.dxf.get("halign", 0)), int(entity.dxf.get("valign", 0))
    anchor = entity.dxf.insert
    if (across or up) and entity.dxf.hasattr("align_point") and across not in {_ALIGNED, _FIT}:
        anchor = entity.dxf.align_point
    width, turn = estimated_width(words, height, factor), float(entity.dxf.get("rotation", 0.0))
    if across in {_ALIGNED, _FIT} and entity.dxf.hasattr("align_point"):
        run = entity.dxf.align_point - entity.dxf.insert
        width, turn = hypot(run.x, run.y) or width, degrees(atan2(run.y, run.x))
    left = {_CENTRE: 0.5, _RIGHT: 1.0, _MIDDLE: 0.5}.get(across, 0.0) * width
    below = 0.5 * height if across == _MIDDLE else {2: 0.5, 3: 1.0}.get(up, 0.0) * height
    c, s = cos(radians(turn)), sin(radians(turn))
    at = (anchor.x - left * c + below * s, anchor.y - left * s - below * c)
    if entity.dxf.extrusion.z < 0:  # seen from below: mirrored in x, which turns its run as well
        at, turn = (-at[0], at[1]), 180.0 - turn
        at, turn = (at[0] + width * cos(radians(turn)), at[1] + width * sin(radians(turn))), turn - 180.0
    into.word(layer, Word(words, at, height, width, turn, ""))


def mtext(entity: Any, into: Content, layer: int) -> None:
    """A block of text: one word for every paragraph, the lines it wraps to estimated from the column's width."""
    raw = into.page.read(str(entity.text).replace("\n", "\\P"))[:_MOST_SIGNS]
    size = abs(float(entity.dxf.char_height)) or 1.0
    column = float(entity.dxf.get("width", 0.0))
    step = size * _LINE_STEP * float(entity.dxf.get("line_spacing_factor", 1.0))
    rows: list[tuple[str, float, int]] = []
    for paragraph in fast_plain_mtext(_stacks(raw), split=True):
        wide = estimated_width(paragraph, size, _narrowing(raw))
        lines = max(1, ceil(wide / column)) if column > size else 1
        rows.append((paragraph, min(wide, column) if lines > 1 else wide, lines))
    total = sum(lines for _, _, lines in rows) * step - (step - size)
    point = int(entity.dxf.get("attachment_point", 1)) - 1
    below = (0.0, total / 2, total)[point // 3]  # the top's height above the anchor
    turn = float(entity.get_rotation())
    c, s = cos(radians(turn)), sin(radians(turn))
    for words, width, lines in rows:
        foot = below - size - (lines - 1) * step
        left = -(0.0, 0.5, 1.0)[point % 3] * width
        anchor = entity.dxf.insert
        at = (anchor.x + left * c - foot * s, anchor.y + left * s + foot * c)
        into.word(layer, Word(into.page.read(words), at, size, width, turn, ""))
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
