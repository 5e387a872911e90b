"""Housing: the doors of bedrooms, kitchens and bathrooms."""

from collections.abc import Callable

from shapely import Point

from lianshen.review.building import Building, Design, Door, DoorKind, Room, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, part, passes, scene
from lianshen.rules.housing.doors import wide_enough

ROWS = {Use.BEDROOM: "bedroom", Use.KITCHEN: "kitchen", Use.TOILET: "toilet"}


def door_to(
    use: Use, width: float | None, leaves: int | None = 1, marked: float | None = None, kind: DoorKind | None = None
) -> Callable[[], Design]:
    """A storey with a room of this use and a door of this opening between it and the hall."""
    rooms = [part(Room, "R1", use=use, flat="A"), part(Room, "R2", use=Use.LIVING, flat="A")]
    joins = ("B1/3F/R1", "B1/3F/R2")
    door = part(Door, "M1", at=Point(0, 0), joins=joins, width=width, leaves=leaves, marked_width=marked, kind=kind)
    return scene(storeys=[part(Storey, "3F", rooms=rooms, doors=[door], dwelling_doors=[])])


class RoomDoorWidth(Rule[Door]):
    """The door of a bedroom, kitchen or bathroom leaves enough width to pass.

    Where a door joins two such rooms, the wider is demanded.  A room of which nobody could tell the use is asked about
    elsewhere.
    """

    code = "housing/room-door-width"
    clause = Clause("GB 55038-2025", "4.1.14")
    severity = Severity.MANDATORY
    needs = (Door.joins, Storey.rooms, Room.use, Door.at, Door.width, Door.marked_width, Door.leaves, Door.kind)
    through = (Design.buildings, Building.storeys, Storey.doors)
    limits = ("door_clear_width", "door_deduction", "door_band", "sliding_share")
    examples = (
        passes(door_to(Use.BEDROOM, 1.0), "a bedroom door of 1.0 m leaves 0.9 m"),
        fails(door_to(Use.BEDROOM, 0.8, marked=0.8), "a bedroom door of 0.8 m leaves 0.7 m"),
        passes(door_to(Use.TOILET, 0.9), "a bathroom door of 0.9 m leaves 0.8 m"),
        fails(door_to(Use.KITCHEN, 1.2, kind=DoorKind.SLIDING), "half of a sliding door is 0.6 m"),
        asks(door_to(Use.BEDROOM, 0.9), "0.8 m, more or less"),
        exempts(door_to(Use.STORAGE, 0.7), "no such room"),
    )

    def concerns(self, door: Door, law: Law) -> bool:
        return self._row(door) is not None

    def check(self, door: Door, law: Law) -> Answer:
        return wide_enough(door, law.limit("door_clear_width", self._row(door)), law)

    def _row(self, door: Door) -> str | None:
        rooms = [room for room in door.storey.rooms if room.knows(Room.use) and room.use in ROWS]
        joined = door.joins if rooms else ()
        uses = {room.use for room in rooms if room.key in joined}
        return next((row for use, row in ROWS.items() if use in uses), None)
