"""Which protective units lie side by side."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from lianshen.review.building import ProtectiveUnit, Storey
from lianshen.rules import Law


def neighbours(unit: ProtectiveUnit, law: Law) -> list[tuple[ProtectiveUnit, BaseGeometry]]:
    """The units of the same storey that share a wall with this one, each with the piece of boundary along which they do."""
    thick, length = law.limit("shared_wall").number, law.limit("shared_length").number
    found = []
    for other in unit.nearest(Storey).protective_units:
        if other is not unit:
            along = unit.boundary.boundary.intersection(other.boundary.buffer(thick, cap_style="flat"))
            if along.length > length + 2 * thick:
                found.append((other, along))
    return found
