"""What of a page's paths can be seen: neither beyond the page nor outside the clips they are drawn in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from lianshen.parsers.pdf.paper import Paper
from lianshen.parsers.pdf.regions import Rows, curves_within, lines_within, outlines_within, polygons, region
from lianshen.review.sheets import Floats

Bools = npt.NDArray[np.bool_]
_Open = tuple[Floats, int]  # the box that is open, and the number of the area in it, -1 for all of the box
MARKS = {"clip", "group"}
_EDGE = 1.0  # points that a line may lie beyond the page


class Clips:
    """For each path the box (x0, y0, x1, y1; y up) that it is seen in and, where the clip is no box, the area."""

    def __init__(self, paths: Sequence[dict[str, Any]], kinds: Sequence[str], paper: Paper) -> None:
        width, height = paper.size
        self.page = np.array((-_EDGE, -_EDGE, width + _EDGE, height + _EDGE))
        self.any_marks = not MARKS.isdisjoint(kinds)
        self.areas: list[BaseGeometry] = []
        self.boxes: Floats | None = None
        if self.any_marks:
            seen = self._by_path(paths, paper)
            self.boxes = np.array([box for box, _area in seen]).reshape(-1, 4)
            self.area = np.array([area for _box, area in seen], np.int64)

    def whole_curves(self, curves: Floats, owner: Rows) -> Bools:
        """Which curves (n, 4, 2) of the paths `owner` are seen from end to end."""
        whole = self._in_box(curves, owner)
        for area, rows in self._in_areas(owner):
            whole[rows] &= curves_within(area, curves[rows])
        return whole

    def segments(self, segments: Floats, owner: Rows) -> tuple[Floats, Rows]:
        """The seen part of each line (n, 4); lines without length go."""
        whole = self._in_box(segments.reshape(-1, 2, 2), owner)
        if not whole.all():
            cut = np.flatnonzero(~whole)
            segments = segments.copy()
            segments[cut], seen = _cut(segments[cut], np.broadcast_to(self._of(owner), (len(owner), 4))[cut])
            whole[cut] = seen
        whole &= (segments[:, 0] != segments[:, 2]) | (segments[:, 1] != segments[:, 3])
        if not whole.all():
            segments, owner = segments[whole], owner[whole]
        return self._in_their_areas(segments, owner)

    def rings(self, rings: Sequence[Floats], low: Floats, high: Floats, owner: Rows) -> tuple[tuple[Floats, ...], Rows]:
        """The seen part of each outline, whose lowest and highest corners are `low` and `high`."""
        boxes = self._of(owner)
        whole = np.asarray(((low >= boxes[..., :2]) & (high <= boxes[..., 2:])).all(axis=1))
        if self.areas:
            whole &= self.area[owner] < 0
        if whole.all():
            return tuple(rings), owner
        apart = ~np.asarray(((low < boxes[..., 2:]) & (high > boxes[..., :2])).all(axis=1))
        kept: list[Floats] = []
        numbers: list[int] = []
        for ring, number, is_whole, is_apart in zip(rings, owner.tolist(), whole.tolist(), apart.tolist(), strict=True):
            parts = [ring] if is_whole else [] if is_apart else self._clipped(ring, number)
            kept += parts
            numbers += [number] * len(parts)
        return tuple(kept), np.array(numbers, np.int64)

    def _of(self, owner: Rows) -> Floats:
        return self.page if self.boxes is None else self.boxes[owner]

    def _in_box(self, pieces: Floats, owner: Rows) -> Bools:
        if self.boxes is None and _all_in(pieces.reshape(-1, 2), self.page):
            return np.ones(len(pieces), np.bool_)
        x0, y0, x1, y1 = self._of(owner).T
        inside = np.ones(len(pieces), np.bool_)
        for x, y in np.moveaxis(pieces, 0, 2):
            inside &= (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
        return inside

    def _in_areas(self, owner: Rows) -> Iterator[tuple[BaseGeometry, Rows]]:
        """The areas that are no boxes, each with the rows of `owner` that are drawn in it."""
        if not self.areas:
            return
        areas = self.area[owner]
        for number in np.unique(areas[areas >= 0]).tolist():
            yield self.areas[number], np.flatnonzero(areas == number)

    def _in_their_areas(self, segments: Floats, owner: Rows) -> tuple[Floats, Rows]:
        cut = list(self._in_areas(owner))
        if not cut:
            return segments, owner
        free = np.flatnonzero(self.area[owner] < 0)
        pieces, owners = [segments[free]], [owner[free]]
        for area, rows in cut:
            seen, of_row = lines_within(area, segments[rows])
            pieces.append(seen)
            owners.append(owner[rows[of_row]])
        return np.concatenate(pieces), np.concatenate(owners)

    def _clipped(self, ring: Floats, number: int) -> list[Floats]:
        area = -1 if self.boxes is None else self.area[number]
        if area >= 0:
            return outlines_within(self.areas[area], ring)
        return _clipped(ring, self.page if self.boxes is None else self.boxes[number])

    def _by_path(self, paths: Sequence[dict[str, Any]], paper: Paper) -> list[_Open]:
        """A clip holds for what follows it on a deeper level."""
        stack: list[tuple[int, _Open]] = []
        seen: list[_Open] = []
        whole: _Open = (self.page, -1)
        for path in paths:
            kind = path["type"]
            if stack or kind in MARKS:
                level = path.get("level", 0)
                while stack and stack[-1][0] >= level:
                    stack.pop()
            current = stack[-1][1] if stack else whole
            if kind == "clip":
                stack.append((level, self._within(current, path, paper)))
            elif kind != "group":
                seen.append(current)
        return seen

    def _within(self, current: _Open, path: dict[str, Any], paper: Paper) -> _Open:
        """What one more clip leaves open."""
        box, number = current
        x0, y0, x1, y1 = paper.box(path["scissor"])
        box = np.array((max(box[0], x0), max(box[1], y0), min(box[2], x1), min(box[3], y1)))
        area = region(path["items"], bool(path.get("even_odd")), paper)
        nothing = box[0] >= box[2] or box[1] >= box[3]
        if nothing or (area is None and number < 0):
            return box, -1
        parts = [one for one in (area, self.areas[number] if number >= 0 else None) if one is not None]
        try:
            open_area = shapely.union_all(polygons(shapely.intersection_all([*parts, shapely.box(*box)])))
        except shapely.GEOSException:
            return box, -1
        shapely.prepare(open_area)
        self.areas.append(open_area)
        return box, len(self.areas) - 1


def _all_in(points: Floats, box: Floats) -> bool:
    if not len(points):
        return True
    x, y = points[:, 0], points[:, 1]
    return bool(x.min() >= box[0] and y.min() >= box[1] and x.max() <= box[2] and y.max() <= box[3])


def _cut(segments: Floats, boxes: Floats) -> tuple[Floats, Bools]:
    """The part of each line that lies in its box (Liang and Barsky), and whether there is one."""
    start, way = segments[:, :2], segments[:, 2:] - segments[:, :2]
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (boxes[:, :2] - start) / way, (boxes[:, 2:] - start) / way
    level = way == 0
    beside = level & ((start < boxes[:, :2]) | (start > boxes[:, 2:]))
    enters = np.where(level, -np.inf, np.minimum(one, other)).max(axis=1, initial=0.0)
    leaves = np.where(level, np.inf, np.maximum(one, other)).min(axis=1, initial=1.0)
    seen = (enters < leaves) & ~beside.any(axis=1)
    enters, leaves = np.where(seen, enters, 0.0)[:, None], np.where(seen, leaves, 0.0)[:, None]
    return np.concatenate((start + enters * way, start + leaves * way), axis=1), seen


def _clipped(ring: Floats, box: Floats) -> list[Floats]:
    try:
        seen = shapely.clip_by_rect(shapely.Polygon(ring), *box.tolist())
    except shapely.GEOSException:
        return []
    return [shapely.get_coordinates(part.exterior)[:-1] for part in polygons(seen)]
