"""Tables: the drawing index and the door and window schedule."""

from __future__ import annotations

import re
from collections import Counter

from samples.draw.pen import Pen
from samples.draw.plan import Plan
from samples.draw.symbols import WINDOW

INDEX = [
    ("总施-01", "总平面图", "A1"),
    ("建施-01", "图纸目录", "A1"),
    ("建施-02", "建筑设计说明", "A1"),
    ("建施-03", "首层平面图", "A1"),
    ("建施-04", "二层平面图", "A1"),
    ("建施-05", "标准层平面图 (3~11层)", "A1"),
    ("建施-06", "1-1剖面图", "A1"),
    ("建施-07", "门窗表", "A1"),
    ("建施-09", "屋顶平面图", "A1"),
    ("结施-01", "结构设计说明", "A1"),
    ("结施-02", "结构平面布置图", "A1"),
    ("人防-01", "人防设计说明", "A1"),
    ("人防-02", "地下一层平面图(人防)", "A1"),
    ("电施-01", "防雷接地说明", "A2"),
    ("电施-02", "屋顶防雷平面图", "A1"),
]


def draw_table(
    pen: Pen, at, widths: list[float], rows: list[tuple[str, ...]], high: float = 9.0, layer: str = "PUB_TAB"
) -> None:
    """A ruled table from its upper left corner; sizes in millimetres of paper."""
    k, (x0, y0) = pen.k, at
    total = sum(widths) * k
    for i in range(len(rows) + 1):
        pen.line(layer, (x0, y0 - i * high * k), (x0 + total, y0 - i * high * k))
    edges = [x0 + sum(widths[:i]) * k for i in range(len(widths) + 1)]
    for x in edges:
        pen.line(layer, (x, y0), (x, y0 - len(rows) * high * k))
    for i, row in enumerate(rows):
        for a, b, words in zip(edges, edges[1:], row, strict=False):
            if words:
                pen.text(layer, words, ((a + b) / 2, y0 - (i + 0.5) * high * k), 3.5)


def index_rows() -> list[tuple[str, ...]]:
    """Rows of the drawing index."""
    head = ("序号", "图号", "图纸名称", "图幅", "备注")
    return [head, *((str(i), number, title, size, "") for i, (number, title, size) in enumerate(INDEX, 1))]


def schedule_rows(plans: list[tuple[Plan, int]], doors: bool) -> list[tuple[str, ...]]:
    """Rows of the door or window schedule, counted over the plans (plan, number of such storeys)."""
    counts: Counter[str] = Counter()
    for plan, times in plans:
        for o in plan.openings:
            if (o.kind != WINDOW) == doors:
                counts[o.mark] += times
    rows = [("类别", "设计编号", "洞口宽(mm)", "洞口高(mm)", "樘数", "备注")]
    for mark in sorted(counts):
        wide, tall = (int(part) * 100 for part in re.search(r"(\d{2})(\d{2})", mark).groups())
        rows.append((_sort(mark), mark, str(wide), str(tall), str(counts[mark]), _remark(mark)))
    return rows


def _sort(mark: str) -> str:
    starts = (
        ("FM", "防火门"),
        ("TLM", "推拉门"),
        ("DT", "电梯门"),
        ("HFM", "防护密闭门"),
        ("HM", "密闭门"),
        ("C", "窗"),
    )
    return next((words for start, words in starts if mark.startswith(start)), "平开门")


def _remark(mark: str) -> str:
    if mark.startswith("FM"):
        return f"{mark[2]}级防火门"
    return "断热铝合金" if mark.startswith(("C", "TLM")) else ""
