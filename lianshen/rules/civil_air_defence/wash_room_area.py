"""Civil air defence: a wash room of its own is large enough."""

from collections.abc import Callable

from lianshen.review.building import Design, Room, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_least,
    exempts,
    fails,
    part,
    passes,
    scene,
    square_metres,
)


def _room(name: str | None, area: float | None) -> Callable[[], Design]:
    return scene(storeys=[part(Storey, "-1F", index=-1, rooms=[part(Room, "R1", name=name, area=area)])])


class WashRoomArea(Rule[Storey]):
    """A room for simple decontamination that stands by itself is large enough.

    The smallest room so named on the storey counts.
    """

    code = "civil_air_defence/wash-room-area"
    clause = Clause("GB 50038-2005", "3.3.24")
    severity = Severity.GENERAL
    needs = (Room.name, Room.area, Storey.rooms, Storey.index)
    limits = ("wash_room_area", "wash_room_band")
    examples = (
        passes(_room("简易洗消间", 5.6), "5.6 m²"),
        fails(_room("简易洗消间", 3.9), "3.9 m²"),
        asks(_room("简易洗消间", 5.02), "too near to tell"),
        asks(_room("简易洗消间", None), "its area was not read"),
        exempts(_room("人员掩蔽室", 300.0), "another room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.index < 0 and bool(_wash_rooms(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        smallest = min(_wash_rooms(storey), key=lambda room: room.area)
        band = law.limit("wash_room_band").number
        place = smallest.mark(smallest.boundary if smallest.knows(Room.boundary) else None)
        return at_least(square_metres(smallest.area), law.limit("wash_room_area"), place, band=band)


def _wash_rooms(storey: Storey) -> list[Room]:
    return [room for room in storey.rooms if "简易洗消" in room.name]
