"""Which windows belong to a room."""

from __future__ import annotations

from shapely import STRtree

from lianshen.review.building import Room, Storey, Window


def windows_of(room: Room, reach: float) -> list[Window]:
    """The windows whose middle stands no farther than `reach` metres, a wall's thickness, outside the room's faces.

    A window in the wall between two rooms would belong to both: where the sheets say what it joins, both sides being
    rooms,
    it is no window to the outside and is left out.
    """
    windows = list(room.nearest(Storey).windows)
    if not windows:
        return []
    near = STRtree([window.at for window in windows]).query(room.boundary, predicate="dwithin", distance=reach)
    return [windows[n] for n in sorted(near) if _outside(windows[n])]


def _outside(window: Window) -> bool:
    return not window.knows(Window.joins) or "outside" in window.joins
