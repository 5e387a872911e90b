"""Circulation: flats, the doors one enters them by, the evacuation corridor and its safe exits.

Glossary: a *flat* (套型) is what hangs together by doors round a bedroom or living room without crossing public space; its
*dwelling door* (户门) leads from public space into it; the *corridor* (疏散走道) is the public corridors and lobbies that
hang together by doors; a *protected lobby* (防烟前室) stands between corridor and stair, behind a fire door, and no flat
opens into it: its own door is then the safe exit (安全出口) and it is no part of the corridor.  Else the stair's door is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from shapely import Polygon, union_all

from lianshen.parsers.recognise.rooms import Space
from lianshen.parsers.recognise.ways import OUTSIDE, Way
from lianshen.review.building import DoorKind, ExitKind, Use

_HOME = {Use.BEDROOM, Use.LIVING}
_WET = {Use.TOILET, Use.KITCHEN, Use.BEDROOM}
_IN_FLATS = {Use.BEDROOM, Use.LIVING, Use.KITCHEN, Use.TOILET, Use.BALCONY, Use.OTHER, Use.STORAGE, None}
_NOBODY = {Use.LIFT, Use.SHAFT, Use.PLANT, Use.STORAGE, Use.TOILET}  # their own doors into a stair serve nobody else
_CORE = {Use.STAIR, Use.LOBBY, Use.LIFT}


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat: its spaces, and the ways by which it is entered from public space (none where they were not found)."""

    spaces: frozenset[int]
    doors: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class SafeExit:
    """A safe exit of the storey."""

    way: Way
    kind: ExitKind


@dataclass(frozen=True, slots=True)
class Circulation:
    """How one gets out.  None where nobody could tell; `flats` is () where the storey has none."""

    flats: tuple[Flat, ...] | None
    corridor: Polygon | None
    exits: tuple[SafeExit, ...] | None


def find_circulation(
    spaces: Sequence[Space], ways: Sequence[Way], missing: Collection[Use | None], ground: bool
) -> Circulation:
    """The circulation of one storey; `ground` storeys have exits to the outside.

    `missing` are the uses of rooms that are named but round which no walls close, or only by a guess: what needs them nobody
    can tell.
    """
    if not ways:
        return Circulation(None, None, None)
    public = _public(spaces, ways)
    flats = None if _HOME & set(missing) else _flats(spaces, ways, public)
    lobbies = _protected_lobbies(spaces, ways, public, flats or ())
    corridor = _corridor(spaces, ways, public - lobbies, flats or ())
    exits = _exits(spaces, ways, lobbies, flats or (), ground)
    broken = bool({Use.CORRIDOR, Use.LOBBY} & set(missing))
    return Circulation(flats, None if broken else corridor, None if broken or Use.STAIR in missing else exits)


def _use(spaces: Sequence[Space], side: int | None) -> Use | None:
    return spaces[side].use if side is not None and side != OUTSIDE else None


def _public(spaces: Sequence[Space], ways: Sequence[Way]) -> set[int]:
    """Lobbies and corridors, without the corridors inside flats: those lead to bedrooms and to no core."""
    found = {n for n, space in enumerate(spaces) if space.use in (Use.LOBBY, Use.CORRIDOR)}
    for n in [n for n in found if spaces[n].use is Use.CORRIDOR]:
        beyond = [(way, way.other(n)) for way in ways if n in way.sides]
        core = any(side == OUTSIDE or _use(spaces, side) in _CORE for _way, side in beyond)
        home = any(_use(spaces, side) in _WET and not _fire(way) for way, side in beyond)
        if home and not core:
            found.discard(n)
    return found


def _fire(way: Way) -> bool:
    return way.opening.mark is not None and way.opening.mark.kind is DoorKind.FIRE


def _flats(spaces: Sequence[Space], ways: Sequence[Way], public: set[int]) -> tuple[Flat, ...] | None:
    inside = {n for n, space in enumerate(spaces) if n not in public and space.use in _IN_FLATS | {Use.CORRIDOR}}
    links = [way.sides for way in ways if way.sides[0] in inside and way.sides[1] in inside]
    flats = []
    for group in _groups(inside, links):
        uses = [spaces[n].use for n in group]
        if not _HOME & set(uses) or (len(group) == 1 and not any(group & set(way.sides) for way in ways)):
            continue  # a single room whose door was not found may belong to any flat
        if uses.count(Use.KITCHEN) > 1:
            return None  # two kitchens: nameless public space has run several flats into one
        doors = [way for way in ways if _leads_in(way, group) and _entered_from(spaces, way, group, public)]
        flats.append(Flat(frozenset(group), tuple(doors)))
    return tuple(flats)


