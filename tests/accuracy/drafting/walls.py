"""Walls and columns in the manner of a style."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import atan2, degrees, hypot
from random import Random

from shapely import MultiPolygon, Polygon, unary_union
from shapely.geometry.base import BaseGeometry

from tests.accuracy.drafting.pen import XY, Pen
from tests.accuracy.edges import CORNER, turn_at
from tests.accuracy.plan import Plan


def draw_walls(pen: Pen, plan: Plan, rng: Random) -> None:
    """Wall by wall layer: bodies without openings, and without what stands in front of them."""
    style = pen.style
    cut = [
        o.gap()
        for o in plan.openings
        if not (style.through == "all" or (style.through == "windows" and o.what == "window"))
    ]
    gaps = unary_union(cut)
    above = unary_union(plan.columns) if style.columns_cut else Polygon()
    groups: dict[str, list[Polygon]] = defaultdict(list)
    for wall in plan.walls:
        groups["rail" if wall.role == "rail" else "wall"].append(wall.body)
    done: BaseGeometry = Polygon()
    for role in ("wall", "rail"):
        whole = unary_union(groups[role]).difference(done)
        done = done.union(whole)
        for part in _parts(whole.difference(gaps).difference(above)):
            _draw_body(pen, role, part, rng)


def draw_columns(pen: Pen, plan: Plan) -> None:
    """Columns: filled, hatched or only outlined."""
    for column in plan.columns:
        ring = list(column.exterior.coords)[:-1]
        if pen.style.columns in ("solid", "block") and len(ring) == 4:
            pen.solid("column", ring)
        elif pen.style.columns != "outline":
            pen.fill("hatch" if pen.style.columns == "hatch" else "column", [ring])
        pen.poly("column", ring, close=True)


def _draw_body(pen: Pen, role: str, part: Polygon, rng: Random) -> None:
    rings = [_tidy(ring.coords) for ring in (part.exterior, *part.interiors)]
    style = pen.style
    if style.walls in ("hatched", "hatch only") and role == "wall":
        pen.fill("hatch", rings, "SOLID" if style.walls == "hatch only" else "ANSI31", 1.5)
    if style.walls == "hatch only" and role == "wall":
        return
    for ring in rings:
        if style.walls == "polyline":
            pen.poly(role, ring[:-1], close=True)
        else:
            for run in _runs(ring):
                if len(run) > 4:
                    _arc(pen, role, run)
                else:
                    for a, b in pairwise(run):
                        _stroke(pen, role, a, b, rng)


def _runs(ring: list[XY]) -> list[list[XY]]:
    """The ring cut at its corners: straight edges, and chains of chords that are arcs."""
    start = next(
        (n for n in range(len(ring) - 1) if turn_at(ring[n - 1 if n else -2], ring[n], ring[n + 1]) > CORNER), 0
    )
    points = [*ring[start:-1], *ring[: start + 1]]
    runs, run = [], [points[0]]
    for before, here, after in zip(points, points[1:], [*points[2:], None], strict=False):
        run.append(here)
        if after is None or turn_at(before, here, after) > CORNER:
            runs.append(run)
            run = [here]
    return runs


def _arc(pen: Pen, role: str, run: list[XY]) -> None:
    """One ARC through a chain of chords."""
    (ax, ay), (bx, by), (cx, cy) = run[0], run[len(run) // 2], run[-1]
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    a2, b2, c2 = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / d
    y = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / d
    first, last = (degrees(atan2(py - y, px - x)) for px, py in (run[0], run[-1]))
    start, end = (first, last) if d > 0 else (last, first)
    pen.arc(role, (x, y), hypot(ax - x, ay - y), start, end)


def _stroke(pen: Pen, role: str, a: XY, b: XY, rng: Random) -> None:
    """One face of a wall, with the small sins of a hurried hand."""
    faults = pen.style.wall_faults
    long = hypot(b[0] - a[0], b[1] - a[1])
    if long > 600:
        if "gaps" in faults and rng.random() < 0.3:
            a = _moved(a, b, rng.uniform(5, 30))
        if "overshoots" in faults and rng.random() < 0.3:
            b = _moved(b, a, -rng.uniform(5, 40))
        if "pieces" in faults and rng.random() < 0.4:
            middle = _moved(a, b, long * rng.uniform(0.3, 0.7))
            pen.line(role, a, middle)
            a = _moved(middle, a, rng.uniform(0, 150))  # the second piece begins within the first
        if "doubled" in faults and rng.random() < 0.4:
            pen.line(role, a, b)
    pen.line(role, a, b)


def _moved(a: XY, b: XY, by: float) -> XY:
    long = hypot(b[0] - a[0], b[1] - a[1])
    return a[0] + (b[0] - a[0]) * by / long, a[1] + (b[1] - a[1]) * by / long


def _tidy(coords) -> list[XY]:
    """The ring without points on straight runs."""
    ring = Polygon(coords).simplify(0.05).exterior.coords
    return [(x, y) for x, y in ring]


def _parts(shape: BaseGeometry) -> list[Polygon]:
    parts = list(shape.geoms) if isinstance(shape, MultiPolygon) else [shape]
    return [part for part in parts if isinstance(part, Polygon) and part.area > 1]
