"""Pictures: scans and photographs of sheets, one sheet per picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.media import PICTURES
from lianshen.review.sheets import SourceFile


@dataclass(frozen=True, slots=True)
class Scan:
    """PNG, JPEG, TIFF (of several pages too), GIF, BMP; `ocr` seconds may be spent on their words."""

    ocr: float = 0.0
    name: str = "picture"

    def accepts(self, source: SourceFile, head: bytes) -> bool:
        """By the picture formats' first bytes."""
        return source.media_type in PICTURES.values()

    def read(self, source: SourceFile, path: Path) -> Reading:
        """One sheet per picture, its geometry never exact; MuPDF and the OCR are loaded here, inside the sandbox."""
        from lianshen.parsers.pdf.pages import read_pages

        return read_pages(source, path, self.ocr)
