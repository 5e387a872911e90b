"""Roofs with air-termination mesh and down conductors; the cells follow from the lines that are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from shapely import LineString, MultiLineString, Point, Polygon, box, polygonize, unary_union

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.sheets import Leaf, Truths, metres


@dataclass(frozen=True)
class Roof:
    """The parapet's outer edge, the lines of the air termination, the down conductors."""

    outline: Polygon
    lines: tuple[LineString, ...]
    conductors: tuple[Point, ...]
    house: Polygon
    spacing: int

    @property
    def cells(self) -> list[Polygon]:
        """What the lines enclose."""
        noded = unary_union(MultiLineString(list(self.lines)))
        return [cell for cell in polygonize(list(getattr(noded, "geoms", [noded]))).geoms if cell.area > 1e6]


def roof(rng: Random) -> Roof:
    """A rectangle or an L with a stair house on it."""
    long, deep = rng.randrange(32000, 62000, 100), rng.randrange(13000, 22000, 100)
    outline: Polygon = box(0, 0, long, deep)
    if rng.random() < 0.5:
        wing = rng.randrange(12000, 17000, 100)
        outline = outline.union(box(long - wing, -rng.randrange(9000, 15000, 100), long, 0))
    spacing = rng.choice((10000, 15000, 20000))
    ring = outline.buffer(-100, join_style="mitre")
    lines = [LineString(pair) for pair in pairwise(ring.exterior.coords)]
    lines += _across(ring, spacing)
    x = rng.uniform(0.2, 0.6) * long
    house = box(x, deep - 6500, x + 5200, deep - 600)
    return Roof(outline, tuple(lines), tuple(_conductors(rng, ring, spacing)), house, spacing)


def _across(ring: Polygon, spacing: int) -> list[LineString]:
    """Lines at even distances no wider than the mesh."""
    x0, y0, x1, y1 = ring.bounds
    made = []
    for low, high, upright in ((x0, x1, True), (y0, y1, False)):
        count = int((high - low - 1) // spacing) + 1
        for n in range(1, count):
            at = low + (high - low) * n / count
            line = LineString([(at, y0 - 1), (at, y1 + 1)]) if upright else LineString([(x0 - 1, at), (x1 + 1, at)])
            cut = line.intersection(ring)
            made += [part for part in getattr(cut, "geoms", [cut]) if isinstance(part, LineString) and part.length > 1]
    return made


def _conductors(rng: Random, ring: Polygon, spacing: int) -> list[Point]:
    """At the corners, and between them where the way is long."""
    most = {10000: 18000, 15000: 18000, 20000: 25000}[spacing]
    made = []
    for a, b in pairwise(ring.exterior.coords):
        side = LineString([a, b])
        count = max(1, int((side.length - 1) // most) + 1)
        made += [side.interpolate(n / count, normalized=True) for n in range(count)]
    return made


def roof_leaf(rng: Random, number: str) -> Leaf:
    """The lightning protection plan of a roof."""
    made = roof(rng)
    title = rng.choice(("屋面防雷平面图", "屋顶防雷平面图", "屋面防雷接地平面图"))
    how = rng.choice(("circle", "block", "arrow"))

    def draw(pen: Pen, inner: Random) -> Truths:
        _draw(pen, made, how)
        return {
            "mesh": tuple(metres(cell) for cell in made.cells),
            "conductors": tuple(metres(p) for p in made.conductors),
        }

    return Leaf(title, number, "lightning_plan", ("RF",), made.outline.bounds, draw)


def _draw(pen: Pen, made: Roof, how: str) -> None:
    k = pen.k / pen.to_file.scale
    for shape in (made.outline, made.outline.buffer(-200, join_style="mitre"), made.house):
        pen.poly("roof", list(shape.exterior.coords)[:-1], close=True)
    pen.text("text", "出屋面楼梯间", (made.house.centroid.x, made.house.centroid.y), 2.5)
    for line in made.lines:
        a, b = line.coords[0], line.coords[-1]
        pen.line("lightning", a, b)
        for n in range(1, int(line.length // 3000)):  # crosses tell the line from others
            at = line.interpolate(n * 3000)
            for side in (-1, 1):
                pen.line("lightning", (at.x - k, at.y - side * k), (at.x + k, at.y + side * k))
    for at in made.conductors:
        _conductor(pen, (at.x, at.y), how, k)
    x0, y0, _x1, _y1 = made.outline.bounds
    pen.text("text", "接闪带 Φ12热镀锌圆钢 沿女儿墙明敷", (x0 + 12 * k, y0 - 8 * k), 3, align="left")
    mesh = {10000: "10m×10m或12m×8m", 15000: "15m×15m", 20000: "20m×20m或24m×16m"}[made.spacing]
    pen.text(
        "text", f"接闪网格不大于{mesh}，引下线共{len(made.conductors)}处", (x0 + 12 * k, y0 - 14 * k), 3, align="left"
    )


def _conductor(pen: Pen, at: tuple[float, float], how: str, k: float) -> None:
    if how == "block":
        if "引下线" not in pen.doc.blocks:
            block = pen.doc.blocks.new("引下线")
            block.add_circle((0, 0), 1.0, dxfattribs={"layer": "0"})
            block.add_line((-0.7, -0.7), (0.7, 0.7), dxfattribs={"layer": "0"})
        pen.insert("down", "引下线", at, 1.5 * k, 1.5 * k, 0.0)
        return
    pen.circle("down", at, 1.5 * k)
    if how == "circle":
        pen.solid(
            "down", [(at[0] - k, at[1] - k), (at[0] + k, at[1] - k), (at[0] + k, at[1] + k), (at[0] - k, at[1] + k)]
        )
    else:
        pen.line("down", (at[0] - 3 * k, at[1] + 3 * k), (at[0] + 3 * k, at[1] - 3 * k))
    pen.text("down", "引下线", (at[0] + 5 * k, at[1] + 3 * k), 2.2)
