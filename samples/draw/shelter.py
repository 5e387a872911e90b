"""Sheet: the basement with its protective units, in the manner of a civil air defence institute (Chinese layer names)."""

from __future__ import annotations

from samples.draw.axes import AxisLayers, draw_axes, draw_tiers
from samples.draw.basement import COMPARTMENTS, GRID, LENGTH, STAIRS, UNITS
from samples.draw.pen import Pen
from samples.draw.plan import Plan
from samples.draw.stairs import draw_stair
from samples.draw.storeys import draw_level, draw_north, draw_title

LAYERS = AxisLayers("轴线", "轴号", "尺寸", "尺寸")
COMPARTMENT_WORDS = {
    "防火分区一": (14000, 28000),
    "防火分区二": (60000, 31500),
    "防火分区三": (35000, 28500),
    "防火分区四": (87000, 17500),
    "防火分区五": (84000, 31000),
}
UNIT_WORDS = {"防护单元1": (14000, 13000), "防护单元2": (60000, 13000)}


def draw_shelter_plan(pen: Pen, plan: Plan, title: str) -> None:
    """The basement plan with boundaries, statements, stairs, axes and dimensions."""
    reach = (150.0, 150.0, 150.0, 150.0)
    draw_axes(pen, GRID, reach, LAYERS)
    plan.draw(pen)
    for _, x, y, side in STAIRS:
        high = y + (3000 if side in "EW" else 6000)
        low = y if side in "EW" else (y + 3000 if side.startswith("S") else y)
        top = high if side in "EW" or side.startswith("S") else y + 3000
        draw_stair(
            pen, x + 100, low + 100, x + 5900, top - 100, x + (2100 if side == "E" else 1900), 10, ("上", ""), "楼梯"
        )
    _mouth_stairs(pen, plan)
    for name, ((x0, y0, x1, y1), area, sprinkler) in COMPARTMENTS.items():
        pen.rect("防火分区线", x0, y0, x1, y1, lineweight=70)
        words = f"{name} 建筑面积 {area}㎡ {'设自动喷水灭火系统' if sprinkler else ''}".strip()
        pen.text("防火分区", words, COMPARTMENT_WORDS[name], 3.5)
    for name, (boundary, area, shelter, persons) in UNITS.items():
        pen.poly("人防单元线", boundary, lineweight=100)
        _state_unit(pen, name, area, shelter, persons)
    draw_tiers(pen, GRID, reach, {}, LAYERS)
    draw_level(pen, (12000, 17000), "-5.400", "标高")
    draw_level(pen, (60000, 17000), "-5.400", "标高")
    draw_title(pen, title, LENGTH / 2, -50 * pen.k, "1:150", "图名")
    draw_north(pen, (LENGTH + 42 * pen.k, 43000), "文字")


def _state_unit(pen: Pen, name: str, area: float, shelter: float, persons: int) -> None:
    x, y = UNIT_WORDS[name]
    grade = "二等人员掩蔽所 核6级常6级 防化级别丙级"
    pen.text("人防-防护单元", f"{name} {grade}", (x, y), 4.0)
    pen.text("人防-防护单元", f"建筑面积 {area}㎡ 掩蔽面积 {shelter}㎡ 掩蔽人数 {persons}人", (x, y - 7 * pen.k), 3.5)


def _mouth_stairs(pen: Pen, plan: Plan) -> None:
    for room in plan.rooms:
        if room.name.startswith("战时"):
            x0, y0, x1, y1 = room.boundary.bounds
            draw_stair(pen, x0, (y0 + y1) / 2 - 100, x1, y1, x0 + 900, 9, ("上", ""), "楼梯")
