"""Small shelters for the examples of this pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shapely import LineString, Point, Polygon, box

from lianshen.review.building import Design, Door, DoorKind, ProtectiveUnit, ShelterEntrance, Storey
from lianshen.rules.stage import Part, part, scene

BUILDING = ("storeys_above", "outline", "notes")


def rectangle(long: float, short: float, x: float = 0.0, y: float = 0.0) -> Polygon:
    """A rectangle with its lower left corner at x, y."""
    return box(x, y, x + long, y + short)


def shelter(**facts: Any) -> Callable[[], Design]:
    """A basement with one protective unit of which these facts are stated, and no door drawn but those of its mouths."""
    building = {name: facts.pop(name) for name in BUILDING if name in facts}
    facts.setdefault("entrances", [])
    return basement([part(ProtectiveUnit, "防护单元1", **facts)], doors=[], **building)


def basement(units: list[Part], doors: list[Part], **building: Any) -> Callable[[], Design]:
    """A basement with these protective units and these doors."""
    return scene(storeys=[part(Storey, "-1F", index=-1, protective_units=units, doors=doors)], **building)


def mouth(label: str, kind: str | None, *doors: Part) -> Part:
    """An entrance of a unit with its doors from outside to inside."""
    return part(ShelterEntrance, label, kind=kind, doors=list(doors), at=Point(0, 0))


def protective(label: str = "HFM1220", x: float = 0.0, y: float = 0.0, **facts: Any) -> Part:
    """A protective airtight door, 1.2 m wide unless another width is said."""
    return door(label, DoorKind.PROTECTIVE, x, y, **{"marked_width": 1.2, **facts})


def airtight(label: str = "HM1220", x: float = 0.0, y: float = 2.0, **facts: Any) -> Part:
    """An airtight door, 1.2 m wide unless another width is said."""
    return door(label, DoorKind.AIRTIGHT, x, y, **{"marked_width": 1.2, **facts})


def door(label: str, kind: DoorKind | None, x: float, y: float, **facts: Any) -> Part:
    """A door whose middle stands at x, y."""
    return part(Door, label, kind=kind, at=Point(x, y), **facts)


def across(x: float, y: float, width: float, *, upright: bool = False) -> LineString:
    """An opening of this width round its middle."""
    dx, dy = (0.0, width / 2) if upright else (width / 2, 0.0)
    return LineString([(x - dx, y - dy), (x + dx, y + dy)])
