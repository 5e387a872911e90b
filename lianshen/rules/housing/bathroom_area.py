"""Housing: a bathroom that holds everything is large enough."""

from lianshen.review.building import Room, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, exempts, fails, passed, passes
from lianshen.rules.housing.rooms import large_enough, room


class BathroomArea(Rule[Room]):
    """A bathroom with toilet, bath and basin is large enough.

    A smaller room that holds only some of the three is allowed; where the fixtures were not read, a small one is a
    question.
    """

    code = "housing/bathroom-area"
    clause = Clause("GB 55038-2025", "4.1.6")
    severity = Severity.MANDATORY
    needs = (
        Room.use,
        Room.boundary,
        Room.stated_area,
        Room.fixtures,
    )
    limits = (
        "bathroom_area",
        "bathroom_fixtures",
        "area_band",
    )
    examples = (
        passes(room("卫生间", Use.TOILET, 2.0, 1.6), "3.2 m²"),
        asks(
            room("卫生间", Use.TOILET, 2.0, 1.6, stated_area=2.4), "the sheet states 2.4 m², the walls enclose 3.2 m²"
        ),
        fails(room("卫生间", Use.TOILET, 1.5, 1.4, fixtures=("坐便器", "洗脸盆", "淋浴")), "2.1 m² with all three"),
        passes(room("卫生间", Use.TOILET, 1.5, 1.4, fixtures=("坐便器", "洗脸盆")), "2.1 m² with two of them"),
        asks(room("卫生间", Use.TOILET, 1.5, 1.4), "2.1 m², and nobody counted the fixtures"),
        exempts(room("书房", Use.BEDROOM, 1.5, 1.4), "no bathroom"),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        return room.use is Use.TOILET

    def check(self, room: Room, law: Law) -> Answer:
        least, band = law.limit("bathroom_area"), law.limit("area_band").number
        if room.boundary.area >= least.number + band or len(room.fixtures) >= law.limit("bathroom_fixtures").number:
            return large_enough(room, least, law)
        return passed(_("it holds only some of the fixtures"), room.mark(room.boundary))
