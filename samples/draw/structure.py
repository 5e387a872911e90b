"""Sheet: structural plan with two seismic joints."""

from __future__ import annotations

from samples.draw.axes import AxisLayers, draw_axes, draw_tiers
from samples.draw.pen import Pen
from samples.draw.storeys import CORES, DEPTH, GRID, LENGTH, WING, draw_title

COLOURS = {
    "S-AXIS": 1, "S-AXIS-TEXT": 3, "S-DIM": 3, "S-WALL": 9, "S-BEAM": 4, "S-SLAB": 8, "S-TEXT": 7, "抗震缝": 1,
    "图框": 7, "图框文字": 7, "PUB_TITLE": 7,
}  # fmt: skip
LAYERS = AxisLayers("S-AXIS", "S-AXIS-TEXT", "S-DIM", "S-DIM")
TOWER_JOINT = (36000.0, 80.0)  # along axis 5: place, width
WING_JOINT = (-100.0, 150.0)  # between tower and shop wing: upper edge, width


def draw_structure(pen: Pen, title: str) -> None:
    """Walls, beams, joints, axes and dimensions."""
    reach = (0.0, 0.0, -WING[1], 0.0)
    draw_axes(pen, GRID, reach, LAYERS)
    _beams(pen)
    for x in GRID.xs:
        for y in (0.0, DEPTH):
            for middle in _either_side(x, 500):
                _limb(pen, min(max(middle, 400), LENGTH - 400), y, 1000, 200)
        for y in (4500.0, 11500.0):
            for middle in _either_side(x, 100):
                _limb(pen, middle, y, 200, 1600)
    for x in CORES:
        for y in (8800.0, 13300.0):
            _limb(pen, x + 4500, y, 4000, 200)
    _joints(pen)
    for x in (9000.0, 27000.0, 45000.0):
        pen.text("S-TEXT", "LB1 h=120", (x + 4500, 5600), 3.0)
    draw_tiers(pen, GRID, reach, {}, LAYERS)
    draw_title(pen, title, LENGTH / 2, WING[1] - 62 * pen.k, "1:100")


def _either_side(x: float, half: float) -> tuple[float, ...]:
    """Where walls of this half width stand on an axis: one, or two where a joint runs along it."""
    gap, wide = TOWER_JOINT
    return (gap - wide / 2 - half, gap + wide / 2 + half) if x == gap else (x,)


def _beams(pen: Pen) -> None:
    gap, half = TOWER_JOINT[0], TOWER_JOINT[1] / 2
    for y in GRID.ys:
        for a, b in ((0.0, gap - half), (gap + half, LENGTH)):
            for side in (-100, 100):
                pen.line("S-BEAM", (a, y + side), (b, y + side))
    for x in GRID.xs:
        for middle in _either_side(x, 100):
            for side in (-100, 100):
                pen.line("S-BEAM", (middle + side, 0), (middle + side, DEPTH))
    y1 = WING_JOINT[0] - WING_JOINT[1]
    for x in (WING[0], 54000.0, LENGTH):
        for side in (-100, 100):
            pen.line("S-BEAM", (x + side, WING[1]), (x + side, y1))
    for y in (WING[1], y1 - 100):
        for side in (-100, 100):
            pen.line("S-BEAM", (WING[0], y + side), (LENGTH, y + side))


def _limb(pen: Pen, x: float, y: float, w: float, h: float) -> None:
    pen.solid(
        "S-WALL", [(x - w / 2, y - h / 2), (x + w / 2, y - h / 2), (x + w / 2, y + h / 2), (x - w / 2, y + h / 2)]
    )


def _joints(pen: Pen) -> None:
    x, wide = TOWER_JOINT
    for side in (-wide / 2, wide / 2):
        pen.line("抗震缝", (x + side, -1200), (x + side, DEPTH + 1200), lineweight=35)
    pen.text("抗震缝", f"抗震缝 缝宽{wide:.0f}mm", (x + 700, DEPTH / 2), 3.5, turn=90)
    y, wide = WING_JOINT
    for drop in (0.0, wide):
        pen.line("抗震缝", (WING[0] - 1200, y - drop), (LENGTH + 1200, y - drop), lineweight=35)
    pen.text("抗震缝", f"抗震缝 缝宽{wide:.0f}mm", (WING[0] + 4500, y - wide - 700), 3.5)
