"""Sheet: lightning protection of the roof."""

from __future__ import annotations

from samples.draw.axes import AxisLayers, draw_axes, draw_dim, draw_tiers
from samples.draw.notes import ROOF, draw_notes
from samples.draw.pen import Pen
from samples.draw.storeys import DEPTH, GRID, LENGTH, draw_level, draw_north, draw_title

COLOURS = {
    "E-AXIS": 1, "E-AXIS-TEXT": 3, "E-DIM": 3, "屋顶轮廓": 8, "E-THUN-WIRE": 1, "E-GRND-WIRE": 6, "引下线": 5,
    "接地": 6, "E-TEXT": 7, "PUB_TITLE": 7, "DIM_ELEV": 3,
}  # fmt: skip
OUTLINE = ((-100.0, -100.0), (LENGTH + 100, -100.0), (LENGTH + 100, DEPTH + 100), (-100.0, DEPTH + 100))
MESH_X = (0.0, 18500.0, 37000.0, LENGTH)  # the last cell is 26 m by 16 m
DOWN_CONDUCTORS = (
    (0.0, 0.0), (18000.0, 0.0), (35000.0, 0.0), (LENGTH, 0.0), (LENGTH, DEPTH),
    (42000.0, DEPTH), (21000.0, DEPTH), (0.0, DEPTH),
)  # fmt: skip
LAYERS = AxisLayers("E-AXIS", "E-AXIS-TEXT", "E-DIM", "E-DIM")


def draw_roof(pen: Pen, title: str) -> None:
    """Roof outline, air terminations, down conductors, statements and dimensions of the mesh."""
    reach = (100.0, 100.0, 1500.0, 1500.0)
    draw_axes(pen, GRID, reach, LAYERS)
    pen.poly("屋顶轮廓", OUTLINE, lineweight=35)
    for x in (9000.0, 27000.0):
        pen.rect("屋顶轮廓", x + 2600, 13300, x + 9000, DEPTH)
        pen.text("E-TEXT", "出屋面楼梯间", (x + 5800, 14600), 3.0)
    _mesh(pen)
    for i, at in enumerate(DOWN_CONDUCTORS):
        _down_conductor(pen, at, i + 1)
    pen.text("E-TEXT", "接闪带 Φ10热镀锌圆钢", (9200, 7200), 3.5)
    pen.text("E-TEXT", "接闪网格 18.5m×16.0m", (27700, 9600), 3.0)
    pen.text("E-TEXT", "接闪网格 26.0m×16.0m", (50000, 9600), 3.0)
    draw_level(pen, (52000, 5000), "33.800")
    draw_tiers(pen, GRID, reach, {"south": list(MESH_X)}, LAYERS)
    draw_dim(pen, "E-DIM", (35000, -800), (LENGTH, -800))
    draw_title(pen, title, LENGTH / 2, -60 * pen.k, "1:100")
    draw_north(pen, (LENGTH + 38 * pen.k, DEPTH + 20 * pen.k), "E-TEXT")
    draw_notes(pen, ROOF, (-2000, -13500), "E-TEXT", 3.5, 7.0)


def air_terminations() -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The lines of the air termination network in plan millimetres."""
    ring = [(0.0, 0.0), (LENGTH, 0.0), (LENGTH, DEPTH), (0.0, DEPTH)]
    lines = list(zip(ring, ring[1:] + ring[:1], strict=True))
    return lines + [((x, 0.0), (x, DEPTH)) for x in MESH_X[1:-1]]


def _mesh(pen: Pen) -> None:
    for a, b in air_terminations():
        pen.line("E-THUN-WIRE", a, b, lineweight=50)
        long = abs(b[0] - a[0]) + abs(b[1] - a[1])
        for i in range(1, int(long // 4000)):
            t = i * 4000 / long
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            pen.line("E-THUN-WIRE", (x - 120, y - 120), (x + 120, y + 120))
            pen.line("E-THUN-WIRE", (x - 120, y + 120), (x + 120, y - 120))


def _down_conductor(pen: Pen, at, number: int) -> None:
    x, y = at
    pen.circle("引下线", at, 300)
    pen.solid("引下线", [(x - 130, y - 130), (x + 130, y - 130), (x + 130, y + 130), (x - 130, y + 130)])
    dy = -900 if y == 0 else 900
    pen.text("引下线", f"引下线{number}", (x + 1300, y + dy), 2.8)
    if x in (0.0, LENGTH):
        out = -1 if x == 0 else 1
        pen.line("E-GRND-WIRE", (x, y), (x + out * 1200, y))
        pen.text("接地", "接地测试点", (x + out * 1900, y + dy * 0.6), 2.5)
