"""Parking stalls of a garage plan, and which of them are for wheelchairs.

Glossary: *stall* (停车位) is a rectangle drawn many times in one size, mostly 2.4 m by 5.3 m; an *accessible stall*
(无障碍车位) has the
word written in it: what carries no word may still carry a sign, so that of it nothing is stated.
"""

from __future__ import annotations

import re

import numpy as np
from shapely import Polygon, STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.rooms import number_names
from lianshen.parsers.recognise.walls import close_lines
from lianshen.review.building import ParkingStall, Storey
from lianshen.review.evidence import Evidence

_WIDE, _LONG = (2.1, 3.9), (4.7, 6.3)  # metres that stalls of cars are built
_FEWEST = 3
_ACCESSIBLE = re.compile(r"无障碍(?:机动车|停)?(?:停)?车?位?|残疾人(?:停)?车位")


def find_stalls(plane: Plane) -> tuple[Polygon, ...]:
    """The rectangles of a stall's size on layers of parking; () where fewer than a few are drawn."""
    shapes = [*plane.rings(Meaning.PARKING), *close_lines(plane.lines(Meaning.PARKING))]
    sized = [shape for shape in shapes if _is_stall(shape)]
    kept: list[Polygon] = []
    tree = STRtree([shape.representative_point() for shape in sized]) if sized else None
    for n, shape in enumerate(sized):  # a ring and what its lines enclose are one
        twins = [] if tree is None else [int(m) for m in tree.query(shape, predicate="contains") if m < n]
        if not any(shape.intersection(sized[m]).area > 0.5 * shape.area for m in twins):
            kept.append(shape)
    return tuple(kept) if len(kept) >= _FEWEST else ()


def state_stalls(storey: Storey, plane: Plane, stalls: tuple[Polygon, ...]) -> None:
    """State the stalls that are drawn; where none is, nobody knows in which other way they may be drawn."""
    if not stalls or storey.knows(Storey.stalls):
        return
    sure = plane.sure_of(Meaning.PARKING)
    labels = number_names([("车位", stall.centroid.x, stall.centroid.y) for stall in stalls])
    marked = [word for word in plane.words if _ACCESSIBLE.search(word.plain)]
    made = []
    for label, shape in zip(labels, stalls, strict=True):
        stall = ParkingStall(label, storey, sheet=plane.sheet)
        stall.state(ParkingStall.boundary, shape, sure, Evidence(plane.sheet, shape))
        word = next((word for word in marked if shape.contains(word.at)), None)
        if word is not None:
            stall.state(ParkingStall.accessible, True, plane.words_sure, plane.evidence(word))
        made.append(stall)
    storey.state(Storey.stalls, tuple(made), sure, Evidence(plane.sheet))


def _is_stall(shape: Polygon) -> bool:
    """Whether a face fills a rectangle of a stall's size."""
    box = shape.minimum_rotated_rectangle
    if not isinstance(box, Polygon) or shape.area < 0.97 * box.area:
        return False
    sides = sorted(np.hypot(*np.diff(np.asarray(box.exterior.coords)[:3], axis=0).T).tolist())
    return bool(_WIDE[0] <= sides[0] <= _WIDE[1] and _LONG[0] <= sides[1] <= _LONG[1])
