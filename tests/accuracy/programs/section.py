"""Sections: slabs, outer walls, level marks on both sides; storeys and their levels follow from them."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.sheets import Leaf, Truths


def section_leaf(rng: Random, number: str) -> tuple[Leaf, tuple[tuple[int, float], ...]]:
    """A section and the levels of its storeys by index, in metres."""
    count, below = rng.randrange(3, 9), rng.randrange(0, 3)
    heights = [rng.choice((3.9, 4.2, 4.5, 4.8))] + [rng.choice((2.8, 2.9, 3.0, 3.3, 3.6))] * (count - 1)
    levels = [0.0]
    for high in heights:
        levels.append(round(levels[-1] + high, 3))
    under = [-round(3.9 * (n + 1) + 0.6, 3) for n in range(below)]
    wide = rng.randrange(11000, 19000, 100)
    labelled = rng.random() < 0.6
    box = (0.0, (under[-1] if under else 0.0) * 1000 - 600, float(wide), levels[-1] * 1000 + 1500)

    def draw(pen: Pen, inner: Random) -> Truths:
        draw_section(pen, wide, levels, under, labelled)
        return {}

    leaf = Leaf(rng.choice(("1-1剖面图", "A-A剖面图", "1—1剖面图")), number, "section", (), box, draw)
    told = tuple((n + 1, level) for n, level in enumerate(levels[:-1]))
    return leaf, (*((-n - 1, level) for n, level in enumerate(under)), *told)


def draw_section(pen: Pen, wide: float, levels: list[float], under: list[float], labelled: bool) -> None:
    """Slabs, walls, level marks on both sides, heights, and the names of storeys where they are written."""
    k = pen.k / pen.to_file.scale
    every = [*reversed(under), *levels]
    for level in every:
        y = level * 1000
        pen.line("wall", (0, y), (wide, y))
        pen.line("wall", (0, y - 120), (wide, y - 120))
    low, high = every[0] * 1000, every[-1] * 1000
    for x in (0.0, wide):
        for side in (-100, 100):
            pen.line("wall", (x + side, low), (x + side, high + 1100))
    for level in every:
        for x, way in ((wide, 1), (0.0, -1)):
            _mark(pen, (x + way * 14 * k, level * 1000), level, way, k)
    if labelled:
        for n, level in enumerate(levels[:-1]):
            high_up = (level + levels[n + 1]) / 2 * 1000
            pen.text("text", f"{n + 1}F" if n % 2 < 2 else "", (wide * 0.5, high_up), 3.5)
        pen.text("text", "屋面", (wide * 0.5, levels[-1] * 1000 + 500), 3.5)
    for a, b in pairwise(every):
        pen.text("dim", f"{(b - a) * 1000:.0f}", (-7 * k, (a + b) / 2 * 1000), 2.5, turn=90)
        pen.line("dim", (-5 * k, a * 1000), (-5 * k, b * 1000))


def _mark(pen: Pen, at: tuple[float, float], level: float, way: int, k: float) -> None:
    x, y = at
    pen.line("level", (x - way * 12 * k, y), (x + way * 2 * k, y))
    pen.chain("level", [(x - 2 * k, y + 2 * k), (x, y), (x + 2 * k, y + 2 * k), (x - 2 * k, y + 2 * k)])
    pen.line("level", (x, y + 2 * k), (x + way * 11 * k, y + 2 * k))
    words = "%%p0.000" if level == 0 else f"{level:.3f}"
    pen.text("level", words, (x + way * 6 * k, y + 3.8 * k), 2.5)
