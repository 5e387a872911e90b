"""Housing storeys: pairs of flats round cores with stair, lifts, shared lobby and shafts."""

from __future__ import annotations

from random import Random

from shapely import Polygon, affinity, box, unary_union

from tests.accuracy.plan import OUT, Plan, Space, Stair

Rect = tuple[float, float, float, float]


def housing_storey(rng: Random) -> Plan:
    """One to three cores in a row, two flats each."""
    plan = Plan(rng, outer=rng.choice((200, 250)), inner=200, light=rng.choice((100, 120)))
    sizes = _Sizes(rng)
    left = 0.0
    marks: list[float] = []
    for unit in range(rng.choice((1, 1, 2))):
        _pair(plan, rng, sizes, left, unit)
        marks += [left + x for x in sizes.axes]
        left += sizes.width
    plan.axes = (tuple(sorted(set(marks))), (0.0, sizes.south, sizes.north, sizes.deep))
    plan.build()
    _set_columns(rng, plan)
    _open_up(rng, plan)
    plan.settle()
    return plan


class _Sizes:
    """The dimensions that all flats of one building share."""

    def __init__(self, rng: Random) -> None:
        self.main = rng.randrange(3300, 3950, 50)
        self.core = rng.randrange(6900, 8300, 50)
        self.living = rng.randrange(3900, 4900, 50)
        self.flat = self.main + self.living - self.core / 2
        self.flat = max(self.flat, self.main + 1900 + 1600)
        self.south = rng.randrange(4200, 5150, 50)
        self.north = self.south + rng.randrange(2350, 2950, 50)
        self.deep = self.north + rng.randrange(3200, 3950, 50)
        self.kitchen = rng.randrange(1800, 2150, 50)
        self.bath = rng.randrange(1750, 2250, 50)
        self.balcony = rng.randrange(1300, 1650, 50)
        self.lobby = rng.randrange(1850, 2350, 50)
        self.stair = rng.randrange(2600, 2850, 50)
        self.lift = rng.choice((2100, 2200, 2300))
        self.half = self.flat + self.core / 2
        self.width = 2 * self.half
        self.axes = (0.0, self.main, self.flat, self.flat + self.core, self.width - self.main, self.width)


def _pair(plan: Plan, rng: Random, s: _Sizes, left: float, unit: int) -> None:
    for mirrored in (False, True):
        _flat(plan, rng, s, left, mirrored, f"{unit}{'b' if mirrored else 'a'}")
    _core(plan, rng, s, left + s.flat)


def _flat(plan: Plan, rng: Random, s: _Sizes, left: float, mirrored: bool, zone: str) -> None:
    def put(name: str, use: str, english: str, *rects: Rect, **more: object) -> Space:
        shape = unary_union([box(*rect) for rect in rects])
        if mirrored:
            shape = affinity.scale(shape, -1, 1, origin=(s.half, 0))
        return plan.shaped(name, use, affinity.translate(shape, left, 0), zone=zone, english=english, **more)

    put(rng.choice(("主卧室", "主卧", "卧室1")), "bedroom", "Master Bedroom", (0, 0, s.main, s.south))
    hall = [(s.main, 0, s.half, s.south), (s.bath, s.south, s.flat, s.north)]
    dining = (s.main + s.kitchen, s.north, s.flat, s.deep)
    if rng.random() < 0.5 and dining[2] - dining[0] > 1900:
        put(rng.choice(("书房", "多功能房", "次卧室2")), "bedroom", "Study", dining)
        where = (s.main, s.main + s.kitchen)
    else:
        hall.append(dining)
        where = (s.main, s.main + s.kitchen)
    put(rng.choice(("客餐厅", "客厅", "起居室")), "living", "Living Room", *hall)
    put(rng.choice(("卫生间", "卫")), "toilet", "Bath", (0, s.south, s.bath, s.north))
    put(rng.choice(("次卧室", "次卧", "卧室2")), "bedroom", "Bedroom", (0, s.north, s.main, s.deep))
    put("厨房", "kitchen", "Kitchen", (where[0], s.north, where[1], s.deep))
    end = s.half - (100 if s.living < 4300 else rng.choice((0, 900)))
    put(rng.choice(("阳台", "生活阳台")), "balcony", "Balcony", (s.main, -s.balcony, end, 0),
        edge="rail", furniture=False)  # fmt: skip