def _leads_in(way: Way, group: set[int]) -> bool:
    return (way.sides[0] in group) != (way.sides[1] in group)


def _entered_from(spaces: Sequence[Space], way: Way, group: set[int], public: set[int]) -> bool:
    far = way.sides[1] if way.sides[0] in group else way.sides[0]
    return far in public or _use(spaces, far) is Use.STAIR


def _groups(nodes: set[int], links: Sequence[tuple[int | None, int | None]]) -> list[set[int]]:
    beside: dict[int, set[int]] = {n: set() for n in nodes}
    for one, other in links:
        if one is not None and other is not None:
            beside[one].add(other)
            beside[other].add(one)
    groups, seen = [], set[int]()
    for n in sorted(nodes):
        if n in seen:
            continue
        group, waiting = {n}, [n]
        while waiting:
            new = beside[waiting.pop()] - group
            group |= new
            waiting.extend(new)
        seen |= group
        groups.append(group)
    return groups


def _protected_lobbies(
    spaces: Sequence[Space], ways: Sequence[Way], public: set[int], flats: Sequence[Flat]
) -> set[int]:
    entered = {side for flat in flats for way in flat.doors for side in way.sides}
    found = set()
    for n in public - entered:
        beyond = [(way, way.other(n)) for way in ways if n in way.sides]
        stair = any(_use(spaces, side) is Use.STAIR for _way, side in beyond)
        closed = [_fire(way) for way, side in beyond if side in public]
        if spaces[n].use is Use.LOBBY and stair and closed and all(closed):
            found.add(n)
    return found


def _corridor(spaces: Sequence[Space], ways: Sequence[Way], public: set[int], flats: Sequence[Flat]) -> Polygon | None:
    links = [way for way in ways if way.sides[0] in public and way.sides[1] in public]
    groups = _groups(public, [way.sides for way in links])
    entered = {side for flat in flats for way in flat.doors for side in way.sides}
    if len(groups) > 1:
        groups = [group for group in groups if group & entered]
    if len(groups) != 1:
        return None
    gaps = [way.opening.gap for way in links if way.sides[0] in groups[0] and way.opening.gap is not None]
    joined = union_all([*(spaces[n].face for n in groups[0]), *(gap.buffer(0.02) for gap in gaps)])
    return joined if isinstance(joined, Polygon) else None


def _exits(
    spaces: Sequence[Space], ways: Sequence[Way], lobbies: set[int], flats: Sequence[Flat], ground: bool
) -> tuple[SafeExit, ...] | None:
    stairs = {n for n, space in enumerate(spaces) if space.use is Use.STAIR}
    homes = {n for flat in flats for n in flat.spaces}
    if not all(any(n in way.sides for way in ways) for n in stairs):
        return None  # a stair without a door: open to something that was not understood
    core = stairs | lobbies
    entered = [way for way in ways if _into(way, lobbies, core, spaces) or _into(way, stairs, core, spaces)]
    through = homes | _behind(entered, ways, stairs, lobbies)
    leaving = [way for way in ways if ground and OUTSIDE in way.sides and not through.intersection(way.sides)]
    found = [SafeExit(way, ExitKind.STAIR) for way in entered]
    return (*found, *(SafeExit(way, ExitKind.OUTSIDE) for way in leaving)) or None


def _behind(entered: Sequence[Way], ways: Sequence[Way], stairs: set[int], lobbies: set[int]) -> set[int | None]:
    """Stairs entered by an exit, also through its lobby: their own doors to the open are the same way out, not another."""
    beyond = {side for way in entered for side in way.sides}
    beyond |= {side for way in ways if beyond & lobbies & set(way.sides) for side in way.sides}
    return {side for side in beyond if side in stairs}


def _into(way: Way, goals: set[int], core: set[int], spaces: Sequence[Space]) -> bool:
    """Whether the way leads into one of `goals` from a space where people are."""
    one, other = way.sides
    for goal, start in ((one, other), (other, one)):
        if goal in goals and start not in core and start != OUTSIDE:
            return _use(spaces, start) not in _NOBODY
    return False
