"""Housing: the narrowest kitchen."""

from lianshen.review.building import Room, Use
from lianshen.review.geometry import short_side
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, exempts, fails, metres, passes
from lianshen.rules.housing.rooms import room


class KitchenWidth(Rule[Room]):
    """A kitchen is wide enough to stand before its counter.

    Measured is its broadest place, as the clause means the room and not its entry.
    """

    code = "housing/kitchen-width"
    clause = Clause("GB 50096-2011", "5.3.5")
    severity = Severity.GENERAL
    needs = (
        Room.use,
        Room.boundary,
    )
    limits = (
        "kitchen_width",
        "wall_band",
    )
    examples = (
        passes(room("厨房", Use.KITCHEN, 2.4, 1.8), "1.8 m"),
        fails(room("厨房", Use.KITCHEN, 3.0, 1.3), "1.3 m"),
        asks(room("厨房", Use.KITCHEN, 3.0, 1.51), "too near to tell"),
        asks(room("厨房", None, 3.0, 1.3), "nobody says what the room is for"),
        exempts(room("餐厅", Use.LIVING, 3.0, 1.3), "no kitchen"),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        return room.use is Use.KITCHEN

    def check(self, room: Room, law: Law) -> Answer:
        broad = short_side(room.boundary)
        band = law.limit("wall_band").number
        return at_least(metres(broad.width), law.limit("kitchen_width"), room.mark(broad.line), band=band)
