"""Flats and cores of the residential storeys, drawn into a plan in millimetres."""

from __future__ import annotations

from collections.abc import Callable

from samples.draw.plan import Plan

DEPTH = 16000.0  # from axis A to axis F
CORRIDOR = (7200.0, 8800.0)  # centre lines of the corridor walls: 1400 mm clear
NARROW = 8500.0  # north corridor wall of the narrow stretch: 1100 mm clear
BAY = 9000.0
Place = Callable[[float, float], tuple[float, float]]


def placed(x0: float, north: bool, mirror: bool = False, wide: float = BAY) -> Place:
    """Local flat coordinates (x to the right, y from the facade inwards) to plan coordinates."""

    def place(x: float, y: float) -> tuple[float, float]:
        return x0 + (wide - x if mirror else x), DEPTH - y if north else y

    return place


def facing(side: str, north: bool, mirror: bool) -> str:
    """The side a local direction points to on the plan: `in` is from the facade inwards."""
    if side in ("in", "out"):
        return "N" if (side == "in") != north else "S"
    return ("E" if side == "right" else "W") if not mirror else ("W" if side == "right" else "E")


def wall(
    plan: Plan, place: Place, x0: float, y0: float, x1: float, y1: float, thick: float = 100, layer="WALL"
) -> None:
    """A wall given in local coordinates."""
    plan.wall(*place(x0, y0), *place(x1, y1), thick, layer)


def draw_flat(
    plan: Plan, x0: float, north: bool, name: str, entrance: str, mirror: bool = False, inner: float = 7200
) -> None:
    """A flat of one bay: kitchen, living room with balcony and main bedroom on the facade; hall and bath inside."""
    at = placed(x0, north, mirror)
    f = {side: facing(side, north, mirror) for side in ("in", "out", "left", "right")}
    for line in (
        (2100, 0, 2100, inner),
        (0, 3000, 2100, 3000),
        (5700, 0, 5700, 4500),
        (2100, 4500, BAY, 4500),
        (4500, 4500, 4500, inner),
    ):
        wall(plan, at, *line)
    draw_balcony(plan, at, f, 2100, 5700, "TLM2424", name)
    plan.door(entrance, *at(1050, inner), f["out"], flip=not north)
    plan.door("M0921", *at(1050, 3000), f["out"], 100)
    plan.door("TLM1221", *at(2100, 3800), f["right"], 100)
    plan.door("M1021", *at(5700, 3850), f["right"], 100, flip=True)
    plan.door("M0921", *at(2100, 6200), f["right"], 100)
    plan.door("M1021", *at(7400, 4500), f["in"], 100)
    plan.window("C0915", *at(1050, 0))
    plan.window("C1815", *at(7350, 0))
    names = (
        ("厨房", 1050, 1200),
        ("起居室", 3900, 2300),
        ("主卧", 7350, 2300),
        ("玄关", 1050, 5000),
        ("卫生间", 3750, 5700),
        ("衣帽间", 5750, 5700),
    )
    for words, x, y in names:
        plan.room(words, *at(x, y), key=f"{name}/{words}")


def draw_balcony(plan: Plan, at: Place, f: dict[str, str], x0: float, x1: float, door: str, name: str) -> None:
    """A balcony in front of the facade between two local abscissae, with its sliding door."""
    for line in ((x0, 0, x0, -1500), (x0, -1500, x1, -1500), (x1, -1500, x1, 0)):
        wall(plan, at, *line, 120, "BALCONY")
    plan.door(door, *at((x0 + x1) / 2, 0), f["out"])
    low = -1000 if f["out"] == "N" else -700  # lines of a label run down the sheet
    plan.room("阳台", *at((x0 + x1) / 2, low), key=f"{name}/阳台")


