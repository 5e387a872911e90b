"""A kind of violation, and the seeds that decide which side of its limit a drawing lies on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from tests.accuracy.sheets import Leaf

Draw = Callable[[Random], Any]


@dataclass(frozen=True)
class Between:
    """Any size from `near` to `far`, every third one the nearest to the limit."""

    near: float
    far: float

    def __call__(self, rng: Random) -> float:
        if rng.random() < 0.34:
            return self.near
        return round(rng.uniform(min(self.near, self.far), max(self.near, self.far)), 3)


@dataclass(frozen=True)
class OneOf:
    """Any of some words or numbers."""

    choices: tuple[Any, ...]

    def __init__(self, *choices: Any) -> None:
        object.__setattr__(self, "choices", choices)

    def __call__(self, rng: Random) -> Any:
        return rng.choice(self.choices)


@dataclass(frozen=True)
class Kind:
    """One way to break one rule: `bad` draws a size or a word that breaks it, `good` one that keeps it.

    Neither lies inside the band in which the rule asks a person anyway.  `shape` tells geometry from words.
    """

    code: str
    rule: str
    limit: str
    bad: Draw
    good: Draw
    shape: bool = True


@dataclass(frozen=True)
class Spot:
    """Where a kind is drawn: a point or room in building millimetres on one sheet, or anywhere (None)."""

    kind: Kind
    number: str
    at: BaseGeometry | None
    told: str
    storeys: tuple[str, ...] = ()  # whose findings count; none: those of every storey


@dataclass(frozen=True)
class Scene:
    """A submission that breaks many rules at once, each at its own place."""

    name: str
    kinds: tuple[Kind, ...]
    make: Callable[[Seeds], None]
    form: Mapping[str, str | float | int | bool] = field(default_factory=dict)


class Seeds:
    """One copy of a scene: the same building whichever side of the limits it lies on."""

    def __init__(self, scene: Scene, seed: int, broken: bool) -> None:
        self.scene, self.seed, self.broken = scene, seed, broken
        self.kinds = {kind.code: kind for kind in scene.kinds}
        self.rng = Random(f"{scene.name}/{seed}")
        self.leaves: list[Leaf] = []
        self.spots: list[Spot] = []

    def __getitem__(self, code: str) -> Any:
        """The size or word of this copy, the same each time."""
        kind = self.kinds[code]
        return (kind.bad if self.broken else kind.good)(Random(f"{self.scene.name}/{self.seed}/{code}"))

    def spot(
        self,
        code: str,
        number: str,
        at: tuple[float, float] | BaseGeometry | None = None,
        storeys: tuple[str, ...] = (),
    ) -> None:
        """Say where the kind is drawn."""
        place = Point(at) if isinstance(at, tuple) else at
        self.spots.append(Spot(self.kinds[code], number, place, str(self[code]), storeys))


def inside(room: Polygon) -> BaseGeometry:
    """What of a room is not so near its walls that marks of the next room are near as well."""
    inner = room.buffer(-450, join_style="mitre")
    return room.centroid if inner.is_empty else inner
