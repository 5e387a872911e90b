"""Whether the lightning class that the drawings state is as strict as a clause demands."""

from lianshen.review.building import Building
from lianshen.review.evidence import Bound
from lianshen.review.language import Text
from lianshen.rules import Answer, _, failed, passed


def strict_enough(building: Building, demanded: int | None, why: Text) -> Answer:
    """Classes count downwards: 1 is the strictest.  None demands nothing."""
    stated = building.lightning_class
    words = tuple(statement.source for statement in Building.lightning_class.surest(building))
    if demanded is None:
        return passed(_("{why}: no class is demanded", why=why), *words, about=Building.lightning_class)
    reason = _("{why}: class {demanded} is demanded, class {stated} stated", why=why, demanded=demanded, stated=stated)
    if stated <= demanded:
        return passed(reason, *words, about=Building.lightning_class)
    demand = Bound("<=", float(demanded))
    return failed(reason, *words, about=Building.lightning_class, demand=demand)
