"""Fire: the inspection doors of shafts."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from shapely import Point

from lianshen.review.building import Building, Design, Door, DoorKind, Room, Storey, Use
from lianshen.review.findings import Verdict
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    fails,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.beside import rooms_by_key, sides
from lianshen.rules.fire.plant_rooms import fire_door
from lianshen.rules.fire.several import each

SHARED = re.compile(r"合用前室")


def shaft_door(
    fire_class: str | None = "C", beyond: str = "走道", use: Use = Use.CORRIDOR, depth: float | None = None, **b: Any
) -> Callable[[], Design]:
    """A storey, below ground where it has a depth, with a shaft and one door to the room beyond."""
    label, index = ("3F", 3) if depth is None else ("B1", -1)
    rooms = [part(Room, "R1", name="电井", use=Use.SHAFT), part(Room, "R2", name=beyond, use=use)]
    joined = (f"B1/{label}/R1", f"B1/{label}/R2")
    door = part(Door, "M1", at=Point(3, 0), joins=joined, kind=DoorKind.FIRE, fire_class=fire_class)
    storey = part(Storey, label, index=index, depth=depth, rooms=rooms, doors=[door])
    return scene(storeys=[storey], **{"use": Use.RESIDENTIAL, "height": 50.0, **b})


class ShaftDoorClass(Rule[Storey]):
    """The inspection doors of shafts are fire doors of the class that depth, height and place demand.

    A class C door is enough where the shaft is sealed at every floor, which plans do not show and notes state: a reviewer
    looks at that.  A lobby is shared with a lift where its name says so; in housing another lobby asks.
    """

    code = "fire/shaft-door-class"
    clause = Clause("GB 55037-2022", "6.4.4")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Building.height,
        Storey.index,
        Storey.depth,
        Storey.rooms,
        Storey.doors,
        Room.use,
        Room.name,
        Door.joins,
        Door.kind,
        Door.fire_class,
        Door.at,
    )
    limits = ("shaft_door_class", "very_high_above", "deep_below")
    examples = (
        passes(shaft_door(), "a class C door to the corridor"),
        fails(shaft_door("C", "合用前室", Use.LOBBY), "a class C door to a lobby that housing shares with a lift"),
        passes(shaft_door("C", "合用前室", Use.LOBBY), "class C was enough in 2022", on=date(2022, 6, 1)),
        passes(shaft_door("B", "合用前室", Use.LOBBY), "a class B door to such a lobby"),
        fails(shaft_door("B", height=120.0), "a class B door in a building 120 m high"),
        fails(shaft_door("B", depth=12.0), "a class B door 12 m below ground"),
        passes(shaft_door("C", depth=5.0), "a class C door 5 m below ground"),
        asks(shaft_door("C", "前室", Use.LOBBY), "whether the lobby is shared with a lift its name does not say"),
        asks(shaft_door(None), "no sheet states the class"),
        exempts(shaft_door("C", "竖井", Use.SHAFT), "from shaft to shaft"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(self._doors(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        rooms = rooms_by_key(storey)
        height = "very high" if storey.building.height > law.limit("very_high_above").number else "other"
        deep = storey.index < 0 and storey.depth > law.limit("deep_below").number

        def judge(door: Door) -> Answer:
            return self._judged(door, sides(door, rooms), "deep" if deep else height, law)

        return each(self._doors(storey), judge)

    def _judged(self, door: Door, beside: tuple[Room, ...], place: str, law: Law) -> Answer:
        lobbies = [room for room in beside if room.use is Use.LOBBY]
        housing = door.storey.building.use is Use.RESIDENTIAL
        shared = housing and any(SHARED.search(room.name) for room in lobbies)
        where = "shared lobby" if shared and place == "other" else place
        answer = fire_door(door, law.limit("shaft_door_class", where), door.mark(door.at))
        if shared or not housing or not lobbies or answer.verdict is not Verdict.PASS:
            return answer
        stricter = fire_door(door, law.limit("shaft_door_class", "shared lobby"), door.mark(door.at))
        if stricter.verdict is Verdict.FAIL and place == "other":
            return undecided(
                _("a class B fire door is demanded here if a lift opens into this lobby"), *answer.evidence
            )
        return answer

    def _doors(self, storey: Storey) -> list[Door]:
        rooms = rooms_by_key(storey)
        if not any(not room.knows(Room.use) or room.use is Use.SHAFT for room in rooms.values()):
            return []
        kinds = ((door, {room.use for room in sides(door, rooms)}) for door in storey.doors)
        return [door for door, uses in kinds if Use.SHAFT in uses and len(uses) > 1]
