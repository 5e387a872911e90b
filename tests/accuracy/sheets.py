"""What goes on one sheet: its title, its place in the set, how it is drawn and what is then true of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from shapely import Point, Polygon, affinity
from shapely.geometry.base import BaseGeometry

from tests.accuracy.drafting.clutter import draw_clutter, extent
from tests.accuracy.drafting.fixtures import draw_lifts, draw_stairs
from tests.accuracy.drafting.openings import draw_openings
from tests.accuracy.drafting.pen import Pen
from tests.accuracy.drafting.walls import draw_columns, draw_walls
from tests.accuracy.drafting.words import draw_names
from tests.accuracy.drafting.zones import draw_key_plan, draw_stalls, draw_zones
from tests.accuracy.plan import Opening, Plan
from tests.accuracy.truth import DoorTruth, RoomTruth, WindowTruth, ZoneTruth

FIRE = {"甲": "A", "乙": "B", "丙": "C"}
Truths = dict[str, Any]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Leaf:
    """One sheet before it has a frame: `box` is what it covers in building millimetres, None for words only.

    `draw` puts it on paper and returns the fields of its truth; words are drawn in millimetres of paper.
    """

    title: str
    number: str
    kind: str
    storeys: tuple[str, ...]
    box: Box | None
    draw: Callable[[Pen, Random], Truths]
    scale: int | None = None
    paper: str | None = None


def plan_leaf(
    plan: Plan, title: str, number: str, storeys: tuple[str, ...], first: bool = False, stalls: Sequence[Polygon] = ()
) -> Leaf:
    """A floor plan with everything on it."""

    def draw(pen: Pen, rng: Random) -> Truths:
        draw_walls(pen, plan, rng)
        draw_columns(pen, plan)
        draw_openings(pen, plan, rng)
        draw_stairs(pen, plan, first)
        draw_lifts(pen, plan)
        draw_stalls(pen, stalls)
        draw_clutter(pen, plan, rng)
        written = draw_names(pen, plan, rng)
        return truths_of(plan, pen, written)

    return Leaf(title, number, "floor_plan", storeys, extent(plan), draw)


def zone_leaf(plan: Plan, title: str, number: str, storeys: tuple[str, ...], which: str) -> Leaf:
    """The same plan with its compartments or its protective units; only these are judged."""
    zones = plan.units if which == "units" else plan.compartments

    def draw(pen: Pen, rng: Random) -> Truths:
        draw_walls(pen, plan, rng)
        draw_columns(pen, plan)
        if which == "units":
            draw_openings(pen, plan, rng)
            draw_names(pen, plan, rng)
        draw_zones(pen, "unit" if which == "units" else "zone", zones, rng, apart=rng.random() < 0.6)
        if rng.random() < 0.5:
            draw_key_plan(pen, zones, extent(plan))
        return {which: zone_truths(zones)}

    kind = "shelter_plan" if which == "units" else "fire_compartment_plan"
    return Leaf(title, number, kind, storeys, extent(plan), draw)


def truths_of(plan: Plan, pen: Pen, written: dict[str, float]) -> Truths:
    """Rooms, doors, windows, stairs and lifts of a plan as it was drawn."""
    rooms = tuple(
        RoomTruth(
            s.key, s.name, s.use, metres(s.net), written.get(s.key), _others(s.name, s.english), _finished(s.net, pen)
        )
        for s in plan.spaces.values()
    )
    doors = tuple(_door(plan, pen, o) for o in plan.openings if o.what == "door")
    windows = tuple(
        WindowTruth(metres(Point(o.at)), o.width / 1000, o.mark) for o in plan.openings if o.what == "window"
    )
    return {
        "rooms": rooms,
        "doors": doors,
        "windows": windows,
        "stairs": tuple(metres(plan.spaces[s.space].net) for s in plan.stairs),
        "lifts": tuple(metres(plan.spaces[key].net) for key in plan.lifts),
    }


def zone_truths(zones: list[Any]) -> tuple[ZoneTruth, ...]:
    """Compartments or units as their outlines are drawn."""
    return tuple(ZoneTruth(z.name, metres(z.shape), z.stated_area, z.sprinkler) for z in zones)


def metres(shape: BaseGeometry) -> Any:
    """From millimetres."""
    return affinity.scale(shape, 0.001, 0.001, origin=(0, 0))


def _finished(net: Polygon, pen: Pen) -> Polygon | None:
    inner = net.buffer(-20, join_style="mitre")
    return metres(inner) if "finish" in pen.style.clutter and inner.geom_type == "Polygon" else None


def _others(name: str, english: str) -> tuple[str, ...]:
    return (f"{name} {english}", f"{name}{english}") if english else ()


def _door(plan: Plan, pen: Pen, o: Opening) -> DoorTruth:
    told = o.mark != ""
    swings = o.leaf in ("single", "double", "uneven") and pen.style.doors != "marks"
    kind: str | None = o.kind
    if not told and o.kind not in ("sliding", "shutter"):
        kind = None
    return DoorTruth(
        metres(Point(o.at)),
        o.width / 1000,
        o.mark,
        kind or "",
        FIRE.get(o.fire) if told else None,
        o.leaves if pen.style.doors != "marks" else None,
        o.joins,
        plan.beside(o, o.side) if swings else None,
    )


def as_polygon(box: Box) -> Polygon:
    """A box as a polygon."""
    x0, y0, x1, y1 = box
    return Polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
