"""Fire: how large a smoke zone may be."""

from collections.abc import Callable

from shapely import LineString, Polygon, box

from lianshen.review.building import Building, Design, Room, SmokeZone, Storey, Use
from lianshen.review.findings import Verdict
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    metres,
    not_applicable,
    part,
    passes,
    scene,
    square_metres,
    undecided,
)
from lianshen.rules.fire.several import each
from lianshen.rules.law import Limit

LOWEST, HIGHEST = 0.0, 99.0


def zone(boundary: Polygon | None, clear_height: float | None = None, use: Use = Use.PUBLIC) -> Callable[[], Design]:
    """One smoke zone over one room."""
    room = part(Room, "大厅", boundary=boundary, clear_height=clear_height)
    drawn = part(SmokeZone, "防烟分区1", boundary=boundary)
    return scene(storeys=[part(Storey, "1F", index=1, smoke_zones=[drawn], rooms=[room])], use=use)


class SmokeZoneSize(Rule[Building]):
    """A smoke zone is not larger, and not longer, than its height allows.

    Its area and the long side of the tightest rectangle round it are measured; the clear height is the least of the rooms in
    it.  Where no height is stated, what even the lowest rooms allow passes and what the highest do not allow fails.  The
    rules for corridors and for natural air movement are not worked out.
    """

    code = "fire/smoke-zone-size"
    clause = Clause("GB 51251-2017", "4.2.4")
    severity = Severity.ADVICE
    needs = (
        Building.use,
        Building.storeys,
        Storey.smoke_zones,
        SmokeZone.boundary,
        Storey.rooms,
        Room.boundary,
        Room.clear_height,
    )
    limits = ("smoke_area", "smoke_side", "smoke_band", "smoke_heights")
    examples = (
        passes(zone(box(0, 0, 20, 20), 2.8), "400 m², 20 m long, 2.8 m high"),
        fails(zone(box(0, 0, 25, 24), 2.8), "600 m², 2.8 m high"),
        fails(zone(box(0, 0, 30, 10), 2.8), "30 m long, 2.8 m high"),
        passes(zone(box(0, 0, 30, 25), 4.0), "750 m², 30 m long, 4 m high"),
        fails(zone(box(0, 0, 55, 40), 8.0), "2200 m², 8 m high"),
        passes(zone(box(0, 0, 20, 20)), "400 m² are little enough for any height"),
        fails(zone(box(0, 0, 90, 40)), "3600 m² are too much for any"),
        asks(zone(box(0, 0, 30, 25)), "750 m², and nobody states how high"),
        exempts(zone(box(0, 0, 90, 40), use=Use.RESIDENTIAL), "flats"),
        asks(zone(None), "the zone's outline was not recognised"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return building.use is not Use.RESIDENTIAL

    def check(self, building: Building, law: Law) -> Answer:
        zones = [zone for storey in building.storeys for zone in storey.smoke_zones]
        if not zones:
            return not_applicable(_("no smoke zones are drawn"))
        return each(zones, lambda zone: self._of(zone, law))

    def _of(self, zone: SmokeZone, law: Law) -> Answer:
        strict = _judged(zone, LOWEST, law)
        if strict.verdict is Verdict.PASS:
            return strict
        mild = _judged(zone, HIGHEST, law)
        if mild.verdict is Verdict.FAIL:
            return mild
        height = _clear_height(zone)
        if height is None:
            return undecided(_("no room is drawn under the zone on its own sheet"), zone.mark(zone.boundary))
        return _judged(zone, height, law)


def _judged(zone: SmokeZone, height: float, law: Law) -> Answer:
    """The worse of area and length, at this clear height."""
    row = _row(height, law)
    band, shape = law.limit("smoke_band").number, zone.boundary
    sizes: tuple[tuple[Quantity, Limit], ...] = (
        (square_metres(float(shape.area)), law.limit("smoke_area", row)),
        (metres(_long_side(shape)), law.limit("smoke_side", row)),
    )
    answers = [at_most(size, limit, zone.mark(shape), band=band * size.value) for size, limit in sizes]
    order = (Verdict.FAIL, Verdict.UNDECIDED, Verdict.PASS)
    return min(answers, key=lambda answer: order.index(answer.verdict))


def _row(height: float, law: Law) -> str:
    if height <= law.limit("smoke_heights", "low").number:
        return "low"
    return "middle" if height <= law.limit("smoke_heights", "middle").number else "high"


def _clear_height(zone: SmokeZone) -> float | None:
    """The least clear height of the rooms under the zone; shapes of other sheets are not laid over it."""
    near = [room for room in zone.nearest(Storey).rooms if room.sheet == zone.sheet]
    rooms = [room for room in near if room.boundary.intersects(zone.boundary)]
    return min([room.clear_height for room in rooms], default=None)


def _long_side(shape: Polygon) -> float:
    frame = shape.minimum_rotated_rectangle
    assert isinstance(frame, Polygon)
    one, two, three = list(frame.exterior.coords)[:3]
    return max(LineString([one, two]).length, LineString([two, three]).length)
