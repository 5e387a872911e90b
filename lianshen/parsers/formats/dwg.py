"""DWG, R14 to 2018 and later: read by two programs that check each other, then as DXF."""

from __future__ import annotations

from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.media import DWG
from lianshen.review.sheets import SourceFile


class Dwg:
    """AutoCAD's own format."""

    name = "DWG"

    def accepts(self, source: SourceFile, head: bytes) -> bool:
        """By the version mark at the beginning."""
        return source.media_type == DWG

    def read(self, source: SourceFile, path: Path) -> Reading:
        """Every sheet in the file; the readers are loaded here, inside the sandbox, and nowhere else."""
        from lianshen.parsers.dwg.document import read_dwg

        return read_dwg(source, path)
