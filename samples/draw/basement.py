"""The basement: two protective units, five fire compartments, plant rooms and war-time mouths."""

from __future__ import annotations

from itertools import pairwise

from samples.draw.axes import Grid
from samples.draw.plan import Plan
from samples.draw.symbols import CHINESE

LENGTH, DEPTH = 102000.0, 40000.0
UNIT_WALL = 46000.0
PLANT = (94000.0, 33000.0)  # the generator room in the north-east corner lies outside unit 2
XS = (150.0, 8000.0, 16000.0, 24000.0, 31300.0, 38700.0, 46000.0, 55300.0, 64700.0, 74000.0, 83300.0, 92700.0, 101850.0)
YS = (150.0, 8000.0, 16000.0, 24000.0, 32000.0, 39850.0)
GRID = Grid(XS, YS, tuple(str(i) for i in range(1, 14)), tuple("ABCDEF"))
LAYERS = {
    "WALL": "墙体",
    "WINDOW": "门窗",
    "WINDOW_TEXT": "门窗编号",
    "DOOR_FIRE": "防火门",
    "COLUMN": "柱",
    "SPACE": "房间名称",
}
COLOURS = {
    "墙体": 9, "门窗": 4, "门窗编号": 7, "防火门": 30, "人防门": 1, "柱": 9, "房间名称": 7, "轴线": 1, "轴号": 3,
    "尺寸": 3, "楼梯": 2, "标高": 3, "文字": 7, "图框": 7, "图框文字": 7, "图名": 7, "防火分区线": 1, "防火分区": 1,
    "人防单元线": 6, "人防-防护单元": 6, "表格": 7,
}  # fmt: skip
COMPARTMENTS = {
    "防火分区一": ((0, 0, 24000, 40000), 960, True),
    "防火分区二": ((46000, 0, 74000, 40000), 1120, True),
    "防火分区三": ((24000, 0, 46000, 40000), 880, True),
    "防火分区四": ((74000, 0, 102000, 20000), 560, True),
    "防火分区五": ((74000, 20000, 102000, 40000), 560, True),
}
UNITS = {
    "防护单元1": ([(0, 0), (46000, 0), (46000, 40000), (0, 40000)], 1840, 1420, 800),
    "防护单元2": (
        [(46000, 0), (102000, 0), (102000, 33000), (94000, 33000), (94000, 40000), (46000, 40000)],
        2184,
        1200,
        1300,
    ),
}


def basement() -> Plan:
    """The whole storey as one plan; coordinates from the outer corner of the basement wall."""
    plan = Plan(names=CHINESE, layers=LAYERS)
    for a, b in (
        ((150, 150), (101850, 150)),
        ((101850, 150), (101850, 39850)),
        ((101850, 39850), (150, 39850)),
        ((150, 39850), (150, 150)),
    ):
        plan.wall(*a, *b, 300)
    plan.wall(24000, 150, 24000, 39850)
    plan.wall(UNIT_WALL, 150, UNIT_WALL, 39850, 500)
    plan.wall(74000, 150, 74000, 39850)
    plan.wall(74000, 20000, 101850, 20000)
    for y in (10000, 30000):
        plan.door("FM甲1521", 24000, y, "E")
        plan.door("FM甲1521", 74000, y, "W")
    plan.door("FM甲1521", 88000, 20000, "N")
    _mouths(plan)
    _link(plan)
    _stairs(plan)
    _plant_rooms(plan)
    halls = ((12000, 20000, 1), (35000, 20000, 3), (60000, 20000, 2), (87000, 12000, 4), (85000, 27000, 5))
    for x, y, n in halls:
        plan.room(f"人员掩蔽区{n}", x, y, key=f"掩蔽区{n}", note="(平时：非机动车库)")
    for x in XS[1:-1]:
        for y in YS[1:-1]:
            plan.column(x, y, 600, 600)
    plan.measure()
    return plan


def _link(plan: Plan) -> None:
    """The opening between the units with a protective door on either face of the wall."""
    plan.door("HFM1220(6)", UNIT_WALL - 250, 20000, "W", 500)
    plan.door("HFM1220(6)", UNIT_WALL + 250, 20000, "E", 500)


def _mouths(plan: Plan) -> None:
    main_mouth(plan, 150, 39850, -1, "1", 300, ("HFM1520(6)", "HM1520"))
    side_mouth(plan, 2000, 150, 1, "1", ("HFM1220(6)", "HM1220"))
    main_mouth(plan, 47000, 39850, -1, "2", 300, ("HFM2020(6)", "HM2020"))
    side_mouth(plan, 50000, 150, 1, "2", ("HFM1220(6)", "HM1220"), drawn=1000)
    side_mouth(plan, 78000, 150, 1, "2b", ("HM1220", "HFM1220(6)"))


