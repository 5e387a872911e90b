"""Zones: areas that a line of their own goes round, with what is written inside them.

Glossary: a *zone* is a closed line on a layer of its kind, or what several lines of that layer enclose; a *key plan* (示意图)
repeats the zones at a small size beside the plan: of zones of one name the largest counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Polygon, STRtree, contains, union_all

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.parsers.recognise.walls import close_lines

_NEAR = 10.0  # letter heights within which words belong to a zone's name


@dataclass(frozen=True, slots=True)
class Zone:
    """A named zone, and the words that speak of it, its name first."""

    name: str
    boundary: Polygon
    words: tuple[Said, ...]

    @property
    def plain(self) -> str:
        """All its words, full-width signs made narrow."""
        return " ".join(word.plain for word in self.words)


def closed_zones(plane: Plane, kinds: Sequence[Meaning], smallest: float) -> tuple[Polygon, ...]:
    """Closed lines on layers of these meanings, and what loose lines there enclose, above `smallest` square metres."""
    rings = [ring for ring in plane.rings(*kinds) if ring.area >= smallest]
    lines = plane.lines(*kinds)
    if rings and len(lines):  # what several rings enclose between them is no zone
        edges = union_all([ring.exterior for ring in rings]).buffer(0.01)
        lines = lines[~np.asarray(contains(edges, lines_of(lines)))]
    faces = [face for face in close_lines(lines) if face.area >= smallest]
    return (*rings, *(face for face in faces if not any(_alike(face, ring) for ring in rings)))


def name_zones(plane: Plane, areas: Sequence[Polygon], pattern: re.Pattern[str]) -> tuple[Zone, ...]:
    """The zones in which a word matches `pattern` (its group `name`); the largest of each name."""
    if not areas:
        return ()
    tree = STRtree(areas)
    best: dict[str, Zone] = {}
    for word in plane.words:
        found = pattern.search(word.plain)
        inside = tree.query(word.at, predicate="within") if found else ()
        if found and len(inside):
            boundary = min((areas[int(n)] for n in inside), key=lambda area: area.area)
            name = re.sub(r"\s", "", found["name"])
            if name not in best or boundary.area > best[name].boundary.area:
                best[name] = Zone(name, boundary, (word, *_companions(plane, word, boundary, pattern)))
    return tuple(best[name] for name in sorted(best))


def _companions(plane: Plane, name: Said, boundary: Polygon, pattern: re.Pattern[str]) -> tuple[Said, ...]:
    """The words that stand under or beside a zone's name, on its layer, from the top."""
    near = [
        word
        for word in plane.words
        if word is not name
        and word.layer == name.layer
        and word.at.distance(name.box) < _NEAR * name.height
        and boundary.contains(word.at)
        and not pattern.search(word.plain)
    ]
    return tuple(sorted(near, key=lambda word: (-word.at.y, word.at.x)))


def _alike(one: Polygon, other: Polygon) -> bool:
    return bool(one.symmetric_difference(other).area < 0.01 * max(one.area, other.area))
