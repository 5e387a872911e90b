"""What the sheets say of a masonry building: the units its walls are built of."""

from __future__ import annotations

import re

from lianshen.review.building import Building
from lianshen.rules import Answer, _, undecided
from lianshen.rules.seismic.design_basis import structure_of

BLOCKS = ("brick240", "hollow240", "hollow190", "block190")
_GROUND_FRAME = re.compile(r"底框|底部框架")
_UNITS = (
    ("block190", re.compile(r"砌块")),
    ("hollow190", re.compile(r"多孔砖.{0,12}190|190.{0,12}多孔砖")),
    ("hollow240", re.compile(r"多孔砖.{0,12}240|240.{0,12}多孔砖")),
    ("brick240", re.compile(r"(?:普通砖|实心砖).{0,12}240|240.{0,12}(?:普通砖|实心砖)")),
)


def may_be_masonry(building: Building) -> bool:
    """Whether the structure stated is masonry, or stated in words that are not among those we know."""
    return structure_of(building) in ("masonry", None)


def unless_plain_masonry(building: Building) -> Answer | None:
    """A question where it is not masonry down to the ground for certain; above a framed ground floor other limits hold."""
    if structure_of(building) is None:
        return undecided(_("the words for the structure do not tell whether it is masonry"), building.mark())
    if _GROUND_FRAME.search(building.structure):
        return undecided(_("masonry above a framed ground floor has limits of its own"), building.mark())
    return None


def possible_units(building: Building) -> tuple[str, ...]:
    """The rows of the table that the words allow: one where they name unit and thickness, all where they do not."""
    words = building.structure
    named = tuple(row for row, pattern in _UNITS if pattern.search(words))
    return named[:1] or BLOCKS
