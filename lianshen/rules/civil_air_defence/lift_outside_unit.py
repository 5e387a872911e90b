"""Civil air defence: lifts stand outside the protected zone."""

from collections.abc import Callable

from shapely import Polygon, STRtree

from lianshen.review.building import Design, Lift, ProtectiveUnit, Storey
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
from lianshen.rules.civil_air_defence.examples import rectangle


def _shaft(shaft: Polygon | None, *, units: bool | None = True) -> Callable[[], Design]:
    unit = [part(ProtectiveUnit, "防护单元1", boundary=rectangle(40, 40), entrances=[])]
    lifts = [] if shaft is None else [part(Lift, "DT1", boundary=shaft)]
    stated = {True: unit, False: [], None: None}[units]
    return scene(storeys=[part(Storey, "-1F", index=-1, lifts=lifts, protective_units=stated)])


class LiftOutsideUnit(Rule[Lift]):
    """A lift that reaches the shelter's storey stands outside the protective units."""

    code = "civil_air_defence/lift-outside-unit"
    clause = Clause("GB 50038-2005", "3.3.26")
    severity = Severity.MANDATORY
    needs = (Lift.boundary, Storey.index, Storey.protective_units, ProtectiveUnit.boundary)
    limits = ("lift_share_inside", "lift_share_doubt")
    examples = (
        passes(_shaft(rectangle(2, 2, 41, 10)), "beside the unit"),
        fails(_shaft(rectangle(2, 2, 20, 10)), "in the middle of the unit"),
        asks(_shaft(rectangle(2, 2, 39, 10)), "half in, half out: the boundary was not drawn for this"),
        exempts(_shaft(rectangle(2, 2, 20, 10), units=False), "no shelter on this storey"),
        exempts(_shaft(None), "no lift"),
        asks(_shaft(rectangle(2, 2, 20, 10), units=None), "nobody looked for protective units"),
    )

    def concerns(self, lift: Lift, law: Law) -> bool:
        storey = lift.nearest(Storey)
        return storey.index < 0 and bool(storey.protective_units)

    def check(self, lift: Lift, law: Law) -> Answer:
        units = lift.nearest(Storey).protective_units
        if any(unit.sheet != lift.sheet for unit in units):
            return undecided(
                _("lifts and units are drawn on different sheets, which cannot be laid over each other"),
                lift.mark(lift.boundary),
            )
        zones = [unit.boundary for unit in units]
        near = STRtree(zones).query(lift.boundary)
        inside = sum(zones[n].intersection(lift.boundary).area for n in near) / lift.boundary.area
        if inside > law.limit("lift_share_doubt").number:
            return failed(_("the lift stands inside a protective unit"), lift.mark(lift.boundary))
        if inside > law.limit("lift_share_inside").number:
            return undecided(_("the lift stands on the boundary of a protective unit"), lift.mark(lift.boundary))
        return passed(_("the lift stands outside the protective units"), lift.mark(lift.boundary))
