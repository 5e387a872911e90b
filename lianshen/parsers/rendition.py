"""Every sheet as one page of PDF at paper size: what the viewer shows and annotations are drawn on.

A point of the page is the sheet's millimetre of paper times 72/25.4, with y turned down:
`x = to_paper.x · k`, `y = page height − to_paper.y · k`, k = 72/25.4.  The page is never rotated.
"""

from __future__ import annotations

from pathlib import Path

import pymupdf

from lianshen.parsers import sandbox
from lianshen.parsers.drawing_page.fills import fills
from lianshen.parsers.drawing_page.page import POINTS_PER_MM, Page
from lianshen.parsers.drawing_page.strokes import strokes
from lianshen.parsers.drawing_page.words import words
from lianshen.parsers.media import PDF, PICTURES
from lianshen.review.sheets import Drawing

__all__ = ["POINTS_PER_MM", "render", "render_png"]


def render(drawing: Drawing, source_path: Path | None) -> bytes:
    """The sheet as a PDF of one page: the very page of a PDF or a picture, else drawn from the drawing's columns."""
    if drawing.sheet.source.media_type in {PDF, *PICTURES.values()} and source_path is not None:
        page = sandbox.page_of(drawing.sheet.source, source_path, int(drawing.sheet.id.rsplit(":", 1)[1]))
        if page is not None:
            return page
    return _drawn(drawing)


def render_png(pdf: bytes, dpi: float, page: int = 0) -> bytes:
    """A page of `pdf` as a picture on white."""
    with pymupdf.open("pdf", pdf) as document:
        return bytes(document[page].get_pixmap(dpi=round(dpi), alpha=False).tobytes("png"))


def _drawn(drawing: Drawing) -> bytes:
    page = Page.of(drawing)
    with pymupdf.open() as document:
        paper = document.new_page(width=page.size[0], height=page.size[1])
        content = "\n".join(("1 J 1 j", *fills(page), *strokes(page), *words(page, paper)))
        pymupdf.TOOLS._insert_contents(paper, content.encode("ascii"), True)
        document.subset_fonts()
        return bytes(document.tobytes(garbage=3, deflate=True, no_new_id=True))
