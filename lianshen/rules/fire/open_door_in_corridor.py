"""Fire: what an open door leaves of a corridor."""

from collections.abc import Callable

from shapely import LineString, Point, Polygon, box

from lianshen.review.building import Design, Door, Room, Storey, Use
from lianshen.review.findings import Verdict
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
    exempts,
    fails,
    metres,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.several import each

AWAY = 0.1  # metres from the wall at which a parked leaf is looked for


def opening_into(
    width: float, at: float = 5.0, swept: bool = True, into: str = "R2", end: float = 20.0
) -> Callable[[], Design]:
    """A corridor this wide, and a door of 1 m in its lower wall hinged at `at` that opens into R1 or the corridor R2."""
    hinge = Point(at, 0)
    leaf = hinge.buffer(1.0).intersection(box(at, 0, at + 1, 1))
    door = part(
        Door,
        "M1",
        at=Point(at + 0.5, 0),
        opening=LineString([(at, 0), (at + 1, 0)]),
        joins=("B1/3F/R1", "B1/3F/R2"),
        swings_into=f"B1/3F/{into}",
        swept=leaf if swept else None,
    )
    rooms = [part(Room, "R1", use=Use.OFFICE), part(Room, "R2", use=Use.CORRIDOR)]
    return scene(storeys=[part(Storey, "3F", corridor=box(0, 0, end, width), rooms=rooms, doors=[door])])


class OpenDoorInCorridor(Rule[Storey]):
    """A door that opens into a corridor leaves it wide enough.

    What the leaf sweeps over is taken from the corridor.  A leaf that leaves too little fails where it cannot be turned against
    the wall beside it, and asks where it can: whether it is then out of the way no plan shows.
    """

    code = "fire/open-door-in-corridor"
    clause = Clause("GB 55037-2022", "7.1.7")
    severity = Severity.MANDATORY
    needs = (
        Storey.corridor,
        Storey.doors,
        Storey.rooms,
        Room.use,
        Door.joins,
        Door.swings_into,
        Door.swept,
        Door.opening,
    )
    limits = ("escape_corridor", "width_band")
    examples = (
        passes(opening_into(2.4), "1.4 m beside the open leaf"),
        passes(opening_into(1.4, into="R1"), "it opens into the room"),
        fails(opening_into(1.6, at=0.0), "0.6 m beside a leaf that stands in the corner"),
        asks(opening_into(1.6), "0.6 m, but the leaf can be turned against the wall"),
        asks(opening_into(1.6, swept=False), "what the leaf sweeps over was not recognised"),
        exempts(scene(storeys=[part(Storey, "3F", rooms=[], doors=[])]), "no corridor"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.knows(Storey.corridor) or any(room.use is Use.CORRIDOR for room in storey.rooms)

    def check(self, storey: Storey, law: Law) -> Answer:
        corridors = {room.key for room in storey.rooms if room.use is Use.CORRIDOR}
        beside = [door for door in storey.doors if corridors & set(door.joins)]
        opening = [door for door in beside if door.swings_into in corridors]
        if not opening:
            return passed(_("no door opens into the corridor"), storey.mark(storey.corridor))
        return each(opening, lambda door: self._left(door, storey, law))

    def _left(self, door: Door, storey: Storey, law: Law) -> Answer:
        nearby = storey.corridor.intersection(door.swept.centroid.buffer(3 * door.opening.length))
        rest = nearby.difference(door.swept)
        narrowest = clear_width(max(getattr(rest, "geoms", [rest]), key=lambda piece: piece.area))
        band = law.limit("width_band").number
        least = law.limit("escape_corridor")
        answer = at_least(metres(narrowest.width), least, door.mark(narrowest.line), band=band)
        if answer.verdict is Verdict.FAIL and self._can_be_parked(door, storey.corridor):
            return undecided(
                _("the open leaf leaves {observed}; it may be turned against the wall", observed=answer.observed),
                *answer.evidence,
            )
        return answer

    def _can_be_parked(self, door: Door, corridor: Polygon) -> bool:
        """Whether the corridor goes on beside the hinge for the length of the leaf."""
        ends = [Point(at) for at in door.opening.coords]
        corners = [Point(at) for at in door.swept.exterior.coords]
        hinge, tip = sorted(ends, key=lambda end: max(end.distance(corner) for corner in corners))
        parked = LineString([(hinge.x, hinge.y), (2 * hinge.x - tip.x, 2 * hinge.y - tip.y)])
        return any(corridor.buffer(AWAY / 10).covers(parked.parallel_offset(AWAY, side)) for side in ("left", "right"))
