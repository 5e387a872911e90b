"""Basements: a garage with plant rooms, and a shelter of two protective units."""

from __future__ import annotations

from random import Random

from shapely import box

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.drafting.zones import draw_zones
from tests.accuracy.judging.kinds import Between, Kind, OneOf, Scene, Seeds, inside
from tests.accuracy.judging.scenes.slab import with_more
from tests.accuracy.judging.sheets import notes_of
from tests.accuracy.plan import Opening, Plan, Stair, Zone
from tests.accuracy.sheets import Leaf, plan_leaf

NOTES, GARAGE, SHELTER = "防施-01", "建施-03", "防施-02"
CAD = "civil_air_defence"
KINDS = (
    Kind("garage-area", "fire/garage-compartment-area", "≤ 4000 m² with sprinklers", Between(4090, 5000), Between(3900, 2600)),
    Kind("garage-stair-door", "fire/garage-stair-door", "class A", OneOf("乙", "丙", ""), OneOf("甲")),
    Kind("generator-door", "fire/generator-room-door", "class A", OneOf("乙", ""), OneOf("甲")),
    Kind("fan-room-door", "fire/plant-room-door", "class A", OneOf("乙", "丙", ""), OneOf("甲")),
    Kind("basement-lobby", "fire/lobby-area", "≥ 6 m²", Between(5.8, 4.2), Between(10.2, 14.0)),
    Kind("compartment-area", "fire/compartment-area", "≤ 1000 m² with sprinklers", Between(1020, 1200), Between(980, 700)),
    Kind("unit-area", f"{CAD}/unit-area", "≤ 2000 m²", Between(2050, 2500), Between(1950, 1400)),
    Kind("per-person", f"{CAD}/area-per-person", "≥ 1 m²", Between(0.97, 0.7), Between(1.03, 2.0), shape=False),
    Kind("door-order", f"{CAD}/entrance-door-order", "protective door outermost", OneOf(True), OneOf(False)),
    Kind("entrances", f"{CAD}/entrances-count", "≥ 2", OneOf(1), OneOf(2)),
    Kind("entrance-width", f"{CAD}/entrance-width", "≥ 0.3 m per 100", OneOf(1000, 1150), OneOf(880, 700)),
    Kind("unit-wall-door", f"{CAD}/protective-door-in-unit-wall", "protective door", OneOf("FM", "M"), OneOf("HFM")),
    Kind("door-mark", f"{CAD}/door-mark-agrees-with-opening", "opening as marked", OneOf(1000, 1300), OneOf(1500)),
    Kind("wash-room", f"{CAD}/wash-room-area", "≥ 5 m²", Between(4.9, 3.6), Between(5.1, 8.0)),
    Kind("lift-in-unit", f"{CAD}/lift-outside-unit", "outside the unit", OneOf(True), OneOf(False)),
    Kind("across-units", f"{CAD}/compartment-in-unit", "not across units", Between(0.13, 0.3), OneOf(0.0)),
    Kind("areas-add-up", f"{CAD}/areas-add-up", "equal", OneOf(35.0, -60.0, 8.0), OneOf(0.0), shape=False),
    Kind("clean-air", f"{CAD}/clean-air", "≥ 5 m³/h", OneOf(4, 3), OneOf(5, 6), shape=False),
    Kind("filtered-air", f"{CAD}/filtered-air", "≥ 2 m³/h", OneOf(1, 1.5), OneOf(2, 3), shape=False),
    Kind("isolation", f"{CAD}/isolation-time", "≥ 3 h", OneOf(2), OneOf(3, 4), shape=False),
    Kind("roof-slab", f"{CAD}/roof-thickness", "≥ 200 mm", OneOf(180, 150), OneOf(200, 250), shape=False),
    Kind("outer-wall", f"{CAD}/outer-wall-thickness", "≥ 250 mm", OneOf(200, 240), OneOf(250, 300), shape=False),
    Kind("exposed-wall", f"{CAD}/exposed-wall-thickness", "≥ 250 mm", OneOf(200, 240), OneOf(250, 300), shape=False),
)  # fmt: skip
SAID = ("areas-add-up", "clean-air", "filtered-air", "isolation", "roof-slab", "outer-wall", "exposed-wall")


STATE = "1.1 使用性质：办公；地上6层，地下1层；建筑高度23.40m；耐火等级一级。"


