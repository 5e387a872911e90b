"""Meteorology: the edges of a roof carry air terminations."""

from collections.abc import Callable

import numpy as np
from shapely import LineString, MultiPoint, Polygon, box, line_merge, union_all
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design, Roof
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    failed,
    fails,
    metres,
    passed,
    passes,
    undecided,
)
from lianshen.rules.meteorology.examples import HALL, roof

_WAVER, _SHARP = 0.05, 30.0  # metres by which a straight edge may waver; degrees from which it is a corner
RING = tuple(LineString(pair) for pair in zip(HALL.exterior.coords[:-1], HALL.exterior.coords[1:], strict=True))


def _lined(outline: Polygon | None, *lines: LineString) -> Callable[[], Design]:
    return roof(3, outline=outline, air_terminations=lines)


class RoofEdgeProtected(Rule[Roof]):
    """Every edge of a flat roof, where lightning strikes first, has an air termination along it.

    Looked for is a line within the stated reach of the edge; an interruption counts from a metre's length.  Steep roofs,
    whose eaves need none, and metal parapets that serve as air termination are not told apart: a person says so.
    """

    code = "meteorology/roof-edge-protected"
    clause = Clause("GB 50057-2010", "附录B")
    severity = Severity.GENERAL
    needs = (Roof.outline, Roof.air_terminations)
    limits = ("edge_reach", "edge_doubt", "edge_gap")
    examples = (
        passes(_lined(HALL, *RING), "strips on all four sides"),
        passes(_lined(HALL, LineString(HALL.buffer(-0.4).exterior.coords)), "a ring half a metre inside"),
        fails(_lined(HALL, *RING[:3]), "one side has none"),
        fails(_lined(HALL, *RING[:3], LineString([(0, 0), (0, 12)])), "six metres of one side have none"),
        fails(
            _lined(HALL, *RING[:3], LineString([(0, 0), (0, 9)]), LineString([(0, 11.5), (0, 18)])), "2.5 m have none"
        ),
        asks(_lined(HALL, LineString(HALL.buffer(-1.3, join_style="mitre").exterior.coords)), "1.3 m inside the edge"),
        asks(_lined(None, *RING), "the outline of the roof was not read"),
        fails(_lined(Polygon(HALL.exterior, [box(14, 6, 34, 12).exterior]), *RING), "none round the courtyard"),
    )

    def check(self, roof: Roof, law: Law) -> Answer:
        lines = union_all(roof.air_terminations)
        gap = law.limit("edge_gap").number
        reach, doubt = law.limit("edge_reach").number, law.limit("edge_doubt").number
        edge = roof.outline.boundary
        bare = _bare(roof.outline, lines, doubt, gap)
        if bare.length > gap:
            length = metres(round(bare.length, 2))
            return failed(_("{length} of the roof's edge have no air termination", length=length), roof.mark(bare))
        far = _bare(roof.outline, lines, reach, gap)
        if far.length > gap:
            length = metres(round(far.length, 2))
            return undecided(
                _("the air termination lies off {length} of the roof's edge", length=length), roof.mark(far)
            )
        return passed(_("air terminations run along the whole edge"), roof.mark(edge))


def _bare(roof: Polygon, lines: BaseGeometry, reach: float, gap: float) -> BaseGeometry:
    """The interruptions of the edge: pieces longer than `gap` with no strip beside them.

    A strip protects no edge beyond its own end.  Only at a corner of the roof it does: a ring inside the edge ends its
    sides as far before the corner as it lies off the edge.
    """
    beside = lines.buffer(reach, cap_style="flat", join_style="mitre")
    pieces = line_merge(roof.boundary.difference(beside)).difference(MultiPoint(_corners(roof)).buffer(reach))
    return union_all([piece for piece in getattr(pieces, "geoms", [pieces]) if piece.length > gap])


def _corners(roof: Polygon) -> list[tuple[float, float]]:
    """Where an edge turns sharply; a round edge has no corners."""
    found = []
    for ring in (roof.exterior, *roof.interiors):
        points = np.asarray(ring.simplify(_WAVER).coords)[:-1]
        before, after = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
        turn = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
        turned = np.degrees(np.arctan2(turn, (before * after).sum(axis=1)))
        found += [(float(x), float(y)) for x, y in points[np.abs(turned) > _SHARP]]
    return found
