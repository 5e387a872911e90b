"""Fire: safe exits that are too close to each other count as one."""

from collections.abc import Callable
from itertools import combinations

from shapely import LineString, Point

from lianshen.review.building import Compartment, Design, Exit, Storey
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


def exits(*places: float, width: float | None = 1.2, zones: int = 1) -> Callable[[], Design]:
    """Exits along a line at these metres; shared out in turn among `zones` compartments where there are several."""
    doors = [part(Exit, f"X{n}", at=Point(x, 0), width=width) for n, x in enumerate(places, 1)]
    compartments = [part(Compartment, f"FZ{n + 1}", exits=doors[n::zones]) for n in range(zones)]
    return scene(storeys=[part(Storey, "2F", exits=doors, compartments=compartments)])


class DistanceBetweenExits(Rule[Storey]):
    """Two safe exits of one storey or compartment are not too close to each other.

    It is measured between their nearest edges.  Where a storey has several compartments, only exits of the same one are
    compared.
    """

    code = "fire/distance-between-exits"
    clause = Clause("GB 50016-2014 (2018)", "5.5.2")
    severity = Severity.GENERAL
    needs = (Storey.exits, Storey.compartments, Compartment.exits, Exit.at, Exit.width)
    limits = ("exits_apart", "exit_width_assumed", "exit_band")
    examples = (
        passes(exits(0, 8), "8 m from centre to centre"),
        fails(exits(0, 5.5), "5.5 m from centre to centre is 4.3 m from edge to edge"),
        fails(exits(0, 8, 12, 30, width=None), "4 m, whatever their widths"),
        passes(exits(0, 3, 20, 23, zones=2), "3 m, but of different compartments"),
        asks(exits(0, 6.3, width=None), "6.3 m from centre to centre, and no sheet states their widths"),
        exempts(exits(0), "only one exit"),
    )

    def check(self, storey: Storey, law: Law) -> Answer:
        zones = storey.compartments if storey.knows(Storey.compartments) else ()
        groups = [zone.exits for zone in zones] if len(zones) > 1 else [storey.exits]
        gaps = [self._gap(one, other, law) for group in groups for one, other in combinations(group, 2)]
        if not gaps:
            return not_applicable(_("there are not two exits to compare"))
        distance, band, line = min(gaps, key=lambda gap: gap[0])
        return at_least(metres(distance), law.limit("exits_apart"), storey.mark(line), band=band)

    def _gap(self, one: Exit, other: Exit, law: Law) -> tuple[float, float, LineString]:
        """Metres between the nearest edges, how far that may be off, and the line between the exits."""
        line = LineString([one.at, other.at])
        if one.knows(Exit.width) and other.knows(Exit.width):
            return line.length - (one.width + other.width) / 2, law.limit("exit_band", "known").number, line
        assumed = law.limit("exit_width_assumed").number
        return line.length - assumed, law.limit("exit_band", "assumed").number, line
