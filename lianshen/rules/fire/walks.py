"""How far one may walk in a public building: the rows of the table that a room may fall under."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lianshen.review.building import Building, Door, Room, Storey, Use
from lianshen.rules import Law
from lianshen.rules.fire.beside import OUTSIDE, rooms_by_key
from lianshen.rules.fire.classes import is_high
from lianshen.rules.law import Limit

ROOMS = {
    Use.CHILDREN: ("children",),
    Use.ELDERLY: ("children",),
    Use.ENTERTAINMENT: ("entertainment",),
    Use.WARD: ("ward",),
    Use.CLASSROOM: ("teaching",),
}
BUILDINGS = {
    Use.WARD: ("ward", "medical"),
    Use.CLASSROOM: ("teaching",),
    Use.OFFICE: ("other",),
    Use.SHOP: ("other",),
}
ANY = ("other", "medical", "teaching", "hotel")
NO_ROOMS = frozenset({Use.CORRIDOR, Use.LOBBY, Use.STAIR, Use.LIFT, Use.SHAFT, Use.VOID, Use.BALCONY, Use.GARAGE})
PEACELESS = frozenset({Use.SHELTER, Use.AIRLOCK})
HALLS = frozenset({Use.HALL, Use.SHOP})
WAYS = frozenset({Use.CORRIDOR, Use.LOBBY, Use.STAIR, Use.GARAGE})
NOT_PUBLIC = frozenset({Use.RESIDENTIAL, Use.INDUSTRIAL})


@dataclass(frozen=True, slots=True)
class Allowed:
    """The longest walks that may be allowed: where more than one kind of building is possible they differ."""

    mild: Limit
    strict: Limit


def is_public(building: Building) -> bool:
    """Whether the clauses of public buildings reach it."""
    return building.use not in NOT_PUBLIC


def stayed_in(room: Room) -> bool:
    """Whether people stay in this room and have to leave it."""
    return room.use not in NO_ROOMS and room.use not in PEACELESS


def allowed(room: Room, building: Building, place: str, law: Law) -> Allowed:
    """The walks allowed from this room's door, between two exits or in a dead end, with sprinklers where there are any."""
    kinds = ROOMS.get(room.use) or BUILDINGS.get(building.use, ANY)
    height = "high" if is_high(building, law) else "low"
    limits = [law.limit("public_walk", height, building.fire_rating, kind, place) for kind in kinds]
    ordered = sorted((lengthened(limit, building, law) for limit in limits), key=lambda limit: limit.number)
    return Allowed(mild=ordered[-1], strict=ordered[0])


def lengthened(limit: Limit, building: Building, law: Law) -> Limit:
    """The walk that is allowed where sprinklers protect the whole building, or as it is where none do."""
    if not building.sprinkler:
        return limit
    return replace(limit, value=limit.number * law.limit("sprinklered_public_walk").number)


def doors_of_rooms(storey: Storey) -> dict[str, list[Door]]:
    """The doors by which people leave each room: those that do not lead into another room where people stay."""
    rooms = rooms_by_key(storey)
    found: dict[str, list[Door]] = {key: [] for key in rooms}
    for door in storey.doors:
        for key in door.joins:
            others = [other for other in door.joins if other != key]
            if key in rooms and any(o == OUTSIDE or (o in rooms and rooms[o].use in WAYS) for o in others):
                found[key].append(door)
    return found
