"""What lies on either side of a door: rooms by their use, and the doors of a storey that join certain rooms."""

from __future__ import annotations

from collections.abc import Collection

from lianshen.review.building import Door, Room, Storey, Use

OUTSIDE = "outside"
WAYS_OUT = frozenset({Use.STAIR, Use.LOBBY})


def rooms_by_key(storey: Storey) -> dict[str, Room]:
    """The rooms of a storey by the keys that doors name."""
    return {room.key: room for room in storey.rooms}


def sides(door: Door, rooms: dict[str, Room]) -> tuple[Room, ...]:
    """The rooms that a door joins; the open air is none."""
    return tuple(rooms[key] for key in door.joins if key in rooms)


def leads_out(door: Door) -> bool:
    """Whether one side is the open air."""
    return OUTSIDE in door.joins


def joins(uses: Collection[Use], others: Collection[Use] | None, rooms: tuple[Room, ...]) -> bool:
    """Whether one room is of `uses` and the other of `others`, or of any use."""
    kinds = [room.use for room in rooms]
    return any(
        kind in uses and (others is None or any(other in others for other in kinds[:i] + kinds[i + 1 :]))
        for i, kind in enumerate(kinds)
    )


def has(storey: Storey, uses: Collection[Use]) -> bool:
    """Whether the storey has, or, where a room's use is unknown, may have a room of these uses."""
    return any(not room.knows(Room.use) or room.use in uses for room in storey.rooms)
