"""Rooms: the faces between walls, each with the name that is written inside it.

Glossary: the *face* of a room is bounded by its finished wall faces, openings closed; its *net area* (使用面积) is that face
without columns and shafts.  A face with two names of separate rooms in it is a room whose walls were not understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely import Polygon, STRtree, get_parts, union_all

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.names import room_name, stated_area, use_of
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.writing import written
from lianshen.review.building import Use

_NAME_LAYERS = (Meaning.ROOMS, Meaning.ROOM_NAMES)
_NO_NAMES = (
    Meaning.DIMENSIONS, Meaning.FRAMES, Meaning.TITLES, Meaning.TABLES, Meaning.AXIS_LABELS, Meaning.OPENING_MARKS,
    Meaning.FIRE_COMPARTMENTS, Meaning.PROTECTIVE_UNITS, Meaning.LEVELS,
)  # fmt: skip
_SMALLEST = 0.15  # square metres: smaller faces are joints and wall ends
_WALL = 0.13  # metres: half of a usual wall
_ALL = 0.985  # of a face that is stout
_BESIDE = 3.0  # metres outside everything that closes, where a balcony may be
_THINNEST = 0.15  # metres across, so that wall bodies are no spaces
_HALF_WALL = 0.35  # metres: half of the thickest wall, of a shelter
_STANDING = 0.2  # square metres that must be left when so much is taken off all round
# Several of these in one face are one open room, named after the first of them.
_OPEN_PLAN = (Use.LIVING, Use.LOBBY, Use.CORRIDOR, Use.SHOP, Use.OFFICE, Use.GARAGE, Use.KITCHEN, Use.OTHER)


@dataclass(frozen=True, slots=True)
class Space:
    """A face wide enough to stand in.  `label` is "" for a face without a name; `open_plan` tells several names.

    `guessed` tells that the face was closed where nothing is drawn.
    """

    face: Polygon
    label: str = ""
    name: str | None = None
    use: Use | None = None
    stated: float | None = None
    words: tuple[Said, ...] = ()
    open_plan: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A room that is named on the plan but round which no walls close."""

    label: str
    name: str
    use: Use | None
    word: Said


def name_spaces(plane: Plane, faces: Sequence[Polygon]) -> tuple[tuple[Space, ...], tuple[Unplaced, ...]]:
    """The spaces among the faces, named; and the names for which no single face was found."""
    wide = [face for face in faces if face.area >= _SMALLEST and _across(face) > _THINNEST]
    words = written([word for word in plane.words if word.meaning not in _NO_NAMES and word.plain])
    said = [(word, name) for word in words if (name := _name(word)) is not None]
    inside: dict[int, list[tuple[Said, str]]] = {}
    homeless: list[tuple[Said, str]] = []
    tree = STRtree(wide)
    hull = union_all([*wide, *faces]).convex_hull.buffer(-0.05)
    anywhere = not wide
    for word, name in said:
        at = tree.query(word.at, predicate="within")
        if len(at):
            inside.setdefault(int(at[0]), []).append((word, name))
        elif anywhere or hull.covers(word.at) or (use_of(name) is Use.BALCONY and hull.distance(word.at) < _BESIDE):
            homeless.append((word, name))
    spaces: list[Space] = []
    for n, face in enumerate(wide):
        named = inside.get(n, [])
        if len(named) > 1 and not _one_room([name for _word, name in named]):
            homeless.extend(named)
            named = []
        spaces.append(_without_walls(_space(face, named)))
    return _stated(words, relabelled(spaces)), _unplaced(homeless)


def is_room_like(face: Polygon) -> bool:
    """Whether a nameless face is a space that could be a room: broader than the thickest wall, not a wall's own body."""
    return bool(face.buffer(-_HALF_WALL, join_style="mitre").area >= _STANDING)


