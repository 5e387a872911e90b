"""How long and how wide a plan is, by the rectangle that fits it closest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely import Polygon, minimum_rotated_rectangle
from shapely.affinity import rotate


@dataclass(frozen=True, slots=True)
class Extent:
    """The sides of the closest rectangle in metres, and the turn of its long side in degrees against the clock."""

    length: float
    width: float
    turn: float


def extent_of(outline: Polygon) -> Extent:
    """Length, width and turn of a plan; ValueError for an outline without area."""
    fitted = minimum_rotated_rectangle(outline)
    if not isinstance(fitted, Polygon) or fitted.area <= 0.0:
        raise ValueError("an outline without area")
    corners = np.asarray(fitted.exterior.coords)
    sides = np.diff(corners[:3], axis=0)
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    long = sides[int(np.argmax(lengths))]
    turn = float(np.degrees(np.arctan2(long[1], long[0]))) % 180.0
    return Extent(float(lengths.max()), float(lengths.min()), turn)


def spans(outline: Polygon, turn: float) -> tuple[float, float]:
    """How far an outline reaches along `turn` and across it, in metres."""
    west, south, east, north = rotate(outline, -turn, origin=(0.0, 0.0)).bounds
    return east - west, north - south
