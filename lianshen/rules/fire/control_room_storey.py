"""Fire: where a fire control room may lie."""

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

CONTROL = re.compile(r"消防控制室|消控室|消防控制中心|消防、?安防控制室")


def control_room(index: int | None, name: str | None = "消防控制室") -> Callable[[], Design]:
    """A storey with one room of this name."""
    return scene(storeys=[part(Storey, "S", index=index, rooms=[part(Room, "R1", name=name, use=Use.CONTROL)])])


class ControlRoomStorey(Rule[Storey]):
    """A fire control room lies on the ground storey or in the first basement.

    Rooms are told by their names.  Whether its door leads straight to the open air or a safe exit a reviewer has to see.
    """

    code = "fire/control-room-storey"
    clause = Clause("GB 55037-2022", "4.1.8")
    severity = Severity.MANDATORY
    needs = (Storey.rooms, Storey.index, Room.name)
    limits = ("control_room_highest", "control_room_lowest")
    examples = (
        passes(control_room(1), "the ground storey"),
        passes(control_room(-1), "the first basement"),
        fails(control_room(2), "the second storey"),
        fails(control_room(-2), "the second basement"),
        asks(control_room(None), "no sheet says which storey it is"),
        exempts(control_room(2, "弱电机房"), "another room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(named(storey, CONTROL))

    def check(self, storey: Storey, law: Law) -> Answer:
        marks = outlines(named(storey, CONTROL))
        low, high = law.limit("control_room_lowest").number, law.limit("control_room_highest").number
        said = _("a fire control room on storey {index}", index=storey.index)
        return passed(said, *marks) if low <= storey.index <= high else failed(said, *marks)
