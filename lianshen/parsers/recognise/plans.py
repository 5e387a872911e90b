"""What one storey plan says once walls, openings, rooms, ways and circulation were looked at in turn."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import Polygon

from lianshen.parsers.recognise.axes import GridLine
from lianshen.parsers.recognise.circulation import Circulation
from lianshen.parsers.recognise.openings import Opening
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.rooms import Space, Unplaced
from lianshen.parsers.recognise.ways import Way
from lianshen.review.facts import Certainty


@dataclass(frozen=True, slots=True)
class Plan:
    """One storey plan, understood; nothing is stated of any storey yet."""

    plane: Plane
    sure: Certainty  # of what was worked out from lines: READ where layers told the walls and openings
    outline: Polygon | None
    spaces: tuple[Space, ...]
    unplaced: tuple[Unplaced, ...]
    openings: tuple[Opening, ...]
    ways: tuple[Way, ...]  # doors
    views: tuple[Way, ...]  # windows
    circulation: Circulation
    columns: tuple[Polygon, ...]
    axes: tuple[GridLine, ...]

    @property
    def seen(self) -> bool:
        """Whether anybody could look: walls were closed round at least one named room."""
        return any(space.name for space in self.spaces)
