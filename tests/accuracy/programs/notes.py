"""Design notes: what an office writes of its building, in its own words, and the facts they state."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.accuracy.drafting.frames import PAPERS
from tests.accuracy.drafting.pen import Pen
from tests.accuracy.sheets import Leaf, Truths

Facts = tuple[tuple[str, object], ...]
CHINESE = {1: "一", 2: "二", 3: "三", 4: "四"}
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def notes_leaf(rng: Random, number: str) -> tuple[Leaf, Facts]:
    """General notes of the architect with those of lightning protection."""
    facts: dict[str, object] = {}
    lines = [line for write in _PARAGRAPHS for line in write(rng, facts)]
    wide = rng.random() < 0.15
    title = rng.choice(("建筑设计总说明", "建筑设计说明", "建筑施工图设计说明"))

    def draw(pen: Pen, inner: Random) -> Truths:
        _write(pen, title, lines, wide)
        return {}

    return Leaf(title, number, "notes", (), None, draw, paper="A2"), tuple(facts.items())


def _scope(rng: Random, facts: dict[str, object]) -> list[str]:
    above, below = rng.randrange(4, 33), rng.choice((0, 1, 1, 2))
    height = round(above * rng.choice((2.9, 3.0, 3.3)) + rng.choice((0.3, 0.45, 1.2)), 2)
    gross, foot = rng.randrange(4000, 42000), rng.randrange(600, 2400)
    facts.update({"height": height, "storeys_above": above, "gross_area": float(gross), "footprint_area": float(foot)})
    if below:
        facts["storeys_below"] = below
    storeys = [
        f"地上{above}层" + (f"，地下{below}层" if below else ""),
        f"建筑层数：地上{above}层" + (f"、地下{CHINESE[below]}层" if below else ""),
        f"层数：地上 {above} 层" + (f"；地下 {below} 层" if below else ""),
    ]
    tall = [f"建筑高度{height}m", f"建筑高度：{height}米", f"建筑高度为 {height} m（室外地面至屋面面层）"]
    areas = [
        f"总建筑面积{gross}㎡，建筑占地面积{foot}㎡",
        f"总建筑面积：{gross}平方米；建筑基底面积（占地面积）：{foot}平方米",
    ]
    return [
        "一、工程概况",
        f"1.1 本工程{rng.choice(storeys)}。",
        f"1.2 {rng.choice(tall)}。",
        f"1.3 {rng.choice(areas[:1])}。",
    ]


def _classes(rng: Random, facts: dict[str, object]) -> list[str]:
    rating = rng.choice((1, 2))
    facts["fire_rating"] = str(rating)
    words = CHINESE[rating]
    said = [f"本工程耐火等级为{words}级", f"耐火等级：{words}级", f"建筑耐火等级{words}级，屋面防水等级一级"]
    intensity, gravity = rng.choice(((6, "0.05g"), (7, "0.10g"), (7, "0.15g"), (8, "0.20g")))
    facts["seismic_intensity"] = f"{intensity}度({gravity})"
    quake = [f"抗震设防烈度{intensity}度({gravity})", f"抗震设防烈度为{intensity}度，设计基本地震加速度值为{gravity}"]
    structure = rng.choice(("剪力墙结构", "框架结构", "框架-剪力墙结构"))
    facts["structure"] = structure
    kind = [f"结构类型：{structure}", f"结构形式为{structure}", f"本工程采用{structure}"]
    return [f"1.4 {rng.choice(said)}。", f"1.5 {rng.choice(quake)}。", f"1.6 {rng.choice(kind)}，设计使用年限50年。"]


def _fire(rng: Random, facts: dict[str, object]) -> list[str]:
    wet = rng.random() < 0.6
    if wet:
        facts["sprinkler"] = True
    lines = ["二、防火设计", "2.1 防火分区的划分详各层平面图，防火墙耐火极限3.00h。"]
    if wet:
        lines.append(f"2.2 {rng.choice(('本工程设置自动喷水灭火系统', '全楼设自动喷水灭火系统'))}。")
    return [*lines, "2.3 管道井检修门采用丙级防火门，安装时应向疏散方向开启。"]


def _lightning(rng: Random, facts: dict[str, object]) -> list[str]:
    level, strikes, days = rng.choice((2, 3)), round(rng.uniform(0.03, 0.6), 4), rng.choice((29.3, 35.6, 39.9))
    ohms = rng.choice((1.0, 4.0))
    facts.update(
        {"lightning_class": level, "lightning_strikes": strikes, "thunder_days": days, "earth_resistance": ohms}
    )
    said = [
        f"本建筑按第{CHINESE[level]}类防雷建筑物设防",
        f"防雷类别：第{CHINESE[level]}类防雷建筑物",
        f"本工程属{CHINESE[level]}类防雷建筑物",
    ]
    return [
        "三、防雷与接地",
        f"3.1 {rng.choice(said)}。",
        f"3.2 {rng.choice((f'年预计雷击次数N={strikes}次/a', f'年预计雷击次数 N = {strikes} 次/a'))}，年平均雷暴日Td={days}d/a。",
        f"3.3 采用共用接地装置，接地电阻不大于{ohms:.0f}{rng.choice(('Ω', '欧姆', 'Ω'))}。",
    ]


def _decoys(rng: Random, facts: dict[str, object]) -> list[str]:
    """Words that look like facts of this building and are not."""
    del facts
    return rng.sample([
        "4.1 ±0.000相当于绝对标高4.850m，室内外高差0.450m。",
        "4.2 建筑高度大于54m的住宅建筑应设置防烟楼梯间。",
        "4.3 相邻的7#楼建筑高度23.8m，耐火等级二级。",
        "4.4 第二类防雷建筑物的引下线间距不应大于18m。",
        "4.5 当地下室层数为3层及以上时应符合相关规范。",
        "4.6 外墙保温材料燃烧性能为A级，厚60mm。",
    ], 4)  # fmt: skip


_PARAGRAPHS: tuple[Callable[[Random, dict[str, object]], list[str]], ...] = (
    _scope,
    _classes,
    _fire,
    _lightning,
    _decoys,
)


def _write(pen: Pen, title: str, lines: list[str], wide: bool) -> None:
    _w, h = PAPERS["A2"]
    pen.text("title", title, (160, h - 32), 7)
    if pen.style.words == "mtext":
        for n, line in enumerate(lines):
            pen.mtext("text", [line.translate(WIDE) if wide else line], (150, h - 50 - 9 * n), 3.5)
        return
    for n, line in enumerate(lines):
        pen.text("text", line.translate(WIDE) if wide else line, (40, h - 50 - 9 * n), 3.5, align="left")
