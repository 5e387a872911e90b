"""Fire: on which storeys places of entertainment lie."""

from lianshen.review.building import Building, Design, Room, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_most, exempts, fails, metres, passes
from lianshen.rules.fire.placed import GROUND, not_too_low, on_storey, rooms_for, well_placed


class EntertainmentStorey(Rule[Storey]):
    """Places of entertainment lie no lower than the first basement, and not deep.

    Rooms are told by their use and their names.  How deep a basement lies is the stated depth of its floor below the ground
    outside.
    """

    code = "fire/entertainment-storey"
    clause = Clause("GB 55037-2022", "4.3.7")
    severity = Severity.MANDATORY
    needs = (Storey.rooms, Storey.index, Storey.depth, Room.use, Room.name, Room.boundary)
    through = (Design.buildings, Building.storeys)
    limits = ("entertainment_lowest", "entertainment_depth")
    examples = (
        passes(on_storey(-1, "KTV包房", None, depth=6.0), "in the first basement, 6 m deep"),
        passes(on_storey(3, None, Use.ENTERTAINMENT), "on the third storey"),
        fails(on_storey(-2, "网吧", None), "in the second basement"),
        fails(on_storey(-1, "KTV包房", None, depth=11.0), "in the first basement, 11 m deep"),
        asks(on_storey(-1, "KTV包房", None), "in the first basement, nobody states how deep"),
        exempts(on_storey(-2, "库房", Use.STORAGE), "another room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(rooms_for(storey, Use.ENTERTAINMENT))

    def check(self, storey: Storey, law: Law) -> Answer:
        rooms = rooms_for(storey, Use.ENTERTAINMENT)
        low = not_too_low(storey, rooms, int(law.limit("entertainment_lowest").number))
        if low is not None or storey.index >= GROUND:
            return low or well_placed(storey, rooms)
        return at_most(metres(storey.depth), law.limit("entertainment_depth"), storey.mark())
