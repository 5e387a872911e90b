"""Outlines of compartments and protective units with what is written in them, and parking stalls."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from shapely import LineString, Polygon, unary_union
from shapely.affinity import scale, translate
from shapely.ops import polylabel

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.plan import Zone

SMALL = 1 / 12


def draw_zones(pen: Pen, role: str, zones: Sequence[Zone], rng: Random, apart: bool) -> None:
    """Closed outlines, or each boundary once where `apart` is false; names and areas in the middle."""
    wide = 0.8 * pen.k
    if apart:
        for zone in zones:
            pen.poly(role, list(zone.shape.exterior.coords)[:-1], close=True, const_width=wide)
    else:
        for line in _each_once(zones):
            pen.poly(role, list(line.coords), const_width=wide)
    for zone in zones:
        _write(pen, role, zone, rng)


def draw_key_plan(pen: Pen, zones: Sequence[Zone], beside: tuple[float, float, float, float]) -> None:
    """The same outlines a twelfth as large above the plan: where on the storey one is, and no zones of their own."""
    _x0, _y0, x1, y1 = beside
    k = pen.k / pen.to_file.scale
    whole = unary_union([zone.shape for zone in zones])
    left, low = whole.bounds[0], whole.bounds[1]
    for zone in zones:
        small = scale(translate(zone.shape, -left, -low), SMALL, SMALL, origin=(0, 0))
        small = translate(small, x1 - (whole.bounds[2] - left) * SMALL, y1 + 3 * k)
        pen.poly("zone", list(small.exterior.coords)[:-1], close=True)
        pen.text("zone", zone.name, (small.centroid.x, small.centroid.y), 1.6)
    pen.text("text", "防火分区示意", (x1 - 14 * k, y1 + 1.5 * k), 1.8)


def draw_stalls(pen: Pen, stalls: Sequence[Polygon]) -> None:
    """Rectangles with a car's number."""
    for n, stall in enumerate(stalls, 1):
        pen.poly("parking", list(stall.exterior.coords)[:-1], close=True)
        at = stall.centroid
        pen.text("text", f"{n:03d}", (at.x, at.y), 1.8)


def _each_once(zones: Sequence[Zone]) -> list[LineString]:
    lines = unary_union([zone.shape.exterior for zone in zones])
    return [line for line in getattr(lines, "geoms", [lines]) if isinstance(line, LineString)]


def _write(pen: Pen, role: str, zone: Zone, rng: Random) -> None:
    at = polylabel(zone.shape, 500)
    k = pen.k / pen.to_file.scale
    x, y = at.x, at.y + rng.uniform(2, 5) * k
    if pen.style.words == "mtext":
        pen.mtext(role, [zone.name, *zone.lines], (x, y), 3.5)
        return
    pen.text(role, zone.name, (x, y + 4 * k), 5)
    for n, line in enumerate(zone.lines):
        pen.text(role, line, (x, y - (2 + 5.5 * n) * k), 3.5)
