"""What the dimensions say: how many millimetres of building one unit of the file is.

A dimension is a number that stands over the middle of a line parallel to it.  One alone proves nothing (a number may stand
over any line); three of different values that agree do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, log, radians, sin
from statistics import median
from unicodedata import normalize

import numpy as np

from lianshen.parsers.sheets.nearby import within_reach
from lianshen.review.sheets import Floats, Word

AGREEING = 3
_MILLIMETRES = re.compile(r"\d{2,6}")
_METRES = re.compile(r"\d{1,4}\.\d{2,3}")
_FEET = re.compile(r"(\d{1,3})'\s*-?\s*(\d{1,2})(?:\s+(\d{1,2})/(\d{1,2}))?\"")
_FOOT, _INCH = 304.8, 25.4
_CLOSE = 0.004  # how far two dimensions may differ that say the same, as a share
_REACH = 2.6  # heights of letters between a number and its line
_OFF_MIDDLE = 0.6  # heights of letters a number may stand beside the middle of its line
_USUAL = (0.5, 1.0, 2.0, 10.0, 25.4, 100.0, 304.8, 1000.0)
_MOST_WORDS = 4_000
_MOST_LINES = 400_000


@dataclass(frozen=True, slots=True)
class Measured:
    """Millimetres of building per file unit by `count` dimensions of different values that agree."""

    unit: float
    count: int


def measured_units(words: Sequence[Word], segments: Floats) -> tuple[Measured, ...]:
    """Every measure that three or more dimensions agree on, the one with the most first."""
    ratios: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for value, length in _dimensions(words, segments):
        ratios[round(log(value / length) / _CLOSE)].append((value, length))
    found: list[Measured] = []
    for key in sorted(ratios, key=lambda key: (-_said(ratios, key), key)):
        near = _near(ratios, key)
        if len({value for value, _length in near}) < AGREEING:
            break
        if not any(abs(log(ratio / other.unit)) <= 3 * _CLOSE for ratio in [_unit(near)] for other in found):
            found.append(Measured(_unit(near), len({value for value, _length in near})))
    most = found[0].count if found else 0
    return tuple(one for one in found if one.count * 4 >= most)  # a few coincidences beside many dimensions are none


def _unit(near: list[tuple[float, float]]) -> float:
    """The middle of what the longer half says (a short dimension is rounded more), at a usual unit where it is near one."""
    longest = sorted(near)[len(near) // 2 :]
    unit = median(value / length for value, length in longest)
    return next((usual for usual in _USUAL if abs(unit - usual) <= _CLOSE * usual), unit)


def _said(ratios: dict[int, list[tuple[float, float]]], key: int) -> int:
    return len({value for value, _length in _near(ratios, key)})


def _near(ratios: dict[int, list[tuple[float, float]]], key: int) -> list[tuple[float, float]]:
    return [pair for step in (-1, 0, 1) for pair in ratios.get(key + step, ())]


def _dimensions(words: Sequence[Word], segments: Floats) -> Iterator[tuple[float, float]]:
    """Each number with the length of each line it may be written on: millimetres and file units."""
    numbers = [(word, value) for word in words[: 10 * _MOST_WORDS] if (value := _value(word.text)) is not None]
    numbers = [pair for pair in numbers if pair[0].height > 0][:_MOST_WORDS]
    if not numbers or not len(segments) or len(segments) > _MOST_LINES:
        return
    middles = (segments[:, :2] + segments[:, 2:]) / 2
    centres = np.array([_centre(word) for word, _value in numbers])
    reach = np.array([_REACH * word.height for word, _value in numbers])
    places, lines = within_reach(centres, reach, middles)
    ends, away = segments[lines, 2:] - segments[lines, :2], middles[lines] - centres[places]
    lengths = np.hypot(ends[:, 0], ends[:, 1])
    taken: set[tuple[int, float]] = set()
    for pair, (place, length) in enumerate(zip(places.tolist(), lengths.tolist(), strict=True)):
        word, value = numbers[place]
        if length <= 2 * word.height or (place, round(length, 6)) in taken:
            continue
        if _is_under(word, away[pair], ends[pair] / length):
            taken.add((place, round(length, 6)))
            yield value, length


def _is_under(word: Word, away: Floats, along: Floats) -> bool:
    """Whether a line runs as the word does and has its middle below, in or above the word's."""
    turn = (cos(radians(word.turn)), sin(radians(word.turn)))
    if abs(turn[0] * along[1] - turn[1] * along[0]) > 0.02:
        return False
    return abs(float(away[0]) * turn[0] + float(away[1]) * turn[1]) <= _OFF_MIDDLE * word.height


def _value(words: str) -> float | None:
    """Millimetres; a number with two or three decimals is in metres, as on site plans, and 6'-3" in feet and inches."""
    said = normalize("NFKC", words).strip()
    if (feet := _FEET.fullmatch(said)) is not None and int(feet[4] or 1):
        return int(feet[1]) * _FOOT + (int(feet[2]) + int(feet[3] or 0) / int(feet[4] or 1)) * _INCH or None
    if _MILLIMETRES.fullmatch(said):
        value = float(said)
        return value if value >= 50 else None
    return 1000 * float(said) or None if _METRES.fullmatch(said) else None


def _centre(word: Word) -> tuple[float, float]:
    c, s = cos(radians(word.turn)), sin(radians(word.turn))
    along, up = word.width / 2, word.height / 2
    return word.at[0] + along * c - up * s, word.at[1] + along * s + up * c
