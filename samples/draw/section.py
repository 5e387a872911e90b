"""Section 1-1: storeys, slabs, level marks and storey heights."""

from __future__ import annotations

from samples.draw.axes import draw_chain
from samples.draw.pen import Pen
from samples.draw.storeys import draw_level, draw_title

LEVELS = (-5.4, 0.0, 3.9, 6.9, 9.9, 12.9, 15.9, 18.9, 21.8, 24.8, 27.8, 30.8, 33.8)
OUTDOOR, PARAPET = -0.3, 35.2
NAMES = ("地下一层", *(f"{i}F" for i in range(1, 12)), "屋面")
LETTERS = (("A", 0.0), ("B", 4500.0), ("C", 7200.0), ("D", 8800.0), ("E", 11500.0), ("F", 16000.0))
WIDE = 16000.0


def draw_section(pen: Pen) -> None:
    """The section through the flats, looking west; x runs from axis A to axis F, y is the level in millimetres."""
    for i, level in enumerate(LEVELS):
        y = level * 1000
        pen.solid("COLUMN", [(-100, y - 120), (WIDE + 100, y - 120), (WIDE + 100, y), (-100, y)])
        if i + 1 < len(LEVELS):
            _storey(pen, y, LEVELS[i + 1] * 1000, basement=i == 0)
        pen.text("PUB_TEXT", NAMES[i], (WIDE / 2 - 3000, y + 700), 3.0)
    _outline(pen)
    k = pen.k
    for level in LEVELS:
        words = "±0.000" if level == 0 else f"{level:.3f}"
        y = level * 1000
        pen.line("DIM_ELEV", (-2500, y), (-400, y))
        draw_level(pen, (-5000, y), words)
        pen.line("DIM_ELEV", (-5600, y), (-2500, y))
    draw_level(pen, (WIDE + 5200, OUTDOOR * 1000), "-0.300")
    draw_level(pen, (WIDE + 2600, PARAPET * 1000), "35.200")
    storeys = [level * 1000 for level in LEVELS]
    draw_chain(pen, "PUB_DIM", storeys, -8000, 90)
    draw_chain(pen, "PUB_DIM", [storeys[0], storeys[-1]], -8800, 90)
    draw_chain(pen, "PUB_DIM", [OUTDOOR * 1000, 33800, PARAPET * 1000], WIDE + 4200, 90)
    for name, x in LETTERS:
        pen.line("DOTE", (x, -9000), (x, 36500))
        pen.insert("AXIS", "_AXISO", (x, -9000 - 4 * k), xscale=k, yscale=k, zscale=k).add_auto_attribs({"A": name})
    draw_chain(pen, "AXIS", [x for _, x in LETTERS], -8300, 0)
    draw_title(pen, "1-1剖面图", WIDE / 2, -11500, "1:100")


def _storey(pen: Pen, y0: float, y1: float, basement: bool) -> None:
    for x in (0.0, WIDE):
        for side in (-100, 100):
            pen.line("WALL", (x + side, y0), (x + side, y1 - 120))
        if not basement:
            for offset in (-60, 60):
                pen.line("WINDOW", (x + offset, y0 + 900), (x + offset, y1 - 500))
            pen.rect("WINDOW", x - 100, y0 + 900, x + 100, y1 - 500)
    if not basement:
        for x in (7200.0, 8800.0):
            for side in (-100, 100):
                pen.line("WALL", (x + side, y0), (x + side, y1 - 120))
        pen.text("SPACE", "走廊" if y0 else "商业服务网点", (8000 if y0 else 3000, y0 + 1200), 2.5)
        if y0:
            pen.text("SPACE", "主卧", (2200, y0 + 1200), 2.5)


def _outline(pen: Pen) -> None:
    ground = OUTDOOR * 1000
    pen.line("PUB_TEXT", (-7000, ground), (-100, ground), lineweight=70)
    pen.line("PUB_TEXT", (WIDE + 100, ground), (WIDE + 9000, ground), lineweight=70)
    pen.text("PUB_TEXT", "室外地坪", (WIDE + 7500, ground - 500), 3.0)
    for x in (0.0, WIDE):
        pen.rect("WALL", x - 100, 33800, x + 100, PARAPET * 1000)
