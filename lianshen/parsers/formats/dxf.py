"""DXF: the text and the binary kind, repaired where that is possible."""

from __future__ import annotations

from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.media import DXF
from lianshen.review.sheets import SourceFile


class Dxf:
    """Drawing exchange files."""

    name = "DXF"

    def accepts(self, source: SourceFile, head: bytes) -> bool:
        """By the first group codes or the binary mark."""
        return source.media_type == DXF

    def read(self, source: SourceFile, path: Path) -> Reading:
        """Every sheet in the file; ezdxf is loaded here, inside the sandbox, and nowhere else."""
        from lianshen.parsers.dxf.document import read_document

        return read_document(source, path)
