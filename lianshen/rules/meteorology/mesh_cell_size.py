"""Meteorology: the cells of the air-termination mesh are small enough."""

from shapely import box
from shapely.affinity import rotate

from lianshen.review.building import Building, MeshCell
from lianshen.review.evidence import Evidence
from lianshen.review.findings import Verdict
from lianshen.review.lightning import sides
from lianshen.rules import Answer, Bound, Clause, Law, Rule, Severity, _, asks, fails, metres, passes
from lianshen.rules.law import Limit
from lianshen.rules.meteorology.examples import meshed, roof
from lianshen.rules.meteorology.protection import protection

DRAWN = 0.005  # a mesh drawn exactly at its limit is meant so; five millimetres are the pen's
SNAPPED = 0.05  # lines are joined over gaps up to this wide, so a side may be this much shorter than it was read

Form = tuple[Limit, Limit]


class MeshCellSize(Rule[MeshCell]):
    """A cell of the air-termination mesh is not larger than the building's lightning class allows.

    Measured is the tightest rectangle round the cell, whichever way it is turned; two forms are allowed, a square and an
    oblong.  Where a metal roof or the rolling sphere protects instead of the mesh, a person must say so.
    """

    code = "meteorology/mesh-cell-size"
    clause = Clause("GB 50057-2010", "4.3.1")
    severity = Severity.GENERAL
    needs = (MeshCell.boundary, Building.lightning_class, Building.height, Building.lightning_strikes)
    limits = (
        "mesh_class_1",
        "mesh_class_2",
        "mesh_class_2_strict",
        "mesh_class_3",
        "strict_height",
        "strict_strikes",
    )
    examples = (
        passes(meshed(2, (10, 10), (12, 8)), "both forms of class 2, exactly"),
        passes(meshed(3, rotate(box(0, 0, 24, 16), 30)), "a roof that lies askew is measured along its own sides"),
        passes(meshed(1, (6, 4)), "class 1"),
        fails(meshed(3, (26, 16)), "two metres too long for class 3"),
        fails(meshed(2, (12, 9)), "too wide for the one form, too long for the other"),
        fails(meshed(2, (11, 9)), "smaller than the square, but longer"),
        fails(meshed(2, (10, 10), height=260.0), "above 250 m class 2 is stricter"),
        fails(meshed(2, (10, 10), lightning_strikes=0.5), "so it is when struck more than 0.42 times a year"),
        asks(meshed(2, (10.03, 10)), "too near to tell"),
        asks(meshed(None, (10, 10)), "no sheet states the class"),
        asks(roof(3, mesh=None), "nobody could read the mesh"),
    )

    def check(self, cell: MeshCell, law: Law) -> Answer:
        name = f"mesh_class_{protection(cell.nearest(Building), law)}"
        forms = [(law.limit(name, form, "long"), law.limit(name, form, "short")) for form in ("square", "oblong")]
        return _compared(sides(cell.boundary), forms, cell.mark(cell.boundary))


def _compared(cell: tuple[float, float], forms: list[Form], place: Evidence) -> Answer:
    """Against the form it comes closest to; named is the side that is farthest beyond."""
    beyond, observed, demanded = min((_worse(cell, form) for form in forms), key=lambda side: side[0])
    verdict = Verdict.FAIL if beyond > SNAPPED else Verdict.UNDECIDED if beyond > DRAWN else Verdict.PASS
    reason = _(
        "the cell is {long} by {short}; allowed {forms}",
        long=metres(cell[0]),
        short=metres(cell[1]),
        forms=" / ".join(f"{long.number:g} m × {short.number:g} m" for long, short in forms),
    )
    return Answer(verdict, reason, (place,), metres(observed), Bound("<=", demanded.number, demanded.unit))


def _worse(cell: tuple[float, float], form: Form) -> tuple[float, float, Limit]:
    sides_beyond = [(side - limit.number, side, limit) for side, limit in zip(cell, form, strict=True)]
    return max(sides_beyond, key=lambda side: side[0])
