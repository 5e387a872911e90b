"""Housing: lifts."""

from collections.abc import Callable

from shapely import Point, box

from lianshen.review.building import Building, Design, Door, DwellingDoor, Lift, Storey, Use
from lianshen.review.geometry import REACH
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    count,
    exempts,
    fails,
    not_applicable,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.housing.entry_storeys import top_entry


def tower(
    index: int, level: float | None, lifts: int | None, use: Use = Use.RESIDENTIAL, x: float = 0.0
) -> Callable[[], Design]:
    """A building of one unit whose top flat is entered on this storey, with some lifts."""
    shafts = (
        None if lifts is None else [part(Lift, f"DT{n}", boundary=box(n * 3, 0, n * 3 + 2, 2)) for n in range(lifts)]
    )
    doors = [part(DwellingDoor, "M1", at=Point(0, 0))]
    top = part(
        Storey, f"{index}F", index=index, level=level, dwelling_doors=doors, lifts=shafts, corridor=box(x, 0, 20, 2)
    )
    return scene(storeys=[top], use=use)


class LiftCount(Rule[Building]):
    """A housing unit has as many lifts as the height of its top flat demands.

    The lifts on the top storey with flats are counted.  Where its flats do not all lie on one corridor there are several
    units, and which lift serves which a person must say.
    """

    code = "housing/lift-count"
    clause = Clause("GB 55038-2025", "4.2.4（1）")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Building.storeys,
        Storey.dwelling_doors,
        Storey.index,
        Storey.level,
        Storey.lifts,
        Storey.corridor,
        Lift.boundary,
        Door.at,
    )
    limits = ("lifts", "lift_storey", "lift_level")
    examples = (
        passes(tower(11, 30.0, 1), "11 storeys, one lift"),
        fails(tower(12, 33.0, 1), "12 storeys, one lift"),
        fails(tower(4, 9.0, 0), "4 storeys, no lift"),
        asks(tower(11, 30.0, 1, x=8.0), "the flat lies on another corridor"),
        asks(tower(11, 30.0, None), "nobody looked for lifts"),
        asks(tower(11, None, 1), "no sheet states the level of the top storey"),
        exempts(tower(3, 6.0, 0), "3 storeys"),
        exempts(tower(12, 33.0, 1, Use.PUBLIC), "no housing"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return building.use is Use.RESIDENTIAL and self._demanded(building, law) != "low"

    def check(self, building: Building, law: Law) -> Answer:
        top = top_entry(building)
        if top is None:
            return not_applicable(_("no flat is entered on any storey"))
        needed, lifts = law.limit("lifts", self._demanded(building, law)), top.lifts
        places = [lift.mark(lift.boundary) for lift in lifts] or [top.mark()]
        if len(lifts) >= needed.number and any(top.corridor.distance(door.at) > REACH for door in top.dwelling_doors):
            several = _("the flats of this storey lie on several corridors: each unit needs its own lifts")
            return undecided(several, *places)
        return at_least(count(len(lifts)), needed, *places)

    def _demanded(self, building: Building, law: Law) -> str:
        top = top_entry(building)
        if top is None:
            return "low"
        for lifts, height in (("two", "high"), ("one", "middle")):
            storey, level = law.limit("lift_storey", lifts), law.limit("lift_level", lifts)
            if top.index >= storey.number or top.level > level.number:
                return height
        return "low"
