"""Columns of coordinates as columns of shapes."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import shapely

from lianshen.review.sheets import Floats

Shapes: TypeAlias = npt.NDArray[np.object_]


def lines_of(segments: Floats) -> Shapes:
    """A line string for each row x1 y1 x2 y2."""
    return np.asarray(shapely.linestrings(segments.reshape(-1, 2, 2)), dtype=object).reshape(-1)


def points_of(places: Floats) -> Shapes:
    """A point for each row x y."""
    return np.asarray(shapely.points(places.reshape(-1, 2)), dtype=object).reshape(-1)


def boxes_of(corners: Floats) -> Shapes:
    """A polygon for each row of four corners."""
    return np.asarray(shapely.polygons(corners.reshape(-1, 4, 2)), dtype=object).reshape(-1)
