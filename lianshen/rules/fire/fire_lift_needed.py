"""Fire: which buildings have a fire lift."""

from collections.abc import Callable
from typing import Any

from shapely import box

from lianshen.review.building import Building, Design, Lift, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.classes import CLASS_ONE, LOW, fire_class


def building_with(*fire: bool | None, **facts: Any) -> Callable[[], Design]:
    """A building with these lifts, fire lifts or not."""
    lifts = [part(Lift, f"DT{n}", boundary=box(0, 0, 2, 2), fire_lift=one) for n, one in enumerate(fire, 1)]
    return scene(storeys=[part(Storey, "3F", lifts=lifts)], **facts)


class FireLiftNeeded(Rule[Building]):
    """A tall building has a fire lift.

    Height and class are asked.  That each fire compartment has one, that deep basements have one and that large buildings
    for the elderly have one, a reviewer has to see.
    """

    code = "fire/fire-lift-needed"
    clause = Clause("GB 55037-2022", "2.2.6")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Building.height,
        Building.height_class,
        Building.storeys,
        Storey.lifts,
        Lift.fire_lift,
        Lift.boundary,
    )
    limits = ("fire_lift_above", "high_rise_above", "class_one_above")
    examples = (
        passes(building_with(False, True, use=Use.RESIDENTIAL, height=50.0), "housing 50 m high, with one"),
        fails(building_with(False, False, use=Use.RESIDENTIAL, height=50.0), "housing 50 m high, without"),
        exempts(building_with(False, use=Use.RESIDENTIAL, height=32.5), "housing 32.5 m high"),
        fails(building_with(False, use=Use.PUBLIC, height=60.0), "a public building of class I"),
        fails(
            building_with(False, use=Use.PUBLIC, height=30.0, height_class="一类高层公共建筑"),
            "class I, as the notes say",
        ),
        exempts(building_with(False, use=Use.PUBLIC, height=20.0), "a low public building"),
        asks(building_with(False, use=Use.PUBLIC, height=30.0), "a public high-rise whose class nobody states"),
        asks(building_with(None, use=Use.RESIDENTIAL, height=50.0), "no sheet says which lift is a fire lift"),
        asks(building_with(False, use=Use.RESIDENTIAL, height=33.02), "33.02 m may be 33 m"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        if building.use is Use.INDUSTRIAL:
            return False
        if building.use is not Use.RESIDENTIAL and fire_class(building, law) == CLASS_ONE:
            return True
        if building.use is not Use.RESIDENTIAL and fire_class(building, law) not in (LOW, "2"):
            return True
        return building.height > self._limit(building, law) - Building.height.tolerance

    def check(self, building: Building, law: Law) -> Answer:
        lifts = [lift for storey in building.storeys for lift in storey.lifts]
        if any(lift.knows(Lift.fire_lift) and lift.fire_lift for lift in lifts):
            return passed(_("a fire lift is named"))
        if any(lift.fire_lift for lift in lifts):
            return passed(_("a fire lift is named"))
        marks = [lift.mark(lift.boundary) for lift in lifts[:1]]
        demanded = building.height > self._limit(building, law) + Building.height.tolerance
        if demanded or (building.use is not Use.RESIDENTIAL and fire_class(building, law) == CLASS_ONE):
            return failed(_("no lift is a fire lift"), *marks)
        return undecided(_("no lift is a fire lift; whether one is demanded the drawings do not tell"), *marks)

    def _limit(self, building: Building, law: Law) -> float:
        use = "residential" if building.use is Use.RESIDENTIAL else "public"
        return law.limit("fire_lift_above", use).number
