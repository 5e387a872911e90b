"""Which windows let light from outside into a room."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import STRtree

from lianshen.review.building import Room, Storey, Use, Window

OPEN_AIR = (Use.BALCONY,)


@dataclass(frozen=True, slots=True)
class Lights:
    """The windows at a room's faces: those that surely look outside, and those of which nobody knows what they join."""

    sure: tuple[Window, ...]
    unclear: tuple[Window, ...]

    def ask(self) -> None:
        """Raise the fact that is missing, so that the rule asks for it; nothing where all is known."""
        for window in self.unclear[:1]:
            _ = window.joins


def windows_of(room: Room, reach: float) -> Lights:
    """The windows whose middle stands no farther than `reach` metres, a wall's thickness, outside the room's faces.

    A window from room to room belongs to neither; one to a balcony looks outside.
    """
    storey = room.nearest(Storey)
    windows = list(storey.windows)
    if not windows:
        return Lights((), ())
    near = STRtree([window.at for window in windows]).query(room.boundary, predicate="dwithin", distance=reach)
    near_by = [windows[n] for n in sorted(near)]
    open_air = {"outside"} | {other.key for other in storey.rooms if other.knows(Room.use) and other.use in OPEN_AIR}
    known = [window for window in near_by if window.knows(Window.joins)]
    sure = tuple(window for window in known if room.key in window.joins and open_air & set(window.joins))
    return Lights(sure, tuple(window for window in near_by if not window.knows(Window.joins)))
