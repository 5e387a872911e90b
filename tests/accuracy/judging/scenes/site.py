"""A site plan: red line, buildings, fire lanes and sites for ladders, and the notes of the tower that is handed in."""

from __future__ import annotations

from random import Random

from shapely import box

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.judging.kinds import Between, Kind, OneOf, Scene, Seeds
from tests.accuracy.judging.sheets import notes_of
from tests.accuracy.sheets import Leaf, Truths

SITE, NOTES = "总施-01", "建施-01"
Rect = tuple[float, float, float, float]
KINDS = (
    Kind("lane-width", "fire/fire-lane-width", "≥ 4.0 m", Between(3.9, 3.0), Between(4.1, 6.0)),
    Kind("lane-width-stated", "fire/fire-lane-width", "≥ 4.0 m", OneOf(3.5, 3.8), OneOf(4.0, 4.5, 6.0)),
    Kind("lane-to-facade", "fire/fire-lane-to-facade", "≥ 5 m", Between(4.8, 3.0), Between(5.2, 9.0)),
    Kind("rescue-size", "fire/rescue-site-size", "≥ 20 × 10 m", Between(9.9, 7.0), Between(10.1, 13.0)),
    Kind("rescue-length", "fire/rescue-site-size", "≥ 20 × 10 m", Between(19.9, 14.0), Between(20.1, 28.0)),
    Kind("rescue-distance", "fire/rescue-site-distance", "≤ 10 m", Between(10.2, 14.0), Between(9.8, 5.5)),
    Kind("separation", "fire/building-separation", "≥ 13 m", Between(12.8, 8.0), Between(13.2, 20.0)),
    Kind("red-line", "housing/within-red-line", "inside", Between(0.25, 3.0), Between(-0.5, -4.0)),
)  # fmt: skip
LINES = (
    "一、工程概况",
    "1.1 使用性质：住宅；地上26层。",
    "1.2 建筑高度79.80m，为一类高层住宅建筑，耐火等级一级。",
)


def make(seeds: Seeds) -> None:
    """Draw it; everything in millimetres of the site."""
    seeds.leaves.append(notes_of("建筑设计说明", NOTES, LINES))
    rng = Random(f"{seeds.seed}/site")
    long, deep = rng.randrange(52, 66), rng.randrange(15, 19)
    tower = (40.0, 45.0, 40.0 + long, 45.0 + deep)
    gap = seeds["separation"]
    second = (tower[2] + gap, 45.0, tower[2] + gap + 42, 61.0)
    houses = {"1#楼 26F H=79.80m": tower, "2#楼 18F H=54.90m": second}
    beyond = seeds["red-line"]
    shed = (12.0 - beyond, 85.0, 22.0, 97.0)
    houses["3#配电房 1F H=5.40m"] = shed
    top = tower[3]
    wide, far = seeds["rescue-size"], seeds["rescue-distance"]
    rescue = [(42.0, top + 6, 64.5, top + 6 + wide), (70.0, top + far, 93.0, top + far + 11.0)]
    rescue.append((second[0] + 2, second[3] + 6, second[0] + 2 + seeds["rescue-length"], second[3] + 17.0))
    edge = second[2] + 20
    north, south = top + 29.0, tower[1] - seeds["lane-to-facade"]
    lanes = [
        ((30.0, north, edge - 8, north + seeds["lane-width"]), ""),
        ((34.0, south - 6.0, tower[2] - 4, south), ""),
        (
            (edge - 7.0, 30.0, edge - 7.0 + seeds["lane-width-stated"], north),
            f"消防车道 宽{seeds['lane-width-stated']}m",
        ),
    ]
    red = (12.0, 20.0, edge + 6, north + 15)
    _spots(seeds, lanes, rescue, tower, second, shed)
    seeds.leaves.append(_leaf(red, houses, lanes, rescue))


def _spots(
    seeds: Seeds, lanes: list[tuple[Rect, str]], rescue: list[Rect], tower: Rect, second: Rect, shed: Rect
) -> None:
    def middle(rect: Rect) -> tuple[float, float]:
        return (rect[0] + rect[2]) * 500, (rect[1] + rect[3]) * 500

    for code, rect in (("lane-width", lanes[0][0]), ("lane-width-stated", lanes[2][0]), ("lane-to-facade", lanes[1][0]),
                       ("rescue-size", rescue[0]), ("rescue-distance", rescue[1]), ("rescue-length", rescue[2])):  # fmt: skip
        seeds.spot(code, SITE, box(*(1000 * x for x in rect)))
    between = (tower[2], 45.0, second[0], 60.0)
    seeds.spot("separation", SITE, box(*(1000 * x for x in between)))
    seeds.spot("red-line", SITE, None if not seeds.broken else (middle((shed[0], shed[1], 12.0, shed[3]))))


def _leaf(red: Rect, houses: dict[str, Rect], lanes: list[tuple[Rect, str]], rescue: list[Rect]) -> Leaf:
    def draw(pen: Pen, rng: Random) -> Truths:
        k = pen.k / pen.to_file.scale
        _rect(pen, "red", red)
        for words, rect in houses.items():
            _rect(pen, "site", rect)
            x, y = (rect[0] + rect[2]) * 500, (rect[1] + rect[3]) * 500
            if pen.style.words == "mtext":
                pen.mtext("site", [words], (x, y), 3.0)
            else:
                pen.text("site", words, (x, y), 3.0)
        for rect, words in lanes:
            _rect(pen, "lane", rect)
            tall = rect[3] - rect[1] > rect[2] - rect[0]
            at = ((rect[0] + rect[2]) * 500, (rect[1] + rect[3]) * 500)
            pen.text("lane", words or "消防车道", at, 2.0, turn=90 if tall else 0)
        for rect in rescue:
            _rect(pen, "rescue", rect)
            pen.text("rescue", "消防车登高操作场地", ((rect[0] + rect[2]) * 500, (rect[1] + rect[3]) * 500), 1.8)
        pen.text("text", "城市道路", (red[0] * 1000 + 40000, red[1] * 1000 - 8 * k), 4)
        return {}

    area = tuple(1000 * x for x in (red[0] - 8, red[1] - 8, red[2] + 8, red[3] + 8))
    return Leaf("总平面图", SITE, "site_plan", (), area, draw, scale=500)  # type: ignore[arg-type]


def _rect(pen: Pen, role: str, rect: Rect) -> None:
    x0, y0, x1, y1 = (1000 * x for x in rect)
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    if pen.style.walls == "polyline" or pen.style.title_parts == "block":
        pen.poly(role, corners, close=True)
    else:
        pen.chain(role, corners, close=True)


SCENE = Scene("site", KINDS, make, {"name": "江滨花园1#楼", "use": "residential"})
