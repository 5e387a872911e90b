"""How the fire code classes a building: high-rise of class I or II, or low."""

from __future__ import annotations

import re

from lianshen.review.building import Building, Use
from lianshen.rules import Law, NoLimit

CLASS_ONE, CLASS_TWO, HIGH, LOW = "1", "2", "high", "low"
WORDS = (
    (CLASS_ONE, re.compile(r"一类|Ⅰ类|class I\b|^1$")),
    (CLASS_TWO, re.compile(r"二类|Ⅱ类|class II\b|^2$")),
    (LOW, re.compile(r"多层|单层|低层|\blow\b")),
)


def fire_class(building: Building, law: Law) -> str:
    """The class the drawings state, else the one that height and use give; "high" where only that much can be told."""
    if building.knows(Building.height_class):
        return class_in(building.height_class)
    return class_by_height(building, law)


def is_high(building: Building, law: Law) -> bool:
    """Whether it is a high-rise of either class."""
    return fire_class(building, law) != LOW


def class_by_height(building: Building, law: Law) -> str:
    """By height and use alone.  Which public high-rises up to 50 m are of class I depends on more than drawings say."""
    use = "residential" if building.use is Use.RESIDENTIAL else "public"
    if building.use is Use.INDUSTRIAL:
        raise NoLimit("classes of industrial buildings")
    if building.height > law.limit("class_one_above", use).number:
        return CLASS_ONE
    if building.height > law.limit("high_rise_above", use).number:
        return CLASS_TWO if use == "residential" else HIGH
    return LOW


def class_in(words: str) -> str:
    """The class that words such as 二类高层住宅 name; NoLimit where they name none or several."""
    named = [kind for kind, pattern in WORDS if pattern.search(words)]
    if len(named) != 1:
        raise NoLimit(f"the class in {words!r}")
    return named[0]
