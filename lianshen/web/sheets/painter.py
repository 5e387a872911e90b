"""The limited process that turns one sheet's PDF into pictures: `python -m lianshen.web.sheets.painter PARENT ORDER…`.

The PDF may carry what a stranger drew, so it is never opened in the process that serves the pages.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from lianshen.parsers import jail
from lianshen.web.sheets.tiles import TILE

MEMORY = 2 * 1024**3
CPU = 40  # seconds
OUTPUT = 64 * 1024**2
BLOCK = 4  # tiles in a row that are painted together: opening the sheet costs more than a tile
WIDE = 1600  # pixels of the longer side of a whole sheet in one picture


def main(parent: int, pdf: str, level: int, x: int, y: int) -> int:
    """Paint the block whose upper left tile is `x`, `y` into the working folder as "x-y.png"; with level -1 the whole sheet."""
    jail.enter(parent, MEMORY, CPU, OUTPUT)
    import pymupdf

    page = pymupdf.open(pdf, filetype="pdf")[0]
    longest = max(page.rect.width, page.rect.height)
    if level < 0:
        page.get_pixmap(matrix=pymupdf.Matrix(WIDE / longest, WIDE / longest), alpha=False).save("whole.png")
        return 0
    drawn, zoom = page.get_displaylist(), TILE / longest * 2**level
    for column in range(x, x + BLOCK):
        for row in range(y, y + BLOCK):
            if column * TILE < page.rect.width * zoom and row * TILE < page.rect.height * zoom:
                _square(pymupdf, drawn, zoom, column, row).save(f"{column}-{row}.png")
    return 0


def _square(pymupdf: Any, drawn: Any, zoom: float, column: int, row: int) -> Any:
    """One tile, always the full square: a cropped one would be stretched by the viewer."""
    square = pymupdf.IRect(column * TILE, row * TILE, (column + 1) * TILE, (row + 1) * TILE)
    place = pymupdf.Rect(square) / pymupdf.Matrix(zoom, zoom)  # a clip is meant in points of the page
    part = drawn.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), clip=place, alpha=False)
    whole = pymupdf.Pixmap(pymupdf.csRGB, square, False)
    whole.clear_with(255)
    whole.copy(part, part.irect)
    return whole


if __name__ == "__main__":
    parent, pdf, level, x, y = sys.argv[1:]
    status = main(int(parent), pdf, int(level), int(x), int(y))
    os._exit(status)  # a library's clean-up after a broken file is one more place to hang
