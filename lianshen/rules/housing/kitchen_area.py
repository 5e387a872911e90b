"""Housing: the smallest kitchen."""

from lianshen.review.building import Room, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.housing.rooms import large_enough, room


class KitchenArea(Rule[Room]):
    """A kitchen is large enough.

    An open kitchen has no boundary of its own on the plan, so it is not measured but asked about.
    """

    code = "housing/kitchen-area"
    clause = Clause("GB 55038-2025", "4.1.4")
    severity = Severity.MANDATORY
    needs = (Room.use, Room.boundary, Room.stated_area)
    limits = ("kitchen_area", "area_band")
    examples = (
        passes(room("厨房", Use.KITCHEN, 2.4, 1.8), "4.32 m²"),
        fails(room("厨房", Use.KITCHEN, 2.0, 1.5), "3 m²"),
        asks(room("厨房", Use.KITCHEN, 2.0, 1.5, stated_area=3.6), "the sheet states 3.6 m², the walls enclose 3 m²"),
        exempts(room("餐厅", Use.LIVING, 2.0, 1.5), "no kitchen"),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        return room.use is Use.KITCHEN

    def check(self, room: Room, law: Law) -> Answer:
        return large_enough(room, law.limit("kitchen_area"), law)
