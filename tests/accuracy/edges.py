"""What two outlines share, as runs of wall: cut at corners, arcs whole."""

from __future__ import annotations

from math import atan2, degrees

from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

STRAIGHT, CORNER = 0.05, 15.0  # degrees
XY = tuple[float, float]


def runs_of(shared: BaseGeometry) -> list[LineString]:
    """What two outlines share, cut at its corners; an arc of short chords stays whole."""
    lines = [g for g in getattr(shared, "geoms", [shared]) if isinstance(g, LineString) and g.length > 0]
    merged = linemerge(MultiLineString(lines)) if len(lines) > 1 else (lines[0] if lines else MultiLineString())
    pieces: list[LineString] = []
    for line in getattr(merged, "geoms", [merged]):
        run: list[XY] = []
        for before, here, after in zip([None, *line.coords], line.coords, [*line.coords[1:], None], strict=False):
            if before is not None and after is not None and turn_at(before, here, after) < STRAIGHT:
                continue
            run.append(here)
            if after is None or (before is not None and after is not None and turn_at(before, here, after) > CORNER):
                pieces.append(LineString(run))
                run = [here]
    return pieces


def turn_at(a: XY, b: XY, c: XY) -> float:
    """By how many degrees the way from a to c turns at b."""
    turn = degrees(atan2(c[1] - b[1], c[0] - b[0]) - atan2(b[1] - a[1], b[0] - a[0]))
    return abs((turn + 180) % 360 - 180)
