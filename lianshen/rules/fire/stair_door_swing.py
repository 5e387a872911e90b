"""Fire: which way the doors of stairs and lobbies open."""

from collections.abc import Callable
from datetime import date

from shapely import Point

from lianshen.review.building import Building, Design, Door, DoorKind, Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.beside import WAYS_OUT, has, rooms_by_key, sides
from lianshen.rules.fire.several import each

NO_WAY = frozenset({Use.SHAFT, Use.LIFT})  # no door from these leads people towards a stair
COMMON = frozenset({Use.CORRIDOR, Use.LOBBY, Use.STAIR})  # what flats share: their own doors may open inwards
TOWARDS = {Use.STAIR: 2, Use.LOBBY: 1}


def swinging(
    into: str | None,
    beyond: Use = Use.CORRIDOR,
    kind: DoorKind = DoorKind.FIRE,
    index: int = 3,
    way: Use = Use.STAIR,
    use: Use = Use.PUBLIC,
) -> Callable[[], Design]:
    """A storey with one door between R1 and the stair or lobby R2 that opens into one of them."""
    rooms = [part(Room, "R1", use=beyond), part(Room, "R2", use=way)]
    opens = None if into is None else f"B1/S/{into}"
    door = part(Door, "M1", at=Point(3, 0), joins=("B1/S/R1", "B1/S/R2"), swings_into=opens, kind=kind)
    return scene(storeys=[part(Storey, "S", index=index, rooms=rooms, doors=[door])], use=use)


class StairDoorSwing(Rule[Storey]):
    """The doors of stairwells and lobbies are hinged and open the way people escape.

    From a room or corridor that is into the lobby, from the lobby into the stair.  On the ground storey people come the
    other way: it is not looked at here, and neither are the doors of flats.  Rooms full of people, whose doors must open
    outwards, have to be seen by a reviewer.
    """

    code = "fire/stair-door-swing"
    clause = Clause("GB 55037-2022", "7.1.6")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Storey.index,
        Storey.rooms,
        Storey.doors,
        Room.use,
        Door.joins,
        Door.swings_into,
        Door.kind,
        Door.at,
    )
    limits = ("egress_door_kind",)
    examples = (
        passes(swinging("R2"), "from the corridor into the stair"),
        fails(swinging("R1"), "into the corridor"),
        passes(swinging("R2", Use.LOBBY), "from the lobby into the stair"),
        fails(swinging("R1", Use.OFFICE, way=Use.LOBBY), "from the lobby into an office"),
        fails(swinging("R2", kind=DoorKind.SLIDING), "a sliding door"),
        fails(swinging("R1", index=-1), "into the corridor of a basement"),
        fails(swinging("R1"), "against the law of 2022 too", on=date(2022, 6, 1)),
        asks(swinging(None), "which way it opens nobody can tell"),
        asks(swinging("R2", kind=DoorKind.UNKNOWN), "what kind of door it is nobody can tell"),
        exempts(swinging("R1", index=1), "the ground storey"),
        exempts(swinging("R1", Use.LIVING, way=Use.LOBBY, use=Use.RESIDENTIAL), "a dwelling door"),
        exempts(swinging("R2", Use.SHAFT), "the door of a shaft"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.index != 1 and has(storey, WAYS_OUT) and bool(self._doors(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        law.limit("egress_door_kind")
        goals = {door.key: goal for door, goal in self._doors(storey)}
        doors = [door for door, _goal in self._doors(storey)]
        return each(doors, lambda door: self._judged(door, goals[door.key]))

    def _judged(self, door: Door, goal: str) -> Answer:
        place = door.mark(door.at)
        if door.kind is DoorKind.UNKNOWN:
            return undecided(_("what kind of door this is cannot be told"), place)
        if door.kind in (DoorKind.SLIDING, DoorKind.SHUTTER):
            return failed(_("a hinged door is demanded here"), place, about=Door.kind)
        if door.swings_into == goal:
            return passed(_("the door opens the way people escape"), place)
        return failed(_("the door opens against the way people escape"), place, about=Door.swings_into)

    def _doors(self, storey: Storey) -> list[tuple[Door, str]]:
        """The doors that lead people to a stair, with the key of the room they are led into."""
        rooms = rooms_by_key(storey)
        home = storey.index > 0 and storey.building.use is Use.RESIDENTIAL
        found = []
        for door in storey.doors:
            joined = sides(door, rooms)
            if home and not {room.use for room in joined} <= COMMON:
                continue
            ranks = sorted((TOWARDS.get(room.use, 0), room.key) for room in joined)
            if len(joined) == 2 and ranks[0][0] < ranks[1][0] and not {room.use for room in joined} & NO_WAY:
                found.append((door, ranks[1][1]))
        return found
