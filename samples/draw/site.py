"""Sheet: the site plan, in metres."""

from __future__ import annotations

from samples.draw.axes import draw_dim
from samples.draw.pen import Pen
from samples.draw.storeys import draw_level, draw_north, draw_title
from samples.draw.tables import draw_table

COLOURS = {
    "用地红线": 1, "建筑轮廓": 7, "道路": 8, "消防车道": 30, "登高操作场地": 6, "绿化": 3, "标注": 7, "DIM_ELEV": 3,
    "PUB_TITLE": 7, "PUB_TAB": 7, "坐标": 3,
}  # fmt: skip
RED_LINE = ((20.0, 30.0), (250.0, 30.0), (250.0, 190.0), (20.0, 190.0))
TOWER = ((100.0, 100.0), (145.0, 100.0), (145.0, 88.0), (163.2, 88.0), (163.2, 116.2), (100.0, 116.2))
OTHERS = (
    ("3#", 40.0, 45.0, 60.0, 16.0, "18F", 54.9),
    ("4#", 150.0, 45.0, 50.0, 14.0, "11F", 34.1),
    ("6#配电房", 40.0, 100.0, 24.0, 12.0, "1F", 5.4),
)
LANES = (
    # name, polygon, width; the southern one is the planted fault
    ("消防车道 宽6.0m", ((84.0, 132.2), (180.0, 132.2), (180.0, 138.2), (84.0, 138.2)), 6.0),
    ("消防车道 宽4.5m", ((84.0, 76.0), (88.5, 76.0), (88.5, 132.2), (84.0, 132.2)), 4.5),
    ("消防车道 宽3.5m", ((88.5, 76.0), (180.0, 76.0), (180.0, 79.5), (88.5, 79.5)), 3.5),
    ("消防车道 宽4.5m", ((175.5, 79.5), (180.0, 79.5), (180.0, 132.2), (175.5, 132.2)), 4.5),
)
RESCUE = ((100.0, 122.2), (124.0, 122.2), (148.2, 122.2))


def draw_site(pen: Pen, title: str) -> None:
    """Red line, buildings, roads, fire lanes, rescue sites, indicators."""
    pen.poly("用地红线", RED_LINE, lineweight=70)
    pen.text("用地红线", "用地红线", (200, 192), 4)
    for i, p in enumerate(RED_LINE):
        out, dy = (-1 if p[0] < 100 else 1), (-7 if i < 2 else 5)
        bend = (p[0] + out * 4, p[1] + dy)
        pen.poly("坐标", [p, bend, (bend[0] + out * 16, bend[1])], close=False)
        pen.circle("坐标", p, 0.6)
        pen.text("坐标", f"X={3542100 + p[1]:.3f}", (bend[0] + out * 8, bend[1] + 1.3), 2.5)
        pen.text("坐标", f"Y={412300 + p[0]:.3f}", (bend[0] + out * 8, bend[1] - 1.3), 2.5)
    pen.poly("建筑轮廓", TOWER, lineweight=70)
    pen.text("建筑轮廓", "5#楼 11F H=34.10m", (128, 109), 5)
    pen.text("建筑轮廓", "1F H=4.20m", (154, 94), 3)
    draw_level(pen, (122, 102), "±0.000=4.850")
    for name, x, y, w, h, storeys, height in OTHERS:
        pen.rect("建筑轮廓", x, y, x + w, y + h, lineweight=50)
        pen.text("建筑轮廓", f"{name} {storeys} H={height:.2f}m", (x + w / 2, y + h / 2), 3.5)
    for name, polygon, _ in LANES:
        pen.poly("消防车道", polygon)
        xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
        tall = max(ys) - min(ys) > max(xs) - min(xs)
        pen.text("消防车道", name, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), 3, turn=90 if tall else 0)
    for x, y in RESCUE:
        _rescue(pen, x, y)
    _roads(pen)
    _dims(pen)
    draw_title(pen, title, 135, 8, "1:500")
    draw_north(pen, (275, 200), "标注")
    rows = [
        ("主要技术经济指标", "数值", "单位"),
        ("用地面积", "36800", "㎡"),
        ("总建筑面积", "61200", "㎡"),
        ("容积率", "1.60", ""),
        ("建筑密度", "9.4", "%"),
        ("绿地率", "35.2", "%"),
        ("机动车停车位", "420", "辆"),
    ]
    draw_table(pen, (270, 150), [60, 30, 20], rows)


def _rescue(pen: Pen, x: float, y: float) -> None:
    pen.rect("登高操作场地", x, y, x + 15, y + 10)
    pen.text("登高操作场地", "消防车登高操作场地", (x + 7.5, y + 6.5), 2.2)
    pen.text("登高操作场地", "15.0m×10.0m", (x + 7.5, y + 3.5), 2.2)


def _dims(pen: Pen) -> None:
    for p, q in (
        ((100, 83), (163.2, 83)),
        ((170, 88), (170, 116.2)),
        ((166, 116.2), (166, 122.2)),
        ((120, 76), (120, 79.5)),
        ((90, 132.2), (90, 138.2)),
        ((84, 128), (88.5, 128)),
    ):
        draw_dim(pen, "标注", p, q, 0.0 if p[1] == q[1] else 90.0)


def _roads(pen: Pen) -> None:
    for y in (150.0, 157.0):
        pen.line("道路", (20, y), (250, y))
    pen.text("道路", "小区道路 宽7.0m", (60, 153.5), 3)
    pen.text("道路", "城市道路", (135, 22), 5)
    for y in (15.0, 28.0):
        pen.line("道路", (5, y), (265, y))
    for x in (60.0, 95.0, 130.0, 200.0, 235.0):
        pen.circle("绿化", (x, 170), 3)
        pen.circle("绿化", (x, 170), 1)
