"""Civil air defence: the doors of an entrance follow each other in the right order."""

from dataclasses import replace

from lianshen.review.building import Door, DoorKind, ProtectiveUnit, ShelterEntrance
from lianshen.review.evidence import Evidence
from lianshen.review.findings import Verdict
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
    failed,
    fails,
    passes,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import airtight, door, mouth, protective, shelter
from lianshen.rules.civil_air_defence.shelter import SHIELDING, Mouth, function_of, mouth_of


class EntranceDoorOrder(Rule[ShelterEntrance]):
    """From outside to inside an entrance has first its protective airtight door, then its airtight doors.

    How many airtight doors follow depends on what the unit is for and, for the better shelters, on whether it is the main
    entrance.  Fire doors and ordinary doors on the way do not count.
    """

    code = "civil_air_defence/entrance-door-order"
    clause = Clause("GB 50038-2005", "3.3.6 表3.3.6")
    severity = Severity.GENERAL
    needs = (ShelterEntrance.doors, ShelterEntrance.kind, Door.kind, Door.at, ProtectiveUnit.use)
    limits = ("airtight_doors",)
    examples = (
        passes(
            shelter(use="二等人员掩蔽所", entrances=[mouth("1", "战时次要出入口", protective(), airtight())]),
            "protective, then airtight",
        ),
        passes(
            shelter(use="专业队装备掩蔽部", entrances=[mouth("1", "主要出入口", protective())]),
            "vehicles need one door",
        ),
        fails(
            shelter(use="二等人员掩蔽所", entrances=[mouth("1", "战时次要出入口", airtight(), protective())]),
            "the airtight door stands outside",
        ),
        fails(
            shelter(use="二等人员掩蔽所", entrances=[mouth("1", "主要出入口", protective())]),
            "no airtight door follows",
        ),
        fails(
            shelter(use="医疗救护站", entrances=[mouth("1", "战时主要出入口", protective(), airtight())]),
            "the main entrance of a hospital needs two airtight doors",
        ),
        exempts(
            shelter(use="二等人员掩蔽所", entrances=[mouth("1", "连通口", protective("A"), protective("B"))]),
            "an opening to the next unit has two protective doors",
        ),
        fails(
            shelter(use="二等人员掩蔽所", entrances=[mouth("1", None, airtight(), protective())]),
            "an airtight door outside is wrong for any mouth",
        ),
        asks(
            shelter(use="医疗救护站", entrances=[mouth("1", None, protective(), airtight())]),
            "enough for a secondary entrance of a hospital, and nobody says which it is",
        ),
        asks(
            shelter(use="二等人员掩蔽所", entrances=[mouth("1", None, protective("A"), protective("B"))]),
            "wrong for an entrance, right for an opening to the next unit, and nobody says which it is",
        ),
        asks(
            shelter(
                use="二等人员掩蔽所",
                entrances=[mouth("1", "主要出入口", door("?", DoorKind.UNKNOWN, 0, 0), airtight())],
            ),
            "the mark of the outer door cannot be read",
        ),
        asks(
            shelter(entrances=[mouth("1", "主要出入口", protective(), airtight())]),
            "nobody states what the unit is for",
        ),
        asks(
            shelter(use="人员掩蔽", entrances=[mouth("1", "主要出入口", protective(), airtight())]),
            "first and second class shelters differ",
        ),
    )

    def concerns(self, entrance: ShelterEntrance, law: Law) -> bool:
        return mouth_of(entrance) is not Mouth.LINK

    def check(self, entrance: ShelterEntrance, law: Law) -> Answer:
        marks = tuple(_mark(door) for door in entrance.doors)
        kinds = [door.kind for door in entrance.doors]
        if DoorKind.UNKNOWN in kinds:
            return undecided(_("what kind of door stands in this entrance cannot be told"), *marks)
        shielding = [kind for kind in kinds if kind in SHIELDING]
        if not shielding:
            none = failed(_("neither a protective nor an airtight door stands in this entrance"), *marks)
            return _unless_a_link(entrance, none)
        if shielding[0] is DoorKind.AIRTIGHT:
            return failed(_("the first door from outside is an airtight door, not a protective one"), *marks)
        return _unless_a_link(entrance, self._airtight(entrance, shielding, marks, law))

    def _airtight(
        self, entrance: ShelterEntrance, shielding: list[DoorKind], marks: tuple[Evidence, ...], law: Law
    ) -> Answer:
        unit = entrance.nearest(ProtectiveUnit)
        function = function_of(unit)
        if function is None:
            return undecided(_("“{words}” does not tell what the unit is for in war time", words=unit.use), *marks)
        mouth, behind = mouth_of(entrance), shielding.count(DoorKind.AIRTIGHT)
        most = law.limit("airtight_doors", function, Mouth.MAIN)
        demanded = most if mouth is Mouth.MAIN else law.limit("airtight_doors", function, Mouth.OTHER)
        if mouth is Mouth.UNSAID and demanded.number <= behind < most.number:
            return undecided(
                _("enough for a secondary entrance, not for the main one; nobody says which it is"), *marks
            )
        told = {"behind": behind, "demanded": f"{demanded.number:g}"}
        reason = _("behind the protective door {behind} airtight doors; demanded {demanded}", **told)
        return replace(at_least(count(behind), demanded, *marks), reason=reason)


def _mark(door: Door) -> Evidence:
    return door.mark(door.at if door.knows(Door.at) else None)


def _unless_a_link(entrance: ShelterEntrance, answer: Answer) -> Answer:
    """A mouth nobody named may be an opening to the next unit, where other doors stand: a question then, not a fault."""
    if answer.verdict is Verdict.FAIL and mouth_of(entrance) is Mouth.UNSAID:
        return undecided(answer.reason, *answer.evidence)
    return answer
