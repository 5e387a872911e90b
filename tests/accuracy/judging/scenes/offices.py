"""Storeys of an office tower: escape from rooms and corridors, stairs and their doors, rooms that belong lower down."""

from __future__ import annotations

from dataclasses import replace

from tests.accuracy.judging.kinds import Between, Kind, OneOf, Scene, Seeds, inside
from tests.accuracy.judging.scenes.slab import Cell, Slab, lay, stair
from tests.accuracy.judging.sheets import notes_of
from tests.accuracy.plan import OUT
from tests.accuracy.programs.schedule import schedule_leaf
from tests.accuracy.sheets import plan_leaf

NOTES, GROUND, THIRD, FIFTH, SIXTH = "建施-01", "建施-04", "建施-05", "建施-06", "建施-07"
TITLES = {
    GROUND: ("首层平面图", "1F"),
    THIRD: ("三层平面图", "3F"),
    FIFTH: ("五层平面图", "5F"),
    SIXTH: ("六层平面图", "6F"),
}
KINDS = (
    Kind("escape-corridor", "fire/corridor-width", "≥ 1.1 m", Between(1.04, 0.85), Between(1.4, 2.4)),
    Kind("public-corridor", "housing/public-corridor-width", "≥ 1.3 m", Between(1.24, 1.16), Between(1.36, 2.4)),
    Kind("room-walk", "fire/room-door-to-exit", "≤ 20 m in a dead end", Between(21.0, 33.0), Between(14.4, 8.0)),
    Kind("farthest-point", "fire/room-farthest-point", "≤ 20 m", Between(22.5, 30.0), Between(14.4, 12.0)),
    Kind("door-count", "fire/room-door-count", "≥ 2 above 120 m²", Between(124, 150), Between(73, 50)),
    Kind("stair-door-width", "fire/exit-door-width", "≥ 0.8 m clear", OneOf(700, 800), OneOf(1000, 1200)),
    Kind("stair-door-swing", "fire/stair-door-swing", "into the stair", OneOf(True), OneOf(False)),
    Kind("stair-door-class", "fire/stair-door-class", "class B", OneOf("丙", ""), OneOf("乙", "甲")),
    Kind("flight-width", "fire/stair-flight-width", "≥ 1.1 m", Between(1.04, 0.9), Between(1.16, 1.6)),
    Kind("public-flight", "housing/public-stair-width", "≥ 1.1 m", Between(1.04, 0.9), Between(1.16, 1.6)),
    Kind("exits-apart", "fire/distance-between-exits", "≥ 5 m", Between(4.4, 2.4), Between(5.6, 25.0)),
    Kind("plant-door", "fire/plant-room-door", "class A", OneOf("乙", "丙", ""), OneOf("甲")),
    Kind("shaft-door", "fire/shaft-door-class", "class C", OneOf(""), OneOf("丙", "乙")),
    Kind("children-storey", "fire/children-storey", "≤ 3F", OneOf(True), OneOf(False)),
    Kind("control-room", "fire/control-room-storey", "1F or -1F", OneOf(True), OneOf(False)),
    Kind("entertainment-area", "fire/entertainment-room-area", "≤ 200 m² from 4F", Between(206, 260), Between(194, 120)),
)  # fmt: skip
LINES = (
    "一、工程概况",
    "1.1 使用性质：办公；地上8层。",
    "1.2 建筑高度30.60m，为二类高层公共建筑，耐火等级一级。",
    "1.3 本工程未设自动喷水灭火系统。",
)


def make(seeds: Seeds) -> None:
    """Draw it."""
    seeds.leaves.append(notes_of("建筑设计说明", NOTES, LINES))
    for number, draw in ((GROUND, _ground), (THIRD, _third), (FIFTH, _fifth), (SIXTH, _sixth)):
        slab = draw(seeds)
        title, storey = TITLES[number]
        seeds.leaves.append(plan_leaf(slab.plan, title, number, (storey,), first=storey == "1F"))
        seeds.leaves.append(schedule_leaf(slab.plan, f"建施-1{number[-1]}"))


def _offices(count: int, wide: float = 4200) -> list[Cell]:
    return [Cell("办公室", wide) for _office in range(count)]


def _ground(seeds: Seeds) -> Slab:
    """Rooms whose doors stand open in the corridor, a plant room, a shaft, children."""
    watch = _watch(not seeds["control-room"], 5400)
    plant = _fire(Cell("风机房", 4200, "plant", 1200), seeds["plant-door"])
    shaft = _fire(Cell("水井", 1800, "shaft", 700, outward=True, glazed=False), seeds["shaft-door"])
    play = Cell("儿童活动室", 6000) if not seeds["children-storey"] else Cell("办公室", 6000)
    south = [*_offices(2), watch, *_offices(2), plant]
    north = [*_offices(2), stair("1#楼梯间"), shaft, play, stair("2#楼梯间"), *_offices(1)]
    slab = lay(seeds.rng, south, north, wide=2100)
    slab.plan.door(slab.corridor, OUT, "M", 1500, leaf="double", into=OUT, near=0.5)
    _settled(slab)
    _told(seeds, GROUND, slab, {"plant-door": "风机房", "shaft-door": "水井"})
    if not seeds["children-storey"]:
        seeds.spot("children-storey", GROUND, inside(slab.plan.spaces[slab.cells["儿童活动室"]].net), storeys=("1F",))
    if not seeds["control-room"]:
        seeds.spot("control-room", GROUND, inside(slab.plan.spaces[slab.cells["消防控制室"]].net), storeys=("1F",))
    seeds.spot("public-corridor", THIRD, storeys=("3F",))
    return slab


