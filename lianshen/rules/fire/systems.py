"""Whether a system of fire protection is demanded by a building's height or class, and stated."""

from __future__ import annotations

from lianshen.review.building import Building, Use
from lianshen.review.facts import Fact
from lianshen.rules import Answer, Law, _, failed, passed, undecided
from lianshen.rules.fire.classes import CLASS_ONE, fire_class


def reaches(building: Building, law: Law, above: str) -> bool:
    """Whether the clause may reach it: flats above a height, and everything that is not flats."""
    return building.use is not Use.RESIDENTIAL or building.height > law.limit(above).number


def stated_where_demanded(building: Building, law: Law, system: Fact[bool]) -> Answer:
    """A system that is there passes; one that is not fails high flats and class I, others depend on what they hold."""
    if system.of(building):
        return passed(_("the system is provided"), building.mark())
    if building.use is Use.RESIDENTIAL or fire_class(building, law) == CLASS_ONE:
        return failed(_("the system is demanded here and is not provided"), building.mark())
    return undecided(
        _("the system is not provided; whether it must be depends on what the building holds"), building.mark()
    )
