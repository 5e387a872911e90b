"""Civil air defence: one way into a unit starts in the open."""

from lianshen.review.building import ProtectiveUnit, ShelterEntrance
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, at_least, count, fails, passes, undecided
from lianshen.rules.civil_air_defence.examples import mouth, shelter
from lianshen.rules.civil_air_defence.shelter import Mouth, leads_outdoors, mouth_of, where

OUTDOOR, INDOOR = mouth("1", "室外主要出入口"), mouth("2", "室内次要出入口")


class OutdoorEntrance(Rule[ProtectiveUnit]):
    """At least one war-time entrance of a protective unit is an outdoor one.

    Outdoor means that its surface end lies outside the building above; a shaft does not count.  Grade 6 shelters may do
    without under conditions that only a person can judge.
    """

    code = "civil_air_defence/outdoor-entrance"
    clause = Clause("GB 50038-2005", "3.3.1-1")
    severity = Severity.MANDATORY
    needs = (ProtectiveUnit.entrances, ShelterEntrance.kind, ShelterEntrance.at, ProtectiveUnit.grade)
    limits = ("outdoor_entrances_per_unit",)
    examples = (
        passes(shelter(entrances=[OUTDOOR, INDOOR], grade="核5级常5级"), "the main entrance is outdoors"),
        fails(
            shelter(entrances=[INDOOR, mouth("3", "室外竖井")], grade="核5级常5级"),
            "all entrances lie under the building; a shaft outside is none",
        ),
        asks(shelter(entrances=[INDOOR], grade="核6级常6级"), "a shelter of grade 6 may do without one"),
        asks(shelter(entrances=[INDOOR]), "nobody states the grade"),
        asks(
            shelter(entrances=[mouth("1", "战时主要出入口"), INDOOR], grade="核5级常5级"),
            "where the main entrance comes up stands nowhere",
        ),
    )

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        mouths = [entrance for entrance in unit.entrances if mouth_of(entrance) not in (Mouth.SHAFT, Mouth.LINK)]
        places = tuple(where(entrance) for entrance in mouths)
        outdoors = [leads_outdoors(entrance) for entrance in mouths]
        demanded = law.limit("outdoor_entrances_per_unit")
        if outdoors.count(True) < demanded.number:
            if None in outdoors:
                return undecided(_("no sheet says which of the entrances comes up in the open"), *places)
            if "6" in unit.grade:
                return undecided(
                    _("a shelter of grade 6 may do without an outdoor entrance if it meets 3.3.2"), *places
                )
        return at_least(count(outdoors.count(True)), demanded, *places)
