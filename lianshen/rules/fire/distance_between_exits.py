"""Fire: safe exits that are too close to each other count as one."""

from collections.abc import Callable
from itertools import combinations

from shapely import LineString, Point, box

from lianshen.review.building import Compartment, Design, Exit, Storey
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
    exempts,
    fails,
    metres,
    not_applicable,
    part,
    passes,
    scene,
)


def exits(
    *places: float, width: float | None = 1.2, zones: int = 0, corridor_drawn: bool = True
) -> Callable[[], Design]:
    """Exits along a line at these metres; shared out in turn among `zones` compartments where there are any."""
    doors = [part(Exit, f"X{n}", at=Point(x, 0), width=width) for n, x in enumerate(places, 1)]
    compartments = [part(Compartment, f"FZ{n + 1}", exits=doors[n::zones]) for n in range(zones)]
    corridor = box(-2, 0, 40, 2) if corridor_drawn else None
    return scene(storeys=[part(Storey, "2F", exits=doors, compartments=compartments or None, corridor=corridor)])


class DistanceBetweenExits(Rule[Storey]):
    """Two safe exits of one storey or compartment are not too close to each other.

    It is measured between their nearest edges.  Only exits that the same people may use are compared: those of one
    compartment, or, where no sheet shows compartments, those on the common corridor; shops side by side are not.
    """

    code = "fire/distance-between-exits"
    clause = Clause("GB 50016-2014 (2018)", "5.5.2")
    severity = Severity.GENERAL
    needs = (Storey.exits, Storey.corridor, Storey.compartments, Compartment.exits, Exit.at, Exit.width)
    limits = ("exits_apart", "exit_width_assumed", "exit_band")
    examples = (
        passes(exits(0, 8), "8 m from centre to centre"),
        fails(exits(0, 5.5), "5.5 m from centre to centre is 4.3 m from edge to edge"),
        fails(exits(0, 8, 12, 30, width=None), "4 m, whatever their widths"),
        passes(exits(0, 3, 20, 23, zones=2), "3 m, but of different compartments"),
        asks(exits(0, 6.3, width=None), "6.3 m from centre to centre, and no sheet states their widths"),
        asks(exits(0, 2, corridor_drawn=False), "2 m, but nobody can tell whether they serve the same people"),
        exempts(exits(0), "only one exit"),
    )

    def check(self, storey: Storey, law: Law) -> Answer:
        gaps = [self._gap(one, other, law) for group in self._groups(storey) for one, other in combinations(group, 2)]
        if not gaps:
            return not_applicable(_("there are not two exits to compare"))
        distance, band, line = min(gaps, key=lambda gap: gap[0])
        return at_least(metres(distance), law.limit("exits_apart"), storey.mark(line), band=band)

    def _groups(self, storey: Storey) -> list[tuple[Exit, ...]]:
        if storey.knows(Storey.compartments):
            return [zone.exits for zone in storey.compartments]
        exits = storey.exits
        if len(exits) < 2:
            return [exits]
        return [tuple(exit for exit in exits if storey.corridor.distance(exit.at) <= REACH)]

    def _gap(self, one: Exit, other: Exit, law: Law) -> tuple[float, float, LineString]:
        """Metres between the nearest edges, how far that may be off, and the line between the exits."""
        line = LineString([one.at, other.at])
        if one.knows(Exit.width) and other.knows(Exit.width):
            return line.length - (one.width + other.width) / 2, law.limit("exit_band", "known").number, line
        assumed = law.limit("exit_width_assumed").number
        return line.length - assumed, law.limit("exit_band", "assumed").number, line
