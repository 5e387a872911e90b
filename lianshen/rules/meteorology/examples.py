"""Small roofs for the examples of this pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shapely import Point, Polygon, box

from lianshen.review.building import Design, MeshCell, Roof
from lianshen.rules.stage import part, scene

CALM: dict[str, Any] = {"height": 34.0, "lightning_strikes": 0.12}


def roof(lightning_class: int | None, *, building: dict[str, Any] | None = None, **facts: Any) -> Callable[[], Design]:
    """A building 34 m high, struck 0.12 times a year unless `building` says otherwise, with one roof."""
    facts.setdefault("mesh", [])
    return scene(lightning_class=lightning_class, roofs=[part(Roof, "屋面", **facts)], **{**CALM, **(building or {})})


def meshed(lightning_class: int | None, *cells: Polygon | tuple[float, float], **building: Any) -> Callable[[], Design]:
    """The same with a mesh: cells as they lie, or as rectangles long and wide."""
    lying = [cell if isinstance(cell, Polygon) else box(0, 0, *cell) for cell in cells]
    mesh = [part(MeshCell, f"W{n}", boundary=cell) for n, cell in enumerate(lying, 1)]
    return roof(lightning_class, building=building, mesh=mesh)


def conducted(
    lightning_class: int | None, outline: Polygon | None, *conductors: tuple[float, float], **building: Any
) -> Callable[[], Design]:
    """The same with down conductors at these places."""
    points = tuple(Point(place) for place in conductors)
    return roof(lightning_class, building=building, outline=outline, down_conductors=points)


HALL = box(0, 0, 48, 18)
EVENLY = ((0, 0), (16, 0), (32, 0), (48, 0), (48, 18), (32, 18), (16, 18), (0, 18))
