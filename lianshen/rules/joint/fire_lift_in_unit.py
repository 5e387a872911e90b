"""Joint: fire lifts and protective units (fire and civil air defence)."""

from shapely import Polygon, box

from lianshen.review.building import Lift, ProtectiveUnit, Storey
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
from lianshen.rules.stage import Part

FIRE = Clause("GB 55037-2022", "2.2.8")


def _cellar(shaft: Polygon, *, fire_lift: bool | None = True, units: bool = True) -> list[Part]:
    lifts = [part(Lift, "DT1", boundary=shaft, fire_lift=fire_lift)]
    shelter = [part(ProtectiveUnit, "防护单元1", boundary=box(0, 0, 40, 40))] if units else []
    return [part(Storey, "-1F", index=-1, lifts=lifts, protective_units=shelter)]


class FireLiftInUnit(Rule[Storey]):
    """A fire lift that must reach the basement does not come down inside a protective unit.

    Fire wants the lift with its lobby on every storey, civil air defence wants every lift outside the unit: the unit's wall
    has to go round it.
    """

    code = "joint/fire-lift-in-unit"
    clause = Clause("GB 50038-2005", "3.3.26")
    severity = Severity.MANDATORY
    needs = (
        Storey.index,
        Storey.lifts,
        Lift.boundary,
        Lift.fire_lift,
        Storey.protective_units,
        ProtectiveUnit.boundary,
    )
    limits = ("lift_inside_unit",)
    examples = (
        passes(scene(storeys=_cellar(box(41, 5, 43, 7))), "beside the unit"),
        fails(scene(storeys=_cellar(box(20, 5, 22, 7))), "in the middle of the unit"),
        passes(
            scene(storeys=_cellar(box(20, 5, 22, 7), fire_lift=False)),
            "another lift, which is the shelter's matter alone",
        ),
        asks(scene(storeys=_cellar(box(20, 5, 22, 7), fire_lift=None)), "nobody says whether it is a fire lift"),
        exempts(scene(storeys=_cellar(box(20, 5, 22, 7), units=False)), "no shelter"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.index < 0 and bool(storey.protective_units) and bool(storey.lifts)

    def check(self, storey: Storey, law: Law) -> Answer:
        share = law.limit("lift_inside_unit").number
        units = storey.protective_units
        if any(lift.sheet != unit.sheet for lift in storey.lifts for unit in units):
            return undecided(_("lifts and units are drawn on different sheets"), storey.mark())
        inside = [
            lift
            for lift in storey.lifts
            if sum(unit.boundary.intersection(lift.boundary).area for unit in units) > share * lift.boundary.area
        ]
        fire = [lift for lift in inside if lift.fire_lift]
        if fire:
            marks = [lift.mark(lift.boundary) for lift in fire]
            return failed(
                _(
                    "{count} fire lifts come down inside a protective unit; see also {other}",
                    count=len(fire),
                    other=FIRE,
                ),
                *marks,
            )
        return passed(
            _("no fire lift comes down inside a protective unit"), *[lift.mark(lift.boundary) for lift in storey.lifts]
        )