def make_garage(seeds: Seeds) -> None:
    """Draw the garage."""
    seeds.leaves.append(notes_of("建筑设计说明", NOTES, ("一、工程概况", STATE)))
    seeds.leaves.append(_garage(seeds))


def make_shelter(seeds: Seeds) -> None:
    """Draw the shelter."""
    plan, total = _shelter(seeds)
    lines = (
        "一、人防工程概况",
        STATE,
        "1.2 本工程为甲类防空地下室，战时功能为二等人员掩蔽所。",
        f"1.3 人防建筑面积{total + seeds['areas-add-up']:.2f}㎡，划分为2个防护单元。",
        f"1.4 人防地下室顶板厚{seeds['roof-slab']}mm，外墙厚{seeds['outer-wall']}mm，临空墙厚{seeds['exposed-wall']}mm。",
        f"1.5 战时清洁通风新风量不小于{seeds['clean-air']}m³/(p·h)，滤毒通风新风量不小于{seeds['filtered-air']}m³/(p·h)。",
        f"1.6 战时隔绝防护时间不小于{seeds['isolation']}h。",
    )
    seeds.leaves += [notes_of("人防设计说明", NOTES, lines), plan]
    for code in SAID:
        seeds.spot(code, NOTES)


def _garage(seeds: Seeds) -> Leaf:
    """A hall of cars between outer walls; lobby, stair and plant rooms along its north side."""
    rng = Random(f"{seeds.seed}/garage")
    plan = Plan(seeds.rng, outer=300, inner=200, light=200)
    deep, strip = 60000.0, 6000.0
    long = seeds["garage-area"] * 1e6 / (deep + 300) - 300
    hall = plan.space("汽车库", "garage", (0, 0, long, deep), furniture=False)
    wide, x = 3200.0, 0.0
    front = deep + seeds["basement-lobby"] * 1e6 / (wide - 250) + 200
    lobby = plan.space("前室", "lobby", (x, deep, x + wide, front), furniture=False)
    stair = plan.space("楼梯间", "stair", (x, front, x + wide, front + 6600), furniture=False, show_area=False)
    plan.stairs.append(Stair(stair.key, True, 260, 100))
    rooms = {}
    x += wide
    for name, size in (("柴油发电机房", 9000), ("排风机房", 6000), ("水泵房", 6000), ("储藏间", long - wide - 21000)):
        rooms[name] = plan.space(name, "plant", (x, deep, x + size, deep + strip), furniture=False).key
        x += size
    plan.axes = ((0.0, long), (0.0, deep, deep + strip))
    plan.build()
    for n in range(1, int(long // 8000)):
        for row in range(1, 7):
            plan.columns.append(box(8000 * n - 300, 8400 * row - 300, 8000 * n + 300, 8400 * row + 300))
    codes = {"柴油发电机房": "generator-door", "排风机房": "fan-room-door"}
    for name, key in rooms.items():
        fire = seeds[codes[name]] if name in codes else "甲"
        made = _door(plan, key, hall.key, hall.key, fire, 1200)
        if name in codes:
            seeds.spot(codes[name], GARAGE, made, storeys=("B1", "-1F"))
    seeds.spot("garage-stair-door", GARAGE, _door(plan, lobby.key, hall.key, lobby.key, seeds["garage-stair-door"], 1200),
               storeys=("B1", "-1F"))  # fmt: skip
    _door(plan, stair.key, lobby.key, stair.key, "乙", 1100)
    plan.settle()
    seeds.spot("basement-lobby", GARAGE, inside(lobby.net), storeys=("B1", "-1F"))
    zone = box(-150, -150, long + 150, deep + 150)
    seeds.spot("garage-area", GARAGE, zone.centroid.coords[0], storeys=("B1", "-1F"))
    zones = [Zone("防火分区一", zone, (f"汽车库 建筑面积：{zone.area / 1e6:.2f}㎡", "设自动喷水灭火系统"))]
    leaf = plan_leaf(plan, "地下一层平面图", GARAGE, ("B1",))
    return with_more(leaf, lambda pen: _zones(pen, zones, [], rng))


def _door(plan: Plan, a: str, b: str, into: str, fire: str, wide: float, near: float = 0.5) -> tuple[float, float]:
    kind = {"fire": fire, "kind": "fire"} if fire else {}
    made = plan.door(a, b, "FM" if fire else "M", wide, into=into, near=near, **kind)
    if made is None:
        raise ValueError(f"no room for a door of {wide} between {a} and {b}")
    return made.at


def _zones(pen: Pen, compartments: list[Zone], units: list[Zone], rng: Random) -> None:
    draw_zones(pen, "zone", compartments, rng, apart=True)
    draw_zones(pen, "unit", units, rng, apart=True)


HIGH = 36000.0


def _shelter(seeds: Seeds) -> tuple[Leaf, float]:
    """Two units side by side, each with mouths, and a core outside of them."""
    rng = Random(f"{seeds.seed}/shelter")
    plan = Plan(seeds.rng, outer=300, inner=300, light=250)
    first = rng.randrange(44000, 50000, 100)
    second = first + seeds["unit-area"] * 1e6 / HIGH
    storeys = ("B1", "-1F")
    halls = []
    for n, (x0, x1) in enumerate(((0.0, first), (first, second)), 1):
        taken = []
        for side, rooms in _mouths(seeds, n, x0).items():
            taken += [plan.space(name, use, rect, zone=f"{side}{n}", furniture=False) for name, use, rect in rooms]
        if n == 1 and seeds["lift-in-unit"]:
            taken.append(
                plan.space("电梯", "lift", (x1 - 9000, 12000, x1 - 6800, 14200), furniture=False, show_area=False)
            )
        shape = box(x0, 0, x1, HIGH)
        for space in taken:
            shape = shape.difference(space.shape)
        halls.append(plan.shaped("人员掩蔽区", "shelter", shape, furniture=False))
    core = plan.space("楼梯间", "stair", (-3400, 8000, 0, 14600), furniture=False, show_area=False)
    plan.stairs.append(Stair(core.key, True, 260, 100))
    lifts = [space.key for space in plan.spaces.values() if space.use == "lift"]
    if not seeds["lift-in-unit"]:
        lifts.append(plan.space("电梯", "lift", (-3400, 14600, 0, 17000), furniture=False, show_area=False).key)
    plan.lifts += lifts
    plan.axes = ((-3400.0, 0.0, float(first), second), (0.0, HIGH))
    plan.build()
    _blast_doors(seeds, plan, [hall.key for hall in halls], storeys)
    letters = seeds["unit-wall-door"]
    more = {"HFM": {"height": 2000, "kind": "protective", "leaf": "blast", "suffix": "(6)"},
            "FM": {"fire": "甲", "kind": "fire"}, "M": {}}[letters]  # fmt: skip
    made = plan.door(halls[0].key, core.key, letters, 1200, into=core.key, near=0.5, **more)
    assert made is not None
    seeds.spot("unit-wall-door", SHELTER, made.at, storeys=storeys)
    plan.settle()
    for lift in lifts:
        seeds.spot("lift-in-unit", SHELTER, plan.spaces[lift].net.centroid, storeys=storeys)
    return _shelter_leaf(seeds, plan, float(first), second, rng, storeys)


def _mouths(seeds: Seeds, n: int, x0: float) -> dict[str, list[tuple[str, str, tuple[float, float, float, float]]]]:
    """The rooms of a unit's mouths: the main one at the north wall, another at the south wall."""
    a = x0 + 8000
    wash = 2500.0 if n == 2 else seeds["wash-room"] * 1e6 / (4000 - 300) + 275
    main = [
        ("战时主要出入口(室外)", "passage", (a, HIGH - 4000, a + 5000, HIGH)),
        ("防毒通道", "airlock", (a + 5000, HIGH - 4000, a + 8000, HIGH)),
        ("简易洗消间", "airlock", (a + 8000, HIGH - 4000, a + 8000 + wash, HIGH)),
    ]
    other = [
        ("战时次要出入口(室内)", "passage", (a, 0.0, a + 5000, 4000.0)),
        ("密闭通道", "airlock", (a + 5000, 0.0, a + 8000, 4000.0)),
    ]
    return {"主": main, "次": other} if n == 1 or seeds["entrances"] == 2 else {"主": main}


def _blast_doors(seeds: Seeds, plan: Plan, halls: list[str], storeys: tuple[str, ...]) -> None:
    """Protective door outside, airtight door inside; one link between the units."""
    named: dict[tuple[str, str], str] = {(space.name, space.zone): key for key, space in plan.spaces.items()}
    protective = {"height": 2000, "kind": "protective", "leaf": "blast", "suffix": "(6)"}
    airtight = {"height": 2000, "kind": "airtight", "leaf": "blast"}

    def cut(a: str, b: str, wide: float, letters: str, **more: object) -> Opening:
        made = plan.door(
            a, b, letters, wide, into=a, near=0.5, **(protective if letters == "HFM" else airtight), **more
        )
        assert made is not None, (a, b, wide)
        return made

    for n, hall in enumerate(halls, 1):
        entrance, lock, wash = (named[name, f"主{n}"] for name in ("战时主要出入口(室外)", "防毒通道", "简易洗消间"))
        drawn = seeds["door-mark"] if n == 2 else 1500
        outer = cut(entrance, lock, drawn, "HFM", marked=1500)
        if n == 2:
            seeds.spot("door-mark", SHELTER, outer.at, storeys=storeys)
        cut(lock, hall, 1500, "HM")
        cut(lock, wash, 800, "HM")
        cut(wash, hall, 800, "HM")
        if ("密闭通道", f"次{n}") in named:
            entrance, lock = named["战时次要出入口(室内)", f"次{n}"], named["密闭通道", f"次{n}"]
            swapped = n == 1 and seeds["door-order"]
            first = cut(entrance, lock, 1200, "HM" if swapped else "HFM")
            cut(lock, hall, 1200, "HFM" if swapped else "HM")
            if n == 1:
                seeds.spot("door-order", SHELTER, first.at, storeys=storeys)
    cut(halls[0], halls[1], 1200, "HFM")


def _shelter_leaf(
    seeds: Seeds, plan: Plan, first: float, second: float, rng: Random, storeys: tuple[str, ...]
) -> tuple[Leaf, float]:
    """Units and compartments on the plan, with what is written in them."""
    units = [box(0, 0, first, HIGH), box(first, 0, second, HIGH)]
    persons = [seeds["entrance-width"], 400]
    shelter = [persons[0] * 1.2, persons[1] * seeds["per-person"]]
    words = [
        (
            f"建筑面积{unit.area / 1e6:.2f}㎡",
            f"掩蔽面积{area:.0f}㎡",
            f"掩蔽人数{count}人",
            "二等人员掩蔽所 核6级常6级 防化丙级",
        )
        for unit, area, count in zip(units, shelter, persons, strict=True)
    ]
    drawn = [Zone(f"防护单元{name}", unit, said) for name, unit, said in zip("一二", units, words, strict=True)]
    cut = seeds["compartment-area"] * 1e6 / first
    share, own = seeds["across-units"], (second - first) * HIGH / 2
    edge = first - share * own / ((1 - share) * (HIGH - cut))
    shapes = [box(0, 0, first, cut), box(0, cut, edge, HIGH), box(first, 0, second, HIGH / 2),
              box(first, HIGH / 2, second, HIGH).union(box(edge, cut, first, HIGH))]  # fmt: skip
    zones = [
        Zone(f"防火分区{n}", shape, (f"建筑面积{shape.area / 1e6:.2f}㎡", "设自动喷水灭火系统"))
        for n, shape in enumerate(shapes, 1)
    ]
    middles = {"per-person": units[1], "unit-area": units[1], "entrances": units[1], "across-units": shapes[3],
               "compartment-area": shapes[0]}  # fmt: skip
    for code, shape in middles.items():
        seeds.spot(code, SHELTER, shape.representative_point().coords[0], storeys=storeys)
    seeds.spot("entrance-width", SHELTER, storeys=storeys)
    wash = next(space for space in plan.spaces.values() if space.name == "简易洗消间")
    seeds.spot("wash-room", SHELTER, inside(wash.net), storeys=storeys)
    leaf = plan_leaf(plan, "地下一层人防平面图", SHELTER, ("B1",))
    total = sum(round(unit.area / 1e6, 2) for unit in units)
    return with_more(leaf, lambda pen: _zones(pen, zones, drawn, rng)), total


PARKED = Scene("garage", KINDS[:5], make_garage)
SHELTERED = Scene("shelter", KINDS[5:], make_shelter)
