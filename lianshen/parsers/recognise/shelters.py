"""Protective units of a shelter: outline, what is written inside, and the doors of each mouth from outside to inside.

Glossary: *protective unit* (防护单元) with shelter area (掩蔽面积), persons (掩蔽人数) and grade (核6级常6级);
a *mouth* (口部) leads from an entrance (战时主要出入口, 次要出入口) through an airlock (防毒通道, 密闭通道) inside:
protective door (防护密闭门),
then airtight door (密闭门); a *link* (连通口) leads from unit to unit.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Polygon

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.doors import DoorNames, label_openings, state_door
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.rooms import number_names
from lianshen.parsers.recognise.shelter_words import state_words
from lianshen.parsers.recognise.ways import OUTSIDE, Way
from lianshen.parsers.recognise.zone_names import zone_key, zone_kind
from lianshen.parsers.recognise.zones import Zone, find_zones
from lianshen.review.building import Door, DoorKind, ProtectiveUnit, ShelterEntrance, Storey, Use
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty

_KIND = zone_kind("防护单元", "(?<!掩蔽)建筑面积", (Meaning.PROTECTIVE_UNITS,), 50.0)
_ENTRANCE = re.compile(r"出入口|竖井")
_WAITING = re.compile(
    r"滤毒|扩散|除尘|洗消|集气|风机|竖井|风井|出入口"
)  # rooms of a mouth that are not the shelter itself
_SHIELDING = (DoorKind.PROTECTIVE, DoorKind.AIRTIGHT)
_LINKED = "连通口"
_LINK = 1.0  # metres within which two doors close one opening


@dataclass(frozen=True, slots=True)
class Mouth:
    """An entrance of a unit: what it is called and its doors from outside to inside."""

    kind: str
    ways: tuple[Way, ...]


def find_units(plane: Plane, outline: Polygon | None) -> tuple[Zone, ...]:
    """The named protective units of one sheet; `outline` is that of the storey where it is known."""
    return find_zones(plane, _KIND, outline)


def state_units(storey: Storey, plane: Plane, zones: tuple[Zone, ...], plan: Plan | None) -> None:
    """State the units on the storey, with their mouths where the plan was understood."""
    known = {zone_key(part.label): part for said in storey.statements(Storey.protective_units) for part in said.value}
    if not zones and not known and plan is not None and plan.seen and storey.index > 0:  # a shelter lies below ground
        storey.state(Storey.protective_units, (), plan.sure, Evidence(plane.sheet))
    made = []
    for zone in zones:
        unit = known.get(zone.key)
        if unit is None:
            unit = ProtectiveUnit(zone.name, storey, sheet=plane.sheet)
            made.append(unit)
        unit.state(ProtectiveUnit.name, zone.name, plane.words_sure, plane.evidence(zone.words[0]))
        state_words(unit, zone.plain, plane.words_sure, plane.evidence(*zone.words))
        if zone.boundary is not None:
            others = tuple(other.boundary for other in zones if other is not zone and other.boundary is not None)
            _state_outline(unit, plane, zone, zone.boundary)
            _state_mouths(unit, plan, zone.boundary, others, alone=len(zones) == 1)
    if made:
        storey.state(Storey.protective_units, tuple(made), min(zone.sure for zone in zones), Evidence(plane.sheet))


def _state_outline(unit: ProtectiveUnit, plane: Plane, zone: Zone, boundary: Polygon) -> None:
    place = Evidence(plane.sheet, boundary)
    if not unit.knows(ProtectiveUnit.boundary):
        unit.state(ProtectiveUnit.boundary, boundary, zone.sure, place)
        unit.state(ProtectiveUnit.area, round(float(boundary.area), 2), zone.sure, place)


def _state_mouths(
    unit: ProtectiveUnit, plan: Plan | None, boundary: Polygon, others: Sequence[Polygon], *, alone: bool
) -> None:
    """The mouths where the plan shows any doors; a second sheet is asked only where the first showed no mouth."""
    if plan is None or not (plan.seen and plan.ways):
        return
    known = [mouth for said in unit.statements(ProtectiveUnit.entrances) for mouth in said.value]
    mouths = () if known else find_mouths(plan, boundary, others)
    if not known:
        _state_links(unit, plan, mouths, alone=alone)
        unit.state(
            ProtectiveUnit.entrances, _entrances(unit, plan, mouths), plan.sure, Evidence(plan.plane.sheet, boundary)
        )


def find_mouths(plan: Plan, unit: Polygon, others: Sequence[Polygon]) -> tuple[Mouth, ...]:
    """The mouths of a unit: from each entrance space the shortest chain of doors inside, then the links."""
    inside = [unit.contains(space.face.representative_point()) for space in plan.spaces]
    mouths = []
    for n, space in enumerate(plan.spaces):
        if inside[n] and space.name and _ENTRANCE.search(space.name):
            chain = _chain(plan, n, inside)
            if chain and any(_kind(way) in _SHIELDING for way in chain):
                mouths.append(Mouth(space.name, chain))
    return (*mouths, *_links(plan, inside, others))


def _chain(plan: Plan, start: int, inside: Sequence[bool]) -> tuple[Way, ...]:
    """Breadth first from the entrance through airlocks to the first room that belongs to the shelter itself."""
    waiting: deque[tuple[int, tuple[Way, ...]]] = deque([(start, ())])
    seen = {start}
    while waiting:
        here, walked = waiting.popleft()
        for way in plan.ways:
            there = way.other(here) if here in way.sides else None
            if there is None or there == OUTSIDE or there in seen or not inside[there]:
                continue
            space = plan.spaces[there]
            if space.use is Use.AIRLOCK:
                seen.add(there)
                waiting.append((there, (*walked, way)))
            elif not (space.name and _WAITING.search(space.name)) and space.use is not Use.STAIR:
                return (*walked, way)
    return ()


def _links(plan: Plan, inside: Sequence[bool], others: Sequence[Polygon]) -> list[Mouth]:
    """Openings to the next unit, the door on the far face first."""
    crossing = []
    for way in plan.ways:
        spaces = [side for side in way.sides if side is not None and side != OUTSIDE]
        if len(spaces) == 2 and inside[spaces[0]] != inside[spaces[1]] and _kind(way) in _SHIELDING:
            far = plan.spaces[spaces[0] if inside[spaces[1]] else spaces[1]]
            if any(other.contains(far.face.representative_point()) for other in others):
                crossing.append((way, far))
    links: list[Mouth] = []
    used: set[int] = set()
    for way, far in crossing:
        if id(way) in used:
            continue
        pair = [other for other, _far in crossing if other.opening.at.distance(way.opening.at) <= _LINK]
        used.update(id(other) for other in pair)
        pair.sort(key=lambda other, space=far: float(space.face.distance(other.opening.at)))  # type: ignore[misc]
        links.append(Mouth(_LINKED, tuple(pair)))
    return links


def _kind(way: Way) -> DoorKind | None:
    return way.opening.mark.kind if way.opening.mark else None


def _state_links(unit: ProtectiveUnit, plan: Plan, mouths: Sequence[Mouth], *, alone: bool) -> None:
    """The doors to other units; where none was found beside another unit, nobody knows whether one was overlooked."""
    storey, labels = unit.nearest(Storey), label_openings(plan.openings)
    ways = [way for mouth in mouths if mouth.kind == _LINKED for way in mouth.ways]
    unclear = any(None in way.sides and _kind(way) in _SHIELDING for way in plan.ways)
    if (ways or alone) and not unclear:
        keys = tuple(sorted({f"{storey.key}/{labels[id(way.opening)]}" for way in ways}))
        unit.state(ProtectiveUnit.links, keys, plan.sure, Evidence(plan.plane.sheet))


def _entrances(unit: ProtectiveUnit, plan: Plan, mouths: Sequence[Mouth]) -> tuple[ShelterEntrance, ...]:
    storey = unit.nearest(Storey)
    labels = label_openings(plan.openings)
    names = DoorNames(labels, tuple(f"{storey.key}/{space.label}" if space.label else "" for space in plan.spaces))
    at = [mouth.ways[0].opening.at for mouth in mouths]
    called = number_names([(mouth.kind, place.x, place.y) for mouth, place in zip(mouths, at, strict=True)])
    made = []
    for mouth, place, label in zip(mouths, at, called, strict=True):
        entrance = ShelterEntrance(label, unit, sheet=plan.plane.sheet)
        spot = Evidence(plan.plane.sheet, place)
        entrance.state(ShelterEntrance.at, place, plan.sure, spot)
        entrance.state(ShelterEntrance.kind, mouth.kind, Certainty.READ, spot)
        doors = []
        for way in mouth.ways:
            door = Door(labels[id(way.opening)], storey, sheet=plan.plane.sheet)
            state_door(door, way, plan.plane, plan.sure, names)
            doors.append(door)
        entrance.state(ShelterEntrance.doors, tuple(doors), plan.sure, spot)
        made.append(entrance)
    return tuple(made)
