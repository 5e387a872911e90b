"""Stairs and lifts: flights with treads, landings, handrails and arrows; shafts with a crossed car."""

from __future__ import annotations

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.plan import Plan, Stair


def draw_stairs(pen: Pen, plan: Plan, first: bool = False) -> None:
    """Two flights side by side, the landing at the far end, a break line where the plan is cut."""
    for stair in plan.stairs:
        _flights(pen, plan, stair, first)


def draw_lifts(pen: Pen, plan: Plan) -> None:
    """The car with its cross and the counterweight behind."""
    for key in plan.lifts:
        x0, y0, x1, y1 = plan.spaces[key].net.bounds
        inset = min(x1 - x0, y1 - y0) * 0.12
        a, b, c, d = x0 + inset, y0 + inset, x1 - inset, y1 - 2.2 * inset
        pen.poly("lift", [(a, b), (c, b), (c, d), (a, d)], close=True)
        pen.line("lift", (a, b), (c, d))
        pen.line("lift", (a, d), (c, b))
        middle = (x0 + x1) / 2
        pen.poly("lift", [(middle - 500, d + 0.3 * inset), (middle + 500, d + 0.3 * inset),
                          (middle + 500, d + inset), (middle - 500, d + inset)], close=True)  # fmt: skip


def _flights(pen: Pen, plan: Plan, stair: Stair, first: bool) -> None:
    x0, y0, x1, y1 = plan.spaces[stair.space].net.bounds
    wide = (x1 - x0 - stair.well) / 2
    landing = min(max(wide, 1200), 1800)
    steps = int((y1 - y0 - landing - max(1200, 0.25 * (y1 - y0))) // stair.tread)
    if steps < 3:
        return
    top = y1 - landing
    low = top - steps * stair.tread
    for n in range(steps + 1):
        y = low + n * stair.tread
        if not first:
            pen.line("stair", (x0, y), (x0 + wide, y))
        if not first or n < steps * 0.6:
            pen.line("stair", (x0 + wide + stair.well, y), (x1, y))
    for x in (x0 + wide, x0 + wide + stair.well):
        for off in (0, 50 if x > x0 + wide else -50):
            pen.line("stair", (x + off, low - 60), (x + off, top + 60))
    middle = (low + top) / 2
    right = x0 + wide + stair.well
    pen.chain("stair", [(right, middle - 200), (right + wide * 0.45, middle), (right + wide * 0.4, middle + 150),
                        (right + wide * 0.6, middle - 50), (right + wide * 0.55, middle + 80), (x1, middle + 250)])  # fmt: skip
    _arrow(pen, (right + wide / 2, low - 250), (right + wide / 2, middle - 250), "上")
    if not first:
        _arrow(pen, (x0 + wide / 2, low - 250), (x0 + wide / 2, top - 200), "下")


def _arrow(pen: Pen, start: tuple[float, float], end: tuple[float, float], word: str) -> None:
    pen.line("stair", start, end)
    (x, y) = end
    pen.chain("stair", [(x - 60, y - 200), (x, y), (x + 60, y - 200)])
    pen.text("text", word, (start[0], start[1] - 1.6 * pen.k / pen.to_file.scale), 2.5)