def main_mouth(plan: Plan, x: float, y: float, up: int, name: str, thick: float, doors: tuple[str, str]) -> None:
    """Main entrance along an outer wall: stairs, blast-airtight door, decontamination lock, airtight door."""
    far = y + up * 4000
    ends = (x, x + 5000, x + 8000, x + 10500, x + 12500)
    plan.wall(x, far, ends[-1], far, 250)
    for e in ends if x > 150 else ends[1:]:
        plan.wall(e, y, e, far, thick if e == ends[1] else 250)
    middle = (y + far) / 2
    inward = "N" if up < 0 else "S"
    plan.door(doors[0], ends[1], middle, "W", thick)
    plan.door(doors[1], (ends[1] + ends[2]) / 2, far, inward, 250)
    plan.door("HM0820", ends[2], middle, "W", 250)
    plan.door("HM0820", (ends[2] + ends[3]) / 2, far, inward, 250)
    rooms = ("战时主要出入口(室外)", "防毒通道", "简易洗消间", "扩散室")
    _name(plan, rooms, ends, middle, f"口部{name}主")


def side_mouth(plan: Plan, x: float, y: float, up: int, name: str, doors: tuple[str, str], drawn: float = 0) -> None:
    """Secondary entrance: stairs, outer door, airlock, inner door; filter room, expansion chamber, fan room beside it."""
    far = y + up * 4000
    ends = (x, x + 5000, x + 7500, x + 11000, x + 13000, x + 16500)
    plan.wall(x, far, ends[-1], far, 250)
    for e in ends:
        plan.wall(e, y, e, far, 300 if e == ends[1] else 250)
    middle = (y + far) / 2
    inward = "N" if up < 0 else "S"
    plan.door(doors[0], ends[1], middle, "W", 300, width=drawn)
    plan.door(doors[1], (ends[1] + ends[2]) / 2, far, inward, 250)
    plan.door("HM0820", ends[2], middle, "W", 250)
    plan.door("FM甲1221", (ends[4] + ends[5]) / 2, far, "N" if inward == "S" else "S", 250)
    rooms = ("战时次要出入口(室内)", "密闭通道", "滤毒室", "扩散室", "进风机室")
    _name(plan, rooms, ends, middle, f"口部{name}次")


def _name(plan: Plan, rooms: tuple[str, ...], ends: tuple[float, ...], middle: float, key: str) -> None:
    """Labels keep clear of the stairs (upper half) and of the inner doors (in the wall away from the soil)."""
    away = 1500 if middle > DEPTH / 2 else -1000
    for words, (a, b) in zip(rooms, pairwise(ends), strict=True):
        entrance = words.startswith("战时")
        y = middle + (-1000 if entrance else away)
        note = "出地面段位于地面建筑外" if "(室外)" in words else ""
        plan.room(words, (a + b) / 2, y, key=f"{key}/{words}", note=note, show_area=not entrance)


STAIRS = (
    # name, x, y of the lower left corner, door on which side
    ("LT-1", 16000, 33700, "S"), ("LT-2", 300, 18000, "E"),
    ("LT-3", 26000, 33700, "S1"), ("LT-4", 32200, 33700, "S0"),
    ("LT-5", 66000, 33700, "S"), ("LT-6", 67000, 300, "N"),
    ("LT-7", 95700, 300, "N"), ("LT-8", 95700, 14000, "W"),
    ("LT-9", 75000, 33700, "S"), ("LT-10", 95700, 30000, "W"),
)  # fmt: skip


def _stairs(plan: Plan) -> None:
    """Peace-time escape stairs 6.0 m by 3.0 m; LT-3 and LT-4 lie side by side with their doors close together."""
    for name, x, y, side in STAIRS:
        w, h = 6000, 3000 if name in ("LT-2", "LT-8", "LT-10") else 6000
        x1, y1 = x + w, y + h
        plan.wall(x, y, x1, y)
        plan.wall(x1, y, x1, y1)
        plan.wall(x, y, x, y1)
        plan.wall(x, y1, x1, y1)
        at, to = _stair_door(x, y, x1, y1, side)
        plan.door("FM乙1221", *at, to)
        label = {"E": (850, 2300), "W": (4960, 1000), "N": (3000, 4000)}.get(side, (3000, 2400))
        plan.room("疏散楼梯间", x + label[0], y + label[1], key=name, note=name, show_area=False)


def _stair_door(x, y, x1, y1, side):
    """Doors open into the stair."""
    if side == "N":
        return ((x + x1) / 2, y1), "S"
    if side == "E":
        return (x1, (y + y1) / 2), "W"
    if side == "W":
        return (x, (y + y1) / 2), "E"
    offset = {"S": (x1 - x) / 2, "S1": 5000, "S0": 2000}[side]
    return (x + offset, y), "N"


def _plant_rooms(plan: Plan) -> None:
    plan.wall(*PLANT, 94000, 39850, 300)
    plan.wall(*PLANT, 101850, 33000, 300)
    plan.door("M1021", 94000, 36500, "E", 300)
    plan.room("柴油发电机房", 98000, 36500, key="柴油发电机房")
    plan.wall(60000, 33700, 66000, 33700)
    plan.wall(60000, 33700, 60000, 39850)
    plan.wall(66000, 33700, 66000, 39850)
    plan.door("FM乙1521", 61000, 33700, "S")
    plan.door("FM甲1221", 63500, 33700, "S")
    plan.room("变配电室", 63000, 36500, key="变配电室")
    plan.wall(300, 8000, 6000, 8000)
    plan.wall(6000, 8000, 6000, 14000)
    plan.wall(300, 14000, 6000, 14000)
    plan.door("FM甲1221", 6000, 11000, "E")
    plan.room("风机房", 3000, 11000, key="风机房")
