"""Meteorology: the lightning class follows from how often the building is struck."""

from lianshen.review.building import Building, Use
from lianshen.rules import Answer, Clause, Law, Quantity, Rule, Severity, _, asks, fails, passes, scene, undecided
from lianshen.rules.meteorology.required import strict_enough

HOME = Use.RESIDENTIAL


class ClassByStrikes(Rule[Building]):
    """The stated lightning class is as strict as the strikes expected in a year demand.

    Important and crowded buildings and places of fire risk reach each class at fewer strikes than ordinary ones do.  Housing
    is ordinary; of any other building a person must say which it is, where that makes a difference.
    """

    code = "meteorology/class-by-strikes"
    clause = Clause("GB 50057-2010", "3.0.3-9、3.0.3-10")
    severity = Severity.MANDATORY
    needs = (Building.lightning_strikes, Building.lightning_class, Building.use)
    limits = ("strikes_class_2", "strikes_class_3")
    examples = (
        passes(scene(lightning_strikes=0.25, lightning_class=3, use=HOME), "0.25 itself still belongs to class 3"),
        passes(scene(lightning_strikes=0.2742, lightning_class=2, use=HOME), "class 2 above it"),
        passes(scene(lightning_strikes=0.1832, lightning_class=2, use=Use.PUBLIC), "strict enough even if crowded"),
        passes(scene(lightning_strikes=0.004, lightning_class=3, use=HOME), "stricter than the strikes demand"),
        fails(scene(lightning_strikes=0.2742, lightning_class=3, use=HOME), "class 3 stated, class 2 demanded"),
        fails(scene(lightning_strikes=0.3, lightning_class=3, use=Use.PUBLIC), "class 2 whether crowded or not"),
        asks(scene(lightning_strikes=0.12, lightning_class=3, use=Use.PUBLIC), "class 2 if it is important or crowded"),
        asks(scene(lightning_class=3, use=HOME), "no sheet states the strikes"),
        asks(scene(lightning_strikes=0.2742, use=HOME), "no sheet states the class"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        strikes = building.lightning_strikes
        why = _("{strikes} strikes a year", strikes=Quantity(strikes, "1/a"))
        ordinary = _demanded(strikes, "ordinary", law)
        crowded = ordinary if building.use is Use.RESIDENTIAL else _demanded(strikes, "crowded", law)
        answers = [strict_enough(building, demanded, why) for demanded in (ordinary, crowded)]
        if answers[0].verdict is not answers[1].verdict:
            reason = _(
                "{why}: class {demanded} is demanded if the building is important or crowded", why=why, demanded=crowded
            )
            return undecided(reason, *answers[1].evidence)
        return answers[0]


def _demanded(strikes: float, kind: str, law: Law) -> int | None:
    """The class demanded; the limits themselves still belong to class 3."""
    if strikes > law.limit("strikes_class_2", kind).number + 1e-9:
        return 2
    return 3 if strikes >= law.limit("strikes_class_3", kind).number - 1e-9 else None