def _third(seeds: Seeds) -> Slab:
    """A corridor for the other demand, stairs with odd doors, a control room high up."""
    first = stair("1#楼梯间", _flight(seeds, "flight-width"), door=seeds["stair-door-width"])
    last = _fire(stair("2#楼梯间", outward=seeds["stair-door-swing"]), "乙")
    control = _watch(seeds["control-room"], 5000)
    slab = lay(seeds.rng, [*_offices(3), control, *_offices(2)], [first, *_offices(4), last],
               wide=seeds["public-corridor"] * 1000 + 200)  # fmt: skip
    _told(seeds, THIRD, slab, {"stair-door-width": "1#楼梯间", "stair-door-swing": "2#楼梯间"})
    _settled(slab)
    seeds.spot("flight-width", THIRD, inside(slab.plan.spaces[slab.cells["1#楼梯间"]].net), storeys=("3F",))
    if seeds["control-room"]:
        seeds.spot("control-room", THIRD, inside(slab.plan.spaces[slab.cells["消防控制室"]].net), storeys=("3F",))
    return slab


def _fifth(seeds: Seeds) -> Slab:
    """A dead end, a narrow corridor, large rooms; children where they must not be."""
    walk = seeds["room-walk"] * 1000
    far = Cell("档案室", 3600, near=0.5)
    first = _fire(stair("1#楼梯间", _flight(seeds, "public-flight"), near=0.5), seeds["stair-door-class"])
    before = walk + 1800 - first.wide / 2
    large = Cell("培训室", seeds["door-count"] * 1e6 / 6400 + 200)
    south = [far, *_offices(int(before // 4200) + 1), large]
    play = [Cell("儿童活动室", 6000)] if seeds["children-storey"] else [Cell("办公室", 6000)]
    many = max(1, int((before - 6000) // 3900))
    north = [
        *play,
        *(Cell("办公室", (before - 6000) / many) for _n in range(many)),
        first,
        *_offices(5),
        stair("2#楼梯间"),
    ]
    slab = lay(seeds.rng, south, north, wide=seeds["escape-corridor"] * 1000 + 200)
    _told(seeds, FIFTH, slab, {"room-walk": "档案室", "stair-door-class": "1#楼梯间"})
    _settled(slab)
    seeds.spot("escape-corridor", FIFTH, storeys=("5F",))
    seeds.spot("door-count", FIFTH, inside(slab.plan.spaces[slab.cells["培训室"]].net), storeys=("5F",))
    seeds.spot("public-flight", FIFTH, inside(slab.plan.spaces[slab.cells["1#楼梯间"]].net), storeys=("5F",))
    if seeds["children-storey"]:
        seeds.spot("children-storey", FIFTH, inside(slab.plan.spaces[slab.cells["儿童活动室"]].net), storeys=("5F",))
    return slab


def _sixth(seeds: Seeds) -> Slab:
    """Two stairs near each other, a deep room, a place of entertainment."""
    apart = seeds["exits-apart"] * 1000 + 1200
    between = max(apart - 3200, 0)
    stairs: list[Cell] = [stair("1#楼梯间", near=0.5)]
    if between > 2400:
        stairs += [Cell("办公室", between / n) for n in [max(1, int(between // 4200))] for _k in range(n)]
        stairs += [stair("2#楼梯间", near=0.5)]
    else:
        stairs += [stair("2#楼梯间", 3200 + between, near=0.5 + between / 3200 / 2 if between else 0.5)]
    deep = 8600
    long = (max((seeds["farthest-point"] * 1000) ** 2 - (deep - 200) ** 2, 1.0)) ** 0.5
    hall = Cell("阅览室", long + 360, door=1500, near=0.0)
    club = Cell("歌舞厅", seeds["entertainment-area"] * 1e6 / (deep - 200) + 200, door=1500)
    slab = lay(seeds.rng, [hall, club], [*_offices(2), *stairs, *_offices(2)], deep=(deep, 6600))
    slab.plan.door(slab.cells["歌舞厅"], slab.corridor, "M", 1500, leaf="double", into=slab.corridor, near=0.0)
    _settled(slab)
    seeds.spot("exits-apart", SIXTH, storeys=("6F",))
    seeds.spot("farthest-point", SIXTH, inside(slab.plan.spaces[slab.cells["阅览室"]].net), storeys=("6F",))
    seeds.spot("entertainment-area", SIXTH, inside(slab.plan.spaces[slab.cells["歌舞厅"]].net), storeys=("6F",))
    return slab


def _watch(control: bool, wide: float) -> Cell:
    """A fire control room, or a room in its place."""
    return _fire(Cell("消防控制室", wide), "乙") if control else Cell("值班室", wide)


def _flight(seeds: Seeds, code: str) -> float:
    """A stairwell as wide as two such flights, the well between them, and half its walls."""
    return float(2 * seeds[code] * 1000 + 100 + 200)


def _fire(cell: Cell, fire: str) -> Cell:
    return replace(cell, letters="FM" if fire else "M", fire=fire)


def _told(seeds: Seeds, number: str, slab: Slab, doors: dict[str, str]) -> None:
    for code, name in doors.items():
        seeds.spot(code, number, slab.doors[name].at, storeys=(TITLES[number][1],))


def _settled(slab: Slab) -> Slab:
    if all(space.net.is_empty for space in slab.plan.spaces.values()):
        slab.plan.settle()
    return slab


SCENE = Scene("offices", KINDS, make)
