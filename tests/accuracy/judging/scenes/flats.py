"""A typical storey of a high-rise of flats: rooms, doors, windows, corridor, two cores; a section and notes."""

from __future__ import annotations

from dataclasses import dataclass

from tests.accuracy.judging.kinds import Between, Kind, OneOf, Scene, Seeds, inside
from tests.accuracy.judging.scenes.homes import Flat, any_flat, lay, open_up
from tests.accuracy.judging.sheets import notes_of, section_of
from tests.accuracy.plan import OUT, Plan, Stair
from tests.accuracy.programs.schedule import schedule_leaf
from tests.accuracy.sheets import plan_leaf

STOREYS = ("9F", "10F", "11F")
PLAN, SECTION, NOTES = "建施-05", "建施-08", "建施-01"
KINDS = (
    Kind("bedroom-area", "housing/bedroom-area", "≥ 5 m²", Between(4.85, 4.0), Between(5.15, 8.5)),
    Kind("double-bedroom-area", "housing/double-bedroom-area", "≥ 9 m²", Between(8.85, 7.6), Between(9.15, 13)),
    Kind("bedroom-short-side", "housing/bedroom-short-side", "≥ 1.8 m", Between(1.73, 1.5), Between(1.9, 2.6)),
    Kind("living-room-area", "housing/living-room-area", "≥ 10 m²", Between(9.85, 8.3), Between(10.2, 17)),
    Kind("kitchen-area", "housing/kitchen-area", "≥ 3.5 m²", Between(3.35, 2.8), Between(3.65, 5.5)),
    Kind("kitchen-width", "housing/kitchen-width", "≥ 1.5 m", Between(1.43, 1.32), Between(1.6, 2.1)),
    Kind("bedroom-door", "housing/room-door-width", "≥ 0.8 m clear", OneOf(700, 800), OneOf(1000, 1100)),
    Kind("flat-door", "housing/flat-door-width", "≥ 0.9 m clear", OneOf(700, 800, 900), OneOf(1100, 1200)),
    Kind("daylight", "housing/daylight", "≥ 1 window", OneOf(0), OneOf(1200, 1500)),
    Kind("window-to-floor", "housing/window-to-floor", "≥ 1/7", OneOf(0.12, 0.1, 0.08), OneOf(0.17, 0.2, 0.25)),
    Kind("corridor-width", "housing/corridor-width", "≥ 1.2 m", Between(1.14, 0.95), Between(1.3, 1.8)),
    Kind("storey-height", "housing/storey-height", "≥ 3.00 m", OneOf(2.75, 2.8, 2.9, 2.95), OneOf(3.0, 3.05, 3.3)),
    Kind("lift-beside-bedroom", "housing/lift-beside-bedroom", "no common wall", OneOf(True), OneOf(False)),
    Kind("dead-end", "fire/dwelling-door-to-exit", "≤ 20 m in a dead end", OneOf(2), OneOf(1)),
    Kind("stair-door-class", "fire/stair-door-class", "class B", OneOf("丙", ""), OneOf("乙", "甲")),
    Kind("stair-door-swing", "fire/stair-door-swing", "into the lobby", OneOf("out"), OneOf("in")),
    Kind("exit-door-width", "fire/exit-door-width", "≥ 0.8 m clear", OneOf(700, 800), OneOf(1000, 1100)),
    Kind("shaft-door-lobby", "fire/shaft-door-class", "class B to a shared lobby", OneOf("丙", ""), OneOf("乙", "甲")),
    Kind("lobby-area", "fire/lobby-area", "≥ 4.5 m²", Between(4.35, 3.4), Between(6.2, 8.0)),
    Kind("stairwell-openings", "fire/stairwell-openings", "no door but those of exits", OneOf(True), OneOf(False)),
    Kind("tread", "housing/stair-tread", "≥ 0.26 m", OneOf(230, 240, 250), OneOf(270, 280, 300)),
)  # fmt: skip


@dataclass
class Core:
    """Where a core's doors are wanted, by the keys of its rooms."""

    lobby: str
    stair: str
    lift: str
    shaft: str
    x: float


def make(seeds: Seeds) -> None:
    """Draw it."""
    plan = Plan(seeds.rng, outer=200, inner=200, light=100)
    flats = {name: any_flat(seeds.rng, name) for name in ("S1", "S2", "S3", "S4", "N1", "N2", "N3")}
    _sizes(seeds, flats)
    _storey(seeds, plan, flats)
    seeds.leaves.append(notes_of("建筑设计说明", NOTES, LINES))
    seeds.leaves.append(plan_leaf(plan, "9~11层平面图", PLAN, STOREYS))
    heights = [3.0] * 11
    heights[9] = seeds["storey-height"]
    seeds.leaves.append(section_of(heights, SECTION))
    seeds.leaves.append(schedule_leaf(plan, "建施-12"))
    seeds.spot("storey-height", SECTION, storeys=STOREYS)


