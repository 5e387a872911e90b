"""What the words on shelter drawings mean: what a unit is for in war time, and what kind of mouth an entrance is.

战时功能: what a protective unit is for · 口部: a mouth of a unit with its doors · 连通口: an opening from unit to unit ·
竖井: a shaft with rungs, an emergency exit that does not count as an entrance.
"""

from __future__ import annotations

import re
from enum import StrEnum

from lianshen.review.building import DoorKind, ProtectiveUnit, ShelterEntrance
from lianshen.review.evidence import Evidence

SHIELDING = (DoorKind.PROTECTIVE, DoorKind.AIRTIGHT)


class Function(StrEnum):
    """What a protective unit is for; PERSONNEL where the class of a personnel shelter is not said."""

    MEDICAL = "medical"
    TEAM_EQUIPMENT = "team_equipment"
    TEAM_PERSONNEL = "team_personnel"
    FIRST_CLASS = "first_class"
    SECOND_CLASS = "second_class"
    PERSONNEL = "personnel"
    STORE = "store"
    AUXILIARY = "auxiliary"

    @property
    def shelters_people(self) -> bool:
        """Whether it is a personnel shelter (人员掩蔽工程)."""
        return self in (Function.FIRST_CLASS, Function.SECOND_CLASS, Function.PERSONNEL)


_FUNCTIONS = (  # the first that matches; 专业队装备 before 专业队, 一等 and 二等 before 人员掩蔽
    (Function.MEDICAL, r"医疗救护|救护站|急救医院|中心医院"),
    (Function.TEAM_EQUIPMENT, r"装备掩蔽|专业队装备|专业队.*车"),
    (Function.TEAM_PERSONNEL, r"专业队"),
    (Function.FIRST_CLASS, r"一等"),
    (Function.SECOND_CLASS, r"二等"),
    (Function.PERSONNEL, r"人员掩蔽"),
    (Function.STORE, r"物资库|物资储备"),
    (Function.AUXILIARY, r"配套|区域电站|人防汽车库|食品站|生产车间|供水站"),
)


def function_of(unit: ProtectiveUnit) -> Function | None:
    """What the unit is for; None where its words are not among those we know."""
    words = unit.use
    return next((function for function, pattern in _FUNCTIONS if re.search(pattern, words)), None)


class Mouth(StrEnum):
    """What kind of opening a mouth of a unit is; UNSAID where its words do not tell."""

    MAIN = "main"
    OTHER = "other"
    SHAFT = "shaft"
    LINK = "link"
    UNSAID = "unsaid"

    @property
    def counts(self) -> bool:
        """Whether it is surely one of the unit's war-time entrances."""
        return self in (Mouth.MAIN, Mouth.OTHER)


_MOUTHS = (  # the first that matches
    (Mouth.LINK, r"连通|\blink\b"),
    (Mouth.SHAFT, r"竖井|\bshaft\b"),
    (Mouth.MAIN, r"主要|\bmain\b"),
    (Mouth.OTHER, r"次要|室外|室内|\b(secondary|outdoor|indoor)\b"),
)


def mouth_of(entrance: ShelterEntrance) -> Mouth:
    """What the entrance's words say it is; UNSAID too where nothing stands at it."""
    if not entrance.knows(ShelterEntrance.kind):
        return Mouth.UNSAID
    words = entrance.kind
    return next((mouth for mouth, pattern in _MOUTHS if re.search(pattern, words)), Mouth.UNSAID)


def where(entrance: ShelterEntrance) -> Evidence:
    """The mouth at its place, as far as that was read."""
    return entrance.mark(entrance.at if entrance.knows(ShelterEntrance.at) else None)


def leads_outdoors(entrance: ShelterEntrance) -> bool | None:
    """Whether its surface end lies in the open, outside the building above; None where its words do not say."""
    words = entrance.kind if entrance.knows(ShelterEntrance.kind) else ""
    if re.search(r"室外|\boutdoor\b", words):
        return True
    return False if re.search(r"室内|\bindoor\b", words) else None
