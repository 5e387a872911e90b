"""Fire: on which storeys old people are cared for."""

import re

from lianshen.review.building import Building, Design, Room, Storey, Use
from lianshen.review.findings import Verdict
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_most, exempts, fails, metres, passes
from lianshen.rules.fire.placed import (
    BY_STOREY,
    GROUND,
    not_too_low,
    on_storey,
    perhaps_misplaced,
    rooms_for,
    within_rating,
)

BEDS = re.compile(r"居室|卧室|休息室|宿舍")


class ElderlyStorey(Rule[Storey]):
    """Rooms for the care of old people lie on storeys where they may.

    Rooms are told by their use and their names.  Above ground the level of the floor counts, below ground only what is no
    bedroom may lie in the first basement: which it is, a person must say unless the name does.
    """

    code = "fire/elderly-storey"
    clause = Clause("GB 55037-2022", "4.3.5")
    severity = Severity.MANDATORY
    needs = (*BY_STOREY, Storey.level)
    through = (Design.buildings, Building.storeys)
    limits = ("elderly_lowest", "elderly_highest", "elderly_level")
    examples = (
        passes(on_storey(5, "老年人活动室", Use.ELDERLY, level=16.0), "on the fifth storey"),
        fails(on_storey(20, "老年人居室", None, level=58.0), "58 m above the ground"),
        fails(on_storey(-2, None, Use.ELDERLY), "in the second basement"),
        fails(on_storey(-1, "老年人居室", Use.ELDERLY), "a bedroom in the basement"),
        fails(on_storey(3, None, Use.ELDERLY, level=7.0, fire_rating="3"), "on the third storey, rating 3"),
        asks(on_storey(-1, "老年人用房", Use.ELDERLY), "in the first basement, and nobody says what for"),
        asks(on_storey(5, "养老", Use.ELDERLY), "nobody states the level"),
        exempts(on_storey(-2, "库房", Use.STORAGE), "another room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(rooms_for(storey, Use.ELDERLY))

    def check(self, storey: Storey, law: Law) -> Answer:
        rooms = rooms_for(storey, Use.ELDERLY)
        beds = [room for room in rooms if room.knows(Room.name) and BEDS.search(room.name)]
        lowest = GROUND if beds else int(law.limit("elderly_lowest").number)
        low = not_too_low(storey, beds or rooms, lowest)
        if low is not None:
            return low
        if storey.index < GROUND:
            return perhaps_misplaced(storey, rooms)
        level = at_most(metres(storey.level), law.limit("elderly_level"), storey.mark())
        if level.verdict is Verdict.FAIL:
            return level
        return within_rating(storey, rooms, law, "elderly", ("3",))
