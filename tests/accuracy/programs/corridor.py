"""Office, school and clinic storeys: rooms of uneven width along a corridor, stairs at its ends, toilets, shafts."""

from __future__ import annotations

from math import asin, cos, sin
from random import Random

from shapely import Polygon, box

from tests.accuracy.plan import OUT, Plan, Space, Stair

NAMES = {
    "office": [
        ("办公室", "office", "Office"), ("会议室", "office", "Meeting Room"), ("总经理室", "office", "Manager"),
        ("档案室", "storage", "Archive"), ("财务室", "office", "Finance"), ("接待室", "office", "Reception"),
        ("复印室", "office", "Copying"), ("资料室", "office", "Library"), ("休息室", "other", "Lounge"),
        ("培训室", "classroom", "Training"), ("开放办公区", "office", "Open Office"),
    ],
    "school": [
        ("普通教室", "classroom", "Classroom"), ("教师办公室", "office", "Teachers"), ("备课室", "office", "Preparation"),
        ("音乐教室", "classroom", "Music"), ("美术教室", "classroom", "Art"), ("计算机教室", "classroom", "Computer Lab"),
        ("阅览室", "classroom", "Reading Room"), ("实验室", "classroom", "Laboratory"), ("80座教室", "classroom", "Lecture"),
    ],
    "clinic": [
        ("诊室", "other", "Consulting"), ("处置室", "other", "Treatment"), ("病房", "ward", "Ward"),
        ("护士站", "other", "Nurses"), ("值班室", "other", "Duty Room"), ("药房", "other", "Pharmacy"),
        ("B超室", "other", "Ultrasound"), ("检验科", "other", "Test Lab"), ("治疗室", "other", "Therapy"),
    ],
}  # fmt: skip


def corridor_storey(rng: Random, ground: bool = False) -> Plan:
    """A storey with rooms on one or both sides of a corridor."""
    plan = Plan(rng, outer=rng.choice((200, 250, 300)), inner=rng.choice((200, 200, 150)), light=100)
    kind = rng.choice(list(NAMES))
    xs = _bays(rng)
    deep, wide = rng.randrange(4800, 7600, 50), rng.randrange(1800, 2750, 50)
    ys = (0.0, deep, deep + wide, deep + wide + rng.randrange(4500, 7200, 50))
    single = rng.random() < 0.15
    plan.axes = (tuple(xs), ys[:3] if single else ys)
    rows = [_row(rng, plan, kind, xs, ys[0], ys[1], south=True, ground=ground)]
    if not single:
        rows.append(_row(rng, plan, kind, xs, ys[2], ys[3], south=False, ground=ground))
    hall = plan.space(rng.choice(("走道", "走廊", "内走道", "疏散走道")), "corridor",
                      (xs[0], ys[1], xs[-1], ys[2]), english="Corridor", furniture=False)  # fmt: skip
    _recesses(rng, plan, hall, rows, ys)
    if rng.random() < 0.3:
        _round_end(rng, plan, rows[0][-1])
    plan.build()
    _set_columns(rng, plan, xs, plan.axes[1])
    _open_up(rng, plan, hall, ground)
    plan.settle()
    return plan


def _bays(rng: Random) -> list[float]:
    """Axes across: some alike, most not; never a plain grid."""
    usual = rng.randrange(3300, 4250, 50)
    xs = [0.0]
    for _bay in range(rng.randrange(6, 11)):
        xs.append(xs[-1] + (usual if rng.random() < 0.45 else rng.randrange(2900, 4600, 50)))
    return xs


