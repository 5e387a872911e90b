"""How large a frame is drawn: its unit and its scale, by dimensions, title block, paper and letters, in this order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from statistics import median

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.sheets.captions import title_scale
from lianshen.parsers.sheets.dimensions import measured_units
from lianshen.parsers.sheets.papers import candidates, matching
from lianshen.parsers.sheets.titles import plain, scale_of

UNITS = {1: 25.4, 2: 304.8, 4: 1.0, 5: 10.0, 6: 1000.0, 14: 100.0}  # $INSUNITS → millimetres
_USUAL_UNITS = (1.0, 1000.0, 10.0, 25.4, 304.8)
_LETTERS_MM = 3.0  # the usual height of letters on paper
_FEW_PIECES = 100
_BUILDINGS_MM = (2_000.0, 3_000_000.0)
_PAPERS_MM = (180.0, 3_000.0)
_INCHES = re.compile(r"\d\s*(?:\"|″|'')|\d'\s*-\s*\d")
_FEWEST_INCHES = 3
_COORDINATE = re.compile(r"[XYNE]\s*[=:]\s*(\d{4,8}\.\d{2,3})")  # of the state's grid, in metres
_FEWEST_COORDINATES = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """Millimetres of building per file unit, and millimetres of building per millimetre of paper where known.

    `sure` where frame and scale make a paper, `stated` where the scale was written, `denied` the written scale that
    dimensions and frame contradict.
    """

    unit: float
    scale: float | None
    sure: bool = True
    stated: bool = True
    denied: float | None = None


def measure_frame(inside: Drawn, size: tuple[float, float], written: str, stated: float | None) -> Measure:
    """Unit and scale that make the frame a real paper; the stated unit gives way to dimensions and to the frame."""
    scale = scale_of(written) or title_scale(inside)
    units = tuple(one.unit for one in measured_units(inside.words, inside.segments))
    if units:
        return _dimensioned(inside, size, units, scale)
    usual = tuple(unit for unit in (stated, *_USUAL_UNITS) if unit)
    if scale is not None:
        return _written(size, (*usual, scale), scale) or Measure(stated or 1.0, scale, sure=False)
    letters = _letters(inside)
    for unit in usual:
        fits = _scales(size, unit)
        if fits:
            return Measure(unit, _legible(fits, letters * unit), stated=False)
    return Measure(stated or 1.0, None, sure=False)


def plausible_unit(drawn: Drawn, size: float, stated: float | None) -> float:
    """The unit by dimensions or coordinates, else the stated one where the extent is a building's in it, else the first such.

    A handful of lines is no building: there the stated unit stands.
    """
    measured = measured_units(drawn.words, drawn.segments)
    if measured:
        return measured[0].unit
    surveyed = surveyed_unit(drawn)
    if surveyed is not None:
        return surveyed
    if stated is not None and drawn.pieces() < _FEW_PIECES:
        return stated
    imperial = sum(bool(_INCHES.search(word.text)) for word in drawn.words) >= _FEWEST_INCHES
    usual = sorted(_USUAL_UNITS, key=lambda unit: unit not in {25.4, 304.8}) if imperial else _USUAL_UNITS
    units = [unit for unit in (stated, *usual) if unit]
    return next((unit for unit in units if _BUILDINGS_MM[0] <= size * unit <= _BUILDINGS_MM[1]), stated or 1.0)


def surveyed_unit(drawn: Drawn) -> float | None:
    """Millimetres per file unit where coordinates are written that lie in the drawing if it is so measured."""
    said = [float(found[1]) for word in drawn.words if (found := _COORDINATE.search(plain(word.text)))]
    x0, y0, x1, y1 = drawn.extent()
    for unit in (1000.0, 1.0):
        places = [1000.0 * metres / unit for metres in said]
        if sum(x0 <= place <= x1 or y0 <= place <= y1 for place in places) >= _FEWEST_COORDINATES:
            return unit
    return None


def _dimensioned(inside: Drawn, size: tuple[float, float], units: tuple[float, ...], scale: float | None) -> Measure:
    """The unit is what dimensions say; a written scale that makes the frame no paper in it is denied if another does."""
    if scale is not None:
        for unit in units:
            if matching(size[0] * unit / scale, size[1] * unit / scale):
                return Measure(unit, scale)
    unit = units[0]
    fits = _scales(size, unit)
    if fits:
        return Measure(unit, _legible(fits, _letters(inside) * unit), stated=scale is not None, denied=scale)
    sound = scale is not None and _PAPERS_MM[0] <= max(size) * unit / scale <= _PAPERS_MM[1]
    return Measure(unit, scale, sure=sound, stated=scale is not None)


def _written(size: tuple[float, float], units: Iterable[float], scale: float) -> Measure | None:
    units = tuple(units)
    for unit in units:
        if matching(size[0] * unit / scale, size[1] * unit / scale):
            return Measure(unit, scale)
    for unit in units:
        if _PAPERS_MM[0] <= max(size) * unit / scale <= _PAPERS_MM[1]:
            return Measure(unit, scale)
    return None


def _scales(size: tuple[float, float], unit: float) -> list[float]:
    return [scale for _, scale in candidates(size[0] * unit, size[1] * unit)]


def _letters(inside: Drawn) -> float:
    return median(word.height for word in inside.words) if inside.words else 0.0


def _legible(scales: list[float], letters: float) -> float:
    """The scale at which letters of `letters` mm of building are nearest to 3 mm, twice as high being as far as half."""
    return min(scales, key=lambda scale: abs(log(letters / scale / _LETTERS_MM)) if letters > 0 else 0.0)
