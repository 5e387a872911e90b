"""The kinds of files we read, in the order they are tried; what reads them is imported only when it is needed."""

from __future__ import annotations

from lianshen.parsers.format import Format
from lianshen.parsers.formats.archive import Archive
from lianshen.parsers.formats.dwg import Dwg
from lianshen.parsers.formats.dxf import Dxf
from lianshen.parsers.formats.pdf import Pdf
from lianshen.parsers.formats.scan import Scan


def formats(ocr: float = 0.0) -> tuple[Format, ...]:
    """All kinds; `ocr` seconds may be spent on the words of pictures, 0 leaves them unread."""
    return (Dxf(), Dwg(), Pdf(ocr), Scan(ocr), Archive())


FORMATS = formats()
