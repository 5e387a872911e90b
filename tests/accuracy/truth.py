"""What is really drawn: the labels of a generated or hand-labelled drawing, in building metres, sheet by sheet.

`None` in place of a list means that this sheet is not judged for that kind; `()` means that there is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from shapely import Point, Polygon

from lianshen.review.sheets import Affine


@dataclass(frozen=True, slots=True)
class RoomTruth:
    """A room at its finished faces.  An unnamed one has the name ""; `others` are names that are right as well."""

    key: str
    name: str
    use: str
    boundary: Polygon
    stated_area: float | None = None
    others: tuple[str, ...] = ()
    finished: Polygon | None = None  # where a line of the finish is drawn before the wall: a second right outline


@dataclass(frozen=True, slots=True)
class DoorTruth:
    """A door: the middle of its opening, the clear opening in the wall, its mark, and the keys of what it joins."""

    at: Point
    width: float
    mark: str
    kind: str
    fire_class: str | None = None
    leaves: int | None = None
    joins: tuple[str, str] | None = None
    swings_into: str | None = None


@dataclass(frozen=True, slots=True)
class WindowTruth:
    """A window: the middle of its opening and its width."""

    at: Point
    width: float
    mark: str


@dataclass(frozen=True, slots=True)
class ZoneTruth:
    """A fire compartment or a protective unit as its outline is drawn."""

    name: str
    boundary: Polygon
    stated_area: float | None = None
    sprinkler: bool | None = None


@dataclass(frozen=True, slots=True)
class SheetTruth:
    """One sheet: where it lies (`frame` in file units, None where the file has only this), and what is on it.

    `to_file` maps building metres to the file's units; None where nothing on it has a place in the building.
    """

    file: str
    title: str | None
    number: str | None
    scale: float | None
    kind: str | None
    storeys: tuple[str, ...] = ()
    place: str | None = None
    frame: Polygon | None = None
    to_file: Affine | None = None
    rooms: tuple[RoomTruth, ...] | None = None
    doors: tuple[DoorTruth, ...] | None = None
    windows: tuple[WindowTruth, ...] | None = None
    stairs: tuple[Polygon, ...] | None = None
    lifts: tuple[Polygon, ...] | None = None
    compartments: tuple[ZoneTruth, ...] | None = None
    units: tuple[ZoneTruth, ...] | None = None
    mesh: tuple[Polygon, ...] | None = None
    conductors: tuple[Point, ...] | None = None


@dataclass(frozen=True, slots=True)
class DrawingTruth:
    """The files of one drawing, its sheets, and the facts its words state: (fact of Building, value)."""

    name: str
    style: str
    program: str
    files: tuple[Path, ...]
    sheets: tuple[SheetTruth, ...]
    facts: tuple[tuple[str, object], ...] | None = None
    levels: tuple[tuple[int, float], ...] = field(default=())
