"""Lightning protection: the roofs of a block of flats with mesh and down conductors, and what the notes say."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from shapely import LineString, Polygon, box
from shapely.ops import substring

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.judging.kinds import Between, Kind, OneOf, Scene, Seeds
from tests.accuracy.judging.sheets import notes_of
from tests.accuracy.sheets import Leaf, Truths

MAIN, SMALL, NOTES = "电施-08", "电施-09", "电施-01"
KINDS = (
    Kind("mesh-cell", "meteorology/mesh-cell-size", "≤ 24 × 16 m", Between(24.6, 30.0), Between(23.0, 17.0)),
    Kind("conductor-spacing", "meteorology/down-conductor-spacing", "≤ 25 m", Between(25.6, 33.0), Between(24.5, 16.0)),
    Kind("conductor-count", "meteorology/down-conductor-count", "≥ 2", OneOf(1), OneOf(4, 5)),
    Kind("mean-spacing", "meteorology/down-conductor-mean-spacing", "≤ 25 m", OneOf(1), OneOf(4, 5)),
    Kind("roof-edge", "meteorology/roof-edge-protected", "whole edge", Between(2.5, 6.0), OneOf(0.0)),
    Kind("class-by-strikes", "meteorology/class-by-strikes", "class 2 over 0.25/a", Between(0.256, 0.6),
         Between(0.245, 0.08), shape=False),
    Kind("earth-resistance", "meteorology/earth-resistance", "≤ 1 Ω", OneOf(4, 10, 2), OneOf(1, 0.5), shape=False),
    Kind("strip-section", "meteorology/strip-section", "≥ 50 mm²", OneOf("Φ6热镀锌圆钢", "-40×2热镀锌扁钢"),
         OneOf("Φ8热镀锌圆钢", "Φ10热镀锌圆钢", "-25×4热镀锌扁钢"), shape=False),
    Kind("conductor-bars", "meteorology/conductor-bars", "≥ 10 mm", OneOf(8, 6), OneOf(10, 16, 20), shape=False),
    Kind("rod-diameter", "meteorology/rod-diameter", "≥ 20 mm", OneOf(16, 12), OneOf(20, 25), shape=False),
    Kind("ring-interval", "meteorology/ring-interval", "≤ 20 m", OneOf(24, 30), OneOf(20, 18), shape=False),
    Kind("test-point", "meteorology/earth-test-point", "0.3–1.8 m", OneOf(0.2, 2.0, 2.5), OneOf(0.5, 0.8, 1.5), shape=False),
    Kind("electrode-depth", "meteorology/electrode-depth", "≥ 0.5 m", OneOf(0.3, 0.4), OneOf(0.6, 0.8, 1.0), shape=False),
    Kind("surge-current", "meteorology/surge-current", "≥ 12.5 kA", OneOf(10, 5), OneOf(12.5, 15, 20), shape=False),
    Kind("bonding", "meteorology/bonding-stated", "stated", OneOf(False), OneOf(True), shape=False),
    Kind("surge-protection", "meteorology/surge-protection-stated", "stated", OneOf(False), OneOf(True), shape=False),
    Kind("side-flash", "meteorology/side-flash-stated", "stated above 60 m", OneOf(False), OneOf(True), shape=False),
)  # fmt: skip


def make(seeds: Seeds) -> None:
    """Draw it."""
    seeds.leaves.append(notes_of("电气设计说明", NOTES, _lines(seeds)))
    seeds.leaves.append(_main(seeds))
    seeds.leaves.append(_small(seeds))
    other = "surge-protection" if not seeds.seed % 2 else "surge-current"  # of a device that is not there nobody asks
    for kind in KINDS:
        if not kind.shape and kind.code != other:
            seeds.spot(kind.code, NOTES)


def _lines(seeds: Seeds) -> list[str]:
    lines = [
        "一、防雷与接地",
        "1.1 使用性质：住宅；建筑高度79.80m，地上26层。",
        f"1.2 本建筑按第三类防雷建筑物设防，年预计雷击次数N={seeds['class-by-strikes']}次/a。",
        f"1.3 屋面采用{seeds['strip-section']}作接闪带，沿女儿墙敷设。",
        f"1.4 利用柱内两根Φ{seeds['conductor-bars']}主筋作引下线，上下焊通。",
        f"1.5 屋顶接闪杆采用Φ{seeds['rod-diameter']}热镀锌圆钢，高1.0m。",
        f"1.6 均压环每隔{seeds['ring-interval']}m设置一道。",
        f"1.7 接地电阻测试点距地{seeds['test-point']}m。",
        f"1.8 防雷接地、弱电系统接地共用接地装置，接地电阻不大于{seeds['earth-resistance']}Ω。",
        f"1.9 人工接地体采用-40×4热镀锌扁钢，埋深{seeds['electrode-depth']}m。",
    ]
    if seeds["surge-protection"] or not seeds.seed % 2:
        lines.append(f"1.10 低压电源进线总配电箱装设Ⅰ级试验电涌保护器，Iimp≥{seeds['surge-current']}kA，Up≤2.5kV。")
    if seeds["bonding"]:
        lines.append("1.11 设总等电位联结端子箱MEB，进出建筑物的金属管道与其连接。")
    if seeds["side-flash"]:
        lines.append("1.12 60m及以上外墙上的栏杆、门窗等金属物与防雷装置连接，防侧击雷。")
    return lines


def _main(seeds: Seeds) -> Leaf:
    """A long roof with one row of cells and conductors all round."""
    rng = Random(f"{seeds.seed}/roof")
    deep = rng.randrange(13000, 15800, 100)
    cells = [rng.randrange(15000, 23500, 100) for _cell in range(2)]
    wide = seeds["mesh-cell"] * 1000
    cells.insert(rng.randrange(3), wide)
    at = [100.0]
    for cell in cells:
        at.append(at[-1] + cell)
    outline = box(0, 0, at[-1] + 100, deep + 200)
    ring = outline.buffer(-100, join_style="mitre")
    lines = [LineString(pair) for pair in pairwise(ring.exterior.coords)]
    lines += [LineString([(x, 100), (x, deep + 100)]) for x in at[1:-1]]
    middle = next((a + b) / 2 for a, b in pairwise(at) if abs(b - a - wide) < 1)
    seeds.spot("mesh-cell", MAIN, (middle, deep / 2))
    around = LineString([(100, 100), (at[-1], 100), (at[-1], deep + 100), (100, deep + 100), (100, 100)])
    gap = seeds["conductor-spacing"] * 1000
    rest = around.length - gap
    count = int(rest / 22000) + 1
    stops = [0.0, *(gap + rest * n / count for n in range(count))]
    places = [around.interpolate(stop) for stop in stops]
    seeds.spot("conductor-spacing", MAIN, substring(around, gap * 0.3, gap * 0.7).centroid.coords[0])
    return _leaf("屋面防雷平面图", MAIN, outline, lines, places)


def _small(seeds: Seeds) -> Leaf:
    """The roof of the machine room: a single cell, a few conductors."""
    rng = Random(f"{seeds.seed}/small")
    wide, deep = rng.randrange(14000, 19500, 100), rng.randrange(9000, 13000, 100)
    outline = box(0, 0, wide, deep)
    ring = LineString(outline.buffer(-100, join_style="mitre").exterior.coords)
    bare = seeds["roof-edge"] * 1000
    drawn = substring(ring, 0, ring.length - 2000 - bare), substring(ring, ring.length - 2000, ring.length)
    lines = [LineString(pair) for part in (drawn if bare else (ring,)) for pair in pairwise(part.coords)]
    places = [ring.interpolate(n / seeds["conductor-count"], normalized=True) for n in range(seeds["conductor-count"])]
    seeds.spot("roof-edge", SMALL, ring.interpolate(ring.length - 2000 - bare / 2).coords[0])
    seeds.spot("conductor-count", SMALL, (wide / 2, 0.0))
    seeds.spot("mean-spacing", SMALL, (wide / 2, 0.0))
    return _leaf("机房屋面防雷平面图", SMALL, outline, lines, places)


def _leaf(title: str, number: str, outline: Polygon, lines: list[LineString], conductors: list) -> Leaf:
    def draw(pen: Pen, rng: Random) -> Truths:
        k = pen.k / pen.to_file.scale
        for shape in (outline, outline.buffer(-200, join_style="mitre")):
            pen.poly("roof", list(shape.exterior.coords)[:-1], close=True)
        for line in lines:
            _strip(pen, line, k)
        for at in conductors:
            _conductor(pen, (at.x, at.y), k)
        return {}

    return Leaf(title, number, "lightning_plan", ("RF",), outline.bounds, draw)


def _strip(pen: Pen, line: LineString, k: float) -> None:
    """An air termination with crosses on it."""
    pen.line("lightning", line.coords[0], line.coords[-1])
    for n in range(1, int(line.length // 3000)):
        at = line.interpolate(n * 3000)
        for side in (-1, 1):
            pen.line("lightning", (at.x - k, at.y - side * k), (at.x + k, at.y + side * k))


def _conductor(pen: Pen, at: tuple[float, float], k: float) -> None:
    pen.circle("down", at, 1.5 * k)
    corners = [(at[0] + x * k, at[1] + y * k) for x, y in ((-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7))]
    pen.solid("down", corners)
    pen.text("down", "引下线", (at[0] + 5 * k, at[1] + 3 * k), 2.2)


SCENE = Scene("lightning", KINDS, make)
