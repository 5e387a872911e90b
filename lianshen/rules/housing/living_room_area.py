"""Housing: the smallest living room."""

from lianshen.review.building import Room, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.housing.rooms import large_enough, room


class LivingRoomArea(Rule[Room]):
    """A living room is large enough.

    A room for dining only is not a living room: it is told by its name.
    """

    code = "housing/living-room-area"
    clause = Clause("GB 50096-2011", "5.2.2")
    severity = Severity.GENERAL
    needs = (
        Room.use,
        Room.name,
        Room.boundary,
        Room.stated_area,
    )
    limits = (
        "living_room_area",
        "area_band",
    )
    examples = (
        passes(room("起居室", Use.LIVING, 4.2, 3.6), "15 m²"),
        fails(room("客厅", Use.LIVING, 3.0, 3.0), "9 m²"),
        asks(room("客厅", Use.LIVING, 4.2, 3.6, stated_area=9.0), "the sheet states 9 m², the walls enclose 15 m²"),
        exempts(room("餐厅", Use.LIVING, 3.0, 2.0), "a dining room"),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        return room.use is Use.LIVING and any(word in room.name for word in ("起居", "客厅", "living"))

    def check(self, room: Room, law: Law) -> Answer:
        return large_enough(room, law.limit("living_room_area"), law)
