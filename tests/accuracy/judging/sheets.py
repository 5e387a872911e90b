"""Sheets that scenes share: notes of given lines, sections of given storeys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from tests.accuracy.drafting.frames import PAPERS
from tests.accuracy.drafting.pen import Pen
from tests.accuracy.programs.section import draw_section
from tests.accuracy.sheets import Leaf, Truths


def notes_of(title: str, number: str, lines: Sequence[str]) -> Leaf:
    """Design notes, a line each."""

    def draw(pen: Pen, rng: Random) -> Truths:
        _w, h = PAPERS["A2"]
        pen.text("title", title, (160, h - 32), 7)
        for n, line in enumerate(lines):
            if pen.style.words == "mtext":
                pen.mtext("text", [line], (170, h - 50 - 9 * n), 3.5)
            else:
                pen.text("text", line, (40, h - 50 - 9 * n), 3.5, align="left")
        return {}

    return Leaf(title, number, "notes", (), None, draw, paper="A2")


def section_of(heights: Sequence[float], number: str, wide: float = 14000.0) -> Leaf:
    """A section through storeys of these heights in metres, the lowest first."""
    levels = [0.0]
    for high in heights:
        levels.append(round(levels[-1] + high, 3))
    assert all(b > a for a, b in pairwise(levels))

    def draw(pen: Pen, rng: Random) -> Truths:
        draw_section(pen, wide, levels, [], True)
        return {}

    return Leaf("1-1剖面图", number, "section", (), (0.0, -600.0, wide, levels[-1] * 1000 + 1500), draw)