def _row(
    rng: Random, plan: Plan, kind: str, xs: list[float], y0: float, y1: float, south: bool, ground: bool
) -> list[str]:
    """Rooms of one row from left to right."""
    keys: list[str] = []
    i, last = 0, len(xs) - 1
    while i < last:
        end = i == 0 or i == last - 1
        if not south and end:
            keys.append(_stair(plan, rng, (xs[i], y0, xs[i + 1], y1)))
            i += 1
        elif not south and i == last // 2:
            keys += _wet_or_core(plan, rng, (xs[i], y0, xs[i + 1], y1))
            i += 1
        else:
            bays = min(rng.choice((1, 1, 1, 2, 2, 3)), (last - i) if south else max(1, last - 1 - i))
            if not south and i < last // 2:
                bays = min(bays, last // 2 - i)
            keys += _rooms(plan, rng, kind, (xs[i], y0, xs[i + bays], y1), south)
            i += bays
    return keys


def _stair(plan: Plan, rng: Random, rect: tuple[float, float, float, float]) -> str:
    made = plan.space(rng.choice(("楼梯间", "楼梯间", "1#楼梯", "封闭楼梯间", "")), "stair", rect,
                      english="Stair", show_area=False, furniture=False)  # fmt: skip
    plan.stairs.append(Stair(made.key, True, rng.choice((260, 270, 280, 300)), rng.choice((60, 100, 150))))
    return made.key


def _wet_or_core(plan: Plan, rng: Random, rect: tuple[float, float, float, float]) -> list[str]:
    """A bay with two toilets behind a shared lobby, or with lifts, a lift hall and shafts."""
    x0, y0, x1, y1 = rect
    if rng.random() < 0.5:
        front, middle = y0 + rng.randrange(1500, 2000, 50), (x0 + x1) / 2
        lobby = plan.space(rng.choice(("前室", "盥洗室")), "toilet", (x0, y0, x1, front), english="Lobby", zone="wc")
        men = plan.space(
            rng.choice(("男卫", "男卫生间", "男厕")), "toilet", (x0, front, middle, y1), english="Men", zone="wc"
        )
        women = plan.space(
            rng.choice(("女卫", "女卫生间", "女厕")), "toilet", (middle, front, x1, y1), english="Women", zone="wc"
        )
        return [lobby.key, men.key, women.key]
    hall = y0 + rng.randrange(2000, 2600, 50)
    middle = x0 + (x1 - x0) * rng.choice((0.5, 0.55, 0.62))
    lobby = plan.space(rng.choice(("电梯厅", "候梯厅", "合用前室")), "lobby", (x0, y0, x1, hall), english="Lift Lobby",
                       furniture=False, zone="core")  # fmt: skip
    lift_top = min(y1, hall + rng.randrange(2100, 2500, 50))
    keys = [lobby.key]
    lift = plan.space(rng.choice(("", "电梯", "客梯")), "lift", (x0, hall, middle, lift_top), show_area=False,
                      furniture=False, zone="lift")  # fmt: skip
    plan.lifts.append(lift.key)
    shaft = plan.space(rng.choice(("强电井", "电井", "水井", "管井")), "shaft", (middle, hall, x1, lift_top),
                       show_area=False, furniture=False, zone="shaft")  # fmt: skip
    keys += [lift.key, shaft.key]
    if y1 - lift_top > 1200:
        keys.append(plan.space("储藏间", "storage", (x0, lift_top, x1, y1), english="Store").key)
    elif y1 > lift_top:
        lift.shape = box(x0, hall, middle, y1)
        shaft.shape = box(middle, hall, x1, y1)
    return keys


def _rooms(plan: Plan, rng: Random, kind: str, rect: tuple[float, float, float, float], south: bool) -> list[str]:
    """One room, or a room with a smaller one cut out of its corner or back."""
    x0, y0, x1, y1 = rect
    name, use, english = rng.choice(NAMES[kind])
    chance = rng.random()
    big = x1 - x0 > 6500
    if chance < 0.25 and big:  # an L: the small room takes a corner at the outer wall
        cut = x0 + rng.randrange(2400, 3300, 50)
        deep = rng.randrange(2200, 2900, 50)
        outside = (x0, y0, cut, y0 + deep) if south else (x0, y1 - deep, cut, y1)
        small = plan.space(
            rng.choice(("储藏室", "设备间", "弱电间", "更衣室")),
            "storage",
            outside,
            english="Store",
            zone=f"z{len(plan.spaces)}",
        )
        rest = box(*rect).difference(small.shape)
        main = plan.shaped(name, use, rest, english=english, zone=small.zone)
        return [main.key, small.key]
    if chance < 0.4 and not big and y1 - y0 > 5400:  # an inner room behind
        middle = y0 + rng.randrange(2300, 2800, 50) if south else y1 - rng.randrange(2300, 2800, 50)
        outside, inside = ((x0, y0, x1, middle), (x0, middle, x1, y1))
        if not south:
            outside, inside = inside, outside
        zone = f"z{len(plan.spaces)}"
        inner = plan.space(rng.choice(("里间", "卫生间", "储藏室")), "other", outside, english="Inner", zone=zone)
        main = plan.space(name, use, inside, english=english, zone=zone)
        return [main.key, inner.key]
    return [plan.space(name, use, rect, english=english).key]


def _recesses(rng: Random, plan: Plan, hall: Space, rows: list[list[str]], ys: tuple[float, ...]) -> None:
    """Doors set back: the corridor takes a piece of a big room."""
    for keys, y, down in zip(rows, ys[1:3], (True, False), strict=False):
        for key in keys:
            space = plan.spaces[key]
            x0, _y0, x1, _y1 = space.shape.bounds
            if space.use in ("stair", "lift", "shaft", "lobby", "toilet") or x1 - x0 < 6000 or rng.random() > 0.35:
                continue
            wide, deep = rng.randrange(1600, 2200, 50), rng.randrange(700, 1250, 50)
            left = rng.choice((x0 + 400, x1 - wide - 400, (x0 + x1 - wide) / 2))
            niche = box(left, y - deep, left + wide, y) if down else box(left, y, left + wide, y + deep)
            if space.shape.intersection(niche).area > 0.999 * niche.area:
                space.shape = space.shape.difference(niche)
                hall.shape = hall.shape.union(niche)


def _round_end(rng: Random, plan: Plan, key: str) -> None:
    """The outer wall at the end of a row swings out in an arc."""
    space = plan.spaces[key]
    _x0, y0, x1, y1 = space.shape.bounds
    half, out = (y1 - y0) / 2, rng.randrange(800, 1600, 50)
    radius = (half * half + out * out) / (2 * out)
    middle, reach = x1 + out - radius, asin(half / radius)
    count = 24
    angles = [reach * (2 * n / count - 1) for n in range(count + 1)]
    arc = [(middle + radius * cos(a), y0 + half + radius * sin(a)) for a in angles]
    space.shape = space.shape.union(Polygon([(x1, y0), *arc[1:-1], (x1, y1)]))


def _set_columns(rng: Random, plan: Plan, xs: list[float], ys: tuple[float, ...]) -> None:
    """Columns on every axis or every second one, centred or flush with the outer face."""
    if rng.random() < 0.2:
        return
    size, step = rng.choice((400, 450, 500, 600)), rng.choice((1, 2))
    other = rng.choice((size, size, size + 100))
    for i in [*range(0, len(xs), step), *([len(xs) - 1] if (len(xs) - 1) % step else [])]:
        for y in ys:
            plan.columns.append(box(xs[i] - size / 2, y - other / 2, xs[i] + size / 2, y + other / 2))


def _open_up(rng: Random, plan: Plan, hall: Space, ground: bool) -> None:
    """Doors and windows."""
    for key, space in list(plan.spaces.items()):
        if key == hall.key:
            continue
        to = hall.key if plan.edge(key, hall.key) else _neighbour(plan, key)
        if to:
            _enter(rng, plan, space, to, ground)
        _glaze(rng, plan, key, space)
    for _end in range(2):
        if ground:
            plan.door(hall.key, OUT, "M", rng.choice((1500, 1800)), leaf="double", into=OUT)
        else:
            plan.window(hall.key, rng.choice((1200, 1500, 1000)))


def _neighbour(plan: Plan, key: str) -> str | None:
    """The space through which an inner room is entered: its own flat's or suite's first."""
    zone = plan.spaces[key].zone
    beside = [side for wall in plan.walls if key in wall.sides for side in wall.sides if side not in (key, OUT)]
    lobbies = [side for side in beside if plan.spaces[side].use == "lobby"]
    if plan.spaces[key].use in ("lift", "shaft"):
        return lobbies[0] if lobbies else None
    suited = [side for side in beside if zone and plan.spaces[side].zone == zone]
    usable = [side for side in suited or beside if plan.spaces[side].use not in ("stair", "lift", "shaft")]
    return usable[0] if usable else None


def _enter(rng: Random, plan: Plan, space: Space, to: str, ground: bool) -> None:
    key = space.key
    if space.use == "stair":
        plan.door(key, to, "FM", rng.choice((1200, 1300, 1500)), fire="乙", kind="fire", leaf="double", into=key)
        if ground and rng.random() < 0.7:
            plan.door(key, OUT, "M", 1500, leaf="double", into=OUT)
        return
    if space.use == "lift":
        plan.door(key, to, "DT", rng.choice((900, 1100)), leaf="sliding", kind="sliding")
        return
    if space.use == "shaft":
        plan.door(key, to, "FM", rng.choice((600, 700, 800)), fire="丙", kind="fire", into=to)
        return
    if space.use == "lobby":
        plan.door(key, to, "FM", rng.choice((1200, 1500)), fire="乙", kind="fire", leaf="double", into=key)
        return
    wide = rng.choice((900, 1000, 1000, 1100))
    large = space.shape.area > 60e6
    if large or rng.random() < 0.2:
        two = rng.choice((1200, 1500, 1800))
        leaf = "double" if two != 1200 else rng.choice(("uneven", "double"))
        plan.door(key, to, "M", two, leaf=leaf, into=rng.choice((key, to)))
    else:
        plan.door(
            key, to, "M", 700 if space.use == "toilet" and rng.random() < 0.3 else wide, into=rng.choice((key, key, to))
        )
    if large:
        plan.door(key, to, "M", wide, into=key)


def _glaze(rng: Random, plan: Plan, key: str, space: Space) -> None:
    if space.use in ("lift", "shaft"):
        return
    for wall in plan.edge(key, OUT):
        length = wall.line.length
        for _window in range(1 if length < 4600 else 2 if length < 8000 else 3):
            wide = rng.choice((1200, 1500, 1800, 2100, 2400, 2700)) if space.use != "toilet" else rng.choice((600, 900))
            if length > 2000:
                plan.window(key, wide, height=rng.choice((1500, 1800, 2100)))
