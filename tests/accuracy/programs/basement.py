"""Basements: a garage between columns, plant rooms along one side, compartments, protective units with their mouths."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from shapely import Polygon, box, unary_union

from tests.accuracy.plan import OUT, Plan, Space, Stair, Zone

PLANT = [("配电间", "plant"), ("排烟机房", "plant"), ("送风机房", "plant"), ("水泵房", "plant"), ("变电所", "plant"),
         ("储藏间", "storage"), ("弱电机房", "plant"), ("热交换站", "plant"), ("报警阀间", "plant")]  # fmt: skip
NUMERALS = "一二三四五"


def basement(rng: Random) -> Plan:
    """Two or three compartments side by side, some of them protective units."""
    plan = Plan(rng, outer=rng.choice((300, 350)), inner=rng.choice((200, 250)), light=200)
    bays, rows = rng.randrange(6, 10), rng.randrange(3, 5)
    xs = _sums(rng.randrange(7500, 8450, 50) for _bay in range(bays))
    ys = _sums(rng.choice((5400, 6000, 7200, 8100)) for _row in range(rows))
    strip = ys[-1] + rng.randrange(5400, 6900, 50)
    plan.axes = (xs, (*ys, strip))
    count = 3 if bays > 7 else 2
    cuts = [0, *sorted(rng.sample(range(2, bays - 1), count - 1)), bays]
    if any(b - a < 2 for a, b in pairwise(cuts)):
        cuts = [0, bays // 2, bays]
    form, shelters = rng.choice(("防火分区{c}", "{n}#防火分区", "防火分区{n}", "第{c}防火分区")), rng.random() < 0.8
    for n, (a, b) in enumerate(pairwise(cuts)):
        _zone(plan, rng, xs[a : b + 1], ys, strip, n, form, shelters and n < 2)
    plan.build()
    _thicken(plan)
    _set_columns(rng, plan, xs, ys)
    _open_up(rng, plan)
    plan.settle()
    return plan


def _sums(widths) -> tuple[float, ...]:
    made = [0.0]
    for wide in widths:
        made.append(made[-1] + wide)
    return tuple(made)


def _zone(
    plan: Plan,
    rng: Random,
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    strip: float,
    n: int,
    form: str,
    shelter: bool,
) -> None:
    zone = f"zone{n}"
    own = [plan.space(rng.choice(("汽车库", "地下车库", "停车库")), "garage", (xs[0], 0, xs[-1], ys[-1]), zone=zone,
                      english="Garage", furniture=False)]  # fmt: skip
    x = xs[0]
    first = True
    while x < xs[-1] - 1:
        wide = min(rng.randrange(2800, 5600, 50), xs[-1] - x)
        if xs[-1] - x - wide < 2600:
            wide = xs[-1] - x
        if first:
            own += _stair(plan, rng, x, ys[-1], strip, zone)
            x += 3000
        elif shelter and "passage" not in {s.use for s in own} and xs[-1] - x > 6000:
            own += _mouth(plan, x, ys[-1], strip, zone, rng)
            x += 3400
        else:
            name, use = rng.choice(PLANT)
            own.append(plan.space(name, use, (x, ys[-1], x + wide, strip), zone=zone, english="Plant"))
            x += wide
        first = False
    shape = unary_union([space.shape for space in own])
    _name(plan, rng, shape, n, form, shelter)


def _stair(plan: Plan, rng: Random, x: float, y: float, top: float, zone: str) -> list[Space]:
    lobby = plan.space(
        rng.choice(("前室", "合用前室")), "lobby", (x, y, x + 3000, y + 1900), zone=zone, furniture=False
    )
    stair = plan.space(rng.choice(("楼梯间", "1#楼梯间")), "stair", (x, y + 1900, x + 3000, top), zone=zone,
                       show_area=False, furniture=False)  # fmt: skip
    plan.stairs.append(Stair(stair.key, True, 260, 100))
    return [lobby, stair]


def _mouth(plan: Plan, x: float, y: float, top: float, zone: str, rng: Random) -> list[Space]:
    """A wartime mouth: from the open air through two doors with an airlock between them."""
    name = rng.choice(("防毒通道", "密闭通道"))
    inner = plan.space(name, "airlock", (x, y, x + 3400, y + 2200), zone=zone, furniture=False)
    outer = plan.space(
        rng.choice(("战时出入口", "口部通道")), "passage", (x, y + 2200, x + 3400, top), zone=zone, furniture=False
    )
    return [inner, outer]


def _name(plan: Plan, rng: Random, shape: Polygon, n: int, form: str, shelter: bool) -> None:
    area = round(shape.area / 1e6, 2)
    wet = rng.random() < 0.8
    lines = [rng.choice(("建筑面积：{:.2f}㎡", "面积{:.2f}m²", "建筑面积 {:.2f}平方米")).format(area)]
    if wet:
        lines.append(rng.choice(("设自动喷水灭火系统", "设置自动喷水灭火系统")))
    name = form.format(c=NUMERALS[n], n=n + 1)
    plan.compartments.append(Zone(name, shape, tuple(lines), area, True if wet else None))
    if shelter:
        hidden = int(area * 0.62)
        said = (
            f"建筑面积{area:.2f}㎡",
            f"掩蔽面积{hidden}㎡",
            f"掩蔽人数{hidden}人",
            "二等人员掩蔽所 核6级常6级 防化丙级",
        )
        plan.units.append(Zone(f"防护单元{NUMERALS[n]}", shape, said, area))


def _thicken(plan: Plan) -> None:
    """Between compartments and round mouths the walls are concrete."""
    for wall in plan.walls:
        a, b = wall.sides
        if b != OUT and (
            plan.spaces[a].zone != plan.spaces[b].zone or "airlock" in (plan.spaces[a].use, plan.spaces[b].use)
        ):
            wall.thick = 300


def _set_columns(rng: Random, plan: Plan, xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
    size = rng.choice((500, 600, 700))
    for x in xs:
        for y in ys:
            plan.columns.append(box(x - size / 2, y - size / 2, x + size / 2, y + size / 2))


def _open_up(rng: Random, plan: Plan) -> None:
    garages = {space.zone: key for key, space in plan.spaces.items() if space.use == "garage"}
    keys = list(garages.values())
    for a, b in pairwise(keys):
        plan.door(a, b, "FJL", rng.choice((5500, 6000)), leaf="shutter", kind="shutter", height=2400)
        plan.door(a, b, "FM", 1200, fire="甲", kind="fire", leaf="double", into=b)
    for key, space in list(plan.spaces.items()):
        garage = garages[space.zone]
        if space.use in ("plant", "storage"):
            wide = rng.choice((1000, 1200, 1500))
            plan.door(key, garage, "FM", wide, fire="甲" if space.use == "plant" else "乙", kind="fire",
                      leaf="single" if wide < 1200 else "double", into=garage)  # fmt: skip
        elif space.use == "lobby":
            plan.door(key, garage, "FM", 1200, fire="甲", kind="fire", leaf="double", into=key)
            stair = next(k for k, s in plan.spaces.items() if s.use == "stair" and plan.edge(k, key))
            plan.door(stair, key, "FM", 1200, fire="乙", kind="fire", leaf="double", into=stair)
        elif space.use == "airlock":
            outer = next(k for k, s in plan.spaces.items() if s.use == "passage" and plan.edge(k, key))
            plan.door(key, outer, "HFM", 1200, height=2000, kind="protective", leaf="blast", suffix="(6)", into=outer)
            plan.door(key, garage, "HM", 1200, height=2000, kind="airtight", leaf="blast", into=key)
        elif space.use == "passage":
            plan.door(key, OUT, "M", 1500, leaf="double", into=OUT)
    plan.door(keys[0], OUT, "JLM", 6000, leaf="shutter", kind="shutter", height=2500)


def stalls(plan: Plan) -> list[Polygon]:
    """Parking stalls between the columns along the lower wall and in the middle."""
    xs, ys = plan.axes
    made = []
    for a, b in pairwise(xs):
        for row in (1, 2):
            count = int((b - a - 900) // 2400)
            for n in range(count):
                x = a + 450 + n * 2400
                y = 400 if row == 1 else ys[-2] - 400 - 5300
                made.append(box(x, y, x + 2400, y + 5300))
    return made
