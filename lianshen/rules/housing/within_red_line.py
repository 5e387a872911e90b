"""Site: no building crosses its boundary."""

from collections.abc import Callable

from shapely import Point, Polygon, box, distance, get_coordinates, union_all
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design, Site
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    fails,
    metres,
    part,
    passes,
    scene,
    undecided,
)

LAND = box(0, 0, 100, 60)


def _site(*outlines: Polygon, red_line: Polygon | None = LAND) -> Callable[[], Design]:
    return scene(site=part(Site, "site", red_line=red_line, outlines=outlines))


class WithinRedLine(Rule[Site]):
    """No building reaches over the boundary of its land.

    Looked at are the outlines on the site plan that overlap the land; basements, balconies and canopies only where
    they are drawn.  Neighbours beyond the line are not meant.
    """

    code = "housing/within-red-line"
    clause = Clause("GB 55031-2022", "4.2.1")
    severity = Severity.MANDATORY
    needs = (
        Site.red_line,
        Site.outlines,
    )
    limits = (
        "beyond_red_line",
        "red_line_band",
    )
    examples = (
        passes(_site(box(10, 10, 50, 30), box(110, 10, 130, 30)), "a block inside, a neighbour outside"),
        fails(_site(box(80, 10, 103, 30)), "three metres over the line"),
        asks(_site(box(80, 10, 100.05, 30)), "too near to tell"),
        asks(_site(box(10, 10, 50, 30), red_line=None), "the boundary was not recognised"),
        asks(_site(), "no building on the site plan"),
        asks(_site(box(110, 10, 130, 30)), "nothing but a neighbour: ours was not recognised"),
    )

    def check(self, site: Site, law: Law) -> Answer:
        ours = [outline for outline in site.outlines if outline.intersects(site.red_line)]
        if not ours:
            return undecided(_("no building was recognised on the land"), site.mark(site.red_line))
        beyond = union_all([outline.difference(site.red_line) for outline in ours])
        reach = 0.0 if beyond.is_empty else float(_farthest(beyond, site.red_line))
        place = site.mark(beyond if not beyond.is_empty else site.red_line)
        band = law.limit("red_line_band").number
        return at_most(metres(round(reach, 3)), law.limit("beyond_red_line"), place, band=band if reach else 0.0)


def _farthest(part_beyond: BaseGeometry, land: Polygon) -> float:
    """How far the farthest corner of what lies beyond is from the land, in metres."""
    return max(float(distance(land, Point(corner))) for corner in get_coordinates(part_beyond))
