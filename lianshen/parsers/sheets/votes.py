"""Frames of one size in one file have one scale: where a sheet does not state its own, the others tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lianshen.parsers.sheets.measure import Measure

_SAME = 0.01
Size = tuple[float, float]


def equal_frames_agree(sizes: Sequence[Size], measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures with the scales that were only worked out replaced by what most equal frames state or show."""
    return tuple(_outvoted(number, sizes, measures) for number in range(len(measures)))


def _outvoted(number: int, sizes: Sequence[Size], measures: Sequence[Measure]) -> Measure:
    own = measures[number]
    if (own.stated and own.sure) or own.denied is not None:
        return own
    equal = [
        measure
        for size, measure in zip(sizes, measures, strict=True)
        if _alike(size, sizes[number]) and measure.unit == own.unit and measure.sure and measure.scale is not None
    ]
    stated = Counter(measure.scale for measure in equal if measure.stated)
    shown = Counter(measure.scale for measure in equal)
    ((scale, votes),) = (stated or shown).most_common(1) or [(None, 0)]
    if scale is None or 2 * votes < (stated or shown).total():
        return own
    tied = [one for one, count in (stated or shown).items() if count == votes and one is not None]
    return replace(own, scale=min(tied), sure=True, stated=False)  # tied: on the larger paper


def _alike(one: Size, other: Size) -> bool:
    return all(abs(a - b) <= _SAME * b for a, b in zip(one, other, strict=True))
