"""Which units the demands for the people in them concern, and what is asked where the words do not tell the class.

The clauses of GB 50038-2005 on air, water and toilets name a number for every unit that people stay in; the catalogue
has those of personnel shelters only, so a unit for medical or team use asks.
"""

from __future__ import annotations

from lianshen.review.building import ProtectiveUnit
from lianshen.rules import Answer, _, undecided
from lianshen.rules.civil_air_defence.shelter import Function, function_of

_UNMANNED = (Function.STORE, Function.TEAM_EQUIPMENT)
_CLASSES = (Function.FIRST_CLASS, Function.SECOND_CLASS)


def people_stay_in(unit: ProtectiveUnit) -> bool:
    """Whether people may stay in the unit in war time; so too where its words do not tell what it is for."""
    return function_of(unit) not in _UNMANNED


def unless_class_is_said(unit: ProtectiveUnit) -> Answer | None:
    """A question where the unit is not for certain a personnel shelter of the first or second class."""
    function = function_of(unit)
    if function in _CLASSES:
        return None
    if function is None or function is Function.PERSONNEL:
        return undecided(_("the words do not tell which class of shelter it is"), unit.mark())
    return undecided(_("a unit of this use has numbers of its own, which were not looked up"), unit.mark())


def class_of(unit: ProtectiveUnit) -> Function:
    """The class of a unit of which `unless_class_is_said` asks nothing."""
    return function_of(unit) or Function.PERSONNEL