LINES = (
    "一、工程概况",
    "1.1 使用性质：住宅；地上11层，地下1层，每单元设两部疏散楼梯。",
    "1.2 建筑高度33.60m，为二类高层住宅建筑。",
    "1.3 本工程耐火等级为二级，结构形式为剪力墙结构。",
    "1.4 抗震设防烈度7度(0.10g)。",
    "二、防火设计",
    "2.1 本工程未设自动喷水灭火系统。",
    "2.2 楼梯间采用防烟楼梯间。",
)


def _sizes(seeds: Seeds, flats: dict[str, Flat]) -> None:
    """Each fault in a flat of its own as far as they reach."""

    def area(what: str, code: str, wide: float) -> tuple[float, float]:
        del what
        return wide, seeds[code] * 1e6 / wide

    flats["S1"].small = area("small", "bedroom-area", 2000 if seeds["bedroom-area"] < 6 else 2400)
    flats["S2"].large = area("large", "double-bedroom-area", 2900 if seeds["double-bedroom-area"] < 11 else 3300)
    flats["S2"].bath = 1350
    flats["S3"].small, flats["S3"].small_window = (seeds["bedroom-short-side"] * 1000, 3400), 900
    flats["S4"].living = area("living", "living-room-area", 3000 if seeds["living-room-area"] < 12.5 else 3900)
    flats["N1"].kitchen = area("kitchen", "kitchen-area", 1650 if seeds["kitchen-area"] < 4.5 else 1950)
    flats["N2"].kitchen = (seeds["kitchen-width"] * 1000, 3000)
    flats["N3"].small_door = seeds["bedroom-door"]
    flats["S4"].entrance = seeds["flat-door"]
    flats["S2"].small_window = seeds["daylight"]
    wide, deep = flats["N1"].small
    glass = seeds["window-to-floor"] * wide * deep
    flats["N1"].small_window = 900 if glass < 1.6e6 else 1500
    flats["N1"].small_pane = round(glass / flats["N1"].small_window, -2)
    flats["S1"].entrance_near = 0.0


DEEP = 6700.0


def _storey(seeds: Seeds, plan: Plan, flats: dict[str, Flat]) -> None:
    low, high = DEEP, DEEP + seeds["corridor-width"] * 1000 + 200
    top = high + DEEP
    flats_first = seeds["dead-end"]
    names = ["N1", "N2", "N3"]
    order = [*names[:flats_first], "core1", *names[flats_first:], "core2"]
    flats[names[flats_first]].mirrored = seeds["lift-beside-bedroom"]
    south = sum(flats[name].width for name in ("S1", "S2", "S3", "S4"))
    north = sum(flats[name].width if name in flats else WIDE[name] for name in order)
    end = flats["S3"] if south < north else flats["N3"]
    end.living = (end.living[0] + abs(north - south), end.living[1])
    length = max(south, north)
    x = 0.0
    for name in ("S1", "S2", "S3", "S4"):
        lay(plan, flats[name], x, 0.0, DEEP)
        x += flats[name].width
    corridor = plan.space("走廊", "corridor", (0, low, length, high), furniture=False)
    cores: dict[str, Core] = {}
    x = 0.0
    for name in order:
        if name in flats:
            lay(plan, flats[name], x, top, -DEEP)
        else:
            cores[name] = (_first_core if name == "core1" else _second_core)(seeds, plan, x, high, top)
        x += flats[name].width if name in flats else WIDE[name]
    plan.axes = ((0.0, length / 2, length), (0.0, low, high, top))
    plan.build()
    doors = {name: open_up(plan, flat, corridor.key) for name, flat in flats.items()}
    for wall in plan.edge(corridor.key, OUT):
        del wall
        plan.window(corridor.key, 900 if high - low < 1800 else 1200, near=0.5)
    _core_doors(seeds, plan, corridor.key, cores)
    plan.settle()
    _spots(seeds, plan, flats, doors, corridor.key, cores)


WIDE = {"core1": 2700.0 + 1400 + 2300, "core2": 2800.0 + 1300 + 2300}


def _first_core(seeds: Seeds, plan: Plan, x: float, low: float, top: float) -> Core:
    """Stair, shaft and lift behind a lobby that they share."""
    front = low + 2500
    lobby = plan.space("合用前室", "lobby", (x, low, x + WIDE["core1"], front), furniture=False)
    stair = plan.space("防烟楼梯间", "stair", (x, front, x + 2700, top), show_area=False, furniture=False)
    shaft = plan.space("强电井", "shaft", (x + 2700, front, x + 4100, front + 1500), show_area=False, furniture=False)
    lift = plan.space("电梯", "lift", (x + 4100, front, x + 6400, front + 2300), show_area=False, furniture=False)
    plan.space("", "void", (x + 2700, front + 1500, x + 4100, top), (x + 4100, front + 2300, x + 6400, top),
               show_area=False, furniture=False)  # fmt: skip
    plan.stairs.append(Stair(stair.key, True, 260, 100))
    plan.lifts.append(lift.key)
    return Core(lobby.key, stair.key, lift.key, shaft.key, x)


