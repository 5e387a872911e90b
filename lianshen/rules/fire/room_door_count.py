"""Fire: how many doors a room of a public building has."""

from shapely import box

from lianshen.review.building import Building, Door, Exit, Room, Storey, Use
from lianshen.review.findings import Verdict
from lianshen.review.geometry import lies_between
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    fails,
    passed,
    passes,
    square_metres,
    undecided,
)
from lianshen.rules.fire.ranges import at_most_of
from lianshen.rules.fire.room_farthest_point import room_of
from lianshen.rules.fire.several import each
from lianshen.rules.fire.walks import doors_of_rooms, is_public, stayed_in

KINDS = {
    Use.CHILDREN: "children",
    Use.ELDERLY: "children",
    Use.WARD: "medical",
    Use.CLASSROOM: "medical",
    Use.ENTERTAINMENT: "entertainment",
}


class RoomDoorCount(Rule[Storey]):
    """A large room of a public building has at least two doors.

    A room with one door is measured by its outline.  In a dead end a room that is not small asks, because it may lie at the
    corridor's end.  Rooms above ground only; how many people a karaoke room holds a reviewer has to see.
    """

    code = "fire/room-door-count"
    clause = Clause("GB 55037-2022", "7.4.2")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Storey.index,
        Storey.rooms,
        Storey.doors,
        Room.use,
        Room.boundary,
        Storey.corridor,
        Storey.exits,
        Exit.at,
        Door.joins,
        Door.at,
    )
    limits = ("one_door_area", "corridor_end_area", "one_door_band")
    examples = (
        passes(room_of(box(0, 0, 10, 10), (0, 5)), "an office of 100 m² with one door"),
        fails(room_of(box(0, 0, 13, 10), (0, 5)), "an office of 130 m² with one door"),
        passes(room_of(box(0, 0, 13, 10), (0, 5), (13, 5)), "130 m² with two doors"),
        fails(room_of(box(0, 0, 10, 8), (0, 5), kind=Use.CLASSROOM), "a classroom of 80 m² with one door"),
        fails(room_of(box(0, 0, 10, 6), (0, 5), kind=Use.CHILDREN), "a children's room of 60 m² with one door"),
        asks(room_of(box(0, 0, 12, 10), (0, 5)), "120 m² to the last"),
        asks(room_of(box(0, 0, 10, 10), (0, 5), ends=(-20.0,)), "100 m² in a dead end: perhaps at its end"),
        passes(room_of(box(0, 0, 8, 6), (0, 5), ends=(-20.0,)), "48 m² in a dead end"),
        asks(room_of(box(0, 0, 10, 10), (0, 5), use=Use.PUBLIC), "100 m²: too large for a school"),
        asks(room_of(None, (0, 5)), "no outline"),
        exempts(room_of(box(0, 0, 13, 10), (0, 5), use=Use.RESIDENTIAL), "housing"),
        exempts(room_of(box(0, 0, 13, 10), (0, 5), kind=Use.STAIR), "a stairwell"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return is_public(storey.building) and storey.index > 0 and bool(self._rooms(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        doors = doors_of_rooms(storey)

        def judge(room: Room) -> Answer:
            if len(doors[room.key]) > 1:
                return passed(_("it has {number} doors", number=len(doors[room.key])), room.mark())
            return self._judged(room, doors[room.key][0], law)

        return each(self._rooms(storey), judge)

    def _judged(self, room: Room, door: Door, law: Law) -> Answer:
        storey, place = room.nearest(Storey), room.mark(room.boundary)
        area = square_metres(float(room.boundary.area))
        band = law.limit("one_door_band").number * area.value
        kinds = _kinds(room, storey.building)
        mild, strict = (law.limit("one_door_area", kind) for kind in (kinds[0], kinds[-1]))
        answer = at_most_of(area, mild, strict, _("in a hospital or a school"), place, band=band)
        if answer.verdict is not Verdict.PASS or area.value + band <= law.limit("corridor_end_area").number:
            return answer
        if lies_between(storey.corridor, door.at, [exit.at for exit in storey.exits]):
            return answer
        return undecided(_("its one door lies in a dead end; at the end of a corridor less is allowed"), place)

    def _rooms(self, storey: Storey) -> list[Room]:
        doors = doors_of_rooms(storey)
        return [room for room in storey.rooms if stayed_in(room) and doors[room.key]]


def _kinds(room: Room, building: Building) -> tuple[str, ...]:
    """The rows of the limits that the room may fall under, the mildest first."""
    if room.use in KINDS:
        return (KINDS[room.use],)
    if building.use in (Use.OFFICE, Use.SHOP):
        return ("other",)
    return ("medical",) if building.use in KINDS else ("other", "medical")
