"""Civil air defence: what pierces the wall of a protective unit is a protective door."""

from shapely import Point

from lianshen.review.building import Door, DoorKind, ProtectiveUnit, Storey
from lianshen.rules import (
    Answer,
    Bound,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import across, basement, door, protective, rectangle

WALL = (
    0.5  # metres between the boundary, drawn at either face of the wall, and a door in it: walls are up to 0.5 m thick
)
SAME_OPENING = 1.5  # metres within which two doors close one opening, one in front of the other

UNIT = part(ProtectiveUnit, "防护单元1", boundary=rectangle(46, 40), entrances=[])
NEXT = part(ProtectiveUnit, "防护单元2", boundary=rectangle(50, 40, x=46), entrances=[])
FIRE_DOOR = door("FM甲1521", DoorKind.FIRE, 20, 0.15, opening=across(20, 0.15, 1.5))
LINK = across(46.25, 20, 1.2, upright=True)


class ProtectiveDoorInUnitWall(Rule[Door]):
    """A door in the wall round a protective unit is a protective door.

    A fire door or shutter may stand there too when a protective door closes the same opening behind it.  A door that only
    stands near the wall, in a partition that runs up to it, is not meant.
    """

    code = "civil_air_defence/protective-door-in-unit-wall"
    clause = Clause("GB 50038-2005", "3.3.6 表3.3.6")
    severity = Severity.GENERAL
    needs = (Storey.protective_units, ProtectiveUnit.boundary, Door.at, Door.opening, Door.kind, Storey.doors)
    limits = ("unit_wall_door", "unit_link_door")
    examples = (
        passes(basement([UNIT], [protective(x=20, y=0.15, opening=across(20, 0.15, 1.2))]), "a protective door"),
        passes(
            basement([UNIT], [FIRE_DOOR, protective(x=20, y=0.4, opening=across(20, 0.4, 1.5))]),
            "a fire door with a protective door behind it",
        ),
        fails(basement([UNIT], [FIRE_DOOR]), "a fire door alone"),
        fails(
            basement([UNIT, NEXT], [door("M1221", DoorKind.ORDINARY, 46.25, 20, opening=LINK)]),
            "an ordinary door between two units",
        ),
        exempts(
            basement([UNIT], [door("M0921", DoorKind.ORDINARY, 20, 0.45, opening=across(20, 0.45, 0.9, upright=True))]),
            "a door in a partition that runs up to the wall",
        ),
        exempts(basement([UNIT], [door("M1021", DoorKind.ORDINARY, 20, 20)]), "a door inside the unit"),
        exempts(basement([], [FIRE_DOOR]), "no shelter on this storey"),
        asks(basement([UNIT], [door("?", DoorKind.UNKNOWN, 20, 0, opening=across(20, 0, 1.2))]), "an unreadable mark"),
        asks(
            basement([UNIT], [door("HM1220", DoorKind.AIRTIGHT, 20, 0, opening=across(20, 0, 1.2))]),
            "an airtight door: perhaps the boundary is drawn along the inner wall",
        ),
        asks(
            basement([UNIT], [door("M1021", DoorKind.ORDINARY, 20, 0)]), "how the door stands in the wall was not read"
        ),
    )

    def concerns(self, door: Door, law: Law) -> bool:
        storey = door.storey
        if not storey.knows(Storey.protective_units):
            return False  # the storey as a whole is already asked about; each of its doors would only repeat that
        return bool(_pierced(door))

    def check(self, door: Door, law: Law) -> Answer:
        pierced, place = _pierced(door), door.mark(door.at)
        demanded = law.limit("unit_link_door" if len(pierced) > 1 else "unit_wall_door")
        demand = Bound("==", str(demanded.value))
        names = "、".join(unit.label for unit in pierced)
        if door.kind in (DoorKind.UNKNOWN, DoorKind.AIRTIGHT):
            return undecided(
                _("whether a protective door stands in the wall of {units} cannot be told", units=names), place
            )
        if door.kind == demanded.value:
            return passed(_("a protective door stands in the wall of {units}", units=names), place, about=Door.kind)
        if any(_closes_too(other, door) for other in door.storey.doors):
            return passed(_("a protective door closes the same opening in the wall of {units}", units=names), place)
        reason = _("the door in the wall of {units} is no protective door, and none stands behind it", units=names)
        return failed(reason, place, about=Door.kind, demand=demand)


def _pierced(door: Door) -> tuple[ProtectiveUnit, ...]:
    """The units in whose walls the door stands: near their boundary, and along it."""
    near = [unit for unit in door.storey.protective_units if unit.boundary.exterior.distance(door.at) <= WALL]
    return tuple(unit for unit in near if _along(door, unit))


def _along(door: Door, unit: ProtectiveUnit) -> bool:
    return all(unit.boundary.exterior.distance(Point(end)) <= WALL for end in door.opening.coords)


def _closes_too(other: Door, door: Door) -> bool:
    near = other.knows(Door.at) and other.at.distance(door.at) <= SAME_OPENING
    return near and other.kind is DoorKind.PROTECTIVE
