"""Housing: the smallest bedroom for two."""

from lianshen.review.building import Room, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.housing.rooms import large_enough, room


class DoubleBedroomArea(Rule[Room]):
    """A bedroom for two is large enough.

    It is told by its name: a master bedroom or one that is called double.
    """

    code = "housing/double-bedroom-area"
    clause = Clause("GB 50096-2011", "5.2.2")
    severity = Severity.GENERAL
    needs = (
        Room.use,
        Room.name,
        Room.boundary,
        Room.stated_area,
    )
    limits = (
        "double_bedroom_area",
        "area_band",
    )
    examples = (
        passes(room("主卧室", Use.BEDROOM, 3.6, 3.3), "11.9 m²"),
        fails(room("双人卧室", Use.BEDROOM, 3.0, 2.6), "7.8 m²"),
        asks(
            room("主卧", Use.BEDROOM, 3.6, 3.3, stated_area=8.5), "the sheet states 8.5 m², the walls enclose 11.9 m²"
        ),
        exempts(room("次卧", Use.BEDROOM, 3.0, 2.6), "nothing says it is for two"),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        return room.use is Use.BEDROOM and any(word in room.name for word in ("主卧", "双人"))

    def check(self, room: Room, law: Law) -> Answer:
        return large_enough(room, law.limit("double_bedroom_area"), law)
