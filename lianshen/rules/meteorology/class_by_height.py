"""Meteorology: the lightning class follows from how high the building is."""

from datetime import date

from lianshen.review.building import Building
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, fails, metres, passes, scene, undecided
from lianshen.rules.meteorology.required import strict_enough

PARAPET = 2.0  # metres by which the stated height may fall short of the highest edge of the roof, which is what counts


class ClassByHeight(Rule[Building]):
    """The stated lightning class is as strict as the height of the building demands.

    Stated is the height up to the roof, counted is that of its highest edge: just under a limit a person must look.
    """

    code = "meteorology/class-by-height"
    clause = Clause("GB 55024-2022", "7.1.1")
    severity = Severity.MANDATORY
    needs = (Building.height, Building.lightning_class)
    limits = ("height_class",)
    examples = (
        passes(scene(height=34.1, lightning_class=3), "between 20 and 100 m: class 3"),
        passes(scene(height=99.0, lightning_class=2), "class 2 is enough, however high the parapet"),
        fails(scene(height=120.0, lightning_class=3), "above 100 m: class 2"),
        asks(scene(height=99.0, lightning_class=3), "99 m without the parapet"),
        asks(scene(height=34.1), "no sheet states the class"),
        asks(
            scene(height=120.0, lightning_class=3),
            "before the general code came into force",
            on=date(2022, 9, 30),
        ),
    )

    def check(self, building: Building, law: Law) -> Answer:
        height = building.height
        why = _("{height} high", height=metres(height))
        answer = strict_enough(building, _demanded(height, law), why)
        topped = strict_enough(building, _demanded(height + PARAPET, law), why)
        if answer.verdict is not topped.verdict:
            return undecided(
                _("{why}: the height of the roof's highest edge decides the class", why=why), *topped.evidence
            )
        return answer


def _demanded(height: float, law: Law) -> int | None:
    return next((number for number in (2, 3) if height > law.limit("height_class", number).number), None)
