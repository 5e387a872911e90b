"""Fire: on which storeys boilers stand."""

import re
from datetime import date

from lianshen.review.building import Building, Design, Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    fails,
    passes,
    undecided,
)
from lianshen.rules.fire.placed import GROUND, not_too_low, on_storey, well_placed

BOILER = re.compile(r"锅炉房|锅炉间")
MILD = re.compile(r"常压|真空")


class BoilerStorey(Rule[Storey]):
    """Boilers stand on the ground floor or in the first basement.

    Rooms are told by their names.  Before the general code atmospheric and vacuum boilers might stand a storey lower: then
    a name that does not say which they are is a question.  Boilers on upper storeys may stand on the roof only, which a
    person must see.
    """

    code = "fire/boiler-storey"
    clause = Clause("GB 55037-2022", "4.1.4")
    severity = Severity.MANDATORY
    needs = (Storey.rooms, Storey.index, Room.name, Room.use, Room.boundary)
    through = (Design.buildings, Building.storeys)
    limits = ("boiler_lowest",)
    examples = (
        passes(on_storey(-1, "燃气锅炉房", Use.PLANT), "in the first basement"),
        fails(on_storey(-2, "燃气锅炉房", Use.PLANT), "in the second basement"),
        fails(on_storey(-2, "真空锅炉房", Use.PLANT), "vacuum boilers in the second basement"),
        passes(on_storey(-2, "真空锅炉房", Use.PLANT), "vacuum boilers, by the older law", on=date(2022, 9, 1)),
        asks(on_storey(-2, "燃气锅炉房", Use.PLANT), "by the older law it depends on the kind", on=date(2022, 9, 1)),
        fails(on_storey(-3, "真空锅炉房", Use.PLANT), "too low by any law", on=date(2022, 9, 1)),
        asks(on_storey(6, "锅炉房", Use.PLANT), "on the sixth storey, which may be the roof"),
        asks(on_storey(-2, None, Use.PLANT), "plant without a name"),
        exempts(on_storey(-2, "水泵房", Use.PLANT), "other plant"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(_boilers(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        rooms = _boilers(storey)
        lowest = {kind: int(law.limit("boiler_lowest", kind).number) for kind in ("ordinary", "mild")}
        if storey.index > GROUND:
            return undecided(_("boilers above the ground floor may stand on the roof only"), rooms[0].mark())
        low = not_too_low(storey, rooms, lowest["mild"])
        if low is not None or storey.index >= lowest["ordinary"]:
            return low or well_placed(storey, rooms)
        if all(MILD.search(room.name) for room in rooms):
            return well_placed(storey, rooms)
        return undecided(_("only atmospheric or vacuum boilers may stand so low"), rooms[0].mark())


def _boilers(storey: Storey) -> list[Room]:
    """The rooms named so; of a room known to be something other than plant no name is asked."""
    return [room for room in storey.rooms if _may_hold_plant(room) and BOILER.search(room.name)]


def _may_hold_plant(room: Room) -> bool:
    return room.knows(Room.name) or not room.knows(Room.use) or room.use is Use.PLANT