def number_names(found: Sequence[tuple[str, float, float]]) -> list[str]:
    """Labels for names at places: the name itself where it stands once, else with its ordinal from the upper left.

    The ordinal depends on nothing but position, so that labels stay from round to round.
    """
    order = sorted(range(len(found)), key=lambda n: (found[n][0], -round(found[n][2], 1), round(found[n][1], 1)))
    total: dict[str, int] = {}
    for name, _x, _y in found:
        total[name] = total.get(name, 0) + 1
    count: dict[str, int] = {}
    labels = [""] * len(found)
    for n in order:
        name = found[n][0]
        count[name] = count.get(name, 0) + 1
        hyphen = "-" if name[-1:].isdigit() else ""
        labels[n] = name if total[name] == 1 else f"{name}{hyphen}{count[name]}"
    return labels


def relabelled(spaces: Sequence[Space]) -> tuple[Space, ...]:
    """The spaces, each named one with a label of its own."""
    named = [space for space in spaces if space.name]
    places = [(space.name or "", space.face.centroid.x, space.face.centroid.y) for space in named]
    labels = dict(zip(map(id, named), number_names(places), strict=True))
    return tuple(replace(space, label=labels.get(id(space), "")) for space in spaces)


def _name(word: Said) -> str | None:
    first = word.plain.split("\n")[0]
    return room_name(first, word.meaning in _NAME_LAYERS)


def _across(face: Polygon) -> float:
    """Twice the area by the perimeter: the width of a strip, half that of a square."""
    return float(2 * face.area / face.length)


def _one_room(names: list[str]) -> bool:
    uses = {use_of(name) for name in names}
    if len(set(names)) == 1 and uses <= {Use.CORRIDOR, Use.GARAGE, Use.SHAFT, Use.LOBBY}:
        return True
    return len(set(names)) == len(names) and uses <= set(_OPEN_PLAN)


def _space(face: Polygon, named: list[tuple[Said, str]]) -> Space:
    if not named:
        return Space(face)
    ranks = {use: rank for rank, use in enumerate(_OPEN_PLAN)}
    ordered = sorted(named, key=lambda pair: (ranks.get(use_of(pair[1]) or Use.OTHER, 0), pair[1]))
    name = ordered[0][1]
    words = tuple(word for word, _name in ordered)
    return Space(face, name, name, use_of(name), None, words, len(named) > 1)


def _without_walls(space: Space) -> Space:
    """A room into which the body of a wall opens, for want of a line at its end, without that body."""
    if not space.words:
        return space
    stout = space.face.buffer(-_WALL, join_style="mitre").buffer(_WALL * 1.001, join_style="mitre")
    parts = [part for part in get_parts(stout.intersection(space.face)) if isinstance(part, Polygon)]
    rooms = [part for part in parts if part.contains(space.words[0].at)]
    if not rooms or rooms[0].area > _ALL * space.face.area:
        return space
    return replace(space, face=rooms[0], guessed=True)


def _stated(words: Sequence[Said], spaces: Sequence[Space]) -> tuple[Space, ...]:
    """Areas written inside a named space, where exactly one number stands there."""
    said = [(word, area) for word in words if len(word.plain) < 24 and (area := stated_area(word.plain))]
    tree = STRtree([space.face for space in spaces])
    found: dict[int, set[float]] = {}
    for word, area in said:
        for n in tree.query(word.at, predicate="within"):
            found.setdefault(int(n), set()).add(area)
    return tuple(
        replace(space, stated=next(iter(found[n]))) if space.name and len(found.get(n, ())) == 1 else space
        for n, space in enumerate(spaces)
    )


def _unplaced(homeless: list[tuple[Said, str]]) -> tuple[Unplaced, ...]:
    known = [(word, name) for word, name in homeless if use_of(name) is not None]
    labels = number_names([(f"{name}?", word.at.x, word.at.y) for word, name in known])
    return tuple(Unplaced(label, name, use_of(name), word) for label, (word, name) in zip(labels, known, strict=True))
