"""Site: roads."""

from collections.abc import Callable

from shapely import Polygon, box

from lianshen.review.building import Design, Road, Site
from lianshen.review.geometry import clear_width
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, fails, metres, part, passes, scene


def _road(shape: Polygon | None) -> Callable[[], Design]:
    return scene(site=part(Site, "site", roads=[part(Road, "R1", boundary=shape)]))


class SiteRoadWidth(Rule[Road]):
    """A road of the site is wide enough for a car at its narrowest place.

    Roads for two lanes or for fire engines must be wider; which road is meant so a person says.
    """

    code = "housing/site-road-width"
    clause = Clause("GB 55031-2022", "4.3.6")
    severity = Severity.MANDATORY
    needs = (Road.boundary,)
    limits = (
        "site_road_width",
        "road_band",
    )
    examples = (
        passes(_road(box(0, 0, 60, 4)), "4 m"),
        fails(_road(box(0, 0, 60, 2.5)), "2.5 m"),
        asks(_road(box(0, 0, 60, 3.02)), "too near to tell"),
        asks(_road(None), "its edges were not recognised"),
    )

    def check(self, road: Road, law: Law) -> Answer:
        narrow = clear_width(road.boundary)
        return at_least(
            metres(narrow.width),
            law.limit("site_road_width"),
            road.mark(narrow.line),
            band=law.limit("road_band").number,
        )
