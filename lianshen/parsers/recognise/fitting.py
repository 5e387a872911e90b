"""Fitting: the wall that a drawn leaf stands in, and where that wall ends on both sides.

Glossary: *jambs* and *closers* as with openings; a wall *runs through* where its faces are drawn across the opening.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from shapely import LineString, Point, Polygon, STRtree

from lianshen.parsers.recognise.leaves import Leaf
from lianshen.parsers.recognise.openings import Opening
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.review.sheets import Floats

_JAMB = 0.12  # metres by which a drawn leaf may miss the jamb
_DEEP = 0.5  # metres beside the opening within which its wall is looked for
_OVERSHOOT = 0.02
_FAR_FACE = 0.2  # metres from the middle of the wall to a leaf hinged on its face
_PROUD = 0.05  # metres by which a sash may stand out of its wall


def fit_openings(leaves: Sequence[Leaf], walls: Floats, told: bool) -> tuple[Opening, ...]:
    """The drawn leaves in their walls; where no layer told that these are openings, both jambs or a whole wall must be found."""
    if not leaves or not len(walls):
        return ()
    tree = STRtree(lines_of(walls))
    fitted = [_fit(leaf, walls, tree) for leaf in leaves]
    return tuple(opening for opening in fitted if opening is not None and (told or _stands(opening)))


def _stands(opening: Opening) -> bool:
    """Whether the wall proves the opening: both jambs or a whole wall, and a leaf without a swing lies inside the wall."""
    leaf = opening.leaf
    if not (opening.fitted or opening.through):
        return False
    if leaf.tip is not None:
        return True
    if opening.gap is None:
        return False
    deep = float(opening.gap.area / max(opening.line.length, 1e-9))
    middle = Point((leaf.p[0] + leaf.q[0]) / 2, (leaf.p[1] + leaf.q[1]) / 2)
    return leaf.thick < deep + _PROUD and opening.line.distance(middle) < deep / 2 + _PROUD


def _fit(leaf: Leaf, walls: Floats, tree: STRtree) -> Opening | None:
    p, q = np.array(leaf.p), np.array(leaf.q)
    long = float(np.hypot(*(q - p)))
    along = (q - p) / long
    across = np.array([-along[1], along[0]])
    near = walls[tree.query(LineString([p, q]).buffer(_DEEP), predicate="intersects")]
    s = (near.reshape(-1, 2, 2) - p) @ along
    d = (near.reshape(-1, 2, 2) - p) @ across
    ends, offsets = [], []
    for target in (0.0, long):
        jamb = _jamb(s, d, target)
        ends.append(jamb)
        offsets.append(_faces(s, d, target if jamb is None else jamb))
    found = [end for end in ends if end is not None]
    low, high = (drawn if end is None else end for end, drawn in zip(ends, (0.0, long), strict=True))
    faces = _body([*offsets[0], *offsets[1]], leaf.thick)
    through = _run_past(s, d, long, leaf.thick) if len(found) < 2 else None
    if through is not None:
        faces, low, high = through, 0.0, long
    elif not found:
        return None
    middle = sum(faces) / 2 if faces else 0.0
    if abs(middle) > _FAR_FACE:  # in a wall this thick two doors stand one behind the other
        middle = 0.0

    def place(along_by: float, across_by: float) -> tuple[float, float]:
        x, y = p + along * along_by + across * across_by
        return float(x), float(y)

    line = LineString([place(low, middle), place(high, middle)])
    closers = tuple(
        LineString([place(low - _OVERSHOOT, face), place(high + _OVERSHOOT, face)]) for face in (faces or (0.0,))
    )
    gap = (
        Polygon([place(low, faces[0]), place(high, faces[0]), place(high, faces[1]), place(low, faces[1])])
        if faces
        else None
    )
    return Opening(line, gap, closers, leaf, fitted=len(found) == 2, through=through is not None)


def _run_past(s: Floats, d: Floats, long: float, thick: float) -> tuple[float, float] | None:
    """The faces of a wall that is drawn across the whole opening; a sash must lie between them."""
    flat = (np.abs(d[:, 0] - d[:, 1]) < 0.03) & (np.abs(d[:, 0]) <= _DEEP)
    past = flat & (s.min(axis=1) < 0.05) & (s.max(axis=1) > long - 0.05)
    faces = _body([float(face) for face in d[past].mean(axis=1)], 0.0)
    if faces is None or faces[1] - faces[0] < thick - 0.03:
        return None
    return faces


def _jamb(s: Floats, d: Floats, target: float) -> float | None:
    """Where along the leaf the wall ends: at a line across the wall, or at the end of a wall face."""
    steep = np.abs(s[:, 0] - s[:, 1]) < 0.05
    crosses = steep & (d.min(axis=1) - 0.06 <= 0) & (d.max(axis=1) + 0.06 >= 0)
    flat = (np.abs(d[:, 0] - d[:, 1]) < 0.03) & (np.abs(d[:, 0]) <= _DEEP)
    places = np.concatenate((s[crosses].mean(axis=1), s[flat].ravel()))
    off = np.abs(places - target)
    if not len(places) or off.min() > _JAMB:
        return None
    return float(places[np.argmin(off)])


def _faces(s: Floats, d: Floats, jamb: float) -> list[float]:
    """How far beside the leaf the faces of the wall lie that ends at `jamb`."""
    flat = np.abs(d[:, 0] - d[:, 1]) < 0.03
    steep = np.abs(s[:, 0] - s[:, 1]) < 0.03
    at_jamb = np.abs(s - jamb) < 0.03
    chosen = at_jamb & (flat | steep)[:, None] & (np.abs(d) <= _DEEP)
    return [float(face) for face in d[chosen]]


def _body(offsets: list[float], thick: float) -> tuple[float, float] | None:
    """The two faces of the wall nearest the leaf, one on either side of it or the leaf on one of them."""
    if thick > 0.05:
        offsets = [*offsets, -thick / 2, thick / 2] if len(offsets) < 2 else offsets
    pairs = [(r, f) for r in offsets if r <= 0.03 for f in offsets if f >= -0.03 and 0.04 <= f - r <= 0.9]
    return min(pairs, key=lambda pair: (pair[1] - pair[0] < thick - 0.03, pair[1] - pair[0]), default=None)
