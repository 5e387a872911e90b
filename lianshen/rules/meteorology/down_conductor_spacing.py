"""Meteorology: the down conductors stand close enough along the edge of the roof."""

from shapely import Polygon, box

from lianshen.review.building import Building, Roof
from lianshen.review.lightning import edges, strays
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, at_most, fails, metres, passes, undecided
from lianshen.rules.meteorology.examples import EVENLY, HALL, conducted
from lianshen.rules.meteorology.protection import protection

REACH = 1.5  # metres a symbol may stand off the edge it belongs to
DRAWN = 0.2  # the edge of a roof lies outside the columns in which conductors stand: a gap is read to this
YARD = Polygon(HALL.exterior, [box(14, 6, 34, 12).exterior])
ON_YARD = ((14, 6), (34, 6), (34, 12), (14, 12))


class DownConductorSpacing(Rule[Roof]):
    """From one down conductor to the next, along the edge of the roof, it is not farther than the class allows.

    Courtyards are edges of their own.  Where a wide span leaves no place for a conductor, a person must say so: then the
    mean spacing counts.
    """

    code = "meteorology/down-conductor-spacing"
    clause = Clause("GB 50057-2010", "4.3.3")
    severity = Severity.MANDATORY
    needs = (
        Roof.outline,
        Roof.down_conductors,
        Building.lightning_class,
        Building.height,
        Building.lightning_strikes,
    )
    limits = (
        "conductor_spacing_class_1",
        "conductor_spacing_class_2",
        "conductor_spacing_class_2_strict",
        "conductor_spacing_class_3",
        "strict_height",
        "strict_strikes",
    )
    examples = (
        passes(conducted(2, HALL, *EVENLY), "16 m and 18 m"),
        passes(conducted(3, YARD, *EVENLY, *ON_YARD), "conductors round a courtyard too"),
        fails(conducted(2, HALL, *EVENLY[:-1]), "one is missing: 34 m round the corner"),
        fails(conducted(3, HALL, (0, 0), (24, 0), (48, 0)), "three conductors on one side only"),
        fails(conducted(3, YARD, *EVENLY), "none in the courtyard, whose edge is 52 m long"),
        fails(conducted(2, HALL, *EVENLY, height=260.0), "above 250 m class 2 is stricter"),
        fails(conducted(1, HALL, *EVENLY), "class 1"),
        asks(conducted(2, box(-0.05, -0.05, 48.05, 18.05), *EVENLY), "18.1 m is too near 18 m to tell"),
        asks(conducted(2, HALL, *EVENLY, (24, 9)), "a symbol in the middle of the roof, which belongs to no edge"),
        asks(conducted(2, None, *EVENLY), "the outline of the roof was not read"),
    )

    def check(self, roof: Roof, law: Law) -> Answer:
        off = strays(roof.outline, roof.down_conductors, REACH)
        if off:
            marks = (roof.mark(point) for point in off)
            return undecided(_("{count} down conductors stand on no edge of the roof", count=len(off)), *marks)
        gaps = [gap for edge in edges(roof.outline, roof.down_conductors, REACH) for gap in edge.gaps]
        widest = max(gaps, key=lambda gap: gap.length)
        length = round(widest.length, 3)
        allowed = law.limit(f"conductor_spacing_class_{protection(roof.building, law)}")
        band = (
            DRAWN if length > allowed.number else 0.0
        )  # along the edge it is never shorter than between the conductors
        return at_most(metres(length), allowed, roof.mark(widest), band=band)
