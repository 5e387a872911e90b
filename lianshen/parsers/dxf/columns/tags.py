"""The tags of a DXF text file as arrays: where every value lies and what its group code is, no object per tag.

What is not plainly two lines per tag (binary, UTF-16, stray returns, no end) is not taken: `None`, and ezdxf reads it.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lianshen.review.sheets import Floats

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[Any]

_CHUNK = 1 << 19
_TAGS = 1 << 14  # few enough at a time to stay in the processor's own memory
_RETURN, _NEWLINE, _SPACE, _ZERO = 13, 10, 32, 48
_LONGEST_CODE = 8
_LONGEST_NUMBER = 40
_IN_NUMBERS = np.zeros(256, np.bool_)
_IN_NUMBERS[list(b"0123456789+-.eE \x00")] = True


@dataclass(frozen=True, slots=True)
class Tags:
    """A whole file: `signs` and `text` are two views of it, `breaks` its line ends, `codes` one number per tag."""

    text: mmap.mmap
    signs: npt.NDArray[np.uint8]
    breaks: Numbers
    codes: npt.NDArray[np.int16]

    def starts(self, tags: Numbers) -> Numbers:
        """Where the values of `tags` begin."""
        starts: Numbers = self.breaks[2 * tags] + 1
        return starts

    def ends(self, tags: Numbers) -> Numbers:
        """Where the values of `tags` end, a return before the new line not counted."""
        ends: Numbers = self.breaks[2 * tags + 1]
        ends -= (ends > self.starts(tags)) & (self.signs[ends - 1] == _RETURN)
        return ends

    def forget(self) -> None:
        """Give back the memory of the file's pages; they are read anew where they are wanted after all."""
        self.text.madvise(mmap.MADV_DONTNEED)

    def place(self, tag: int) -> int:
        """Where the group code of `tag` begins in the file."""
        return int(self.breaks[2 * tag - 1]) + 1 if tag else 0

    def raw(self, tags: Numbers) -> list[bytes]:
        """The values of `tags` as they stand in the file."""
        text = self.text
        return [text[a:b] for a, b in zip(self.starts(tags).tolist(), self.ends(tags).tolist(), strict=True)]

    def fixed(self, tags: Numbers, width: int) -> Numbers:
        """The values of `tags` as byte strings of one width, longer ones cut."""
        out = np.empty(len(tags), f"S{width}")
        for begin in range(0, len(tags), _TAGS):
            some = tags[begin : begin + _TAGS]
            starts, lengths = self.starts(some), np.minimum(self.ends(some) - self.starts(some), width)
            places = starts[:, None] + np.arange(width, dtype=starts.dtype)
            signs = self.signs[np.minimum(places, len(self.signs) - 1)]
            signs[np.arange(width) >= lengths[:, None]] = 0
            out[begin : begin + _TAGS] = signs.view(f"S{width}")[:, 0]
        return out

    def numbers(self, tags: Numbers) -> tuple[Floats, Mask]:
        """The values of `tags` as numbers, and which of them plainly are numbers (`nan` is none)."""
        if not len(tags):
            return np.empty(0), np.empty(0, np.bool_)
        lengths = self.ends(tags) - self.starts(tags)
        width = int(min(max(int(lengths.max()), 1), _LONGEST_NUMBER))
        signs = self.fixed(tags, width)
        plain = _IN_NUMBERS[signs.view(np.uint8).reshape(-1, width)].all(axis=1) & (lengths <= width) & (lengths > 0)
        signs[~plain] = b"0"
        try:
            return signs.astype(np.float64), plain
        except ValueError:
            return _one_by_one(signs, plain)


def tags_of(path: Path) -> Tags | None:
    """The tags of the file at `path` up to its EOF; None where it is not plain DXF text with an end."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        if size < 64:
            return None
        text = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    signs = np.frombuffer(text, np.uint8)
    breaks = _breaks(signs)
    if breaks is None or len(breaks) < 4:
        return None
    codes = _codes(signs, breaks[: len(breaks) // 2 * 2])
    if codes is None:
        return None
    tags = Tags(text, signs, breaks, codes)
    zeros = np.flatnonzero(codes == 0)
    ends = zeros[tags.fixed(zeros, 4) == b"EOF"]
    return Tags(text, signs, breaks, codes[: ends[0] + 1]) if len(ends) else None


def _breaks(signs: npt.NDArray[np.uint8]) -> Numbers | None:
    """All line ends; None where a return stands alone, which others take for a line end."""
    kind = np.int32 if len(signs) < 2**31 - 64 else np.int64
    parts = []
    for begin in range(0, len(signs), _CHUNK):
        some = signs[begin : begin + _CHUNK]
        returns = np.flatnonzero(some == _RETURN) + begin + 1
        if len(returns) and (returns[-1] >= len(signs) or not (signs[returns] == _NEWLINE).all()):
            return None
        parts.append((np.flatnonzero(some == _NEWLINE) + begin).astype(kind))
    if signs[-1] != _NEWLINE:
        parts.append(np.array([len(signs)], kind))
    return np.concatenate(parts)


def _codes(signs: npt.NDArray[np.uint8], breaks: Numbers) -> npt.NDArray[np.int16] | None:
    codes = np.empty(len(breaks) // 2, np.int16)
    for begin in range(0, len(codes), _TAGS):
        ends = breaks[2 * begin : 2 * (begin + _TAGS) : 2]
        starts = np.empty_like(ends)
        starts[1:] = breaks[2 * begin + 1 : 2 * (begin + _TAGS) - 1 : 2][: len(ends) - 1] + 1
        starts[0] = breaks[2 * begin - 1] + 1 if begin else 0
        ends = ends - ((ends > starts) & (signs[ends - 1] == _RETURN))
        some = _code_numbers(signs, starts, ends)
        if some is None:
            return None
        codes[begin : begin + _TAGS] = some
    return codes


def _code_numbers(signs: npt.NDArray[np.uint8], starts: Numbers, ends: Numbers) -> Numbers | None:
    """One to four digits with nothing but blanks before them."""
    longest = int((ends - starts).max())
    if longest > _LONGEST_CODE or int((ends - starts).min()) < 1:
        return None
    numbers, in_digits = np.zeros(len(ends), np.int32), np.ones(len(ends), np.bool_)
    for back in range(1, longest + 1):
        inside = ends - back >= starts
        sign = np.where(inside, signs[np.maximum(ends - back, 0)], _SPACE)
        digit = (sign >= _ZERO) & (sign < _ZERO + 10)
        if not (digit & in_digits | (sign == _SPACE)).all() or (back == 1 and not digit.all()):
            return None
        in_digits &= digit
        if back > 4 and in_digits.any():
            return None
        numbers += np.where(in_digits, (sign.astype(np.int32) - _ZERO) * 10 ** (back - 1), 0).astype(np.int32)
    return numbers


def _one_by_one(signs: Numbers, plain: Mask) -> tuple[Floats, Mask]:
    values = np.zeros(len(signs))
    for place in np.flatnonzero(plain).tolist():
        try:
            values[place] = float(signs[place])
        except ValueError:
            plain[place] = False
    return values, plain


def runs(flags: Mask) -> Iterator[tuple[int, int]]:
    """The stretches [from, to) over which `flags` are set."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
