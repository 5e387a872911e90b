"""PDF: lines, words and layers of printed drawings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.media import PDF
from lianshen.review.sheets import SourceFile


@dataclass(frozen=True, slots=True)
class Pdf:
    """Printed drawings; `ocr` seconds may be spent on words that are pictures or lines."""

    ocr: float = 0.0
    name: str = "PDF"

    def accepts(self, source: SourceFile, head: bytes) -> bool:
        """By the mark near the beginning."""
        return source.media_type == PDF

    def read(self, source: SourceFile, path: Path) -> Reading:
        """One sheet per page; MuPDF is loaded here, inside the sandbox, and nowhere else."""
        from lianshen.parsers.pdf.pages import read_pages

        return read_pages(source, path, self.ocr)
