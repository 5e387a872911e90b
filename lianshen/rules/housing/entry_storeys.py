"""The storeys of a building on which flats are entered."""

from __future__ import annotations

from lianshen.review.building import Building, Storey


def top_entry(building: Building) -> Storey | None:
    """The highest storey with a flat door; None where there is none."""
    entries = [storey for storey in building.storeys if storey.dwelling_doors]
    return max(entries, key=lambda storey: storey.index, default=None)
