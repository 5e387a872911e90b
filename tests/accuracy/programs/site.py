"""Site plans in metres: buildings with storeys, a red line, a fire lane, a rescue site; judged by title, scale and kind."""

from __future__ import annotations

from random import Random

from shapely import box

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.sheets import Leaf, Truths


def site_leaf(rng: Random, number: str) -> Leaf:
    """Some slabs on a plot."""
    wide, deep = rng.randrange(120, 190) * 1000, rng.randrange(90, 130) * 1000
    blocks = []
    for row in range(2):
        x = 15000.0
        while x < wide - 45000:
            long = rng.randrange(22, 40) * 1000
            y = 18000 + row * deep * 0.45
            blocks.append((box(x, y, x + long, y + rng.randrange(12, 17) * 1000), rng.randrange(3, 19)))
            x += long + rng.randrange(12, 20) * 1000

    def draw(pen: Pen, inner: Random) -> Truths:
        pen.poly("red", [(0, 0), (wide, 0), (wide, deep), (0, deep)], close=True)
        for n, (block, storeys) in enumerate(blocks, 1):
            pen.poly("site", list(block.exterior.coords)[:-1], close=True)
            pen.text("text", f"{n}#楼", (block.centroid.x, block.centroid.y), 4)
            pen.text("text", f"{storeys}F  H={storeys * 3.0:.1f}m", (block.centroid.x, block.centroid.y - 3500), 3)
        for y in (6000, 10000, deep - 10000, deep - 6000):
            pen.line("lane", (8000, y), (wide - 8000, y))
        return {}

    return Leaf("总平面图", number, "site_plan", (), (0, 0, wide, deep), draw, scale=rng.choice((500, 1000)))