def draw_end_flat(plan: Plan, x0: float, north: bool, name: str, small: bool) -> None:
    """The large flat of two bays at the end; `small` plants a bedroom of 4.6 m² and a double bedroom of 8.1 m²."""
    at = placed(x0, north)
    f = {side: facing(side, north, False) for side in ("in", "out", "left", "right")}
    double, single = (3525, 2520) if small else (4500, 4500)
    lines = [(2100, 0, 2100, 7200), (0, 3000, 2100, 3000), (6600, 0, 6600, 4500), (2100, 4500, 18000, 4500)]
    lines += [(10500, 0, 10500, 4500), (13000, 0, 13000, 4500), (15900, 0, 15900, 4500), (4500, 4500, 4500, 5800)]
    lines += [(4500, 5800, 18000, 5800), (6900, 5800, 6900, 7200), (4500, 5800, 4500, 7200)]
    for line in lines:
        wall(plan, at, *line)
    if small:
        wall(plan, at, 10500, double, 13000, double)
        wall(plan, at, 15900, single, 18000, single)
    draw_balcony(plan, at, f, 2100, 6600, "TLM3024", name)
    plan.door("FM乙1121", *at(1050, 7200), f["out"], flip=not north)
    plan.door("M0921", *at(1050, 3000), f["out"], 100)
    plan.door("TLM1221", *at(2100, 3800), f["right"], 100)
    plan.door("M1021", *at(4500, 5150), f["left"], 100)
    plan.door("M0821", *at(2100, 6500), f["right"], 100, flip=True)
    plan.door("M1021", *at(9800, 4500), f["out"], 100)
    plan.door("M1021", *at(12300, 4500), f["in" if small else "out"], 100)
    plan.door("M1021", *at(14000, 4500), f["out"], 100)
    plan.door("M1021", *at(16900, 4500), f["out"], 100)
    _end_flat_rooms(plan, at, f, name, small)


def _end_flat_rooms(plan: Plan, at: Place, f: dict[str, str], name: str, small: bool) -> None:
    plan.door("M0921", *at(5150, 5800), f["in"], 100)
    plan.door("M0821", *at(9500, 5800), f["in"], 100)
    for mark, x in (("C0915", 1050), ("C1815", 7600), ("C1515", 11750), ("C1815", 14450), ("C0915", 16800)):
        plan.window(mark, *at(x, 0))
    names = [
        ("厨房", 1050, 1200),
        ("起居室", 4350, 2300),
        ("主卧", 8550, 2300),
        ("次卧", 14450, 2300),
        ("玄关", 1050, 5000),
    ]
    names += [("餐厅", 2900, 5300), ("过道", 10900, 5000), ("卫生间", 6250, 6200), ("储藏室", 11500, 6400)]
    names += [("双人卧室", 11750, 1800), ("卧室", 16950, 750)]
    if small:
        plan.door("M1021", *at(11300, 3525), f["out"], 100)
        plan.door("M1021", *at(16900, 2520), f["out"], 100)
        names += [("衣柜间", 12450, 3800), ("书房", 16950, 3180)]
    lift = 0 if f["out"] == "N" else 400  # lines of a label run down the sheet, here towards the facade
    for words, x, y in names:
        plan.room(words, *at(x, y + lift), key=f"{name}/{words}", show_area=words not in ("衣柜间", "书房"))


def draw_core(plan: Plan, x0: float, name: str, ground: bool = False) -> None:
    """A core on the north side: combined lobby, two lifts, two shafts, stairs; local y from the corridor outwards."""

    def at(x: float, y: float) -> tuple[float, float]:
        return x0 + x, 8800 + y

    lines = [(2600, 0, 2600, 7200), (6400, 0, 6400, 4500), (0, 4500, BAY, 4500)]
    lines += [(0, 2600, 2600, 2600), (6400, 2600, BAY, 2600)]
    for line in lines:
        wall(plan, at, *line, 200)
    if not ground:
        plan.door("FM乙1221", *at(5050, 0), "N", flip=True)
    plan.door("FM乙1221", *at(3400, 4500), "N", flip=True)
    plan.door("DT1121", *at(2600, 1300), "W")
    plan.door("DT1121", *at(6400, 1300), "E")
    plan.door("FM乙0818", *at(2600, 3500), "E")
    plan.door("FM乙0818", *at(6400, 3500), "W", flip=True)
    plan.window("C1215", *at(7400, 7200))
    names = (
        ("前室", 4500, 2400),
        ("电梯1", 1300, 650),
        ("电梯2", 7700, 650),
        ("水管井", 1300, 3700),
        ("电井", 7700, 3700),
        ("楼梯间", 7900, 6500),
        ("加压风井", 1300, 6000),
    )
    for words, x, y in names:
        plan.room(words, *at(x, y), key=f"{name}/{words}", show_area=words == "前室")
