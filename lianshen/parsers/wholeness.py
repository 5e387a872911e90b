"""Whether a text-like file ends where it should: what is cut short may lack half its walls, and nothing else says so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.media import DXF, PDF
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem

_TAIL = 4_096
_ENDS = {
    DXF: re.compile(rb"(?:^|\n)[\t ]*EOF\s*(?:\n|$)|(?:^|\n)[\t ]*ENDSEC\s*$"),
    PDF: re.compile(rb"%%EOF|startxref"),
}


def doubted(reading: Reading, path: Path, media_type: str) -> Reading:
    """The reading as it is, or of a file that is cut short with that problem and no drawing that counts as exact."""
    if not is_cut_short(path, media_type):
        return reading
    drawings = tuple(replace(drawing, exact=False) for drawing in reading.drawings)
    return Reading(drawings, (_cut_short(nothing_left=not drawings), *reading.problems))


def is_cut_short(path: Path, media_type: str) -> bool:
    """Whether the mark that ends every DXF and PDF is not near the last byte; never of other kinds of file."""
    if media_type not in _ENDS:
        return False
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        tail = stream.read()
    tail = tail.replace(b"\x1a", b"")
    ways = (b"\n", b"")  # zeros stand between the words of a binary DXF and between the letters of UTF-16
    return not any(_ENDS[media_type].search(tail.replace(b"\x00", way)) for way in ways)


def _cut_short(nothing_left: bool) -> Problem:
    return Problem(
        "cut-short",
        Loss.NOT_READ if nothing_left else Loss.PART_LOST,
        _("The file ends in the middle; all that should follow is lost, so no geometry is judged by it."),
        _("Save the drawing anew, compare the size of the file before and after sending, and hand it in again."),
    )
