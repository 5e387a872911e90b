"""The page a drawing is drawn on: its size in points, the way there, and the pen of every layer as ink on white."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees

import numpy.typing as npt

from lianshen.parsers.layers import Meaning, meaning
from lianshen.review.sheets import Affine, Drawing, Floats, Pen, Word

POINTS_PER_MM = 72 / 25.4
_LARGEST = 14_000.0  # points a side: readers refuse more
_BRIGHTEST = 0.5  # of white: a line any brighter cannot be read on paper
Colour = tuple[float, float, float]
_DARK = (0.13, 0.13, 0.15)
_COLOURS: dict[Meaning, tuple[Colour, float]] = {
    Meaning.WALLS: (_DARK, 0.9),
    Meaning.COLUMNS: (_DARK, 0.7),
    Meaning.DOORS: ((0.05, 0.40, 0.45), 0.4),
    Meaning.WINDOWS: ((0.05, 0.40, 0.60), 0.4),
    Meaning.OPENINGS: ((0.05, 0.40, 0.55), 0.4),
    Meaning.CURTAIN_WALLS: ((0.05, 0.40, 0.60), 0.4),
    Meaning.OPENING_MARKS: ((0.05, 0.35, 0.45), 0.3),
    Meaning.AXES: ((0.75, 0.35, 0.30), 0.2),
    Meaning.AXIS_LABELS: ((0.45, 0.35, 0.35), 0.25),
    Meaning.DIMENSIONS: ((0.40, 0.45, 0.42), 0.2),
    Meaning.HATCHES: ((0.72, 0.72, 0.72), 0.15),
    Meaning.FURNITURE: ((0.65, 0.65, 0.62), 0.2),
    Meaning.SANITARY: ((0.60, 0.62, 0.66), 0.2),
    Meaning.STAIRS: ((0.40, 0.36, 0.20), 0.3),
    Meaning.FRAMES: (_DARK, 0.6),
    Meaning.TITLES: (_DARK, 0.5),
    Meaning.FIRE_COMPARTMENTS: ((0.72, 0.15, 0.15), 0.9),
    Meaning.PROTECTIVE_UNITS: ((0.45, 0.20, 0.55), 0.8),
    Meaning.AIR_TERMINATIONS: ((0.75, 0.40, 0.05), 0.7),
    Meaning.DOWN_CONDUCTORS: ((0.65, 0.30, 0.05), 0.7),
    Meaning.EARTHING: ((0.10, 0.45, 0.20), 0.6),
    Meaning.RED_LINES: ((0.80, 0.10, 0.10), 0.9),
    Meaning.FIRE_LANES: ((0.70, 0.25, 0.10), 0.5),
    Meaning.GREENERY: ((0.35, 0.55, 0.30), 0.2),
}
_OTHERS = ((0.35, 0.36, 0.38), 0.3)  # colour, width in points


@dataclass(frozen=True, slots=True)
class Page:
    """`to_page` maps file units to points, y up; `pens` one for each of the drawing's layers."""

    drawing: Drawing
    size: tuple[float, float]
    to_page: Affine
    pens: tuple[Pen, ...]

    @classmethod
    def of(cls, drawing: Drawing) -> Page:
        """The page of a drawing at the size of its paper, smaller only where no reader could open it."""
        paper = drawing.sheet.paper or (841.0, 594.0)
        longest = max(paper) * POINTS_PER_MM
        factor = POINTS_PER_MM * (min(1.0, _LARGEST / longest) if longest > 0 else 1.0)
        size = (max(paper[0] * factor, 10.0), max(paper[1] * factor, 10.0))
        to_page = drawing.sheet.to_paper.then(Affine.placed(factor))
        known = drawing.pens or tuple(_meant(layer) for layer in drawing.layers)
        return cls(drawing, size, to_page, tuple(pen.moved(to_page) for pen in known))

    @property
    def turn(self) -> float:
        """What everything is turned by on the page, in degrees."""
        return degrees(atan2(self.to_page.b, self.to_page.a))

    def pen_of(self, word: Word) -> Pen:
        """The pen a word is written with."""
        return self.pens[word.pen] if 0 <= word.pen < len(self.pens) else _meant(word.layer)

    def placed(self, points: npt.ArrayLike) -> Floats:
        """From file units to points of the page, y up."""
        return self.to_page.apply(points)


def ink(pen: Pen) -> Colour:
    """The colour of its lines: what is made for a black screen is darkened until it can be read on paper."""
    red, green, blue = (part / 255 for part in pen.colour)
    bright = 0.299 * red + 0.587 * green + 0.114 * blue
    if min(red, green, blue) > 0.98:
        return 0.0, 0.0, 0.0
    shade = min(1.0, _BRIGHTEST / max(bright, 1e-9))
    return red * shade, green * shade, blue * shade


def operands(colour: Colour) -> str:
    """A colour as PDF writes it."""
    return " ".join(f"{part:.3f}" for part in colour)


def _meant(layer: str) -> Pen:
    """Where nobody knows the pen, one by what is on the layer."""
    colour, points = _COLOURS.get(meaning(layer), _OTHERS)
    red, green, blue = (round(part * 255) for part in colour)
    return Pen((red, green, blue), points / POINTS_PER_MM)
