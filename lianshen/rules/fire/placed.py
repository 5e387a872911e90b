"""On which storeys rooms of a kind lie: found by their use or their names, and compared with where they may be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from shapely import Polygon, box

from lianshen.review.building import Building, Design, Room, Storey, Use
from lianshen.rules import Answer, Evidence, Law, _, failed, part, passed, scene, undecided

WORDS = {
    Use.SHOP: re.compile(r"营业厅|商铺|商店|超市|商场|展厅|展览厅|门面"),
    Use.CHILDREN: re.compile(r"幼儿|儿童|早教|托育|婴幼"),
    Use.ELDERLY: re.compile(r"老年|老人|养老|日间照料"),
    Use.WARD: re.compile(r"病房|住院"),
    Use.ENTERTAINMENT: re.compile(r"歌舞|卡拉|KTV|网吧|桑拿|游艺|夜总会|录像厅|舞厅"),
}
GROUND = 1


def rooms_for(storey: Storey, use: Use) -> list[Room]:
    """The rooms of this use, by what was read of them or by their names; a room that could be any is asked about."""
    return [room for room in storey.rooms if _is(room, use)]


def not_too_low(storey: Storey, rooms: list[Room], lowest: int) -> Answer | None:
    """A failure where the storey lies below the lowest that is allowed."""
    if storey.index >= lowest:
        return None
    said = {"room": _name(rooms[0]), "storey": storey.label, "lowest": label_of(lowest)}
    return failed(_("{room} lies on {storey}; it may not lie below {lowest}", **said), *_marks(rooms))


def not_too_high(storey: Storey, rooms: list[Room], highest: int) -> Answer | None:
    """A failure where the storey lies above the highest that is allowed."""
    if storey.index <= highest:
        return None
    said = {"room": _name(rooms[0]), "storey": storey.label, "highest": label_of(highest)}
    return failed(_("{room} lies on {storey}; it may not lie above {highest}", **said), *_marks(rooms))


def well_placed(storey: Storey, rooms: list[Room]) -> Answer:
    """The pass: every room of the kind lies where it may."""
    said = {"room": _name(rooms[0]), "storey": storey.label}
    return passed(_("{room} lies on {storey}, where it may", **said), *_marks(rooms))


def within_rating(storey: Storey, rooms: list[Room], law: Law, row: str, ratings: tuple[str, ...]) -> Answer:
    """Above ground the fire rating says how high; `ratings` are those that the clause limits."""
    if storey.index <= GROUND:
        return well_placed(storey, rooms)
    rating = storey.building.fire_rating
    if rating not in ratings:
        return well_placed(storey, rooms)
    highest = int(law.limit(f"{row}_highest", rating).number)
    return not_too_high(storey, rooms, highest) or well_placed(storey, rooms)


def perhaps_misplaced(storey: Storey, rooms: list[Room]) -> Answer:
    """A question: where it lies, it depends on what it is."""
    said = {"room": _name(rooms[0]), "storey": storey.label}
    return undecided(
        _("{room} lies on {storey}; whether it may depends on what it is used for", **said), *_marks(rooms)
    )


def label_of(index: int) -> str:
    """A storey as people call it: 3F, B1."""
    return f"B{-index}" if index < 0 else f"{index}F"


def on_storey(index: int, name: str | None, use: Use | None, /, **facts: Any) -> Callable[[], Design]:
    """A public building of rating 1 with one room on the storey of this index; `boundary` is the room's."""
    outline: Polygon = facts.pop("boundary", box(0, 0, 10, 10))
    about = {key: facts.pop(key) for key in ("level", "depth", "outline") if key in facts}
    room = part(Room, "R1", name=name, use=use, boundary=outline)
    storey = part(Storey, label_of(index), index=index, rooms=[room], **about)
    return scene(storeys=[storey], **{"use": Use.PUBLIC, "fire_rating": "1", **facts})


BY_STOREY = (Storey.rooms, Storey.index, Room.use, Room.name, Room.boundary, Building.fire_rating)


def _is(room: Room, use: Use) -> bool:
    if room.knows(Room.name) and WORDS[use].search(room.name):
        return True
    if room.knows(Room.name) and not room.knows(Room.use):
        return False
    return room.use is use


def _name(room: Room) -> str:
    return room.name if room.knows(Room.name) else room.label


def _marks(rooms: list[Room]) -> tuple[Evidence, ...]:
    return tuple(room.mark(room.boundary) if room.knows(Room.boundary) else room.mark() for room in rooms)
