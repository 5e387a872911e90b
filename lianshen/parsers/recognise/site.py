"""The site plan: red line, buildings, fire lanes and operating sites.

Glossary: *red line* (用地红线) bounds the land; *fire lane* (消防车道) is a strip with its width written in it; *rescue site*
(消防车登高操作场地) is a hatched rectangle along the building.
"""

from __future__ import annotations

import re

from shapely import Polygon, STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.rooms import number_names
from lianshen.parsers.recognise.zones import closed_zones
from lianshen.review.building import Building, Design, FireLane, RescueSite, Site, SiteBuilding
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty

_WIDTH = re.compile(r"(?:宽度?|净宽|W)\s*(?:为|:|=|≥)?\s*(\d+(?:\.\d+)?)\s*(?P<unit>mm|m|米)")
_HOUSE = re.compile(r"(?P<name>[A-Z]?\d{1,3}(?:#|号)[一-鿿]{0,8}|[A-Z]\d{0,2}(?:座|栋))")
_STOREYS = re.compile(r"(?<![-B\d])(\d{1,3})(?:F|层)")
_HIGH = re.compile(r"(?:H|高度?)\s*[=:为]?\s*(\d+(?:\.\d+)?)\s*(?:m(?!m)|米)")
_WIDEST_LANE = 15.0  # metres across; what lies between lanes is wider
_LEAST_LANE, _LEAST_SITE, _LEAST_HOUSE = 10.0, 20.0, 10.0


def state_site(design: Design, plane: Plane) -> None:
    """State the site that a site plan shows; a list is stated only where its kind is drawn."""
    site = Site("总平面", design, sheet=plane.sheet)
    here = Evidence(plane.sheet)
    red = max(closed_zones(plane, (Meaning.RED_LINES,), 100.0), key=lambda ring: ring.area, default=None)
    if red is not None:
        site.state(Site.red_line, red, plane.sure_of(Meaning.RED_LINES), Evidence(plane.sheet, red))
    houses = closed_zones(plane, (Meaning.BUILDINGS,), _LEAST_HOUSE)
    if houses:
        site.state(Site.outlines, houses, plane.sure_of(Meaning.BUILDINGS), here)
        _state_houses(site, plane, houses)
    lanes = tuple(
        area for area in closed_zones(plane, (Meaning.FIRE_LANES,), _LEAST_LANE) if _strip(area) <= _WIDEST_LANE
    )
    if lanes:
        site.state(Site.fire_lanes, _lanes(site, plane, lanes), plane.sure_of(Meaning.FIRE_LANES), here)
    places = closed_zones(plane, (Meaning.FIRE_SITES,), _LEAST_SITE)
    if places:
        site.state(Site.rescue_sites, _rescue(site, plane, places), plane.sure_of(Meaning.FIRE_SITES), here)
    if red is not None or houses or lanes or places:
        design.state(Design.site, (site,), Certainty.READ, here)


def _state_houses(site: Site, plane: Plane, houses: tuple[Polygon, ...]) -> None:
    """The buildings that carry a name; of words inside one outline those that name it count, not those of its parts."""
    made, tree, project = [], STRtree(houses), _project(site)
    for word in plane.words:
        name = _HOUSE.search(word.plain)
        inside = tree.query(word.at, predicate="within") if name else ()
        if name and len(inside):
            outline = min((houses[int(n)] for n in inside), key=lambda house: house.area)
            made.append(_house(site, plane, word, name["name"], outline))
            if re.search(rf"(?<![A-Z0-9]){re.escape(name['name'])}", project):  # others may be handed in as well
                made[-1].state(SiteBuilding.ours, True, Certainty.INFERRED, plane.evidence(word))
    names = [house.label for house in made]
    once = tuple(
        house for house in made if names.count(house.label) == 1
    )  # of two namesakes nobody knows which is which
    if once:
        site.state(Site.buildings, once, plane.sure_of(Meaning.BUILDINGS), Evidence(plane.sheet))


def _project(site: Site) -> str:
    """The names of the buildings handed in."""
    buildings = [building for said in site.nearest(Design).statements(Design.buildings) for building in said.value]
    return " ".join(said.value for building in buildings for said in building.statements(Building.name))


def _house(site: Site, plane: Plane, word: Said, name: str, outline: Polygon) -> SiteBuilding:
    house, quoted = SiteBuilding(name, site, sheet=plane.sheet), plane.evidence(word)
    house.state(SiteBuilding.name, name, Certainty.READ, quoted)
    house.state(SiteBuilding.outline, outline, plane.sure_of(Meaning.BUILDINGS), Evidence(plane.sheet, outline))
    storeys, height = _STOREYS.findall(word.plain), _HIGH.findall(word.plain)
    if len(storeys) == 1 and "/" not in word.plain:
        house.state(SiteBuilding.storeys_above, int(storeys[0]), Certainty.READ, quoted)
    if len(height) == 1:
        house.state(SiteBuilding.height, float(height[0]), Certainty.READ, quoted)
    return house


def _lanes(site: Site, plane: Plane, areas: tuple[Polygon, ...]) -> tuple[FireLane, ...]:
    labels = number_names([("消防车道", area.centroid.x, area.centroid.y) for area in areas])
    lanes = []
    for label, area in zip(labels, areas, strict=True):
        lane = FireLane(label, site, sheet=plane.sheet)
        lane.state(FireLane.boundary, area, plane.sure_of(Meaning.FIRE_LANES), Evidence(plane.sheet, area))
        for word, width in _widths(plane, area):
            lane.state(FireLane.stated_width, width, Certainty.READ, plane.evidence(word))
        lanes.append(lane)
    return tuple(lanes)


def _strip(area: Polygon) -> float:
    """Twice the area by the perimeter: about the width of a strip."""
    return float(2 * area.area / area.length)


def _widths(plane: Plane, area: Polygon) -> list[tuple[Said, float]]:
    found = []
    for word in plane.words:
        said = _WIDTH.search(word.plain)
        if said and area.intersects(word.box) and area.contains(word.at):
            found.append((word, float(said[1]) / (1000 if said["unit"] == "mm" else 1)))
    return found


def _rescue(site: Site, plane: Plane, areas: tuple[Polygon, ...]) -> tuple[RescueSite, ...]:
    labels = number_names([("登高操作场地", area.centroid.x, area.centroid.y) for area in areas])
    made = []
    for label, area in zip(labels, areas, strict=True):
        place = RescueSite(label, site, sheet=plane.sheet)
        place.state(RescueSite.boundary, area, plane.sure_of(Meaning.FIRE_SITES), Evidence(plane.sheet, area))
        made.append(place)
    return tuple(made)
