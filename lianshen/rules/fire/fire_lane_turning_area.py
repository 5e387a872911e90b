"""Fire: where a fire engine turns at the end of a lane."""

from itertools import pairwise

from shapely import LineString, Polygon, box

from lianshen.review.building import FireLane
from lianshen.review.fitting import rectangle_inside
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    metres,
    passed,
    passes,
    undecided,
)
from lianshen.rules.fire.site_plan import a_lane, a_site
from lianshen.rules.stage import Part

LONG, SHORT = LineString([(0, 0), (70, 0)]), LineString([(0, 0), (25, 0)])


def blind(turning: Polygon | None, line: LineString | None = LONG, dead_end: bool | None = True) -> Part:
    """A lane that ends blind."""
    return a_lane(dead_end=dead_end, line=line, turning_area=turning)


class FireLaneTurningArea(Rule[FireLane]):
    """A fire engine can turn round at the end of a dead-end lane.

    The square the clause asks for is fitted into the drawn turning area, along any of its edges.  Lanes not longer than the
    code's length need none.  A T or Y for reversing holds no square: what the engine sweeps there a person must judge.
    """

    code = "fire/fire-lane-turning-area"
    clause = Clause("GB 50016-2014 (2018)", "7.1.9")
    severity = Severity.GENERAL
    needs = (FireLane.dead_end, FireLane.line, FireLane.turning_area)
    limits = ("turning_square", "dead_end_lane", "turning_band", "turning_head")
    examples = (
        passes(a_site(lanes=[blind(box(70, -6, 83, 7))]), "13 m by 13 m at the end of 70 m"),
        fails(a_site(lanes=[blind(box(70, -5, 80, 5))]), "10 m by 10 m"),
        fails(a_site(lanes=[blind(box(70, -5, 86, 5))]), "16 m by 10 m"),
        asks(a_site(lanes=[blind(box(70, -6, 81.97, 6))]), "11.97 m cannot be told from 12 m"),
        asks(a_site(lanes=[blind(box(70, -20, 76, 20))]), "a head of 40 m for reversing"),
        asks(a_site(lanes=[blind(None)]), "no turning area was found"),
        asks(a_site(lanes=[blind(None, None, None)]), "nobody knows whether it ends blind"),
        exempts(a_site(lanes=[blind(None, SHORT)]), "25 m long"),
        exempts(a_site(lanes=[blind(None, dead_end=False)]), "both ends lead on"),
    )

    def concerns(self, lane: FireLane, law: Law) -> bool:
        if not lane.dead_end:
            return False
        return lane.knows(FireLane.turning_area) or lane.line.length > law.limit("dead_end_lane").number

    def check(self, lane: FireLane, law: Law) -> Answer:
        limit, band, area = law.limit("turning_square"), law.limit("turning_band").number, lane.turning_area
        side = limit.number
        found = rectangle_inside(area, side, side)
        if found is not None:
            return passed(_("a square of {side} has room in the turning area", side=metres(side)), lane.mark(found))
        if rectangle_inside(area, side - band, side - band) is not None:
            near = _("the turning area is too near a square of {side} to be told from the drawing", side=metres(side))
            return undecided(near, lane.mark(area))
        if _is_head(area, law.limit("turning_head").number):
            return undecided(_("a head for reversing: what an engine sweeps there must be judged"), lane.mark(area))
        return failed(_("a square of {side} does not fit into the turning area", side=metres(side)), lane.mark(area))


def _is_head(area: Polygon, length: float) -> bool:
    """Whether it is longer than any square needs, as a T or a Y is."""
    frame = area.minimum_rotated_rectangle
    assert isinstance(frame, Polygon)
    return max(LineString(pair).length for pair in pairwise(frame.exterior.coords)) > length
