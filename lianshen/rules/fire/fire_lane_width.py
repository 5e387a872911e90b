"""Fire: how wide a fire lane is."""

from collections.abc import Callable

from shapely import box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design, FireLane, Site
from lianshen.review.geometry import clear_width
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    fails,
    metres,
    part,
    passes,
    scene,
    undecided,
)


def lane(boundary: BaseGeometry | None, stated: float | None = None) -> Callable[[], Design]:
    """A site plan with one fire lane."""
    return scene(site=part(Site, "site", fire_lanes=[part(FireLane, "L1", boundary=boundary, stated_width=stated)]))


class FireLaneWidth(Rule[FireLane]):
    """A fire lane is wide enough at its narrowest place.

    The narrowest place is looked for between the drawn kerbs; where the sheet states another width than is
    drawn there, a person must say.
    """

    code = "fire/fire-lane-width"
    clause = Clause("GB 50016-2014 (2018)", "7.1.8")
    severity = Severity.GENERAL
    needs = (FireLane.boundary, FireLane.stated_width)
    limits = ("lane_width", "lane_band")
    examples = (
        passes(lane(box(0, 0, 60, 6)), "6 m wide"),
        fails(lane(box(0, 0, 60, 4.5).difference(box(20, 3.4, 24, 5))), "4.5 m wide, 3.4 m beside a flower bed"),
        fails(lane(box(0, 0, 60, 3.5), 3.5), "3.5 m, drawn and stated"),
        asks(lane(box(0, 0, 60, 3.5), 4.0), "the sheet states 4 m and draws 3.5 m"),
        asks(lane(box(0, 0, 60, 4.02)), "4.02 m cannot be told from 4 m"),
        asks(lane(None, 4.0), "the lane's edges were not recognised"),
    )

    def check(self, lane: FireLane, law: Law) -> Answer:
        narrowest = clear_width(lane.boundary)
        drawn, place, band = metres(narrowest.width), lane.mark(narrowest.line), law.limit("lane_band").number
        if not lane.knows(FireLane.stated_width):
            return at_least(drawn, law.limit("lane_width"), place, band=band)
        stated = metres(lane.stated_width)
        if abs(stated.value - drawn.value) > band:
            return undecided(_("the sheet states {stated}, but draws {drawn}", stated=stated, drawn=drawn), place)
        return at_least(stated, law.limit("lane_width"), place)
