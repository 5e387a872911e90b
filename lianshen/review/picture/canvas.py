"""A picture in its few parts: paths and words in millimetres, y down; the writers turn them into SVG or PNG."""

from __future__ import annotations

from dataclasses import dataclass

from lianshen.review.sheets import Floats


@dataclass(frozen=True, slots=True)
class Path:
    """Lines or rings drawn and filled together; `title` is shown where a reader points at it."""

    lines: tuple[Floats, ...]
    colour: str | None
    width: float = 0.3
    fill: str | None = None
    opacity: float = 1.0
    dash: tuple[float, float] | None = None
    closed: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words: `at` the left end of its foot, `size` the height of a Chinese character, turned in degrees."""

    text: str
    at: tuple[float, float]
    size: float
    colour: str = "#212529"
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `width` by `height` millimetres; parts are drawn in their order."""

    width: float
    height: float
    title: str
    parts: tuple[Path | Words, ...]


def length_of(text: str, size: float) -> float:
    """How long a line of words becomes, about: Chinese characters are square, others half as wide."""
    return size * sum(1.0 if ord(letter) > 0x2E7F else 0.56 for letter in text)
