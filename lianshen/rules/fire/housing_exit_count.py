"""Fire: when a housing unit needs two safe exits on each storey."""

from collections.abc import Callable
from typing import Any

from shapely import Point, box

from lianshen.review.building import Building, Design, Door, DwellingDoor, Exit, Storey, Use
from lianshen.review.geometry import walks
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
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.classes import LOW, class_by_height


def unit(
    *doors: float, exits: tuple[float, ...] | None = (0.0,), deep: float = 10.0, **building: Any
) -> Callable[[], Design]:
    """One storey with a corridor along which dwelling doors and exits lie at these metres."""
    storey = part(
        Storey,
        "3F",
        corridor=box(-1, 0, 40, 1.5),
        outline=box(-1, 0, 40, deep),
        dwelling_doors=[part(DwellingDoor, f"M{n}", at=Point(x, 1.5)) for n, x in enumerate(doors, 1)],
        exits=None if exits is None else [part(Exit, f"X{n}", at=Point(x, 0)) for n, x in enumerate(exits, 1)],
    )
    return scene(storeys=[storey], **{"use": Use.RESIDENTIAL, "height": 32.9, **building})


class HousingExitCount(Rule[Storey]):
    """A storey of a housing unit has two safe exits where it is large, high or its doors are far from the exit.

    Exits are counted from the dwelling door that reaches the fewest of them inside the corridor, so a storey of two units
    is not taken for one.
    """

    code = "fire/housing-exit-count"
    clause = Clause("GB 55037-2022", "7.3.1")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Building.height,
        Storey.dwelling_doors,
        Storey.corridor,
        Storey.exits,
        Storey.outline,
        Door.at,
        Exit.at,
    )
    limits = (
        "two_exits_above_area",
        "two_exits_above_height",
        "two_exits_above_walk",
        "exits_of_a_unit",
        "high_rise_above",
        "class_one_above",
    )
    examples = (
        passes(unit(14, exits=(0, 20)), "two exits, of which one is 14 m away"),
        fails(unit(14), "one exit 14 m away in a building 32.9 m high"),
        passes(unit(14, height=26.0), "one exit 14 m away is enough in a building 26 m high"),
        fails(unit(4, height=60.0), "one exit in a building 60 m high"),
        fails(unit(4, deep=30.0), "one exit on a storey of 1230 m²"),
        asks(unit(4, exits=None), "no exit was recognised"),
        asks(unit(4, exits=(60.0,)), "the corridor leads to no exit"),
        exempts(unit(4, use=Use.PUBLIC), "no housing"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.building.use is Use.RESIDENTIAL and bool(storey.dwelling_doors)

    def check(self, storey: Storey, law: Law) -> Answer:
        exits = [exit.at for exit in storey.exits]
        reached = [walks(storey.corridor, door.at, exits) for door in storey.dwelling_doors]
        if not all(reached):
            return undecided(
                _("the corridor does not lead from every dwelling door to a safe exit"), storey.mark(storey.corridor)
            )
        fewest = min(reached, key=lambda ways: (len(ways), -ways[0].length))
        longest = max((ways[0] for ways in reached), key=lambda walk: walk.length)
        needed = law.limit("exits_of_a_unit")
        if len(fewest) < needed.number and not self._demanded(storey, longest.length, law):
            return passed(_("one exit is enough for this size, height and walk"), storey.mark(longest.line))
        return at_least(count(len(fewest)), needed, storey.mark(longest.line))

    def _demanded(self, storey: Storey, walk: float, law: Law) -> bool:
        building = storey.building
        if building.height > law.limit("two_exits_above_height").number:
            return True
        height = "low" if class_by_height(building, law) == LOW else "high"
        if walk > law.limit("two_exits_above_walk", height).number:
            return True
        return float(storey.outline.area) > law.limit("two_exits_above_area").number
