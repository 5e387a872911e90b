"""Fire: on which storeys wards lie."""

from lianshen.review.building import Building, Design, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.fire.placed import BY_STOREY, not_too_low, on_storey, rooms_for, within_rating


class WardStorey(Rule[Storey]):
    """Wards lie above ground, and low where the fire rating is low.

    Rooms are told by their use and their names; which storey it is, by its index.  Of high-rises and low buildings alike only
    the storey and the fire rating are looked at.
    """

    code = "fire/ward-storey"
    clause = Clause("GB 55037-2022", "4.3.6")
    severity = Severity.MANDATORY
    needs = (*BY_STOREY,)
    through = (Design.buildings, Building.storeys)
    limits = ("ward_lowest", "ward_highest")
    examples = (
        passes(on_storey(8, "病房", Use.WARD), "on the eighth storey, rating 1"),
        fails(on_storey(-1, "病房", None), "below ground"),
        fails(on_storey(3, None, Use.WARD, fire_rating="3"), "on the third storey, rating 3"),
        asks(on_storey(2, "病房", Use.WARD, fire_rating="4"), "of rating 4 the clause gives no number"),
        asks(on_storey(2, "病房", Use.WARD, fire_rating=None), "nobody states the rating"),
        exempts(on_storey(-1, "库房", Use.STORAGE), "another room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(rooms_for(storey, Use.WARD))

    def check(self, storey: Storey, law: Law) -> Answer:
        rooms = rooms_for(storey, Use.WARD)
        low = not_too_low(storey, rooms, int(law.limit("ward_lowest").number))
        return low or within_rating(storey, rooms, law, "ward", ("3", "4"))
