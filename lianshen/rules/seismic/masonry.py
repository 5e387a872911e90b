"""What the sheets say of a masonry building: the units its walls are built of."""

from __future__ import annotations

import re

from lianshen.review.building import Building
from lianshen.rules.seismic.design_basis import structure_of

BLOCKS = ("brick240", "hollow240", "hollow190", "block190")
_GROUND_FRAME = re.compile(r"底框|底部框架")
_UNITS = (
    ("block190", re.compile(r"砌块")),
    ("hollow190", re.compile(r"多孔砖.{0,12}190|190.{0,12}多孔砖")),
    ("hollow240", re.compile(r"多孔砖.{0,12}240|240.{0,12}多孔砖")),
    ("brick240", re.compile(r"(?:普通砖|实心砖).{0,12}240|240.{0,12}(?:普通砖|实心砖)")),
)


def is_masonry(building: Building) -> bool:
    """Whether the structure stated is masonry above a masonry ground floor."""
    return structure_of(building) == "masonry" and not _GROUND_FRAME.search(building.structure)


def possible_units(building: Building) -> tuple[str, ...]:
    """The rows of the table that the words allow: one where they name unit and thickness, all where they do not."""
    words = building.structure
    named = tuple(row for row, pattern in _UNITS if pattern.search(words))
    return named[:1] or BLOCKS
