"""Zones: areas that a line of their own goes round, with what is written inside them.

Glossary: a *zone* is a closed line on a layer of its kind, or what several lines of that layer enclose; a *key plan* (示意图)
repeats the zones at a small size beside the plan: of zones of one name the largest counts.  A zone is *proved* where the area
written in it is the area the line goes round; then no layer need say what the line is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Polygon, STRtree, contains, union_all

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.bands import banded_areas
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.shapes import lines_of
from lianshen.parsers.recognise.walls import close_lines
from lianshen.parsers.recognise.zone_names import Named, ZoneKind, named_zones
from lianshen.review.facts import Certainty
from lianshen.review.sheets import Floats

_PROVED = 0.01  # share by which the area written and the area drawn may differ
_DOUBTFUL, _OTHER = 0.05, 0.25  # … beyond which the line is doubted, and beyond which it goes round something else
_MEET = 0.05  # metres by which lines of one look may miss one another
_MOST_LINES = 3000  # of one look: more than that are no outlines
_SHORT = 0.25  # metres: shorter lines of one look are ticks and letters
_ELSEWHERE = 0.2  # of a zone that lies on the plan, less of a key plan beside it


@dataclass(frozen=True, slots=True)
class Zone:
    """A named zone and the words that speak of it, its name first; `boundary` None where its line was not found."""

    name: str
    key: str
    boundary: Polygon | None
    words: tuple[Said, ...]
    area: float | None
    sure: Certainty

    @property
    def plain(self) -> str:
        """All its words, full-width signs made narrow."""
        return " ".join(word.plain for word in self.words)


def find_zones(plane: Plane, kind: ZoneKind, outline: Polygon | None) -> tuple[Zone, ...]:
    """The zones named on one sheet, once each; `outline` is that of the storey where it is known."""
    named = _numbered(named_zones(plane, kind))
    if not named:
        return ()
    told = closed_zones(plane, kind.layers, kind.smallest)
    placed = _told(plane, kind, named, told, outline)
    missing = [one for one in named if one.area and not _agrees(placed.get(id(one)), one.area, _PROVED)]
    for one, shape in _proved(plane, kind, missing, outline):
        placed[id(one)] = shape
    zones: dict[str, Zone] = {}
    for one in named:
        zone = _zone(plane, kind, one, placed.get(id(one)), outline is not None)
        known = zones.get(zone.key)
        if (one.key or zone.boundary is not None) and (known is None or _weight(zone) > _weight(known)):
            zones[zone.key] = zone
    seen = any(zone.boundary is not None for zone in zones.values())
    kept = [zone for zone in zones.values() if zone.boundary is not None or seen or zone.area]
    return tuple(sorted(kept, key=lambda zone: zone.name))


def closed_zones(plane: Plane, kinds: Sequence[Meaning], smallest: float) -> tuple[Polygon, ...]:
    """Closed lines on layers of these meanings, and what loose lines there enclose, above `smallest` square metres."""
    rings = [ring for ring in plane.rings(*kinds) if ring.area >= smallest]
    lines = plane.lines(*kinds)
    if rings and len(lines):  # what several rings enclose between them is no zone
        edges = union_all([ring.exterior for ring in rings]).buffer(0.01)
        lines = lines[~np.asarray(contains(edges, lines_of(lines)))]
    faces = [face for face in close_lines(lines) if face.area >= smallest]
    return (*rings, *(face for face in faces if not any(_alike(face, ring) for ring in rings)))


def _numbered(named: tuple[Named, ...]) -> tuple[Named, ...]:
    """Of zones without a number only one can be told from the others."""
    plain = {one.area for one in named if not one.key}
    return named if len(plain) < 2 else tuple(one for one in named if one.key)


def _told(
    plane: Plane, kind: ZoneKind, named: Sequence[Named], areas: Sequence[Polygon], outline: Polygon | None
) -> dict[int, Polygon]:
    """For names inside lines that their layers tell, the line; not where two names share one, nor beside the plan."""
    if not areas:
        return {}
    tree = STRtree(areas)
    chosen: dict[int, int] = {}
    for one in named:
        inside = [int(n) for n in tree.query(one.words[0].at, predicate="within")]
        agreeing = [n for n in inside if _agrees(areas[n], one.area, _PROVED)]
        if inside:
            chosen[id(one)] = min(agreeing or inside, key=lambda n: areas[n].area)
    claims: dict[int, set[str]] = {}
    for one in named:
        if id(one) in chosen:
            claims.setdefault(chosen[id(one)], set()).add(one.key)
    return {
        id(one): areas[chosen[id(one)]]
        for one in named
        if id(one) in chosen and _holds(one, areas[chosen[id(one)]], len(claims[chosen[id(one)]]), outline)
    }


def _holds(one: Named, area: Polygon, names: int, outline: Polygon | None) -> bool:
    if _agrees(area, one.area, _PROVED):
        return True
    beside = outline is not None and area.intersection(outline).area < _ELSEWHERE * area.area
    return names == 1 and not beside and (one.area is None or _agrees(area, one.area, _OTHER)) and bool(one.key)


def _proved(
    plane: Plane, kind: ZoneKind, missing: Sequence[Named], outline: Polygon | None
) -> Iterable[tuple[Named, Polygon]]:
    """Lines of whatever layer that go round a name and round the area written with it."""
    if not missing:
        return
    least = min(one.area or 0.0 for one in missing)
    areas = [ring for ring in _rings(plane) if ring.area >= (1 - _PROVED) * least]
    drawn = (*banded_areas(plane), *_faces(plane, kind, outline))
    areas += [face for face in drawn if face.area >= (1 - _PROVED) * least]
    tree = STRtree(areas)
    for one in missing:
        inside = [areas[int(n)] for n in tree.query(one.words[0].at, predicate="within")]
        inside = [area for area in inside if _agrees(area, one.area, _PROVED)]
        if inside:
            yield one, min(inside, key=lambda area: abs(area.area - (one.area or 0.0)))


def _rings(plane: Plane) -> list[Polygon]:
    """All closed lines and fills of the sheet."""
    moved = [plane.drawing.sheet.to_plan.apply(ring) for ring in plane.drawing.rings if len(ring) >= 3]
    sized = [ring for ring in moved if np.ptp(ring, axis=0).min() > 2.0]
    return [shape for ring in sized if (shape := Polygon(ring)).is_valid]


def _faces(plane: Plane, kind: ZoneKind, outline: Polygon | None) -> list[Polygon]:
    """What the lines of one look enclose; those on layers of the kind also together with the storey's outline."""
    made: list[Polygon] = []
    length = np.hypot(*(plane.segments[:, 2:] - plane.segments[:, :2]).T) if len(plane.segments) else np.empty(0)
    looks = np.unique(plane.drawing.segment_layer) if len(plane.drawing.layers) > 1 else ()
    for look in looks:
        lines = plane.segments[(plane.drawing.segment_layer == look) & (length > _SHORT)]
        if 3 <= len(lines) <= _MOST_LINES:
            made += close_lines(lines, _MEET)
    own = plane.lines(*kind.layers)
    if outline is not None and 0 < len(own) <= _MOST_LINES:
        made += close_lines(np.concatenate((own, _edges(outline))), 2 * _MEET)
    return made


