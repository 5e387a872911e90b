"""Joint: shafts and the walls of protective units (fire and civil air defence)."""

from shapely import Polygon, box

from lianshen.review.building import ProtectiveUnit, Room, Storey, Use
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
    name_wanted,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.stage import Part

FIRE = Clause("GB 50016-2014 (2018)", "6.2.9")


def _cellar(
    *shafts: Polygon,
    unit: Polygon | None = box(0, 0, 40, 40),
    use: Use | None = Use.SHAFT,
    nameless: tuple[Polygon, ...] = (),
) -> list[Part]:
    rooms = [part(Room, f"R{n}", use=use, boundary=shaft) for n, shaft in enumerate(shafts)]
    units = [part(ProtectiveUnit, "防护单元1", boundary=unit)]
    return [part(Storey, "-1F", index=-1, rooms=rooms, nameless=nameless, protective_units=units)]


class ShaftThroughUnit(Rule[ProtectiveUnit]):
    """No shaft stands across the wall of a protective unit.

    Fire wants a shaft to be closed at every floor, civil air defence keeps what does not serve the shelter out of its walls: a
    shaft across that wall cannot do both.  Measured is how much of a shaft lies on either side.
    """

    code = "joint/shaft-through-unit"
    clause = Clause("GB 50038-2005", "3.1.6")
    severity = Severity.GENERAL
    needs = (ProtectiveUnit.boundary, Storey.rooms, Storey.nameless, Room.use, Room.boundary)
    limits = ("shaft_across_wall",)
    examples = (
        passes(scene(storeys=_cellar(box(50, 5, 52, 7))), "a shaft outside"),
        passes(
            scene(storeys=_cellar(box(20, 5, 22, 7))), "a shaft inside, which serves the shelter or is another matter"
        ),
        fails(scene(storeys=_cellar(box(39, 5, 41, 7))), "a shaft across the wall"),
        asks(scene(storeys=_cellar(box(39, 5, 41, 7), unit=None)), "the unit's boundary was not read"),
        asks(scene(storeys=_cellar(nameless=(box(39, 5, 41, 7),))), "a space without a name across the wall"),
        asks(scene(storeys=_cellar(box(39, 5, 41, 7), use=None)), "nobody says what the room is for"),
        exempts(scene(storeys=[part(Storey, "-1F", index=-1, protective_units=[])]), "no shelter"),
    )

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        storey = unit.nearest(Storey)
        rooms = storey.rooms
        if any(room.sheet != unit.sheet for room in rooms):
            return undecided(_("shafts and units are drawn on different sheets"), unit.mark(unit.boundary))
        least = law.limit("shaft_across_wall").number
        across = [
            room for room in rooms if room.use is Use.SHAFT and _stands_across(room.boundary, unit.boundary, least)
        ]
        if across:
            marks = [room.mark(room.boundary) for room in across]
            return failed(
                _("{count} shafts stand across the unit's wall; see also {other}", count=len(across), other=FIRE),
                *marks,
            )
        unnamed = [face for face in storey.nameless if _stands_across(face, unit.boundary, least)]
        if unnamed:
            return name_wanted(storey, unnamed)
        return passed(_("no shaft stands across the unit's wall"), unit.mark(unit.boundary))


def _stands_across(space: Polygon, unit: Polygon, least: float) -> bool:
    """Whether more than a sliver of the space lies on either side of the unit's wall."""
    return bool(least < unit.intersection(space).area / space.area < 1 - least)
