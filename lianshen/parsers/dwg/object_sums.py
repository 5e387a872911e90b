"""The 16-bit sums of DWG R13 to R2000: over the header, over its sections, over the map of objects and over each object."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache

_SEED = 0xC0C1
_COUNT_AT, _SECTIONS_AT, _SECTION_BYTES = 0x15, 0x19, 9
_VARIABLES, _CLASSES, _OBJECT_MAP = 0, 1, 2
_HEADER_MASKS = {3: 0xA598, 4: 0x8101, 5: 0x3CC4, 6: 0x8461}
_SENTINEL = 16
_MOST_BYTES = 64 << 20  # of objects: a larger file is looked at as far as this


def objects(content: bytes) -> Iterator[bool]:
    """For every sum whether it holds; IndexError or struct.error where the file ends before what it tells of."""
    (count,) = struct.unpack_from("<I", content, _COUNT_AT)
    if count not in _HEADER_MASKS:
        yield False
        return
    end = _SECTIONS_AT + count * _SECTION_BYTES
    yield _sum(content[:end], 0) ^ _HEADER_MASKS[count] == _word(content, end)
    records = list(struct.iter_unpack("<BII", content[_SECTIONS_AT:end]))
    yield all(place + size <= len(content) for _number, place, size in records)
    sections = {number: place for number, place, _size in records}
    for number in (_VARIABLES, _CLASSES):
        yield _section(content, sections.get(number, 0) + _SENTINEL)
    looked_at = 0
    for holds, places in _map(content, sections.get(_OBJECT_MAP, 0)):
        yield holds
        for place in places:
            length, holds = _object(content, place)
            looked_at += length
            yield holds
        if looked_at > _MOST_BYTES:
            return


def _section(content: bytes, place: int) -> bool:
    """Its length, that many bytes, and their sum."""
    (length,) = struct.unpack_from("<I", content, place)
    end = place + 4 + length
    return _sum(content[place:end]) == _word(content, end)


def _map(content: bytes, place: int) -> Iterator[tuple[bool, list[int]]]:
    """The map of objects part by part: whether the part's sum holds, and where its objects lie."""
    while (length := _word(content, place, ">H")) > 2:
        end = place + length
        yield _sum(content[place:end]) == _word(content, end, ">H"), _places(content[place + 2 : end])
        place = end + 2


def _places(part: bytes) -> list[int]:
    """Every second number is a step from one object's place to the next."""
    places, at, place = [], 0, 0
    while at < len(part):
        _handle, at = _number(part, at, signed=False)
        step, at = _number(part, at, signed=True)
        place += step
        places.append(place)
    return places


def _number(part: bytes, at: int, signed: bool) -> tuple[int, int]:
    """Seven bits a byte, the lowest first; of a signed one the last byte's sixth bit is its sign."""
    value = shift = 0
    while part[at] & 0x80:
        value |= (part[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
    last = part[at]
    if signed and last & 0x40:
        return -(value | (last & 0x3F) << shift), at + 1
    return value | last << shift, at + 1


def _object(content: bytes, place: int) -> tuple[int, bool]:
    """Its length in fifteen bits a word, that many bytes, and their sum."""
    if place < 0:
        return 0, False
    length = shift = 0
    start = place
    while True:
        word = _word(content, place)
        length |= (word & 0x7FFF) << shift
        shift, place = shift + 15, place + 2
        if not word & 0x8000:
            break
    end = place + length
    return length, end + 2 <= len(content) and _sum(content[start:end]) == _word(content, end)


def _word(content: bytes, place: int, form: str = "<H") -> int:
    (word,) = struct.unpack_from(form, content, place)
    return int(word)


def _sum(part: bytes, seed: int = _SEED) -> int:
    table, crc = _table(), seed
    for byte in part:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc


@cache
def _table() -> tuple[int, ...]:
    rows = []
    for row in range(256):
        for _bit in range(8):
            row = row >> 1 ^ (0xA001 if row & 1 else 0)
        rows.append(row)
    return tuple(rows)
