"""States on a door what its mark, its leaf and the wall it stands in say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lianshen.parsers.recognise.openings import Opening
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.rooms import number_names
from lianshen.parsers.recognise.ways import OUTSIDE, Way
from lianshen.review.building import Door, DoorKind
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty


@dataclass(frozen=True, slots=True)
class DoorNames:
    """Labels of the openings by identity, and the keys of the spaces by number ("" for a nameless one)."""

    labels: dict[int, str]
    rooms: tuple[str, ...]


def label_openings(openings: Sequence[Opening]) -> dict[int, str]:
    """Mark and ordinal for each opening; doors and windows without a mark are 门1 … and 窗1 …"""
    marks = [o.mark.number if o.mark else ("窗" if o.window else "门") for o in openings]
    labels = number_names([(f"{mark}-", o.at.x, o.at.y) for mark, o in zip(marks, openings, strict=True)])
    return {id(o): _tidy(label) for o, label in zip(openings, labels, strict=True)}


def state_door(door: Door, way: Way, plane: Plane, sure: Certainty, names: DoorNames) -> None:
    """Place, size, kind, the spaces it joins and the one it swings into."""
    opening = way.opening
    place = Evidence(plane.sheet, opening.line)
    fitted = sure if opening.fitted else Certainty.INFERRED
    door.state(Door.at, opening.at, sure, place)
    door.state(Door.opening, opening.line, fitted, place)
    door.state(Door.width, opening.width, fitted, place)
    if opening.leaf.leaves is not None:
        door.state(Door.leaves, opening.leaf.leaves, sure, place)
    _state_mark(door, opening, plane)
    sides = tuple(_key(side, names.rooms) for side in way.sides)
    if joins := sides_of(way, names):
        door.state(Door.joins, joins, sure, place)
    into = None if way.into is None else sides[way.into]
    if into:
        door.state(Door.swings_into, into, sure, place)


def sides_of(way: Way, names: DoorNames) -> tuple[str, ...]:
    """The keys of the two spaces an opening joins, or "outside"; () where one of them is not known."""
    sides = tuple(key for side in way.sides if (key := _key(side, names.rooms)))
    return sides if len(sides) == len(way.sides) else ()


def _state_mark(door: Door, opening: Opening, plane: Plane) -> None:
    mark, word = opening.mark, opening.word
    if mark is None or word is None:
        return
    quoted = plane.evidence(word)
    door.state(Door.number, mark.number, Certainty.READ, quoted)
    if mark.kind is not DoorKind.UNKNOWN:
        door.state(Door.kind, mark.kind, Certainty.READ, quoted)
    if mark.fire_class is not None:
        door.state(Door.fire_class, mark.fire_class, Certainty.READ, quoted)
    if mark.width is not None:
        door.state(Door.marked_width, mark.width, Certainty.READ, quoted)
    if mark.height is not None:
        door.state(Door.height, mark.height, Certainty.READ, quoted)


def _key(side: int | None, rooms: tuple[str, ...]) -> str | None:
    if side is None:
        return None
    return "outside" if side == OUTSIDE else rooms[side] or None


def _tidy(label: str) -> str:
    return label if label[-1].isdigit() and "-" in label else f"{label.rstrip('-')}-1"
