"""Fire: on which storeys shops lie."""

from lianshen.review.building import Building, Design, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes
from lianshen.rules.fire.placed import BY_STOREY, not_too_low, on_storey, rooms_for, within_rating


class ShopStorey(Rule[Storey]):
    """Shops and exhibition halls lie on storeys where they may.

    Rooms are told by their use and their names; which storey it is, by its index.  Of high-rises and low buildings alike only
    the storey and the fire rating are looked at.
    """

    code = "fire/shop-storey"
    clause = Clause("GB 55037-2022", "4.3.3")
    severity = Severity.MANDATORY
    needs = (*BY_STOREY,)
    through = (Design.buildings, Building.storeys)
    limits = ("shop_lowest", "shop_highest")
    examples = (
        passes(on_storey(-2, "超市", Use.SHOP), "in the second basement"),
        fails(on_storey(-3, "超市", Use.SHOP), "in the third basement"),
        passes(on_storey(5, "营业厅", None), "on the fifth storey, rating 1"),
        fails(on_storey(3, "营业厅", Use.SHOP, fire_rating="3"), "on the third storey, rating 3"),
        asks(on_storey(3, "营业厅", Use.SHOP, fire_rating=None), "on the third storey, nobody states the rating"),
        asks(on_storey(-3, None, None), "a room of which nobody knows anything"),
        exempts(on_storey(-3, "水泵房", Use.PLANT), "another room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(rooms_for(storey, Use.SHOP))

    def check(self, storey: Storey, law: Law) -> Answer:
        rooms = rooms_for(storey, Use.SHOP)
        low = not_too_low(storey, rooms, int(law.limit("shop_lowest").number))
        return low or within_rating(storey, rooms, law, "shop", ("3", "4"))
