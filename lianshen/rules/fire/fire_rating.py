"""Fire: the fire rating a building's class demands."""

from typing import Any

from lianshen.review.building import Building, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.classes import CLASS_ONE, CLASS_TWO, LOW, fire_class

HIGH_FLATS: dict[str, Any] = {"use": Use.RESIDENTIAL, "height": 60.0}
FLATS: dict[str, Any] = {"use": Use.RESIDENTIAL, "height": 32.9}


class FireRating(Rule[Building]):
    """The stated fire rating is not lower than the building's class demands.

    Only high-rises are looked at; what basements and crowded low buildings demand depends on more than the rating.
    """

    code = "fire/fire-rating"
    clause = Clause("GB 55037-2022", "5.3.1")
    severity = Severity.MANDATORY
    needs = (Building.fire_rating, Building.height_class, Building.height, Building.use)
    limits = ("least_rating", "high_rise_above", "class_one_above")
    examples = (
        passes(scene(**HIGH_FLATS, fire_rating="1"), "60 m high, rating 1"),
        fails(scene(**HIGH_FLATS, fire_rating="2"), "60 m high, rating 2"),
        passes(scene(**FLATS, fire_rating="2"), "32.9 m high, rating 2"),
        fails(scene(fire_rating="2", height_class="一类高层公共建筑"), "class I, rating 2"),
        asks(scene(**HIGH_FLATS), "no sheet states the rating"),
        asks(scene(use=Use.PUBLIC, height=40.0, fire_rating="2"), "a public high-rise of 40 m may be of either class"),
        passes(scene(use=Use.PUBLIC, height=40.0, fire_rating="1"), "rating 1 satisfies either class"),
        exempts(scene(use=Use.RESIDENTIAL, height=18.0, fire_rating="2"), "a low building"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return fire_class(building, law) != LOW

    def check(self, building: Building, law: Law) -> Answer:
        rating = Quantity(float(building.fire_rating))
        strict, mild = law.limit("least_rating", CLASS_ONE), law.limit("least_rating", CLASS_TWO)
        kind = fire_class(building, law)
        if kind == CLASS_TWO:
            return at_most(rating, mild, building.mark())
        if kind == CLASS_ONE or not strict.number < rating.value <= mild.number:
            return at_most(rating, strict, building.mark())
        return undecided(_("whether this high-rise is of class I or II depends on what it holds"), building.mark())
