"""Ground floor, second floor and typical floor of the block of flats."""

from __future__ import annotations

from samples.draw.axes import Grid, draw_axes, draw_tiers
from samples.draw.flats import BAY, CORRIDOR, DEPTH, NARROW, draw_core, draw_end_flat, draw_flat
from samples.draw.pen import Pen
from samples.draw.plan import WINDOW, Plan
from samples.draw.stairs import draw_core_fittings

LENGTH = 7 * BAY
CORES = (9000.0, 27000.0)
XS = tuple(i * BAY for i in range(8))
GRID = Grid(XS, (0.0, 4500.0, 7200.0, 8800.0, 11500.0, 16000.0), tuple("12345678"), tuple("ABCDEF"))
WING = (45000.0, -12000.0)  # the shop wing of the ground floor: from this x, down to this y
COMPARTMENTS = {  # outlines by the outer faces of the walls: corners, square metres, sprinklers
    "1F": {
        "防火分区1-1": (
            (
                (-100, -100),
                (WING[0] - 100, -100),
                (WING[0] - 100, WING[1] - 100),
                (LENGTH + 100, WING[1] - 100),
                (LENGTH + 100, DEPTH + 100),
                (-100, DEPTH + 100),
            ),
            1242.24,
            False,
        )
    }
}


def typical() -> Plan:
    """Storeys 3 to 11, with the planted faults."""
    plan = Plan()
    _shell(plan, narrow=True)
    for i in range(7):
        draw_flat(plan, i * BAY, False, f"S{i + 1}", "FM乙0821" if i == 3 else "FM乙1121")
    _north(plan, small=True, narrow=True)
    _limbs(plan)
    plan.measure()
    return plan


def second() -> Plan:
    """Storey 2: the compliant twin of the typical floor; its south-east end is one large flat."""
    plan = Plan()
    _shell(plan, narrow=False)
    for i in range(5):
        draw_flat(plan, i * BAY, False, f"S{i + 1}", "FM乙1121")
    draw_end_flat(plan, 5 * BAY, False, "S6", small=False)
    _north(plan, small=False, narrow=False)
    _limbs(plan)
    plan.measure()
    return plan


def _shell(plan: Plan, narrow: bool) -> None:
    plan.wall(0, 0, LENGTH, 0)
    plan.wall(0, DEPTH, LENGTH, DEPTH)
    plan.wall(0, 0, 0, DEPTH)
    plan.wall(LENGTH, 0, LENGTH, DEPTH)
    low, high = CORRIDOR
    plan.wall(0, low, LENGTH, low)
    if narrow:
        plan.wall(0, high, 36000, high)
        plan.wall(45000, high, LENGTH, high)
        plan.wall(36000, NARROW, 45000, NARROW)
    else:
        plan.wall(0, high, LENGTH, high)
    plan.window("C1215", 0, 8000, "W")
    plan.window("C1215", LENGTH, 8000, "E")
    plan.room("走廊", 21000, 8150, key="走廊")


def _north(plan: Plan, small: bool, narrow: bool) -> None:
    for i, name in ((0, "N1"), (2, "N3"), (4, "N5")):
        inner = DEPTH - NARROW if narrow and i == 4 else 7200
        draw_flat(plan, i * BAY, True, name, "FM乙1121", inner=inner)
    draw_end_flat(plan, 5 * BAY, True, "N6", small)
    for i, x in enumerate(CORES):
        draw_core(plan, x, f"核心筒{i + 1}")
    low = CORRIDOR[0]
    big_south = not small
    for i in range(1, 7):
        x = i * BAY
        if not (big_south and i == 6):
            plan.wall(x, 0, x, low)
        if i != 6:
            foot = NARROW if narrow and i in (4, 5) else CORRIDOR[1]
            plan.wall(x, foot, x, DEPTH)


def _limbs(plan: Plan) -> None:
    """Limbs of shear wall inside the outer walls and beside the corridor."""
    for x in XS:
        for y in (0.0, DEPTH):
            inner = min(max(x, 300), LENGTH - 300)
            plan.column(inner, y, 800, 200)
    for x in (XS[0], XS[-1]):
        for y in (4500.0, 11500.0):
            plan.column(x, y, 200, 800)


