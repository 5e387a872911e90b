"""Small designs for examples: drawn in letters, or put together from parts.

`plan` draws one storey: `.` corridor, `d` a dwelling door in it, `X` a safe exit in it; other letters rooms.  `scene`
puts a design together from `part`s where letters are too coarse.  Nothing that is not said is known.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shapely import Point, Polygon, box, unary_union

from lianshen.review.building import Building, Design, DwellingDoor, Exit, ExitKind, Room, Storey, Use
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty, Subject
from lianshen.review.findings import Verdict
from lianshen.review.notes import NoteLine, Notes


@dataclass(frozen=True, slots=True)
class Example:
    """A small design and the verdict it must bring; `on` and `region` choose the law."""

    design: Callable[[], Design]
    verdict: Verdict
    why: str
    on: date = date(2026, 11, 23)
    region: str = "320600"


def passes(design: Callable[[], Design], why: str, **law: Any) -> Example:
    """At least one subject passes and none fails or asks."""
    return Example(design, Verdict.PASS, why, **law)


def fails(design: Callable[[], Design], why: str, **law: Any) -> Example:
    """At least one subject fails."""
    return Example(design, Verdict.FAIL, why, **law)


def asks(design: Callable[[], Design], why: str, **law: Any) -> Example:
    """At least one subject is undecided and none fails."""
    return Example(design, Verdict.UNDECIDED, why, **law)


def exempts(design: Callable[[], Design], why: str, **law: Any) -> Example:
    """The rule finds nothing that it concerns."""
    return Example(design, Verdict.NOT_APPLICABLE, why, **law)


@dataclass(frozen=True, slots=True)
class Part:
    """A subject to be: its kind, its label, and what is stated of it (a value, or Parts as a list of Part)."""

    kind: type[Subject]
    label: str
    facts: dict[str, Any] = field(default_factory=dict)

    def put(self, within: Subject | None) -> Subject:
        """The subject itself, inside `within`."""
        subject = self.kind(self.label, within, sheet=None if within else "stage")
        for name, value in self.facts.items():
            if value is not None:
                declared = self.kind.facts()[name]
                subject.state(declared, _raised(value, subject), Certainty.READ, Evidence(sheet="stage"))
        return subject


def part(kind: type[Subject], label: str, /, **facts: Any) -> Part:
    """One subject of a scene; a fact given as None is not stated."""
    return Part(kind, label, facts)


def scene(
    *,
    site: Part | None = None,
    sheets: Any = None,
    index: Any = None,
    files: Any = None,
    notes: Any = None,
    **building: Any,
) -> Callable[[], Design]:
    """A design with one building B1 of which the named facts are stated; `notes` is a list of lines."""
    if notes is not None:
        building["notes"] = notes_of(*notes)

    def design() -> Design:
        whole = {
            "buildings": [part(Building, "B1", **building)],
            "site": [site] if site else None,
            "sheets": sheets,
            "index": index,
            "files": files,
        }
        root = part(Design, "", **whole).put(None)
        assert isinstance(root, Design)
        return root

    return design


def notes_of(*lines: str) -> Notes:
    """Design notes with these lines."""
    return Notes(tuple(NoteLine(line, Evidence(sheet="stage", quote=line)) for line in lines))


TYPICAL: dict[str, Any] = {
    "use": Use.RESIDENTIAL,
    "fire_rating": "1",
    "height": 32.9,
    "storeys_above": 11,
    "sprinkler": False,
}


def plan(
    drawn: str,
    *,
    rooms: dict[str, tuple[str, Use]] | None = None,
    cell: float = 1.0,
    storey: str = "3F",
    **building: Any,
) -> Callable[[], Design]:
    """One storey of a block of flats 32.9 m high, of rating 1, without sprinklers, unless `building` says otherwise.

    Each letter is a square of `cell` metres; `rooms` tells what other letters are.  Without `X` no exit is known; a storey
    with no `d` has, as far as anybody looked, no flat.
    """
    cells = _cells(drawn, cell)
    walked = [square for letter, square in cells if letter in ".dX"]
    doors = [part(DwellingDoor, f"M{n}", at=Point(square.centroid)) for n, square in enumerate(_of("d", cells), 1)]
    exits = [
        part(Exit, f"X{n}", at=Point(square.centroid), kind=ExitKind.STAIR)
        for n, square in enumerate(_of("X", cells), 1)
    ]
    named = {
        letter: part(Room, f"{name}{letter}", name=name, use=use, boundary=outline, area=outline.area)
        for letter, (name, use) in (rooms or {}).items()
        for outline in [_joined(_of(letter, cells))]
    }
    level = part(
        Storey,
        storey,
        corridor=_joined(walked) if walked else None,
        dwelling_doors=doors,
        exits=exits or None,
        rooms=list(named.values()) if rooms else None,
    )
    return scene(storeys=[level], **{**TYPICAL, **building})


def shapes(drawn: str, cell: float = 1.0) -> dict[str, Polygon]:
    """The outline of each letter's squares, by letter; the drawing's lower left corner is the origin."""
    cells = _cells(drawn, cell)
    return {letter: _joined(_of(letter, cells)) for letter in {letter for letter, _square in cells}}


def _raised(value: Any, within: Subject) -> Any:
    if isinstance(value, list | tuple):
        return tuple(item.put(within) if isinstance(item, Part) else item for item in value)
    return value.put(within) if isinstance(value, Part) else value


def _cells(drawn: str, cell: float) -> list[tuple[str, Polygon]]:
    lines = inspect.cleandoc(drawn).splitlines()
    return [
        (letter, box(x * cell, y * cell, (x + 1) * cell, (y + 1) * cell))
        for y, line in enumerate(reversed(lines))
        for x, letter in enumerate(line)
        if letter != " "
    ]


def _of(letter: str, cells: list[tuple[str, Polygon]]) -> list[Polygon]:
    return [square for drawn, square in cells if drawn == letter]


def _joined(squares: list[Polygon]) -> Polygon:
    joined = unary_union(squares)
    if not isinstance(joined, Polygon):
        raise ValueError("the squares of one letter must touch")
    return joined
