"""Whether the sums that a DWG carries over its own bytes still hold: a single turned bit is a wall somewhere else.

The readers do not look at them.  R13 to R2000 have a 16-bit CRC over each object and section (`object_sums`), R2004 and
R2010 to R2018 a sum over each page and one over the header; R2007 has codes of its own that are not looked at.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from lianshen.parsers.dwg.object_sums import objects
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem

_IN_OBJECTS = {b"AC1012", b"AC1014", b"AC1015"}
_IN_PAGES = {b"AC1018", b"AC1024", b"AC1027", b"AC1032"}
_HEADER, _HEADER_SUM, _PAGE_COUNT = slice(0x80, 0xEC), 0x68, 0x40
_FIRST_PAGE, _STEP = 0x100, 0x20
_DATA_PAGE, _MASK = 0x4163043B, 0x4164536B
_SYSTEM_PAGES = {0x41630E3B, 0x4163003B}


def broken_sums(path: Path) -> int:
    """How many of the file's own sums do not hold; 0 as well where its version has none that are looked at."""
    content = path.read_bytes()
    try:
        if content[:6] in _IN_PAGES:
            return list(_paged(content)).count(False)
        if content[:6] in _IN_OBJECTS:
            return list(objects(content)).count(False)
    except (struct.error, IndexError):  # it ends before what it tells of
        return 1
    return 0


def sums_problem(count: int) -> Problem:
    """Parts of the file are not as they were saved."""
    return Problem(
        "damaged",
        Loss.PART_LOST,
        _(
            "{count} parts of the DWG are not as they were saved: its own check sums do not hold, "
            "so no geometry is judged by it.",
            count=count,
        ),
        _("Open it in your CAD program, repair it (AUDIT or RECOVER), save it anew and hand it in again."),
        count=count,
    )


def _paged(content: bytes) -> Iterator[bool]:
    """The header's sum, the sums of all pages, and whether there are as many as the header tells."""
    header = _header(content)
    told, count = struct.unpack_from("<I", header, _HEADER_SUM)[0], struct.unpack_from("<I", header, _PAGE_COUNT)[0]
    yield zlib.crc32(header[:_HEADER_SUM] + bytes(4)) == told
    found = list(_pages(content))
    yield from found
    yield len(found) >= count


def _header(content: bytes) -> bytes:
    """The header, which is disguised by a row of chance numbers that is always the same."""
    chance, plain = 1, bytearray(content[_HEADER])
    for place in range(len(plain)):
        chance = (chance * 0x343FD + 0x269EC3) & 0xFFFFFFFF
        plain[place] ^= chance >> 16 & 0xFF
    return bytes(plain)


def _pages(content: bytes) -> Iterator[bool]:
    """Pages begin at steps of 32 bytes; between them may lie holes of what was saved before."""
    place = _FIRST_PAGE
    while place + _STEP <= len(content):
        length, holds = _data_page(content, place) or _system_page(content, place) or (0, False)
        if length:
            yield holds
        place += -(-length // _STEP) * _STEP if holds else _STEP


def _data_page(content: bytes, place: int) -> tuple[int, bool] | None:
    """Its length and whether its sums hold; None where no page of data begins."""
    words = [word ^ _MASK ^ place for word in struct.unpack_from("<8I", content, place)]
    if words[0] != _DATA_PAGE:
        return None
    data = content[place + 32 : place + 32 + words[2]]
    plain = struct.pack("<8I", *words[:6], 0, words[7])
    return 32 + len(data), zlib.adler32(data, 0) == words[7] and zlib.adler32(plain, words[7]) == words[6]


def _system_page(content: bytes, place: int) -> tuple[int, bool] | None:
    """The same of the pages that tell of the others."""
    words = struct.unpack_from("<5I", content, place)
    if words[0] not in _SYSTEM_PAGES:
        return None
    data = content[place + 20 : place + 20 + words[2]]
    plain = struct.pack("<5I", *words[:4], 0)
    return 20 + len(data), zlib.adler32(data, zlib.adler32(plain, 0)) == words[4]
