"""Sections: the levels of the storeys, and how high each is.

Glossary: a *level mark* (标高) such as 3.900 stands at the height it names; a *storey row* is a word such as 2F or 屋面
that stands on its floor.  The floor of a row is the level mark nearest below the word; what names no storey (outdoor
ground, parapet) is left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.numerals import number_of
from lianshen.parsers.recognise.plane import Plane, Said

_LEVEL = re.compile(r"(?:±|%%p|%%P)?\s*(?P<v>[+-]?\d{1,3}\.\d{2,3})")
_ROW = re.compile(
    r"(?:(?P<f>\d{1,3})F|(?P<b>B\d|-\d)F?|地下(?P<u>[一二三四五]|\d)层|(?P<c>[一二三四五六七八九十]{1,3}|\d{1,3})层|(?P<g>首层)|(?P<r>屋面层?|屋顶层?|R[F]?|屋面结构层))"
)
ROOF = 1000
_SLACK = 0.35  # metres by which a row's word may stand below its own floor


@dataclass(frozen=True, slots=True)
class Floor:
    """One storey in a section: its index, its level and, where the next floor is named too, its height."""

    index: int
    level: float
    height: float | None
    words: tuple[Said, ...]


def find_floors(plane: Plane) -> tuple[Floor, ...]:
    """The storeys of a section, from below; () where level marks and storey rows do not fit together."""
    levels = _levels(plane)
    if len(levels) < 2 or not _to_scale(levels):
        return ()
    floors: dict[int, tuple[float, Said]] = {}
    for word in plane.words:
        index = _row(word)
        below = [level for level in levels if level[1].at.y <= word.at.y + _SLACK]
        if index is not None and below:
            value, mark = max(below, key=lambda level: level[1].at.y)
            if index in floors and abs(floors[index][0] - value) > 1e-6:
                return ()
            floors[index] = (value, mark)
    _add_basements(floors, levels)
    return _stacked(floors)


def _levels(plane: Plane) -> list[tuple[float, Said]]:
    """Level marks, one for each value: the words on layers of levels, else all that read like one."""
    found = [(word, match) for word in plane.words if (match := _LEVEL.fullmatch(word.plain))]
    marked = [pair for pair in found if pair[0].meaning is Meaning.LEVELS] or found
    once = {float(match["v"]): word for word, match in marked}
    return sorted(once.items())


def _to_scale(levels: list[tuple[float, Said]]) -> bool:
    """Whether the marks stand as far apart as they say; a section drawn otherwise tells nothing."""
    (low, first), (high, last) = levels[0], levels[-1]
    return abs((last.at.y - first.at.y) - (high - low)) < 0.05 * (high - low)


def _row(word: Said) -> int | None:
    if word.meaning in (Meaning.DIMENSIONS, Meaning.FRAMES):
        return None
    found = _ROW.fullmatch(word.plain.replace(" ", ""))
    if not found:
        return None
    if found["r"]:
        return ROOF
    if found["g"]:
        return 1
    if found["b"]:
        return -int(found["b"][1:])
    number = number_of(found["f"] or found["c"] or found["u"] or "")
    return None if not number else int(-number if found["u"] else number)


def _add_basements(floors: dict[int, tuple[float, Said]], levels: list[tuple[float, Said]]) -> None:
    """Levels more than two metres below the first floor are basements, even where no word names them."""
    if 1 in floors and not any(index < 0 for index in floors):
        below = [level for level in levels if level[0] < floors[1][0] - 2.0]
        for depth, level in enumerate(sorted(below, key=lambda level: -level[0]), 1):
            floors[-depth] = level


def _stacked(floors: dict[int, tuple[float, Said]]) -> tuple[Floor, ...]:
    order = sorted(floors)
    values = [floors[index][0] for index in order]
    if not order or values != sorted(set(values)):
        return ()
    stacked = []
    for index, above in zip(order, [*order[1:], None], strict=True):
        level, mark = floors[index]
        if index == ROOF:
            continue
        next_up = above is not None and (above in (index + 1, ROOF) or (index, above) == (-1, 1))
        height = round(floors[above][0] - level, 3) if above is not None and next_up else None
        marks = (mark,) if above is None else (mark, floors[above][1])
        stacked.append(Floor(index, level, height, marks))
    return tuple(stacked)
