"""What of a page's paths can be seen: neither beyond the page nor outside the clips they are drawn in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from lianshen.review.sheets import Floats

_Rows = npt.NDArray[np.int64]
_Bools = npt.NDArray[np.bool_]
_EDGE = 1.0  # points that a line may lie beyond the page


class Clips:
    """For each path the box (x0, y0, x1, y1; y up) that it is seen in; a clip of another form counts as its box."""

    def __init__(self, paths: Sequence[dict[str, Any]], size: tuple[float, float]) -> None:
        self.page = np.array((-_EDGE, -_EDGE, size[0] + _EDGE, size[1] + _EDGE))
        self.any_marks = any(path["type"] == "clip" or path["type"] == "group" for path in paths)
        self.boxes = np.array(self._by_path(paths, size[1])).reshape(-1, 4) if self.any_marks else None

    def inside(self, pieces: Floats, owner: _Rows) -> _Bools:
        """Which pieces (n, m, 2) of the paths `owner` lie wholly in their box."""
        if self.boxes is None and _all_in(pieces.reshape(-1, 2), self.page):
            return np.ones(len(pieces), np.bool_)
        boxes = self._of(owner)
        low, high = pieces.min(axis=1), pieces.max(axis=1)
        return np.asarray(((low >= boxes[..., :2]) & (high <= boxes[..., 2:])).all(axis=1))

    def segments(self, segments: Floats, owner: _Rows) -> tuple[Floats, _Rows]:
        """The seen part of each line (n, 4); lines without length go."""
        whole = self.inside(segments.reshape(-1, 2, 2), owner)
        if not whole.all():
            cut = np.flatnonzero(~whole)
            segments = segments.copy()
            segments[cut], seen = _cut(segments[cut], np.broadcast_to(self._of(owner), (len(owner), 4))[cut])
            whole[cut] = seen
        whole &= (segments[:, 0] != segments[:, 2]) | (segments[:, 1] != segments[:, 3])
        return (segments, owner) if whole.all() else (segments[whole], owner[whole])

    def rings(self, rings: list[Floats], owner: _Rows) -> tuple[tuple[Floats, ...], _Rows]:
        """The seen part of each outline."""
        kept: list[Floats] = []
        numbers: list[int] = []
        for ring, number in zip(rings, owner.tolist(), strict=True):
            box = self.page if self.boxes is None else self.boxes[number]
            (x0, y0), (x1, y1) = ring.min(axis=0), ring.max(axis=0)
            if x0 >= box[0] and y0 >= box[1] and x1 <= box[2] and y1 <= box[3]:
                kept.append(ring)
                numbers.append(number)
            elif x0 < box[2] and y0 < box[3] and x1 > box[0] and y1 > box[1]:
                for part in _clipped(ring, box):
                    kept.append(part)
                    numbers.append(number)
        return tuple(kept), np.array(numbers, np.int64)

    def _of(self, owner: _Rows) -> Floats:
        return self.page if self.boxes is None else self.boxes[owner]

    def _by_path(self, paths: Sequence[dict[str, Any]], height: float) -> list[Floats]:
        """A clip holds for what follows it on a deeper level."""
        stack: list[tuple[int, Floats]] = []
        boxes: list[Floats] = []
        for path in paths:
            level = path.get("level", 0)
            while stack and stack[-1][0] >= level:
                stack.pop()
            box = stack[-1][1] if stack else self.page
            if path["type"] == "clip":
                x0, y0, x1, y1 = path["scissor"]
                own = np.array((x0, height - y1, x1, height - y0))
                stack.append((level, np.concatenate((np.maximum(box[:2], own[:2]), np.minimum(box[2:], own[2:])))))
            elif path["type"] != "group":
                boxes.append(box)
        return boxes


def _all_in(points: Floats, box: Floats) -> bool:
    if not len(points):
        return True
    x, y = points[:, 0], points[:, 1]
    return bool(x.min() >= box[0] and y.min() >= box[1] and x.max() <= box[2] and y.max() <= box[3])


def _cut(segments: Floats, boxes: Floats) -> tuple[Floats, _Bools]:
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
    parts = [seen] if isinstance(seen, shapely.Polygon) else list(getattr(seen, "geoms", ()))
    return [
        shapely.get_coordinates(part.exterior)[:-1]
        for part in parts
        if isinstance(part, shapely.Polygon) and not part.is_empty
    ]
