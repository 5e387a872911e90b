"""Civil air defence: a unit has the airlocks and wash rooms that its function asks for."""

from collections.abc import Callable
from typing import Any

from lianshen.review.building import Design, ProtectiveUnit, Room, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    count,
    exempts,
    fails,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import rectangle
from lianshen.rules.civil_air_defence.shelter import Function, function_of
from lianshen.rules.stage import Part

LOCK, WASH = "防毒通道", "洗消"


def _rooms(*names: str) -> list[Part]:
    return [part(Room, f"R{n}", name=name, boundary=rectangle(3, 3, 2 + 4 * n, 2)) for n, name in enumerate(names)]


def _unit(rooms: list[Part] | None, use: str | None = "二等人员掩蔽所") -> Callable[[], Design]:
    facts: dict[str, Any] = {"boundary": rectangle(40, 40), "entrances": [], "use": use}
    storey = part(Storey, "-1F", index=-1, rooms=rooms, protective_units=[part(ProtectiveUnit, "防护单元1", **facts)])
    return scene(storeys=[storey])


class Airlocks(Rule[ProtectiveUnit]):
    """A personnel shelter has as many gas-proof passages as its class asks for, and a place to wash.

    Counted are the rooms so named inside the unit; which entrance they belong to is not told apart.
    """

    code = "civil_air_defence/airlocks"
    clause = Clause("GB 50038-2005", "3.3.20 表3.3.20")
    severity = Severity.GENERAL
    needs = (ProtectiveUnit.use, ProtectiveUnit.boundary, Storey.rooms, Room.name, Room.boundary)
    limits = ("airlocks_of_main", "wash_rooms_of_main")
    examples = (
        passes(_unit(_rooms("防毒通道", "简易洗消间", "人员掩蔽室")), "one passage and a simple wash"),
        fails(_unit(_rooms("防毒通道", "人员掩蔽室")), "no wash"),
        fails(_unit(_rooms("防毒通道", "洗消间"), "一等人员掩蔽所"), "the first class needs two passages"),
        passes(_unit(_rooms("第一防毒通道", "第二防毒通道", "淋浴洗消间"), "一等人员掩蔽所"), "two and a wash room"),
        exempts(_unit(_rooms("物资库"), "物资库"), "stores"),
        asks(_unit(None), "the rooms were not read"),
        asks(_unit(_rooms("防毒通道", "洗消间"), "人员掩蔽"), "first class or second?"),
    )

    def concerns(self, unit: ProtectiveUnit, law: Law) -> bool:
        return (function := function_of(unit)) is None or function.shelters_people

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        function, place = function_of(unit), unit.mark(unit.boundary)
        if function is None or function is Function.PERSONNEL:
            return undecided(_("the words do not tell which class of shelter it is"), place)
        if any(room.sheet != unit.sheet for room in unit.nearest(Storey).rooms):
            return undecided(
                _("rooms and units are drawn on different sheets, which cannot be laid over each other"), place
            )
        rooms = [
            room for room in unit.nearest(Storey).rooms if unit.boundary.contains(room.boundary.representative_point())
        ]
        locks = [room for room in rooms if LOCK in room.name]
        washes = [room for room in rooms if WASH in room.name]
        wanted = law.limit("wash_rooms_of_main", function)
        if len(washes) < wanted.number:
            return at_least(count(len(washes)), wanted, place)
        return at_least(count(len(locks)), law.limit("airlocks_of_main", function), place)
