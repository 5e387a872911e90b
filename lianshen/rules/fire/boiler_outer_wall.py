"""Fire: whether boilers stand at the outer wall."""

from collections.abc import Callable

from shapely import Polygon, box

from lianshen.review.building import Building, Design, Room, Storey, Use
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
    passed,
    passes,
    undecided,
)
from lianshen.rules.fire.boiler_storey import BOILER
from lianshen.rules.fire.placed import on_storey
from lianshen.rules.fire.rooms import named
from lianshen.rules.fire.several import each


def at(
    boundary: Polygon | None, outline: Polygon | None = box(0, 0, 60, 40), name: str = "锅炉房"
) -> Callable[[], Design]:
    """A room in the first basement."""
    return on_storey(-1, name, Use.PLANT, boundary=boundary, outline=outline)


class BoilerOuterWall(Rule[Storey]):
    """Boilers inside a building stand at an outer wall.

    The room's outline comes as near to that of the storey as a wall is thick.  Rooms are told by their names.
    """

    code = "fire/boiler-outer-wall"
    clause = Clause("GB 55037-2022", "4.1.4")
    severity = Severity.MANDATORY
    needs = (Storey.rooms, Storey.outline, Room.name, Room.boundary)
    through = (Design.buildings, Building.storeys)
    limits = ("boiler_at_wall", "outer_wall_reach")
    examples = (
        passes(at(box(0.3, 10, 12, 20)), "30 cm from the outer face"),
        fails(at(box(20, 10, 32, 20)), "in the middle of the plan"),
        asks(at(None), "the room's outline was not recognised"),
        asks(at(box(20, 10, 32, 20), None), "the storey's outline was not recognised"),
        asks(at(box(1.0, 10, 12, 20)), "a metre away there may be a second wall"),
        exempts(at(box(20, 10, 32, 20), name="水泵房"), "other plant"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(named(storey, BOILER))

    def check(self, storey: Storey, law: Law) -> Answer:
        law.limit("boiler_at_wall")
        return each(named(storey, BOILER), lambda room: _judged(room, storey, law))


def _judged(room: Room, storey: Storey, law: Law) -> Answer:
    place = room.mark(room.boundary)
    if room.sheet != storey.sheet:
        return undecided(_("building and site are drawn on different sheets"), place)
    away = float(storey.outline.exterior.distance(room.boundary))
    if away <= law.limit("outer_wall_reach", "wall").number:
        return passed(_("the room lies at the outer wall"), place)
    if away <= law.limit("outer_wall_reach", "doubt").number:
        return undecided(_("the room lies near the outer wall; what is between must be seen"), place)
    return failed(_("the room does not reach the outer wall"), place)
