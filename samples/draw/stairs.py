"""Stairs and lift cars inside cores."""

from __future__ import annotations

from samples.draw.pen import Pen


def draw_stair(
    pen: Pen, x0: float, y0: float, x1: float, y1: float, first: float, treads: int, words=("上", "下"), layer="STAIR"
) -> None:
    """A stair along x with two flights in the clear rectangle; treads of 270 mm begin at `first`."""
    middle, rail = (y0 + y1) / 2, 60
    last = first + 270 * (treads - 1)
    for i in range(treads):
        x = first + 270 * i
        pen.line(layer, (x, y0), (x, middle - rail))
        pen.line(layer, (x, middle + rail), (x, y1))
    pen.rect(layer, first - 60, middle - rail, last + 60, middle + rail)
    lower, upper = (y0 + middle) / 2, (y1 + middle) / 2
    _arrow(pen, layer, (first - 500, lower), (last - 400, lower), words[0])
    _arrow(pen, layer, (first - 500, upper), (last - 400, upper), words[1])
    cut = (first + last) / 2
    points = [(cut - 300, y0), (cut - 60, middle - 800), (cut + 60, middle - 700), (cut + 200, middle - rail)]
    pen.poly(layer, points, close=False)


def _arrow(pen: Pen, layer: str, a, b, word: str) -> None:
    pen.line(layer, a, b)
    tip = [(b[0], b[1]), (b[0] - 300, b[1] + 60), (b[0] - 300, b[1] - 60)]
    pen.solid(layer, tip)
    pen.text(layer, word, (a[0] - 250, a[1]), 2.5)


def draw_lift(pen: Pen, x0: float, y0: float, x1: float, y1: float, layer: str = "EVTR") -> None:
    """A lift shaft: the car with its cross and the counterweight."""
    pen.rect(layer, x0 + 250, y0 + 250, x1 - 250, y1 - 550)
    pen.line(layer, (x0 + 250, y0 + 250), (x1 - 250, y1 - 550))
    pen.line(layer, (x0 + 250, y1 - 550), (x1 - 250, y0 + 250))
    pen.rect(layer, x0 + 500, y1 - 400, x1 - 500, y1 - 200)


def draw_core_fittings(pen: Pen, x0: float, rises: bool = True) -> None:
    """Stairs and both lifts of the core that begins at x0; `rises` writes how many risers there are and how high."""
    words = ("上18级", "下18级") if rises else ("上", "下")
    draw_stair(pen, x0 + 2700, 13400, x0 + 8900, 15900, x0 + 4300, 9, words)
    if rises:
        pen.text("STAIR", "18×166.7=3000", (x0 + 7700, 14000), 2.5)
    draw_lift(pen, x0 + 100, 8900, x0 + 2500, 11300)
    draw_lift(pen, x0 + 6500, 8900, x0 + 8900, 11300)
