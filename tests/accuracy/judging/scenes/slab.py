"""A slab of rooms on both sides of a corridor, cell by cell, with stairs among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from shapely import box

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.plan import OUT, Opening, Plan, Stair
from tests.accuracy.sheets import Leaf, Truths


@dataclass(frozen=True)
class Cell:
    """A room of a row: its width between centre lines, and its door to the corridor (0: none)."""

    name: str
    wide: float
    use: str = "office"
    door: float = 1000
    letters: str = "M"
    fire: str = ""
    outward: bool = False
    near: float = 0.5
    deep: float = 0  # of a room that is not as deep as its row; what is left behind it is a store
    tread: float = 280
    well: float = 100
    glazed: bool = True


@dataclass
class Slab:
    """What was laid: keys of the cells by name, of the corridor, and the doors."""

    plan: Plan
    corridor: str
    cells: dict[str, str]
    doors: dict[str, Opening]


def stair(name: str, wide: float = 3200, **more: object) -> Cell:
    """A stairwell with the door of a high-rise."""
    return replace(Cell(name, wide, "stair", 1200, "FM", "乙"), **more)


def lay(
    rng: Random,
    south: Sequence[Cell],
    north: Sequence[Cell],
    deep: tuple[float, float] = (6600, 6600),
    wide: float = 2400,
) -> Slab:
    """Build the storey; the shorter row is filled up with an office at its end."""
    plan = Plan(rng, outer=200, inner=200, light=100)
    rows = [list(south), list(north)]
    long = max(sum(cell.wide for cell in row) for row in rows)
    for row in rows:
        left = long - sum(cell.wide for cell in row)
        if left > 2400:
            many = int(left // 6000) + 1
            row += [Cell("办公室", left / many) for _room in range(many)]
        elif left > 1:
            row[-1] = replace(row[-1], wide=row[-1].wide + left)
    low, high = deep[0], deep[0] + wide
    corridor = plan.space("走道", "corridor", (0, low, long, high), furniture=False)
    cells: dict[str, str] = {}
    placed: list[tuple[Cell, str]] = []
    for row, (y0, y1) in zip(rows, ((0.0, low), (high, high + deep[1])), strict=True):
        x = 0.0
        for cell in row:
            key = plan.space(cell.name, cell.use, (x, y0, x + cell.wide, y1), show_area=cell.use != "stair",
                             furniture=False).key  # fmt: skip
            cells.setdefault(cell.name, key)
            placed.append((cell, key))
            if cell.use == "stair":
                plan.stairs.append(Stair(key, True, cell.tread, cell.well))
            x += cell.wide
    plan.axes = ((0.0, long), (0.0, low, high, high + deep[1]))
    plan.build()
    doors = {cell.name: _door(plan, cell, key, corridor.key) for cell, key in placed if cell.door}
    for cell, key in placed:
        if cell.glazed:
            for wall in plan.edge(key, OUT)[:1]:
                plan.window(key, min(1800, max(600, round(wall.line.length / 2, -2) - 300)), near=0.5)
    return Slab(plan, corridor.key, cells, doors)


def _door(plan: Plan, cell: Cell, key: str, corridor: str) -> Opening:
    kind = {"fire": cell.fire, "kind": "fire"} if cell.fire else {}
    leaf = "double" if cell.door >= 1400 else "single"
    into = corridor if cell.outward else key
    made = plan.door(key, corridor, cell.letters, cell.door, into=into, near=cell.near, leaf=leaf, **kind)
    if made is None:
        raise ValueError(f"no room for the door of {cell}")
    return made


def columns(plan: Plan, xs: Sequence[float], ys: Sequence[float], size: float = 500) -> None:
    """Columns on a grid."""
    plan.columns += [box(x - size / 2, y - size / 2, x + size / 2, y + size / 2) for x in xs for y in ys]


def with_more(leaf: Leaf, more: Callable[[Pen], None]) -> Leaf:
    """The sheet with something else drawn on it."""

    def draw(pen: Pen, rng: Random) -> Truths:
        made = leaf.draw(pen, rng)
        more(pen)
        return made

    return replace(leaf, draw=draw)


def evenly(low: float, high: float, step: float) -> tuple[float, ...]:
    """Places from `low` to `high`, no farther apart than `step`."""
    count = int((high - low - 1) // step) + 1
    places = tuple(low + (high - low) * n / count for n in range(count + 1))
    assert all(b > a for a, b in pairwise(places))
    return places
