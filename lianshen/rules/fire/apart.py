"""How far a building on the site plan must stand from each of its neighbours, for all that may be known of both."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely import LineString, Polygon, STRtree

from lianshen.review.building import Site, SiteBuilding
from lianshen.rules import Answer, Law, _, at_least, metres, passed, undecided
from lianshen.rules.fire.site_plan import is_tower
from lianshen.rules.law import Limit

HIGH = "high"
LOW = ("low_1", "low_2", "low_3", "low_4")
SAME = 0.9  # share of an outline that lies under a named building's: it is that building's


@dataclass(frozen=True, slots=True)
class Gap:
    """The way to one neighbour, with the most and the least that may be demanded of it."""

    line: LineString
    most: Limit
    least: Limit
    neighbour: SiteBuilding | None

    def judged(self, house: SiteBuilding, band: float) -> Answer | None:
        """None where it depends on what nobody stated."""
        limit = self.most
        if self.line.length < self.least.number - band:
            limit = self.least
        elif self.most.number != self.least.number and self.line.length < self.most.number + band:
            return None
        return at_least(metres(self.line.length), limit, house.mark(self.line), band=band)


def nearest_gap(house: SiteBuilding, law: Law, name: str) -> Answer:
    """The worst of the answers about all neighbours that stand near enough to matter."""
    gaps, band = _gaps(house, law, name), law.limit("separation_band").number
    if not gaps:
        return passed(_("no other building stands near"), house.mark(house.outline))
    if any(gap.line.length == 0 for gap in gaps):
        return undecided(_("the outlines of two buildings touch or overlap"), house.mark(house.outline))
    answers = {id(gap): gap.judged(house, band) for gap in gaps}
    told = [answer for answer in answers.values() if answer is not None]
    worst = max(told, key=lambda answer: (answer.verdict.value == "fail", _short(answer)), default=None)
    if worst is not None and worst.verdict.value == "fail":
        return worst
    for gap in gaps:
        if answers[id(gap)] is None:
            return _wanting(house, gap)
    assert worst is not None
    return next((answer for answer in told if answer.verdict.value == "undecided"), worst)


def _wanting(house: SiteBuilding, gap: Gap) -> Answer:
    """Ask for the facts it depends on; an outline nobody named has none."""
    for one in (house, gap.neighbour):
        if one is not None:
            _told = one.height, one.fire_rating, one.use
    said = {"distance": metres(gap.line.length), "demand": metres(gap.most.number)}
    return undecided(
        _("{distance}; up to {demand} are demanded, depending on what stands there", **said), house.mark(gap.line)
    )


def _short(answer: Answer) -> float:
    assert answer.observed is not None
    assert answer.limit is not None
    assert not isinstance(answer.limit.value, str)
    return answer.limit.value - answer.observed.value


def _gaps(house: SiteBuilding, law: Law, name: str) -> list[Gap]:
    neighbours = _neighbours(house)
    ours = [HIGH] if name == "separation_tall" else _kinds(house, law)
    reach = max(law.limit(name, *row).number for row in ((HIGH, HIGH), (HIGH, "low_4")))
    tree = STRtree([outline for outline, _owner in neighbours])
    near = tree.query(house.outline, predicate="dwithin", distance=reach + law.limit("separation_band").number)
    gaps = []
    for index in near:
        outline, owner = neighbours[int(index)]
        theirs = _kinds(owner, law) if owner else [HIGH, *LOW]
        limits = sorted((law.limit(name, one, other) for one in ours for other in theirs), key=lambda one: one.number)
        line = shapely.shortest_line(house.outline, outline)
        gaps.append(Gap(line, limits[-1], limits[0], owner))
    return gaps


def _neighbours(house: SiteBuilding) -> list[tuple[Polygon, SiteBuilding | None]]:
    """Every other outline of the site plan; of two buildings of the submission only one is asked about the pair."""
    site = house.nearest(Site)
    named = [(other.outline, other) for other in site.buildings]
    bare = [
        (outline, None)
        for outline in site.outlines
        if all(outline.intersection(shape).area < SAME * outline.area for shape, _other in named)
    ]
    theirs = [(shape, other) for shape, other in named if other.key > house.key or not _is_ours(other)]
    return [*((shape, other) for shape, other in theirs if other.key != house.key), *bare]


def _is_ours(house: SiteBuilding) -> bool:
    return house.ours


def _kinds(house: SiteBuilding, law: Law) -> list[str]:
    """The rows of the table it may belong to, for all that is known of it."""
    low = [f"low_{house.fire_rating}"] if house.knows(SiteBuilding.fire_rating) else list(LOW)
    if not house.knows(SiteBuilding.height) or _height_alone_does_not_tell(house, law):
        return [HIGH, *low]
    return [HIGH] if is_tower(house, law) else low


def _height_alone_does_not_tell(house: SiteBuilding, law: Law) -> bool:
    least, most = (law.limit("high_rise_above", use).number for use in ("public", "residential"))
    return least < house.height <= most and not house.knows(SiteBuilding.use)
