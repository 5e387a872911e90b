"""Rooms told by the words that name them, and where they are drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lianshen.review.building import Room, Storey
from lianshen.rules import Evidence


def named(storey: Storey, words: re.Pattern[str]) -> list[Room]:
    """The rooms whose name holds these words; a nameless room counts as unknown only where nobody told its use either."""
    fitting = [room for room in storey.rooms if room.knows(Room.name) or not room.knows(Room.use)]
    return [room for room in fitting if words.search(room.name)]


def outlines(rooms: Sequence[Room]) -> tuple[Evidence, ...]:
    """The rooms' outlines, or their sheet where nobody drew one."""
    return tuple(room.mark(room.boundary if room.knows(Room.boundary) else None) for room in rooms)