def _edges(shape: Polygon) -> Floats:
    corners = np.asarray(shape.exterior.coords)
    return np.concatenate((corners[:-1], corners[1:]), axis=1)


def _zone(plane: Plane, kind: ZoneKind, one: Named, boundary: Polygon | None, known: bool) -> Zone:
    """How sure: proved by its area, or told by a layer; in doubt where the area differs, or nothing tells its size."""
    sure = plane.words_sure
    if boundary is not None and not _agrees(boundary, one.area, _PROVED):
        doubted = not known if one.area is None else not _agrees(boundary, one.area, _DOUBTFUL)
        sure = Certainty.INFERRED if doubted else plane.sure_of(*kind.layers)
    return Zone(one.name, one.key, boundary, one.words, one.area, sure)


def _weight(zone: Zone) -> tuple[bool, bool, bool, float]:
    """Which of several places of one name counts: proved before drawn, drawn before written, the largest."""
    drawn = 0.0 if zone.boundary is None else float(zone.boundary.area)
    return _agrees(zone.boundary, zone.area, _PROVED), zone.boundary is not None, zone.area is not None, drawn


def _agrees(area: Polygon | None, written: float | None, share: float) -> bool:
    return area is not None and bool(written) and abs(area.area - (written or 0.0)) <= share * (written or 0.0) + 0.05


def _alike(one: Polygon, other: Polygon) -> bool:
    return bool(one.symmetric_difference(other).area < 0.01 * max(one.area, other.area))
