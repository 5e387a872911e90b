"""Which rooms the fire code takes for plant rooms, by the words that name them, and what lies on either side of a door."""

from __future__ import annotations

import re

from lianshen.review.building import Door, DoorKind, Room, Storey
from lianshen.review.evidence import Bound
from lianshen.rules import Answer, Evidence, _, failed, passed, undecided
from lianshen.rules.law import Limit
from lianshen.rules.prepared import once

GENERATOR = re.compile(r"锅炉房|变压器室|发电机房|柴发|储油间")
TRANSFORMERS = re.compile(r"变配电|变电")
ELECTRICAL = re.compile(r"变配电|配电室|配电房|配电间|变电所|变电室|开关室|高压室|低压室")
VENTILATION = re.compile(r"风机房|空调机房|新风机房|通风机房|排烟机房|送风机房|加压机房")
PLANT = re.compile(r"水泵房|泵房|消防控制室|消控室|设备房|设备间|换热站|换热机房|制冷机房|热力站|冷冻机房|报警阀")
GRADES = {"A": _("class A fire door"), "B": _("class B fire door"), "C": _("class C fire door")}


def kind_of_plant(name: str) -> str | None:
    """The row of the limits that a room's name falls under; None for a room that is no plant room."""
    for kind, pattern in (("ventilation", VENTILATION), ("electrical", ELECTRICAL), ("plant", PLANT)):
        if pattern.search(name):
            return kind
    return None


def names_beside(door: Door) -> tuple[str, ...]:
    """The names of the rooms on either side; `()` where the storey has no plant room that they could be.

    A room without a name counts as one only where nobody could tell its use either.
    """
    storey = door.storey
    plants = once(storey, _plants) if storey.rooms else {}
    if not plants:
        return ()
    return tuple(plants[key].name for key in door.joins if key in plants)


def leads_outside(door: Door) -> bool:
    """Whether one side is the open air."""
    return "outside" in door.joins


def fire_door(door: Door, demanded: Limit, evidence: Evidence) -> Answer:
    """Whether a door is a fire door of the demanded class (A, B, C) or a better one."""
    least = str(demanded.value)
    if door.kind is DoorKind.UNKNOWN:
        return undecided(_("what kind of door this is cannot be told"), evidence)
    if door.kind is not DoorKind.FIRE:
        demand = Bound("==", DoorKind.FIRE.value)
        reason = _("a {wanted} is demanded here, and this is none", wanted=GRADES[least])
        return failed(reason, evidence, about=Door.kind, demand=demand)
    stated = door.fire_class
    if stated not in GRADES:
        return undecided(_("what kind of door this is cannot be told"), evidence)
    reason = _("the door is a {stated}; a {wanted} is demanded", stated=GRADES[stated], wanted=GRADES[least])
    if stated <= least:
        return passed(reason, evidence, about=Door.fire_class)
    return failed(reason, evidence, about=Door.fire_class, demand=Bound("==", least))


def _plants(storey: Storey) -> dict[str, Room]:
    return {room.key: room for room in storey.rooms if _may_be_plant(room)}


def _may_be_plant(room: Room) -> bool:
    if room.knows(Room.name):
        return bool(GENERATOR.search(room.name)) or kind_of_plant(room.name) is not None
    return not room.knows(Room.use)