def _second_core(seeds: Seeds, plan: Plan, x: float, low: float, top: float) -> Core:
    """A stair behind a lobby of its own; shaft and lift open to the corridor."""
    wide = 2800.0
    front = low + seeds["lobby-area"] * 1e6 / (wide - 200) + 200
    lobby = plan.space("前室", "lobby", (x, low, x + wide, front), furniture=False)
    stair = plan.space("防烟楼梯间", "stair", (x, front, x + wide, top), show_area=False, furniture=False)
    shaft = plan.space(
        "水井", "shaft", (x + wide, low, x + wide + 1300, front + 1500), show_area=False, furniture=False
    )
    lift = plan.space("电梯", "lift", (x + wide + 1300, low, x + wide + 3600, low + 2300), show_area=False,
                      furniture=False)  # fmt: skip
    plan.space("", "void", (x + wide, front + 1500, x + wide + 1300, top),
               (x + wide + 1300, low + 2300, x + wide + 3600, top), show_area=False, furniture=False)  # fmt: skip
    plan.stairs.append(Stair(stair.key, True, seeds["tread"], 100))
    plan.lifts.append(lift.key)
    return Core(lobby.key, stair.key, lift.key, shaft.key, x)


def _core_doors(seeds: Seeds, plan: Plan, corridor: str, cores: dict[str, Core]) -> None:
    one, two = cores["core1"], cores["core2"]

    def fire_door(
        code: str, a: str, b: str, into: str, wide: float = 1100, fire: str = "乙", near: float = 0.5
    ) -> None:
        more = {"fire": fire, "kind": "fire"} if fire else {}
        made = plan.door(a, b, "FM" if fire else "M", wide, into=into, near=near, **more)
        if made is None:
            raise ValueError(f"no room for a door of {wide} between {a} and {b}")
        if code:
            seeds.spot(code, PLAN, made.at, storeys=STOREYS)

    fire_door("stair-door-swing", one.lobby, corridor, one.lobby if seeds["stair-door-swing"] == "in" else corridor)
    fire_door("stair-door-class", one.stair, one.lobby, one.stair, fire=seeds["stair-door-class"])
    fire_door("shaft-door-lobby", one.shaft, one.lobby, one.lobby, 600, seeds["shaft-door-lobby"])
    fire_door("", two.lobby, corridor, two.lobby)
    fire_door("exit-door-width", two.stair, two.lobby, two.stair, seeds["exit-door-width"])
    beyond = two.stair if seeds["stairwell-openings"] else corridor
    fire_door("stairwell-openings", two.shaft, beyond, beyond, 600, "丙")
    plan.door(one.lift, one.lobby, "DT", 1000, leaf="sliding", kind="sliding")
    plan.door(two.lift, corridor, "DT", 1000, leaf="sliding", kind="sliding")
    for core in cores.values():
        plan.window(core.stair, 1200, near=0.5)


def _spots(seeds: Seeds, plan: Plan, flats: dict[str, Flat], doors: dict[str, dict[str, tuple[float, float]]],
           corridor: str, cores: dict[str, Core]) -> None:  # fmt: skip
    rooms = {"bedroom-area": ("S1", "small"), "double-bedroom-area": ("S2", "large"), "bedroom-short-side": ("S3", "small"),
             "living-room-area": ("S4", "living"), "kitchen-area": ("N1", "kitchen"), "kitchen-width": ("N2", "kitchen"),
             "daylight": ("S2", "small"), "window-to-floor": ("N1", "small")}  # fmt: skip
    for code, (flat, what) in rooms.items():
        seeds.spot(code, PLAN, inside(plan.spaces[flats[flat].keys[what]].net), storeys=STOREYS)
    seeds.spot("bedroom-door", PLAN, doors["N3"]["small"], storeys=STOREYS)
    seeds.spot("flat-door", PLAN, doors["S4"]["entrance"], storeys=STOREYS)
    seeds.spot("dead-end", PLAN, doors["S1"]["entrance"], storeys=STOREYS)
    seeds.spot("corridor-width", PLAN, storeys=STOREYS)
    seeds.spot("lift-beside-bedroom", PLAN, storeys=STOREYS)
    seeds.spot("lobby-area", PLAN, inside(plan.spaces[cores["core2"].lobby].net), storeys=STOREYS)
    for code in ("tread",):
        seeds.spot(code, PLAN, inside(plan.spaces[cores["core2"].stair].net), storeys=STOREYS)


SCENE = Scene("flats", KINDS, make)
