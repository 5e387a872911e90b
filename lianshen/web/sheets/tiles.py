"""The levels of a sheet's picture: level 0 is the whole sheet in one tile, each next one twice as fine."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log2

from lianshen.review.sheets import Sheet

TILE = 512  # pixels
FINEST = 0.1  # mm of paper to a pixel: 254 dots per inch, a hairline is one pixel
MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Pyramid:
    """The levels of one sheet of `width` × `height` mm."""

    width: float
    height: float

    @property
    def resolutions(self) -> tuple[float, ...]:
        """Millimetres to a pixel, level by level."""
        coarsest = max(self.width, self.height) / TILE
        finer = min(max(0, ceil(log2(coarsest / FINEST))), MOST_LEVELS - 1)
        return tuple(coarsest / 2**level for level in range(finer + 1))


def paper_of(sheet: Sheet) -> tuple[float, float]:
    """Width and height of the sheet in mm: as stated, else as its frame measures."""
    if sheet.paper:
        return sheet.paper
    corners = sheet.to_paper.apply(sheet.frame.exterior.coords)
    width, height = corners.max(axis=0) - corners.min(axis=0)
    return float(width), float(height)
