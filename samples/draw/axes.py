"""Axes with bubbles and the three tiers of dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from samples.draw.pen import Pen

TIER = 8.0  # millimetres of paper between two tiers


@dataclass(frozen=True)
class AxisLayers:
    """Layer names of axes in one institute's manner."""

    line: str = "DOTE"
    bubble: str = "AXIS"
    dim: str = "AXIS"
    detail: str = "PUB_DIM"


@dataclass(frozen=True)
class Grid:
    """Axis positions in file units: numbers run along x, letters along y."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    numbers: tuple[str, ...]
    letters: tuple[str, ...]


def draw_axes(pen: Pen, grid: Grid, reach: tuple[float, float, float, float], layers=AxisLayers()) -> None:
    """Axis lines over the plan and bubbles below, above and left; `reach` is what stands out (left, right, down, up)."""
    left, right, down, up = reach
    k = pen.k
    x0, x1 = grid.xs[0] - left, grid.xs[-1] + right
    y0, y1 = grid.ys[0] - down, grid.ys[-1] + up
    far = 4 * TIER * k
    for x, name in zip(grid.xs, grid.numbers, strict=True):
        pen.line(layers.line, (x, y0 - far), (x, y1 + far))
        _bubble(pen, layers.bubble, (x, y0 - far - 4 * k), name)
        _bubble(pen, layers.bubble, (x, y1 + far + 4 * k), name)
    for y, name in zip(grid.ys, grid.letters, strict=True):
        pen.line(layers.line, (x0 - far, y), (x1 + far, y))
        _bubble(pen, layers.bubble, (x0 - far - 4 * k, y), name)
        _bubble(pen, layers.bubble, (x1 + far + 4 * k, y), name)


def _bubble(pen: Pen, layer: str, at, name: str) -> None:
    made = pen.insert(layer, "_AXISO", at, xscale=pen.k, yscale=pen.k, zscale=pen.k)
    made.add_auto_attribs({"A": name})


def draw_tiers(pen: Pen, grid: Grid, reach, details: dict[str, list[float]], layers=AxisLayers()) -> None:
    """Three tiers on each side: openings (`details` by side), axes, overall."""
    left, right, down, up = reach
    step = TIER * pen.k
    sides = {
        "south": (grid.xs, grid.ys[0] - down, -1, 0.0),
        "north": (grid.xs, grid.ys[-1] + up, 1, 0.0),
        "west": (grid.ys, grid.xs[0] - left, -1, 90.0),
        "east": (grid.ys, grid.xs[-1] + right, 1, 90.0),
    }
    for side, (along, edge, sign, turn) in sides.items():
        if details.get(side):
            stops = sorted({round(s, 1) for s in details[side]} | {along[0], along[-1]})
            draw_chain(pen, layers.detail, stops, edge + sign * step, turn)
        draw_chain(pen, layers.dim, list(along), edge + sign * 2 * step, turn)
        draw_chain(pen, layers.dim, [along[0], along[-1]], edge + sign * 3 * step, turn)


def draw_chain(pen: Pen, layer: str, stops: list[float], at: float, turn: float) -> None:
    """A chain of linear dimensions; along x for turn 0, along y for turn 90."""
    for a, b in pairwise(stops):
        p, q = ((a, at), (b, at)) if turn == 0 else ((at, a), (at, b))
        draw_dim(pen, layer, p, q, turn)


def draw_dim(pen: Pen, layer: str, p, q, turn: float = 0.0, factor: float = 1.0) -> None:
    """One DIMENSION with a rendered block, its line through p and q."""
    style = _style(pen, factor)
    made = pen.msp.add_linear_dim(
        base=pen.xy(p), p1=pen.xy(p), p2=pen.xy(q), angle=turn, dimstyle=style, dxfattribs={"layer": layer}
    )
    made.render()


def _style(pen: Pen, factor: float) -> str:
    name = f"TCH_{pen.k:g}_{factor:g}".replace(".", "_")
    if name not in pen.doc.dimstyles:
        made = pen.doc.dimstyles.duplicate_entry("Standard", name)
        made.dxf.dimtxsty = "HZ"
        made.dxf.dimscale = pen.k
        made.dxf.dimtxt, made.dxf.dimexe, made.dxf.dimexo = 2.5, 1.5, 2.0
        made.dxf.dimgap, made.dxf.dimasz, made.dxf.dimtsz = 0.8, 1.2, 1.2
        made.dxf.dimtad, made.dxf.dimtih, made.dxf.dimtoh = 1, 0, 0
        made.dxf.dimdec, made.dxf.dimlfac, made.dxf.dimzin = (1 if pen.k < 1 else 0), factor, 0
        made.dxf.dimdsep = ord(".")
        made.dxf.dimtix, made.dxf.dimtmove = 1, 2
        made.dxf.dimlunit, made.dxf.dimclrt = 2, 7
    return name
