"""Housing: the smallest bedroom."""

from lianshen.review.building import Room, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.housing.rooms import large_enough, room


class BedroomArea(Rule[Room]):
    """A bedroom is large enough.

    More is demanded of a bedroom in which one also lives, which is told by its name (兼起居).
    """

    code = "housing/bedroom-area"
    clause = Clause("GB 55038-2025", "4.1.1")
    severity = Severity.MANDATORY
    needs = (Room.use, Room.name, Room.boundary, Room.stated_area)
    limits = ("bedroom_area", "area_band")
    examples = (
        passes(room("卧室", Use.BEDROOM, 3.0, 2.4), "7.2 m²"),
        fails(room("卧室", Use.BEDROOM, 2.4, 2.0), "4.8 m²"),
        fails(room("卧室兼起居室", Use.BEDROOM, 3.0, 2.8), "8.4 m² to sleep and live in"),
        asks(room("卧室", Use.BEDROOM, 2.5, 2.01), "5.03 m² cannot be told from 5 m²"),
        asks(room("卧室", Use.BEDROOM, 2.4, 2.0, stated_area=5.2), "the sheet states 5.2 m², the walls enclose 4.8 m²"),
        asks(room("房间", None, 2.4, 2.0), "no sheet says what the room is for"),
        exempts(room("书房", Use.OTHER, 2.4, 2.0), "no bedroom"),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        return room.use is Use.BEDROOM

    def check(self, room: Room, law: Law) -> Answer:
        kind = "bed-living" if "起居" in room.name else "bedroom"
        return large_enough(room, law.limit("bedroom_area", kind), law)
