"""Civil air defence: the entrances of a unit are wide enough for the people it shelters."""

from dataclasses import replace

from lianshen.review.building import Door, ProtectiveUnit, ShelterEntrance
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    exempts,
    fails,
    metres,
    passes,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import airtight, mouth, protective, shelter
from lianshen.rules.civil_air_defence.shelter import SHIELDING, Mouth, function_of, mouth_of, where
from lianshen.rules.stage import Part


def _mouths(*widths: float, kind: str | None = "战时次要出入口") -> list[Part]:
    return [mouth(str(n), kind, protective(marked_width=w), airtight(marked_width=w)) for n, w in enumerate(widths)]


class EntranceWidth(Rule[ProtectiveUnit]):
    """The doors of a personnel shelter's entrances are together wide enough for its people.

    Each entrance counts with its narrowest protective or airtight door, at the width of the door's mark, and no door
    counts for more people than one door may.
    """

    code = "civil_air_defence/entrance-width"
    clause = Clause("GB 50038-2005", "3.3.8 (总净宽与每樘人数)")
    severity = Severity.GENERAL
    needs = (
        ProtectiveUnit.use,
        ProtectiveUnit.persons,
        ProtectiveUnit.entrances,
        ShelterEntrance.kind,
        ShelterEntrance.at,
        ShelterEntrance.doors,
        Door.kind,
        Door.marked_width,
        Door.width,
    )
    limits = ("entrance_width_per_hundred", "persons_per_door")
    examples = (
        passes(shelter(use="二等人员掩蔽所", persons=1300, entrances=_mouths(1.5, 1.2, 1.2)), "3.9 m for 1300 people"),
        fails(
            shelter(use="二等人员掩蔽所", persons=1300, entrances=_mouths(6.0, 1.2)),
            "7.2 m of doors, but the wide one counts for 700 people only",
        ),
        fails(shelter(use="二等人员掩蔽所", persons=1300, entrances=_mouths(1.5, 1.2)), "2.7 m for 1300 people"),
        exempts(shelter(use="物资库", entrances=_mouths(1.2)), "stores shelter nobody"),
        asks(
            shelter(use="二等人员掩蔽所", persons=700, entrances=_mouths(1.2, 1.2, kind=None)),
            "enough, if both are entrances, which stands nowhere",
        ),
        asks(shelter(use="二等人员掩蔽所", entrances=_mouths(1.5, 1.2)), "nobody states how many people"),
        asks(
            shelter(
                use="二等人员掩蔽所", persons=100, entrances=[mouth("1", "主要出入口", protective(marked_width=None))]
            ),
            "the width of the door was not read",
        ),
    )

    def concerns(self, unit: ProtectiveUnit, law: Law) -> bool:
        function = function_of(unit)
        return function is None or function.shelters_people

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        if function_of(unit) is None:
            return undecided(_("“{words}” does not tell what the unit is for in war time", words=unit.use))
        each = law.limit("entrance_width_per_hundred")
        demanded = replace(each, value=each.number * unit.persons / 100)
        most = each.number * law.limit("persons_per_door").number / 100
        mouths = [entrance for entrance in unit.entrances if mouth_of(entrance) not in (Mouth.SHAFT, Mouth.LINK)]
        places = tuple(where(entrance) for entrance in mouths)
        possible = sum(min(most, _narrowest(entrance)) for entrance in mouths)
        sure = sum(min(most, _narrowest(entrance)) for entrance in mouths if mouth_of(entrance).counts)
        if sure < demanded.number - 1e-9 <= possible:
            return undecided(_("wide enough only if all mouths are war-time entrances, which stands nowhere"), *places)
        return at_least(metres(possible), demanded, *places)


def _narrowest(entrance: ShelterEntrance) -> float:
    return min((_width(door) for door in entrance.doors if door.kind in SHIELDING), default=0.0)


def _width(door: Door) -> float:
    return door.marked_width if door.knows(Door.marked_width) else door.width
