"""One storey plan, read in order: walls, openings, faces, rooms, ways, circulation.

Where layers say what the walls are, they are believed; where they do not, or their walls close round few of the names, walls
are looked for among all lines by how they are drawn, and the reading that places more rooms stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from shapely import Polygon, STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.axes import find_axes
from lianshen.parsers.recognise.circulation import find_circulation
from lianshen.parsers.recognise.fitting import fit_openings
from lianshen.parsers.recognise.gaps import find_gaps
from lianshen.parsers.recognise.jambs import layers_at_jambs
from lianshen.parsers.recognise.leaves import find_leaves
from lianshen.parsers.recognise.openings import Opening, mark_openings
from lianshen.parsers.recognise.plane import OPENINGS, Plane
from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.rooms import Space, Unplaced, name_spaces, relabelled
from lianshen.parsers.recognise.seen import columns_at, see_walls
from lianshen.parsers.recognise.strips import Strips, find_runs, find_strips
from lianshen.parsers.recognise.walls import BODIES, close_faces, find_walls, outline_of
from lianshen.parsers.recognise.ways import find_ways
from lianshen.review.facts import Certainty
from lianshen.review.sheets import Floats

_ENOUGH = 0.7  # of the names that walls told by layers must close round


@dataclass(frozen=True, slots=True)
class _Looked:
    """Walls, openings and rooms by one way of looking."""

    told: bool
    walls: Floats
    openings: tuple[Opening, ...]
    faces: tuple[Polygon, ...]
    spaces: tuple[Space, ...]
    unplaced: tuple[Unplaced, ...]

    @property
    def placed(self) -> int:
        """How many rooms have both a name and a boundary."""
        return sum(space.name is not None for space in self.spaces)

    @property
    def enough(self) -> bool:
        """Whether most names have their walls."""
        return self.placed > 0 and self.placed >= _ENOUGH * (self.placed + len(self.unplaced))


def read_plan(plane: Plane, ground: bool) -> Plan:
    """What one storey plan says; `ground` storeys have exits to the outside."""
    looked = _by_layers(plane) if not plane.rests_on_sight else _by_seen_layers(plane)
    if not looked.enough or plane.rests_on_sight:
        seen = _by_sight(plane)
        looked = max(looked, seen, key=lambda one: (one.placed, one.told))
    doubtful = {room.use for room in looked.unplaced} | {space.use for space in looked.spaces if space.guessed}
    named = [room.word.at for room in looked.unplaced]
    joined = find_ways(looked.openings, looked.spaces, looked.walls, named) if looked.spaces else ()
    ways = tuple(way for way in joined if not way.opening.window)
    return Plan(
        plane=plane,
        sure=plane.sure if looked.told else Certainty.INFERRED,
        outline=outline_of(looked.faces) if looked.faces else None,
        spaces=looked.spaces,
        unplaced=looked.unplaced,
        openings=looked.openings,
        ways=ways,
        views=tuple(way for way in joined if way.opening.window),
        circulation=find_circulation(looked.spaces, ways, doubtful, ground),
        columns=plane.rings(Meaning.COLUMNS),
        axes=find_axes(plane),
    )


def _by_layers(plane: Plane) -> _Looked:
    walls = find_walls(plane)
    kinds = OPENINGS if plane.has(*OPENINGS) else (Meaning.UNKNOWN,)
    return _look(plane, True, walls, find_strips(find_runs(walls)) if len(walls) else None, kinds)


def _by_seen_layers(plane: Plane) -> _Looked:
    """Where layers are known by what is drawn on them, columns and some openings may still lie on others."""
    walls = find_walls(plane)
    if not len(walls):
        return _look(plane, False, walls, None, ())
    strips = find_strips(find_runs(walls))
    bodies = np.concatenate((walls, columns_at(plane, walls)))
    return _look(plane, False, bodies, strips, (*OPENINGS, Meaning.UNKNOWN))


def _by_sight(plane: Plane) -> _Looked:
    kinds = (*OPENINGS, Meaning.UNKNOWN)
    on = plane.on(*BODIES, Meaning.UNKNOWN)
    walls, strips = see_walls(plane, on)
    looked = _look(plane, False, walls, strips, kinds)
    chosen = layers_at_jambs(plane, on, looked.openings)
    if chosen is None:
        return looked
    fewer, strips = see_walls(plane, chosen)
    again = _look(plane, False, fewer, strips, kinds)
    if again.unplaced:
        closers = tuple(closer for opening in again.openings for closer in opening.closers)
        again = _again(plane, again, close_faces(np.concatenate((fewer, walls)), closers), guessed=False)
    return max(again, looked, key=lambda one: one.placed)


def _look(plane: Plane, told: bool, walls: Floats, strips: Strips | None, kinds: tuple[Meaning, ...]) -> _Looked:
    if not len(walls) or strips is None:
        return _Looked(told, walls, (), (), *name_spaces(plane, ()))
    leaves = find_leaves(plane, walls, kinds, told)
    drawn = fit_openings(leaves, walls, told and plane.has(*OPENINGS))
    gaps = find_gaps(plane, strips, plane.lines(*kinds), mark_openings(plane, drawn))
    openings = mark_openings(plane, (*drawn, *fit_openings(gaps.closed, walls, False)))
    closers = tuple(closer for opening in openings for closer in opening.closers)
    faces = close_faces(walls, closers)
    looked = _Looked(told, walls, openings, faces, *name_spaces(plane, faces))
    railings = plane.lines(Meaning.RAILINGS)
    if looked.unplaced and len(railings):
        looked = _again(plane, looked, close_faces(np.concatenate((walls, railings)), closers), guessed=False)
    passages = fit_openings(gaps.passages, walls, False) if looked.unplaced else ()
    if passages:
        across = tuple(closer for passage in passages for closer in passage.closers)
        looked = _again(plane, looked, close_faces(walls, (*closers, *across)), guessed=True)
    return looked


def _again(plane: Plane, before: _Looked, faces: tuple[Polygon, ...], guessed: bool) -> _Looked:
    """Rooms that had no boundary get those that more lines make; the others stay as they are."""
    spaces, unplaced = name_spaces(plane, faces)
    if len(unplaced) >= len(before.unplaced):
        return before
    known = [space for space in before.spaces if space.name]
    tree = STRtree([space.face for space in known])
    inside = [len(tree.query(space.face.representative_point(), predicate="within")) > 0 for space in spaces]
    new = [replace(space, guessed=guessed) for space, old in zip(spaces, inside, strict=True) if not old]
    return replace(before, faces=faces, spaces=relabelled((*known, *new)), unplaced=unplaced)
