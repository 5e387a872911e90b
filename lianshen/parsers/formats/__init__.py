"""The kinds of files we read, in the order they are tried; what reads them is imported only when it is needed."""

from __future__ import annotations

from lianshen.parsers.format import Format
from lianshen.parsers.formats.dwg import Dwg
from lianshen.parsers.formats.dxf import Dxf
from lianshen.parsers.formats.pdf import Pdf
from lianshen.parsers.formats.picture import Archive, Picture

FORMATS: tuple[Format, ...] = (Dxf(), Dwg(), Pdf(), Picture(), Archive())
