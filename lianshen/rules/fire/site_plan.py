"""Buildings on the site plan: which are high-rises, how far they stand from something, and small site plans to show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design, FireLane, RescueSite, Site, SiteBuilding
from lianshen.review.facts import Subject
from lianshen.rules import Law, part, scene
from lianshen.rules.fire.classes import is_high
from lianshen.rules.stage import Part


def is_tower(building: SiteBuilding, law: Law) -> bool:
    """Whether it is a high-rise: housing by its height alone, anything else unless it has a single storey."""
    if building.height > law.limit("high_rise_above", "residential").number:
        return not _single(building)
    if building.height <= law.limit("high_rise_above", "public").number:
        return False
    return not (is_housing(building) or _single(building))


def is_housing(building: SiteBuilding) -> bool:
    """Whether the site plan calls it housing; 商住 and the like are not housing alone."""
    return "住宅" in building.use and "商" not in building.use


def any_high(design: Design, law: Law) -> bool:
    """Whether one of the submission's buildings is a high-rise."""
    return any(is_high(building, law) for building in design.buildings)


def nearest_to(shape: BaseGeometry, others: Sequence[Polygon]) -> tuple[Polygon, LineString]:
    """The outline nearest to `shape` and the shortest line to it."""
    nearest = min(others, key=shape.distance)
    line = shapely.shortest_line(shape, nearest)
    assert isinstance(line, LineString)
    return nearest, line


def same_sheet(one: Subject, other: Subject) -> bool:
    """Whether two shapes may be laid over each other."""
    return one.sheet == other.sheet


def a_site(
    *,
    lanes: Sequence[Part] | None = None,
    rescue: Sequence[Part] | None = None,
    houses: Sequence[Part] | None = None,
    outlines: Sequence[Polygon] | None = None,
    **building: Any,
) -> Callable[[], Design]:
    """A site plan for examples; `building` are facts of the building that is handed in."""
    if outlines is None and houses is not None:
        outlines = [house.facts["outline"] for house in houses]
    site = part(Site, "site", fire_lanes=lanes, rescue_sites=rescue, buildings=houses, outlines=outlines)
    return scene(site=site, **building)


def a_lane(boundary: BaseGeometry | None = None, label: str = "L1", **facts: Any) -> Part:
    """A fire lane."""
    return part(FireLane, label, boundary=boundary, **facts)


def a_rescue_site(boundary: BaseGeometry | None = None, label: str = "R1", **facts: Any) -> Part:
    """An operating site for aerial ladders."""
    return part(RescueSite, label, boundary=boundary, **facts)


def a_house(label: str, outline: Polygon | None, **facts: Any) -> Part:
    """A building on the site plan, one of the submission's unless `ours` says otherwise."""
    return part(SiteBuilding, label, outline=outline, **{"ours": True, **facts})


def tallest_and_lowest(design: Design) -> tuple[float, float]:
    """The greatest and the least height of the buildings handed in."""
    heights = [building.height for building in design.buildings]
    return max(heights), min(heights)


def _single(building: SiteBuilding) -> bool:
    return building.knows(SiteBuilding.storeys_above) and building.storeys_above == 1
