"""Fire: on which storeys children stay."""

from lianshen.review.building import Building, Design, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.fire.placed import BY_STOREY, not_too_low, on_storey, rooms_for, within_rating


class ChildrenStorey(Rule[Storey]):
    """Rooms for small children lie low, and not below ground.

    Rooms are told by their use and their names; which storey it is, by its index.  Of high-rises and low buildings alike only
    the storey and the fire rating are looked at.
    """

    code = "fire/children-storey"
    clause = Clause("GB 55037-2022", "4.3.4")
    severity = Severity.MANDATORY
    needs = (*BY_STOREY,)
    through = (Design.buildings, Building.storeys)
    limits = ("children_lowest", "children_highest")
    examples = (
        passes(on_storey(3, "幼儿活动室", Use.CHILDREN), "on the third storey, rating 1"),
        fails(on_storey(4, "幼儿活动室", None), "on the fourth storey"),
        fails(on_storey(-1, "儿童游乐厅", None), "below ground"),
        fails(on_storey(3, None, Use.CHILDREN, fire_rating="3"), "on the third storey, rating 3"),
        asks(on_storey(2, "托育", Use.CHILDREN, fire_rating=None), "on the second storey, nobody states the rating"),
        exempts(on_storey(4, "办公室", Use.OFFICE), "another room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(rooms_for(storey, Use.CHILDREN))

    def check(self, storey: Storey, law: Law) -> Answer:
        rooms = rooms_for(storey, Use.CHILDREN)
        low = not_too_low(storey, rooms, int(law.limit("children_lowest").number))
        return low or within_rating(storey, rooms, law, "children", ("1", "2", "3", "4"))
