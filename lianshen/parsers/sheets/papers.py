"""Sizes of paper by GB/T 50001, lengthened ones too, and the scales drawings are made in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lianshen.review.sheets import Floats

# The short side in millimetres, and the long sides it may have: the sheet itself first, then its lengthenings.
_SIDES: tuple[tuple[str, float, tuple[float, ...]], ...] = (
    ("A0", 841, (1189, 1486, 1635, 1783, 1932, 2080, 2230, 2378)),
    ("A1", 594, (841, 1051, 1261, 1471, 1682, 1892, 2102)),
    ("A2", 420, (594, 743, 891, 1041, 1189, 1338, 1486, 1635, 1783, 1932, 2080)),
    ("A3", 297, (420, 630, 841, 1051, 1261, 1471, 1682, 1892)),
    ("A4", 210, (297,)),
)
SIZES = tuple((name, float(long), float(short)) for name, short, longs in _SIDES for long in longs)
_DETAILS = (1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0, 75.0, 80.0, 100.0, 120.0, 125.0, 150.0)
_PLANS = (200.0, 250.0, 300.0, 400.0, 500.0, 600.0, 750.0, 800.0, 1000.0, 1500.0, 2000.0, 5000.0)
SCALES: tuple[float, ...] = _DETAILS + _PLANS
CLOSE = 0.006
_MARGINS = ((25.0, 10.0), (25.0, 5.0))  # binding edge, the other three
_RATIOS = np.unique(
    [long / short for _, long, short in SIZES]
    + [(long - bound - free) / (short - 2 * free) for _, long, short in SIZES for bound, free in _MARGINS]
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper as it lies: width and height in millimetres."""

    name: str
    width: float
    height: float


def matching(width: float, height: float, tolerance: float = CLOSE) -> Paper | None:
    """The paper that is as large as `width` × `height` mm."""
    long, short = max(width, height), min(width, height)
    for name, paper_long, paper_short in SIZES:
        if abs(long - paper_long) <= tolerance * paper_long and abs(short - paper_short) <= tolerance * paper_short:
            return _lying(name, paper_long, paper_short, width >= height)
    return None


def proportioned(width: float, height: float) -> bool:
    """Whether a rectangle of any size has the proportions of a paper."""
    long, short = max(width, height), min(width, height)
    return short > 0 and any(abs(long / short - one / other) <= CLOSE * one / other for _, one, other in SIZES)


def paper_like(width: float, heights: Floats) -> npt.NDArray[np.bool_]:
    """Which of the rectangles `width` × `heights` have the proportions of a paper or of an inner border."""
    long, short = np.maximum(heights, width), np.minimum(heights, width)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.nan_to_num(long / short, posinf=0.0)
    near = np.abs(ratios[:, None] - _RATIOS) <= CLOSE * _RATIOS
    return np.asarray(near.any(axis=1))


def inner_border_of(width: float, height: float) -> tuple[Paper, float] | None:
    """The paper and the enlargement whose inner border has the proportions `width` × `height`; None where none has.

    Only whole papers at a usual scale count: an inner border alone is weak evidence.
    """
    for name, long, short in SIZES:
        for bound, free in _MARGINS:
            inner = (long - bound - free, short - 2 * free)
            factor = width / inner[0]
            if abs(height - factor * inner[1]) > 0.002 * height:
                continue
            if any(abs(factor - scale) <= 0.002 * scale for scale in SCALES):
                return Paper(name, long, short), factor
    return None


def candidates(width: float, height: float) -> list[tuple[Paper, float]]:
    """Papers and usual scales at which a frame of `width` × `height` millimetres of building may have been drawn."""
    found = []
    for scale in SCALES:
        paper = matching(width / scale, height / scale)
        if paper is not None:
            found.append((paper, scale))
    return found


def _lying(name: str, long: float, short: float, landscape: bool) -> Paper:
    return Paper(name, long, short) if landscape else Paper(name, short, long)
