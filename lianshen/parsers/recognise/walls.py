"""Walls: the lines of walls, columns, balconies and curtain walls of a plan, ready to be closed into faces.

Glossary: a *face* (轮廓面) is an area the lines enclose: a room, a shaft, or the body of a wall itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree, get_parts, polygonize, union_all

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import OPENINGS, Plane
from lianshen.parsers.recognise.shapes import lines_of, points_of
from lianshen.review.sheets import Floats

BODIES = (Meaning.WALLS, Meaning.COLUMNS, Meaning.BALCONIES, Meaning.CURTAIN_WALLS)
_STRETCH = 0.003  # metres by which lines are drawn out at both ends, so that hairline gaps close
_GAP = 0.045  # metres of a gap that a draughtsman left by mistake: less than any wall is thick
_GRID = 1e-6
_SAGITTA, _MOST_CHORDS = 0.0015, 180  # metres between an arc and its chords
_SPECK = 1e-4


def find_walls(plane: Plane) -> Floats:
    """All lines that bound spaces, (n, 4) in metres, without those of no length."""
    lines = plane.lines(*BODIES)
    if plane.has(*OPENINGS):  # where doors have no layer of their own, the arcs among walls may be their swings
        lines = np.concatenate((lines, _chords(plane)))
    return lines[np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]) > _GRID]


def close_faces(walls: Floats, closers: Iterable[LineString]) -> tuple[Polygon, ...]:
    """All faces that the walls enclose once the openings are closed."""
    added = np.array([np.asarray(line.coords).ravel() for line in closers]).reshape(-1, 4)
    lines = np.concatenate((walls, added))
    return close_lines(np.concatenate((lines, _bridges(lines))))


def close_lines(lines: Floats, stretch: float = _STRETCH) -> tuple[Polygon, ...]:
    """All faces that lines enclose; lines that miss one another by less than `stretch` metres are drawn out to meet."""
    if not len(lines):
        return ()
    run = lines[:, 2:] - lines[:, :2]
    drawn_out = run / np.maximum(np.hypot(*run.T), _GRID)[:, None] * stretch
    lines = np.concatenate((lines[:, :2] - drawn_out, lines[:, 2:] + drawn_out), axis=1)
    noded = union_all(lines_of(lines), grid_size=_GRID)
    faces = get_parts(polygonize(get_parts(noded)))
    return tuple(face for face in faces if face.area > _SPECK)


def _chords(plane: Plane) -> Floats:
    """Walls and columns that are round, as chords that leave the arc by no more than a millimetre or two, (n, 4)."""
    drawing = plane.drawing
    arcs = drawing.arcs[plane.arcs_on(*BODIES)]
    if not len(arcs):
        return np.empty((0, 4))
    sweep = np.radians(arcs[:, 4] - arcs[:, 3])
    radius = np.maximum(arcs[:, 2] * drawing.sheet.to_plan.scale, _SAGITTA)
    count = np.ceil(np.abs(sweep) / (2 * np.arccos(1 - _SAGITTA / radius))).astype(np.int64)
    count = np.clip(count, 1, _MOST_CHORDS)
    of = np.repeat(np.arange(len(arcs)), count)
    nth = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
    ends = []
    for number in (nth, nth + 1):
        turn = np.radians(arcs[of, 3]) + sweep[of] * number / count[of]
        ends.append(arcs[of, :2] + arcs[of, 2:3] * np.stack((np.cos(turn), np.sin(turn)), axis=-1))
    return drawing.sheet.to_plan.apply(np.stack(ends, axis=1)).reshape(-1, 4)


def _bridges(lines: Floats) -> Floats:
    """From each end that meets no line to the nearest lines within a hand's breadth, (n, 4)."""
    if not len(lines):
        return np.empty((0, 4))
    shapes = lines_of(lines)
    tree = STRtree(shapes)
    ends = lines.reshape(-1, 2)
    points = points_of(ends)
    end, line = tree.query(points, predicate="dwithin", distance=_GAP)
    end, line = end[end // 2 != line], line[end // 2 != line]
    apart = shapely.distance(points[end], shapes[line])
    met = np.zeros(len(ends), dtype=bool)
    met[end[apart <= _STRETCH]] = True
    end, line = end[~met[end]], line[~met[end]]
    return shapely.get_coordinates(shapely.shortest_line(points[end], shapes[line])).reshape(-1, 4)


def outline_of(faces: Iterable[Polygon]) -> Polygon | None:
    """The outer edge of everything that is enclosed; None where it falls into several parts of weight."""
    parts = get_parts(union_all([face.buffer(0.002, join_style="mitre") for face in faces]))
    ranked = sorted((part for part in parts if isinstance(part, Polygon)), key=lambda part: part.area)
    if not ranked or sum(part.area for part in ranked[:-1]) > 0.05 * ranked[-1].area:
        return None
    outer = Polygon(ranked[-1].exterior).buffer(-0.002, join_style="mitre").simplify(0.001)
    return outer if isinstance(outer, Polygon) else None
