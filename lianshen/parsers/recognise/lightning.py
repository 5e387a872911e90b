"""Lightning protection of a roof: outline, air terminations, the mesh they make, and down conductors.

Glossary: *air termination* (接闪带) is a conductor along edges and across the roof, drawn as a line with ticks; the *mesh*
(接闪网格) is what these lines enclose; a *down conductor* (引下线) is a symbol at the roof's edge, an arrow, a dot or a circle.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point, Polygon

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.rooms import number_names
from lianshen.parsers.recognise.runs import join_runs
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.parsers.recognise.walls import close_lines
from lianshen.review.building import Building, MeshCell, Roof
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty

_TICK = 1.0  # metres: shorter pieces are ticks and crosses on the line
_BREAK = 0.6  # metres that a symbol on the line may cut out
_MEET = 0.25  # metres by which lines may miss one another
_LEAST_ROOF, _LEAST_CELL = 20.0, 1.0
_EDGE = 3.0  # metres outside the network within which a down conductor still belongs to it
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Protection:
    """What one roof plan shows; None and () where nothing of the kind is drawn."""

    outline: Polygon | None
    terminations: tuple[LineString, ...]
    mesh: tuple[Polygon, ...]
    conductors: tuple[Point, ...]


def find_protection(plane: Plane) -> Protection | None:
    """The lightning protection on one sheet; None where no air termination is drawn."""
    runs = join_runs(plane.lines(Meaning.AIR_TERMINATIONS), _BREAK, _TICK)
    if not len(runs):
        return None
    terminations = tuple(lines_of(runs))
    mesh = tuple(cell for cell in close_lines(runs, _MEET) if cell.area >= _LEAST_CELL)
    outlines = [ring for ring in plane.rings(Meaning.ROOF) if ring.area >= _LEAST_ROOF]
    if not outlines:
        outlines = [face for face in close_lines(plane.lines(Meaning.ROOF)) if face.area >= _LEAST_ROOF]
    outline = max(outlines, key=lambda ring: ring.area, default=None)
    return Protection(outline, terminations, mesh, _conductors(plane, terminations))


def state_roof(building: Building, label: str, plane: Plane, found: Protection) -> Roof:
    """The roof with what its plan shows; nothing is stated of what is not drawn."""
    roof = Roof(label, building, sheet=plane.sheet)
    sure = plane.sure_of(Meaning.AIR_TERMINATIONS)
    here = Evidence(plane.sheet)
    if found.outline is not None:
        roof.state(Roof.outline, found.outline, plane.sure_of(Meaning.ROOF), Evidence(plane.sheet, found.outline))
    roof.state(Roof.air_terminations, found.terminations, sure, here)
    labels = number_names([("网格", cell.centroid.x, cell.centroid.y) for cell in found.mesh])
    cells = [MeshCell(name, roof, sheet=plane.sheet) for name in labels]
    for cell, boundary in zip(cells, found.mesh, strict=True):
        cell.state(MeshCell.boundary, boundary, sure, Evidence(plane.sheet, boundary))
    roof.state(Roof.mesh, tuple(cells), sure, here)
    if found.conductors:
        drawn: Certainty = plane.sure_of(Meaning.DOWN_CONDUCTORS)
        roof.state(Roof.down_conductors, found.conductors, drawn, here)
    return roof


def _conductors(plane: Plane, terminations: tuple[LineString, ...]) -> tuple[Point, ...]:
    """Symbols on the layer of down conductors: circles, else blocks, else fills; each place once."""
    drawing = plane.drawing
    arcs = drawing.arcs[plane.arcs_on(Meaning.DOWN_CONDUCTORS)]
    full = arcs[np.abs(arcs[:, 4] - arcs[:, 3]) >= 359.0]
    places = [plane.place((x, y)) for x, y in full[:, :2]]
    if not places:
        places = [plane.place(symbol.at) for symbol in plane.symbols_on(Meaning.DOWN_CONDUCTORS)]
    if not places:
        places = [ring.centroid for ring in plane.rings(Meaning.DOWN_CONDUCTORS)]
    near = [place for place in places if min(line.distance(place) for line in terminations) <= _EDGE]
    kept: list[Point] = []
    for place in sorted(near, key=lambda point: (round(-point.y, 1), round(point.x, 1))):
        if all(place.distance(other) > _SAME for other in kept):
            kept.append(place)
    return tuple(kept)
