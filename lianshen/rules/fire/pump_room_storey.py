"""Fire: how deep a fire pump room may lie."""

import re
from collections.abc import Callable

from lianshen.review.building import Design, Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
)
from lianshen.rules.fire.rooms import named, outlines

PUMPS = re.compile(r"消防(水)?泵|喷淋泵|消火栓泵")


def pump_room(index: int | None, name: str | None = "消防水泵房") -> Callable[[], Design]:
    """A storey with one room of this name."""
    return scene(storeys=[part(Storey, "S", index=index, rooms=[part(Room, "R1", name=name, use=Use.PLANT)])])


class PumpRoomStorey(Rule[Storey]):
    """A fire pump room does not lie in the third basement or deeper.

    Rooms are told by their names.  How far the floor lies below the ground outside, for which another code has a number,
    is not looked at.
    """

    code = "fire/pump-room-storey"
    clause = Clause("GB 55037-2022", "4.1.7")
    severity = Severity.MANDATORY
    needs = (Storey.rooms, Storey.index, Room.name)
    limits = ("pump_room_storey",)
    examples = (
        passes(pump_room(-2), "the second basement"),
        fails(pump_room(-3), "the third basement"),
        passes(pump_room(1), "at ground level"),
        asks(pump_room(None), "no sheet says which storey it is"),
        exempts(pump_room(-3, "风机房"), "another plant room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(named(storey, PUMPS))

    def check(self, storey: Storey, law: Law) -> Answer:
        lowest = law.limit("pump_room_storey").number
        said = _("a fire pump room on storey {index}", index=storey.index)
        marks = outlines(named(storey, PUMPS))
        return passed(said, *marks) if storey.index >= lowest else failed(said, *marks)