def ground() -> Plan:
    """Storey 1: shops, and a wing that makes the outline re-entrant."""
    plan = Plan()
    x0, y0 = WING
    outline = [(0, 0), (x0, 0), (x0, y0), (LENGTH, y0), (LENGTH, DEPTH), (0, DEPTH)]
    for a, b in zip(outline, outline[1:] + outline[:1], strict=True):
        plan.wall(*a, *b)
    plan.wall(0, 8000, 9000, 8000)
    plan.wall(9000, 8800, 18000, 8800)
    plan.wall(18000, 8000, 27000, 8000)
    plan.wall(27000, 8800, 36000, 8800)
    plan.wall(36000, 8000, LENGTH, 8000)
    for i in range(1, 7):
        foot = 0 if i < 5 else y0
        plan.wall(i * BAY, max(foot, 0), i * BAY, DEPTH)
    plan.wall(54000, y0, 54000, 0)
    _shops(plan)
    for i, x in enumerate(CORES):
        draw_core(plan, x, f"核心筒{i + 1}", ground=True)
        plan.door("M1524", x + 3500, DEPTH, "N")
    _limbs(plan)
    plan.measure()
    return plan


def _shops(plan: Plan) -> None:
    for i in range(7):
        middle = i * BAY + 4500
        front = 0 if i < 5 else WING[1]
        plan.room(f"商业服务网点{i + 1}", middle, 3600, key=f"商铺{i + 1}")
        plan.door("M1524", middle - 2000, front, "S")
        plan.window("C2424", middle + 1500, front)
        if i in (0, 2, 4, 5, 6):
            plan.room(f"商业服务网点{i + 8}", middle, 12000, key=f"商铺{i + 8}")
            plan.door("M1524", middle - 2000, DEPTH, "N")
            plan.window("C2424", middle + 1500, DEPTH)


def draw_storey(pen: Pen, plan: Plan, title: str, level: str) -> None:
    """Draw a storey with axes, dimensions, stairs, level mark, title and north arrow."""
    down = 1500.0 if title != "首层平面图" else -WING[1]
    reach = (0.0, 0.0, down, 1500.0)
    draw_axes(pen, GRID, reach)
    plan.draw(pen)
    for x in CORES:
        draw_core_fittings(pen, x, rises=title != "首层平面图")  # the shops are higher than three metres
    if title == "首层平面图":
        _draw_compartments(pen)
    draw_tiers(pen, GRID, reach, _facade_stops(plan))
    draw_level(pen, (20000, 1500) if title == "首层平面图" else (24500, 7700), level)
    draw_title(pen, title, LENGTH / 2, -down - 62 * pen.k, "1:100")
    draw_north(pen, (LENGTH + 38 * pen.k, DEPTH + 20 * pen.k))


def _draw_compartments(pen: Pen) -> None:
    for name, (boundary, area, _) in COMPARTMENTS["1F"].items():
        pen.poly("防火分区", boundary, lineweight=70)
        pen.text("防火分区", f"{name} 建筑面积 {area}㎡ 未设自动喷水灭火系统", (WING[0] + 4500, -5500), 3.0)


def _facade_stops(plan: Plan) -> dict[str, list[float]]:
    stops: dict[str, list[float]] = {"south": [], "north": [], "west": [], "east": []}
    for o in plan.openings:
        x, y = o.at
        if y in (0.0, WING[1]) and o.along_x:
            stops["south"] += [x - o.width / 2, x + o.width / 2]
        if y == DEPTH:
            stops["north"] += [x - o.width / 2, x + o.width / 2]
        if o.kind == WINDOW and x in (0.0, LENGTH) and not o.along_x:
            stops["west" if x == 0 else "east"] += [y - o.width / 2, y + o.width / 2]
    return stops


def draw_level(pen: Pen, at, words: str, layer: str = "DIM_ELEV") -> None:
    """A level mark with its number as an attribute."""
    made = pen.insert(layer, "BG-LEVEL", at, xscale=pen.k, yscale=pen.k, zscale=pen.k)
    made.add_auto_attribs({"BG": words})


def draw_title(pen: Pen, words: str, x: float, y: float, scale: str, layer: str = "PUB_TITLE") -> None:
    """The title under a drawing: name, scale, a thick and a thin line."""
    k = pen.k
    half = (len(words) * 6.0 * 0.5 + 6) * k
    pen.text(layer, words, (x, y), 7.0)
    pen.text(layer, scale, (x + half + 12 * k, y - 1 * k), 5.0)
    for drop, weight in ((6, 70), (7.5, 13)):
        pen.line(layer, (x - half, y - drop * k), (x + half + 22 * k, y - drop * k), lineweight=weight)


def draw_north(pen: Pen, at, layer: str = "DIM_SYMB") -> None:
    """A north arrow: circle of 24 mm with a filled needle and the letter N."""
    k, (x, y) = pen.k, at
    pen.circle(layer, at, 12 * k)
    pen.solid(layer, [(x, y + 12 * k), (x - 1.5 * k, y - 11.9 * k), (x, y - 9 * k), (x + 1.5 * k, y - 11.9 * k)])
    pen.text(layer, "北", (x, y + 16 * k), 5.0)
