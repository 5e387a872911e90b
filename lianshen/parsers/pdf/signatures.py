"""The electronic signatures of a PDF: how many fields are really signed, and whether the last covers the whole file.

Glossary: a *byte range* is the two pieces of the file that a signature vouches for; between them stands the signature
itself and nothing else.  Nothing is validated here: whose signature it is, and whether it holds, is another question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
from pymupdf import mupdf

from lianshen.review.sheets import Signatures

_MOST_FIELDS = 10_000
_SIGNATURE = re.compile(rb"<[0-9A-Fa-f\s]+>")
_SOMETHING = re.compile(rb"[1-9A-Fa-f]")
_Range = tuple[int, int, int, int]


def signatures_of(document: Any, path: Path) -> Signatures:
    """The signatures of an open PDF that lies at `path`."""
    size = path.stat().st_size
    with path.open("rb") as file:
        ends = [
            end
            for value in _values(document)
            if (span := _byte_range(value)) is not None and (end := _vouched(file, span, size)) is not None
        ]
    return Signatures(len(ends), size - max(ends) if ends else size)


def _values(document: Any) -> Iterator[Any]:
    """What stands in each signed signature field, whichever field it hangs under; each field once."""
    trailer = mupdf.pdf_trailer(pymupdf._as_pdf_document(document))
    waiting = [(mupdf.pdf_dict_getp(trailer, "Root/AcroForm/Fields"), "")]
    seen: set[int] = set()
    met = 0
    while waiting and met < _MOST_FIELDS:
        fields, kind = waiting.pop()
        for place in range(min(mupdf.pdf_array_len(fields), _MOST_FIELDS)):
            field, number = mupdf.pdf_array_get(fields, place), mupdf.pdf_to_num(mupdf.pdf_array_get(fields, place))
            met += 1
            if number and number in seen:
                continue
            seen.add(number)
            own = mupdf.pdf_to_name(mupdf.pdf_dict_gets(field, "FT")) or kind
            if own == "Sig" and mupdf.pdf_is_dict(mupdf.pdf_dict_gets(field, "V")):
                yield mupdf.pdf_dict_gets(field, "V")
            waiting.append((mupdf.pdf_dict_gets(field, "Kids"), own))


def _byte_range(value: Any) -> _Range | None:
    numbers = mupdf.pdf_dict_gets(value, "ByteRange")
    if mupdf.pdf_array_len(numbers) != 4:
        return None
    start, length, again, rest = (mupdf.pdf_to_int64(mupdf.pdf_array_get(numbers, place)) for place in range(4))
    return start, length, again, rest


def _vouched(file: Any, span: _Range, size: int) -> int | None:
    """Where what a signature vouches for ends; None where it leaves out more than itself or was never filled in."""
    start, length, again, rest = span
    if start != 0 or not 0 < length < again <= again + rest <= size or rest < 0:
        return None
    file.seek(length)
    between = file.read(again - length)
    return again + rest if _SIGNATURE.fullmatch(between) and _SOMETHING.search(between) else None
