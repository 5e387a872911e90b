"""Door and window schedules of the marks that a plan really uses, as a table of lines and words."""

from __future__ import annotations

from collections import Counter
from random import Random

from tests.accuracy.drafting.frames import PAPERS
from tests.accuracy.drafting.pen import Pen
from tests.accuracy.plan import Plan
from tests.accuracy.sheets import Leaf, Truths

COLUMNS = (("类型", 0.0), ("设计编号", 40.0), ("洞口尺寸(mm)", 90.0), ("数量", 140.0), ("备注", 165.0))
WIDE, TALL = 230.0, 8.0
TYPES = {"M": "普通门", "FM": "防火门", "FDM": "防盗门", "TLM": "推拉门", "C": "普通窗", "FJL": "防火卷帘", "JLM": "卷帘门",
         "HFM": "防护密闭门", "HM": "密闭门"}  # fmt: skip


def schedule_leaf(plan: Plan, number: str) -> Leaf:
    """To be drawn after the plan: only then its marks stand."""

    def draw(pen: Pen, inner: Random) -> Truths:
        _draw(pen, plan)
        return {}

    return Leaf("门窗表", number, "schedule", (), None, draw, paper="A2")


def _draw(pen: Pen, plan: Plan) -> None:
    counted = Counter(
        (TYPES.get(o.letters, "其他"), o.mark, f"{o.width:.0f}×{o.height:.0f}") for o in plan.openings if o.mark
    )
    left, top = 40.0, PAPERS["A2"][1] - 60
    pen.text("title", "门窗表", (left + WIDE / 2, top + 12), 6)
    rows = [tuple(name for name, _x in COLUMNS)]
    rows += [(*key, str(count), "") for key, count in sorted(counted.items())]
    for n, row in enumerate(rows):
        y = top - n * TALL
        pen.line("table", (left, y), (left + WIDE, y))
        for (_name, x), words in zip(COLUMNS, row, strict=True):
            if words:
                pen.text("table", words, (left + x + 2, y - TALL / 2), 3, "middle left")
    low = top - len(rows) * TALL
    pen.line("table", (left, low), (left + WIDE, low))
    for x in (*(x for _name, x in COLUMNS), WIDE):
        pen.line("table", (left + x, top), (left + x, low))
