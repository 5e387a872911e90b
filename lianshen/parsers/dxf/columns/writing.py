"""TEXT, ATTRIB and MTEXT from columns: their numbers at once, their words when the code page is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lianshen.parsers.dxf.columns.table import Table
from lianshen.parsers.dxf.columns.tags import Numbers
from lianshen.parsers.dxf.texts import ALIGNED, CENTRE, FIT, MIDDLE, MOST_SIGNS, RIGHT, paragraphs
from lianshen.parsers.dxf.words import CodePage, estimated_width
from lianshen.review.sheets import Floats

_LINE = (1, 7, 10, 20, 30, 11, 21, 31, 40, 41, 50, 51, 71, 72)
_BLOCK = (1, 3, 7, 10, 20, 30, 11, 21, 31, 40, 41, 42, 43, 44, 46, 50, 71, 72, 73, 90, 63, 45, 441, 421, 431)
_INVISIBLE = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Single lines: `numbers` are height, factor, turn, two alignments, insert, aligned at (nan where it is not), slant."""

    of: Numbers
    raw: tuple[bytes, ...]
    numbers: Floats
    tags: tuple[bytes, ...] = ()
    visible: tuple[bool, ...] = ()

    def rows(self, chosen: Numbers, words: Sequence[str]) -> Floats:
        """The lines `chosen`, which read `words`, placed as `texts.line` does: x, y, height, width, turn, slant and no rise."""
        height, factor, turn, across, up, x, y, aligned_x, aligned_y, slant = self.numbers[chosen].T
        height, factor = np.abs(height), np.abs(factor)
        height[height == 0], factor[factor == 0] = 1.0, 1.0
        across, up, aligned = across.astype(np.int64), up.astype(np.int64), ~np.isnan(aligned_x)
        stretched = aligned & ((across == ALIGNED) | (across == FIT))
        elsewhere = aligned & ~stretched & ((across != 0) | (up != 0))
        width = _widths(words) * height * factor
        run = np.hypot(aligned_x - x, aligned_y - y)
        width = np.where(stretched & (run > 0), run, width)
        turn = np.where(stretched, np.degrees(np.arctan2(aligned_y - y, aligned_x - x)), turn)
        left = np.select([(across == CENTRE) | (across == MIDDLE), across == RIGHT], [0.5, 1.0]) * width
        below = np.select([(across == MIDDLE) | (up == 2), up == 3], [0.5, 1.0]) * height
        c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        x, y = np.where(elsewhere, aligned_x, x), np.where(elsewhere, aligned_y, y)
        return np.column_stack(
            (x - left * c + below * s, y - left * s - below * c, height, width, turn, slant, np.zeros(len(x)))
        )


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks of text: `numbers` are letter height, column width, turn, spacing, attachment, insert."""

    of: Numbers
    raw: tuple[bytes, ...]
    numbers: Floats

    def words(self, number: int, text: str, page: CodePage) -> Iterator[tuple[str, tuple[float, ...]]]:
        """The paragraphs of the block `number`, each with its x, y, height, width and turn."""
        height, width, turn, spacing, attachment, x, y = self.numbers[number].tolist()
        return paragraphs(page, text, (height, width, turn), spacing, int(attachment), (x, y))


def texts(table: Table) -> Lines:
    """Single lines of text."""
    table.only((*_LINE, 73))
    return _lines(table, vertical=73)


def attributes(table: Table) -> Lines:
    """The lines of attributes with their tags; one that holds a block of text is left to ezdxf."""
    table.only((*_LINE, 2, 70, 73, 74, 280))
    _first_of(table, 280)
    invisible = table.column(70, 0.0).astype(np.int64) & _INVISIBLE
    tags = table.texts(2)
    lines = _lines(table, vertical=74)
    chosen = np.flatnonzero(table.sound).tolist()
    return Lines(
        lines.of,
        lines.raw,
        lines.numbers,
        tuple(tags[place] for place in chosen),
        tuple(not invisible[place] for place in chosen),
    )


def blocks(table: Table) -> Blocks:
    """Blocks of text without columns."""
    table.only(_BLOCK)
    table.sound &= ~table.has(1001)
    at, along = table.point(10), table.point(11, required=False)
    turn = np.where(table.has(11), np.degrees(np.arctan2(along[:, 1], along[:, 0])), table.column(50, 0.0))
    looks = [table.column(40), table.column(41, 0.0), turn, table.column(44, 1.0), table.column(71, 1.0)]
    numbers = np.column_stack((*looks, at))
    table.sound &= (numbers[:, 4] >= 1) & (numbers[:, 4] <= 9)
    raw = _joined(table)
    chosen = np.flatnonzero(table.sound)
    return Blocks(table.entities[chosen], tuple(raw[place] for place in chosen.tolist()), numbers[chosen])


def _lines(table: Table, vertical: int) -> Lines:
    aligned = table.point(11, required=False)
    aligned[~table.has(11)] = np.nan
    looks = [table.column(40), table.column(41, 1.0), table.column(50, 0.0), table.column(72, 0.0)]
    numbers = np.column_stack((*looks, table.column(vertical, 0.0), table.point(10), aligned, table.column(51, 0.0)))
    raw = table.texts(1)
    chosen = np.flatnonzero(table.sound)
    return Lines(table.entities[chosen], tuple(raw[place] for place in chosen.tolist()), numbers[chosen])


def _first_of(table: Table, code: int) -> None:
    """`code` may stand there twice without harm; nothing is read from it."""
    table.numbers(np.flatnonzero(table.codes == code))


def _joined(table: Table) -> list[bytes]:
    """The pieces of 250 signs and the rest after them, as one text; the rest must stand last."""
    tails = table.texts(1)
    pieces = np.flatnonzero(table.codes == 3)
    ends = np.zeros(len(table.entities), np.int64)
    tail = np.flatnonzero(table.codes == 1)
    ends[table.owner[tail]] = tail
    table.drop(table.owner[pieces[pieces > ends[table.owner[pieces]]]])
    before: dict[int, list[bytes]] = {}
    for owner, piece in zip(table.owner[pieces].tolist(), table.tags.raw(table.rows[pieces]), strict=True):
        before.setdefault(owner, []).append(piece)
    for owner, parts in before.items():
        tails[owner] = b"".join((*parts, tails[owner]))
    return tails


def _widths(words: Sequence[str]) -> Floats:
    """How wide each runs at a height of one; drawings say the same again and again."""
    known = {text: estimated_width(text[:MOST_SIGNS], 1.0) for text in set(words)}
    return np.array([known[text] for text in words], np.float64)
