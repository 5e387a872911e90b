"""Everything else that stands on a real sheet: furniture, dimensions, axes, marks, and lines that look like walls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import cos, radians, sin
from random import Random

from shapely import box

from tests.accuracy.drafting.pen import XY, Pen
from tests.accuracy.plan import Plan


def draw_clutter(pen: Pen, plan: Plan, rng: Random) -> None:
    """What the style asks for."""
    for name, draw in _KINDS.items():
        if name in pen.style.clutter:
            draw(pen, plan, rng)


def _axes(pen: Pen, plan: Plan, rng: Random) -> None:
    """Axes with bubbles on two sides."""
    xs, ys = plan.axes
    k = pen.k / pen.to_file.scale
    x0, y0, x1, y1 = extent(plan)
    far, r = 26 * k, 4 * k
    letters = "ABCDEFGHJKLMNPQRSTUVWXY"
    for n, x in enumerate(xs, 1):
        pen.line("axis", (x, y0 - far), (x, y1 + 8 * k), linetype="DASHDOT")
        _bubble(pen, str(n), (x, y0 - far - r), r)
    for letter, y in zip(letters, ys, strict=False):
        pen.line("axis", (x0 - far, y), (x1 + 8 * k, y), linetype="DASHDOT")
        _bubble(pen, letter, (x0 - far - r, y), r)


def _bubble(pen: Pen, label: str, at: XY, r: float) -> None:
    pen.circle("axis_text", at, r)
    pen.text("axis_text", label, at, 3.5)


def _dims(pen: Pen, plan: Plan, rng: Random) -> None:
    """Three rows of dimensions below and beside, as plain lines, ticks and numbers."""
    for points, turn in _tiers(pen, plan):
        _row(pen, points, turn)


def _dimensions(pen: Pen, plan: Plan, rng: Random) -> None:
    """The same rows as DIMENSION entities."""
    for points, turn in _tiers(pen, plan):
        for a, b in pairwise(points):
            pen.dimension("dim", a, b, turn)


def _tiers(pen: Pen, plan: Plan) -> Iterator[tuple[list[XY], int]]:
    xs, ys = plan.axes
    k = pen.k / pen.to_file.scale
    x0, y0, _x1, _y1 = extent(plan)
    cuts = sorted(
        {round(e[0], 1) for o in plan.openings if o.angle % 180 < 1 and o.at[1] < 300 for e in o.ends} | set(xs)
    )
    for away, stops in ((10, cuts), (16, sorted(xs)), (22, [min(xs), max(xs)])):
        yield [(x, y0 - away * k) for x in stops], 0
    for away, stops in ((16, sorted(ys)), (22, [min(ys), max(ys)])):
        yield [(x0 - away * k, y) for y in stops], 90


def _row(pen: Pen, points: list[XY], turn: float) -> None:
    k = pen.k / pen.to_file.scale
    pen.line("dim", points[0], points[-1])
    for x, y in points:
        pen.line("dim", (x - k, y - k), (x + k, y + k))
        pen.line("dim", (x, y), (x, y + 4 * k) if turn == 0 else (x + 4 * k, y))
    for (ax, ay), (bx, by) in pairwise(points):
        long = max(abs(bx - ax), abs(by - ay))
        if long > 4 * k:
            at = ((ax + bx) / 2, ay + 1.6 * k) if turn == 0 else (ax - 1.6 * k, (ay + by) / 2)
            pen.text("dim", f"{long:.0f}", at, 2.2, turn=turn)


def _furniture(pen: Pen, plan: Plan, rng: Random) -> None:
    """Beds, tables, chairs; sanitary ware in toilets, a sink and a stove in kitchens."""
    for space in plan.spaces.values():
        if not space.furniture or space.net.is_empty:
            continue
        x0, y0, x1, y1 = space.net.bounds
        for wide, deep, what in _pieces(space.use, rng):
            for _attempt in range(6):
                x, y = rng.uniform(x0 + 60, x1 - wide - 60), rng.choice((y0 + 60, y1 - deep - 60))
                if x > x0 and space.net.contains(box(x, y, x + wide, y + deep).buffer(20)):
                    _piece(pen, what, x, y, wide, deep)
                    break


def _pieces(use: str, rng: Random) -> list[tuple[float, float, str]]:
    table = {
        "bedroom": [(1500, 2000, "bed"), (600, 1600, "case")],
        "living": [(2200, 900, "sofa"), (1200, 600, "case"), (1400, 800, "case")],
        "kitchen": [(800, 550, "sink"), (700, 500, "stove")],
        "toilet": [(400, 700, "wc"), (550, 450, "sink"), (900, 900, "shower")],
        "classroom": [(1200, 400, "case")] * 10 + [(3200, 100, "case")],
        "office": [(1400, 700, "desk")] * 3 + [(900, 400, "case")],
        "ward": [(1000, 2000, "bed")] * 2,
    }
    return table.get(use, [(1200, 600, "desk")])


def _piece(pen: Pen, what: str, x: float, y: float, w: float, h: float) -> None:
    role = "sanitary" if what in ("wc", "sink", "shower", "stove") else "furniture"
    pen.poly(role, [(x, y), (x + w, y), (x + w, y + h), (x, y + h)], close=True)
    if what == "bed":
        pen.chain(role, [(x, y + h * 0.7), (x + w, y + h * 0.7)])
        pen.poly(
            role,
            [
                (x + 80, y + h * 0.78),
                (x + w / 2 - 40, y + h * 0.78),
                (x + w / 2 - 40, y + h - 60),
                (x + 80, y + h - 60),
            ],
            close=True,
        )
    elif what in ("wc", "sink", "stove"):
        pen.circle(role, (x + w / 2, y + h / 2), min(w, h) * 0.35)
    elif what == "desk":
        pen.circle(role, (x + w / 2, y + h / 2), 200)
        pen.arc(role, (x + w / 2, y + h / 2), 260, 0, 180)
    elif what == "shower":
        pen.arc(role, (x, y), w * 0.9, 0, 90)
    elif what == "sofa":
        pen.chain(role, [(x + 200, y), (x + 200, y + h - 200), (x + w - 200, y + h - 200), (x + w - 200, y)])


def _finish(pen: Pen, plan: Plan, rng: Random) -> None:
    """A line 20 mm before the wall: the finish, as some offices draw it."""
    for space in plan.spaces.values():
        inner = space.net.buffer(-20, join_style="mitre")
        if space.use not in ("shaft", "lift") and inner.geom_type == "Polygon" and not inner.is_empty:
            pen.poly("finish", list(inner.exterior.coords)[:-1], close=True)


def _insulation(pen: Pen, plan: Plan, rng: Random) -> None:
    """A line 60 mm outside the outer walls."""
    from shapely import unary_union

    whole = unary_union([w.body for w in plan.walls]).buffer(60, join_style="mitre")
    for part in getattr(whole, "geoms", [whole]):
        pen.poly("insulation", list(part.exterior.coords)[:-1], close=True)


def _beams(pen: Pen, plan: Plan, rng: Random) -> None:
    """Dashed pairs of lines over rooms."""
    xs, ys = plan.axes
    for x in xs[1:-1]:
        for side in (-125, 125):
            pen.line("beam", (x + side, min(ys)), (x + side, max(ys)), linetype="DASHED")


def _levels(pen: Pen, plan: Plan, rng: Random) -> None:
    """Level marks in some rooms."""
    k = pen.k / pen.to_file.scale
    for space in rng.sample(list(plan.spaces.values()), min(3, len(plan.spaces))):
        x, y = space.label_at
        y += 6 * k
        pen.chain("level", [(x - 2 * k, y + 2 * k), (x, y), (x + 2 * k, y + 2 * k), (x - 2 * k, y + 2 * k)])
        pen.line("level", (x + 2 * k, y + 2 * k), (x + 9 * k, y + 2 * k))
        pen.text("level", rng.choice(("H-0.020", "3.000", "6.300", "%%p0.000")), (x + 5 * k, y + 3.6 * k), 2.0)


def _numbers(pen: Pen, plan: Plan, rng: Random) -> None:
    """A room number in a bubble beside the name."""
    k = pen.k / pen.to_file.scale
    for n, space in enumerate(plan.spaces.values(), 1):
        if space.name and space.net.area > 9e6:
            x, y = space.label_at
            pen.circle("text", (x, y + 5.5 * k), 2.6 * k)
            pen.text("text", f"{300 + n}", (x, y + 5.5 * k), 1.8)


def _leaders(pen: Pen, plan: Plan, rng: Random) -> None:
    """Notes on leaders."""
    k = pen.k / pen.to_file.scale
    for opening in rng.sample(plan.openings, min(4, len(plan.openings))):
        x, y = opening.at
        pen.chain("text", [(x, y), (x + 9 * k, y + 7 * k), (x + 24 * k, y + 7 * k)])
        words = rng.choice(("详见12J304-2", "见大样①", "窗台加高至900", "成品排气道"))
        pen.text("text", words, (x + 9.5 * k, y + 7.6 * k), 1.8, align="left")


def _north(pen: Pen, plan: Plan, rng: Random) -> None:
    k = pen.k / pen.to_file.scale
    x0, _y0, _x1, y1 = extent(plan)
    at, r = (x0 - 20 * k, y1 + 14 * k), 6 * k
    pen.circle("text", at, r)
    tip = (at[0] + r * cos(radians(80)), at[1] + r * sin(radians(80)))
    pen.chain("text", [(at[0] - k, at[1] - r), tip, (at[0] + k, at[1] - r)])
    pen.text("text", "北", (at[0], at[1] + r + 2 * k), 3)


def _hatch(pen: Pen, plan: Plan, rng: Random) -> None:
    """Paving in wet rooms and on balconies."""
    for space in plan.spaces.values():
        if space.use in ("toilet", "balcony") and not space.net.is_empty:
            pen.fill("hatch", [list(space.net.exterior.coords)[:-1]], "NET", 1.0)


def _arrows(pen: Pen, plan: Plan, rng: Random) -> None:
    """Drainage slopes."""
    for space in plan.spaces.values():
        if space.use in ("toilet", "balcony"):
            x, y = space.label_at
            pen.line("text", (x - 400, y - 500), (x + 400, y - 500))
            pen.text("text", "i=1%", (x, y - 350), 1.6)


def extent(plan: Plan) -> tuple[float, float, float, float]:
    """The plan's own box."""
    boxes = [space.shape.bounds for space in plan.spaces.values()]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


_KINDS: dict[str, Callable[[Pen, Plan, Random], None]] = {
    "axes": _axes, "dims": _dims, "dimensions": _dimensions, "furniture": _furniture, "finish": _finish,
    "insulation": _insulation,
    "beams": _beams, "levels": _levels, "numbers": _numbers, "leaders": _leaders, "north": _north,
    "hatch": _hatch, "arrows": _arrows,
}  # fmt: skip