def _core(plan: Plan, rng: Random, s: _Sizes, left: float) -> None:
    right, top = left + s.core, s.south + s.lobby
    lobby = [(left, s.south, right, top)]
    plan.space(rng.choice(("合用前室", "前室", "电梯厅")), "lobby", *lobby, english="Lobby", furniture=False)
    stair = plan.space(
        rng.choice(("楼梯间", "防烟楼梯间", "")),
        "stair",
        (left, top, left + s.stair, s.deep),
        english="Stair",
        show_area=False,
        furniture=False,
    )
    plan.stairs.append(Stair(stair.key, True, 260, rng.choice((100, 120, 150))))
    x = left + s.stair
    count = 2 if s.core - s.stair - 2 * s.lift > 900 else 1
    lift_top = top + s.lift
    for _lift in range(count):
        lift = plan.space(rng.choice(("", "电梯", "消防电梯")), "lift", (x, top, x + s.lift, lift_top), zone="core",
                          show_area=False, furniture=False)  # fmt: skip
        plan.lifts.append(lift.key)
        x += s.lift
    rest = right - x
    names = ["水井", "电井", "强电井", "弱电井", "水暖井", "加压送风井", "风井"]
    rng.shuffle(names)
    pieces = 2 if rest > 1500 else 1
    for n in range(pieces):
        plan.space(names[n], "shaft", (x + n * rest / pieces, top, x + (n + 1) * rest / pieces, lift_top),
                   zone="core", show_area=False, furniture=False)  # fmt: skip
    if s.deep - lift_top > 300:
        plan.space("", "void", (left + s.stair, lift_top, right, s.deep), show_area=False, furniture=False, edge="wall")


def _set_columns(rng: Random, plan: Plan) -> None:
    """Limbs of shear wall at some corners: the wall is thicker or filled there."""
    if rng.random() < 0.4:
        return
    for space in plan.spaces.values():
        if space.use == "bedroom" and rng.random() < 0.8:
            x0, y0, x1, y1 = space.shape.bounds
            x, y = rng.choice((x0, x1)), rng.choice((y0, y1))
            long = rng.choice((400, 500, 600))
            plan.columns.append(_limb(x, y, x0, y0, long, plan.inner))


def _limb(x: float, y: float, x0: float, y0: float, long: float, thick: float) -> Polygon:
    """An L of shear wall in a corner of a room."""
    along, up = (1 if x == x0 else -1), (1 if y == y0 else -1)
    half = thick / 2
    a, b = sorted((x - along * half, x + along * long))
    c, d = sorted((y - up * half, y + up * long))
    return box(a, y - half, b, y + half).union(box(x - half, c, x + half, d))


def _open_up(rng: Random, plan: Plan) -> None:
    for key, space in list(plan.spaces.items()):
        living = _first(plan, key, "living")
        lobby = _first(plan, key, "lobby")
        if space.use == "living":
            if lobby:
                plan.door(key, lobby, rng.choice(("FM", "M", "FDM")), rng.choice((1000, 1100)), fire="乙", kind="fire",
                          into=key) if rng.random() < 0.6 else plan.door(key, lobby, "M", 1000, into=key)  # fmt: skip
            balcony = _first(plan, key, "balcony")
            if balcony:
                plan.door(
                    key, balcony, "TLM", rng.choice((1800, 2100, 2400)), leaf="sliding", kind="sliding", height=2400
                )
        elif space.use in ("bedroom", "toilet", "kitchen") and living:
            wide = {"bedroom": 900, "toilet": rng.choice((700, 800)), "kitchen": 800}[space.use]
            if space.use == "kitchen" and rng.random() < 0.5:
                plan.door(key, living, "TLM", rng.choice((1500, 1200)), leaf="sliding", kind="sliding")
            else:
                plan.door(key, living, "M", wide, into=key)
        elif space.use in ("stair", "shaft", "lift") and lobby:
            _core_door(rng, plan, space, lobby)
        if space.use in ("bedroom", "toilet", "kitchen", "living", "stair"):
            _glaze(rng, plan, space)


def _core_door(rng: Random, plan: Plan, space: Space, lobby: str) -> None:
    if space.use == "stair":
        plan.door(space.key, lobby, "FM", rng.choice((1100, 1200)), fire="乙", kind="fire",
                  leaf=rng.choice(("single", "double")), into=space.key)  # fmt: skip
    elif space.use == "lift":
        plan.door(space.key, lobby, "DT", rng.choice((900, 1000, 1100)), leaf="sliding", kind="sliding")
    else:
        wide = min(900, max(400, int(plan.edge(space.key, lobby)[0].line.length - 620) // 100 * 100))
        plan.door(space.key, lobby, "FM", wide, fire=rng.choice("丙丙乙"), kind="fire", into=lobby)


def _glaze(rng: Random, plan: Plan, space: Space) -> None:
    wide = {"bedroom": (1500, 1800, 2100), "toilet": (600, 700, 900), "kitchen": (1000, 1200), "stair": (1200,)}
    edges = [wall for wall in plan.edge(space.key, OUT) if wall.line.length > 1300]
    if space.use in ("toilet", "stair", "kitchen", "bedroom"):
        edges = edges[:1]
    for _edge in edges:
        bay = space.use == "bedroom" and rng.random() < 0.35
        plan.window(space.key, rng.choice(wide.get(space.use, (1200, 1500))), leaf="bay" if bay else "plain",
                    height=rng.choice((1500, 1600)))  # fmt: skip


def _first(plan: Plan, key: str, use: str) -> str | None:
    beside = (s for wall in plan.walls if key in wall.sides for s in wall.sides if s not in (key, OUT))
    return next((s for s in beside if plan.spaces[s].use == use), None)
