"""Which set of numbers protects a building: its lightning class, and the stricter set for the tallest of class 2."""

from lianshen.review.building import Building
from lianshen.rules import Law, NoLimit


def protection(building: Building, law: Law) -> str:
    """The end of the limits' names: "1", "2", "2_strict" or "3", by the class the drawings state.

    Class 2 is stricter above a height or a number of strikes that nobody knew before the general code of 2022.
    """
    if building.lightning_class != 2:
        return str(building.lightning_class)
    try:
        if building.height > law.limit("strict_height").number:
            return "2_strict"
        return "2_strict" if building.lightning_strikes > law.limit("strict_strikes").number else "2"
    except NoLimit:
        return "2"
