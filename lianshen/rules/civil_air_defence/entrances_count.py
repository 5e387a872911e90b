"""Civil air defence: a unit has two ways in."""

from lianshen.review.building import ProtectiveUnit, ShelterEntrance
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, at_least, count, fails, passes, undecided
from lianshen.rules.civil_air_defence.examples import mouth, rectangle, shelter
from lianshen.rules.civil_air_defence.shelter import Mouth, mouth_of

UNIT = rectangle(46, 40)


class EntrancesCount(Rule[ProtectiveUnit]):
    """Each protective unit has enough war-time entrances.

    Shafts and openings to the next unit do not count.  A mouth whose words do not tell what it is may count or not.
    """

    code = "civil_air_defence/entrances-count"
    clause = Clause("GB 50038-2005", "3.3.1-1")
    severity = Severity.MANDATORY
    needs = (ProtectiveUnit.entrances, ShelterEntrance.kind, ProtectiveUnit.boundary)
    limits = ("entrances_per_unit",)
    examples = (
        passes(
            shelter(entrances=[mouth("1", "战时主要出入口"), mouth("2", "战时次要出入口")], boundary=UNIT),
            "one main, one secondary",
        ),
        fails(shelter(entrances=[mouth("1", "战时主要出入口")], boundary=UNIT), "only one"),
        fails(
            shelter(
                entrances=[mouth("1", "战时主要出入口"), mouth("2", "单元间连通口"), mouth("3", "竖井式备用出入口")]
            ),
            "neither a link nor a shaft counts",
        ),
        asks(shelter(entrances=[mouth("1", "战时主要出入口"), mouth("2", None)]), "what the second is stands nowhere"),
        asks(shelter(entrances=None), "nobody looked for entrances"),
    )

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        mouths = [mouth_of(entrance) for entrance in unit.entrances]
        sure, unsaid = sum(mouth.counts for mouth in mouths), mouths.count(Mouth.UNSAID)
        place = unit.mark(unit.boundary if unit.knows(ProtectiveUnit.boundary) else None)
        demanded = law.limit("entrances_per_unit")
        if sure < demanded.number <= sure + unsaid:
            return undecided(_("of {all} mouths only {sure} surely are entrances", all=sure + unsaid, sure=sure), place)
        return at_least(count(sure), demanded, place)
