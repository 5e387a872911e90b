"""Jambs tell which of many meaningless layers the walls are on: at a door's jambs a wall ends, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from shapely import STRtree

from lianshen.parsers.recognise.openings import Opening
from lianshen.parsers.recognise.plane import Bools, Plane
from lianshen.parsers.recognise.shapes import points_of

_FEWEST = 3  # doors
_SHARE = 0.5  # of the corners of doorways at which a line of the layer ends
_NEAR = 0.02


def layers_at_jambs(plane: Plane, on: Bools, openings: Sequence[Opening]) -> Bools | None:
    """Those of the segments `on` that lie on layers of walls; None where doors do not tell, or all are on one layer."""
    doors = [o for o in openings if o.leaf.tip is not None and o.fitted and o.gap is not None]
    layers = plane.drawing.segment_layer
    if len(doors) < _FEWEST or len(np.unique(layers[on])) < 2:
        return None
    corners = np.concatenate([np.asarray(o.gap.exterior.coords)[:4] for o in doors if o.gap is not None])
    mine = np.flatnonzero(on & plane.loose())
    ends = points_of(plane.segments[mine].reshape(-1, 2))
    corner, end = STRtree(ends).query(points_of(corners), predicate="dwithin", distance=_NEAR)
    hits = np.unique(np.stack((corner, layers[mine[end // 2]]), axis=-1), axis=0)
    share = np.bincount(hits[:, 1], minlength=len(plane.drawing.layers)) / len(corners)
    swings = np.bincount(plane.drawing.arc_layer, minlength=len(plane.drawing.layers)) >= len(doors)
    walls = (share >= _SHARE) & ~swings
    chosen = on & walls[layers]
    return chosen if walls.any() and chosen.sum() < on.sum() else None
