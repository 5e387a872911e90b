"""Housing: the narrowest bedroom."""

from lianshen.review.building import Room, Use
from lianshen.review.geometry import short_side
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, exempts, fails, metres, passes
from lianshen.rules.housing.rooms import room


class BedroomShortSide(Rule[Room]):
    """A bedroom's short side is long enough for a bed.

    It is measured where the room is broadest, so that an entry between cupboards does not count as the short side.
    """

    code = "housing/bedroom-short-side"
    clause = Clause("GB 55038-2025", "4.1.1")
    severity = Severity.MANDATORY
    needs = (Room.use, Room.boundary)
    limits = ("bedroom_short_side", "wall_band")
    examples = (
        passes(room("卧室", Use.BEDROOM, 3.0, 2.1), "2.1 m"),
        fails(room("卧室", Use.BEDROOM, 4.0, 1.6), "1.6 m"),
        asks(room("卧室", Use.BEDROOM, 4.0, 1.82), "1.82 m between bare walls"),
        exempts(room("储藏室", Use.STORAGE, 4.0, 1.6), "no bedroom"),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        return room.use is Use.BEDROOM

    def check(self, room: Room, law: Law) -> Answer:
        side = short_side(room.boundary)
        band = law.limit("wall_band").number
        return at_least(metres(side.width), law.limit("bedroom_short_side"), room.mark(side.line), band=band)
