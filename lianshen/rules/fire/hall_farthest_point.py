"""Fire: from the remotest place of a hall to its door."""

from shapely import box

from lianshen.review.building import Building, Door, Room, Storey, Use
from lianshen.review.reach import remotest
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    metres,
    passes,
    undecided,
)
from lianshen.rules.fire.room_farthest_point import room_of
from lianshen.rules.fire.several import each
from lianshen.rules.fire.walks import HALLS, doors_of_rooms, is_public, lengthened

LONG = box(0, 0, 58, 20)


class HallFarthestPoint(Rule[Storey]):
    """No place in a hall with two doors or more is too far from the nearest of them.

    Halls and shops of buildings of rating 1 or 2 are looked at.  Whether the doors lead straight to a stair or the open
    air, or through a corridor that may then be 10 m long at the most, a reviewer has to see; so has he open-plan offices.
    """

    code = "fire/hall-farthest-point"
    clause = Clause("GB 50016-2014 (2018)", "5.5.17（4）")
    severity = Severity.GENERAL
    needs = (
        Building.use,
        Building.fire_rating,
        Building.sprinkler,
        Storey.rooms,
        Storey.doors,
        Room.use,
        Room.boundary,
        Door.joins,
        Door.at,
    )
    limits = ("hall_walk", "sprinklered_public_walk", "remote_band")
    examples = (
        passes(room_of(box(0, 0, 50, 20), (0, 10), (50, 10), kind=Use.HALL), "26.9 m"),
        fails(room_of(box(0, 0, 60, 20), (0, 10), (60, 10), kind=Use.SHOP), "31.6 m"),
        passes(room_of(box(0, 0, 60, 20), (0, 10), (60, 10), kind=Use.SHOP, sprinkler=True), "31.6 m with sprinklers"),
        asks(room_of(box(0, 0, 56.4, 20), (0, 10), (56.4, 10), kind=Use.HALL), "29.9 m cannot be told from 30 m"),
        asks(room_of(LONG, (0, 10), (58, 10), kind=Use.HALL, fire_rating="3"), "a rating the clause does not name"),
        asks(room_of(None, (0, 5), (9, 5), kind=Use.HALL), "no outline"),
        exempts(room_of(LONG, (0, 10), kind=Use.HALL), "one door only: another clause"),
        exempts(room_of(LONG, (0, 10), (58, 10), kind=Use.HALL, use=Use.INDUSTRIAL), "no public building"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return is_public(storey.building) and bool(self._halls(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        doors = doors_of_rooms(storey)
        limit = lengthened(law.limit("hall_walk", storey.building.fire_rating), storey.building, law)
        band = law.limit("remote_band").number

        def judge(room: Room) -> Answer:
            walk = remotest(room.boundary, [door.at for door in doors[room.key]])
            if walk is None:
                return undecided(_("the door does not stand in the outline of its room"), room.mark(room.boundary))
            return at_most(metres(walk.length), limit, room.mark(walk.line), band=band)

        return each(self._halls(storey), judge)

    def _halls(self, storey: Storey) -> list[Room]:
        doors = doors_of_rooms(storey)
        return [room for room in storey.rooms if room.use in HALLS and len(doors[room.key]) > 1]
