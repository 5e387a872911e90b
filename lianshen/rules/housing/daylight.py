"""Housing: daylight."""

from shapely import Point, box

from lianshen.review.building import Door, DoorKind, Room, Storey, Use, Window
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    count,
    exempts,
    fails,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.housing.windows import windows_of
from lianshen.rules.stage import Part

LIVED_IN = (Use.BEDROOM, Use.LIVING, Use.KITCHEN)


def _room(use: Use | None, *windows: Part, width: float = 3.0) -> list[Part]:
    room = part(Room, "R1", name="R1", use=use, boundary=box(0, 0, 4, width), area=4 * width)
    return [part(Storey, "3F", index=3, rooms=[room], windows=list(windows), doors=[])]


def _window(x: float, y: float, beyond: str | None = "outside") -> Part:
    joins = None if beyond is None else ("B1/3F/R1", beyond)
    return part(Window, f"C{x:g}-{y:g}", at=Point(x, y), joins=joins)


LONELY = part(Room, "R1", use=Use.BEDROOM, boundary=box(0, 0, 4, 3))


def _beside_balcony(door: DoorKind | None = None) -> list[Part]:
    room = part(Room, "R1", name="R1", use=Use.BEDROOM, boundary=box(0, 0, 4, 3))
    balcony = part(Room, "R2", name="阳台", use=Use.BALCONY, boundary=box(0, 3.2, 4, 4.6))
    key = "B1/3F/"
    doors = [] if door is None else [part(Door, "M1", at=Point(2, 3.1), joins=(key + "R1", key + "R2"), kind=door)]
    return [part(Storey, "3F", index=3, rooms=[room, balcony], windows=[], doors=doors)]


class Daylight(Rule[Room]):
    """A bedroom, living room or kitchen has a window to the outside.

    A window to the open air or to a balcony counts, not one to another room; a sliding door to a balcony counts as one.
    Another room without one may get its light through a balcony or an open kitchen: a person looks, if a balcony adjoins
    or the room is no room of its own.
    """

    code = "housing/daylight"
    clause = Clause("GB 55038-2025", "6.2.2")
    severity = Severity.MANDATORY
    needs = (
        Room.use,
        Room.boundary,
        Storey.rooms,
        Storey.windows,
        Window.at,
        Window.joins,
        Storey.doors,
        Door.joins,
        Door.kind,
        Door.at,
    )
    limits = (
        "windows_of_room",
        "window_reach",
        "neighbour_wall",
    )
    examples = (
        passes(scene(storeys=_room(Use.BEDROOM, _window(2, 3.1))), "a window in its outer wall"),
        fails(scene(storeys=_room(Use.BEDROOM, _window(12, 3.1))), "the only window belongs elsewhere"),
        fails(scene(storeys=_room(Use.BEDROOM, _window(2, 3.1, "B1/3F/R2"))), "a window to the next room"),
        asks(scene(storeys=_room(Use.BEDROOM, _window(2, 3.1, None))), "nobody knows where the window looks"),
        exempts(scene(storeys=_room(Use.STORAGE)), "a store"),
        asks(scene(storeys=_room(None, _window(2, 3.1))), "nobody says what the room is for"),
        passes(scene(storeys=_beside_balcony(DoorKind.SLIDING)), "a sliding door to the balcony"),
        asks(scene(storeys=_beside_balcony(DoorKind.ORDINARY)), "a balcony behind a door that may be of wood"),
        asks(scene(storeys=_beside_balcony()), "a balcony lies before it"),
        asks(
            scene(storeys=[part(Storey, "3F", rooms=[LONELY])]),
            "nobody looked for windows",
        ),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        return room.use in LIVED_IN

    def check(self, room: Room, law: Law) -> Answer:
        wanted, lights = law.limit("windows_of_room"), windows_of(room, law.limit("window_reach").number)
        if not lights.sure:
            lights.ask()
            glazed = _glazed_doors(room)
            if glazed:
                return passed(_("its light comes through a sliding door to a balcony"), *map(room.mark, glazed))
            wall = law.limit("neighbour_wall").number
            others = [other for other in room.nearest(Storey).rooms if other is not room and other.use is Use.BALCONY]
            if any(other.boundary.distance(room.boundary) <= wall for other in others):
                return undecided(_("no window of its own, but a balcony lies before it"), room.mark(room.boundary))
        return at_least(count(len(lights.sure)), wanted, room.mark(room.boundary))


def _glazed_doors(room: Room) -> list[Point]:
    """Where sliding doors, which are of glass, lead from the room to a balcony."""
    storey = room.nearest(Storey)
    balconies = {other.key for other in storey.rooms if other.use is Use.BALCONY}
    return [
        door.at
        for door in storey.doors
        if room.key in door.joins and balconies & set(door.joins) and door.kind is DoorKind.SLIDING
    ]
