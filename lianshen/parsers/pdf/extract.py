"""One page of a foreign PDF as a clean PDF of its own: upright, at the origin, without scripts, links and forms."""

from __future__ import annotations

from pathlib import Path

import pymupdf


def extract(path: Path, media_type: str, number: int) -> bytes:
    """Page `number` (from 1) of the file at `path`, with its annotations drawn into it; of a picture a page around it."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    with pymupdf.open(path, filetype=media_type.rpartition("/")[2]) as opened, pymupdf.open() as clean:
        source = opened if opened.is_pdf else pymupdf.open("pdf", opened.convert_to_pdf(number - 1, number - 1))
        number = number if opened.is_pdf else 1
        page = source[number - 1]
        source.bake(annots=True, widgets=True)
        page = source[number - 1]
        page.remove_rotation()
        target = clean.new_page(width=page.rect.width, height=page.rect.height)
        if page.get_contents():
            target.show_pdf_page(target.rect, source, number - 1)
        return bytes(clean.tobytes(garbage=3, deflate=True, no_new_id=True))
