"""Housing: how much glass a room has."""

from shapely import Point, box

from lianshen.review.building import Room, Storey, Use, Window
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    asks,
    at_least,
    exempts,
    fails,
    part,
    passes,
    scene,
)
from lianshen.rules.housing.windows import windows_of
from lianshen.rules.stage import Part

LIVED_IN = (Use.BEDROOM, Use.LIVING, Use.KITCHEN)


def _room(use: Use | None, *windows: Part, width: float = 3.0) -> list[Part]:
    room = part(Room, "R1", name="R1", use=use, boundary=box(0, 0, 4, width), area=4 * width)
    return [part(Storey, "3F", index=3, rooms=[room], windows=list(windows))]


def _window(x: float, y: float, width: float = 1.5, height: float | None = 1.5, known: bool = True) -> Part:
    joins = ("B1/3F/R1", "outside") if known else None
    return part(Window, f"C{x:g}-{y:g}", at=Point(x, y), joins=joins, width=width, height=height)


class WindowToFloor(Rule[Room]):
    """The windows of a bedroom, living room or kitchen are large enough for its floor.

    The openings count whole; what lies low over the floor and deep balconies before them are not taken off, so a room
    that is too dark so is too dark for certain.
    """

    code = "housing/window-to-floor"
    clause = Clause("GB 50096-2011", "7.1.5")
    severity = Severity.GENERAL
    needs = (
        Room.use,
        Room.boundary,
        Storey.rooms,
        Storey.windows,
        Window.at,
        Window.joins,
        Window.width,
        Window.height,
    )
    limits = (
        "window_to_floor",
        "window_reach",
        "window_ratio_band",
    )
    examples = (
        passes(scene(storeys=_room(Use.BEDROOM, _window(2, 3.1, 1.8, 1.5))), "2.7 m² for 12 m²"),
        fails(scene(storeys=_room(Use.BEDROOM, _window(2, 3.1, 0.9, 0.9))), "0.81 m² for 12 m²"),
        asks(scene(storeys=_room(Use.BEDROOM, _window(2, 3.1, 1.8, None))), "no schedule states its height"),
        asks(
            scene(storeys=_room(Use.BEDROOM, _window(1, 3.1, 0.9, 0.9), _window(3, 3.1, 1.5, 1.5, known=False))),
            "enough only if the second window looks outside",
        ),
        fails(
            scene(storeys=_room(Use.BEDROOM, _window(1, 3.1, 0.6, 0.9), _window(3, 3.1, 0.6, 0.9, known=False))),
            "too little even with the second",
        ),
        exempts(scene(storeys=_room(Use.BEDROOM, _window(12, 3.1))), "no window: that is another clause"),
        exempts(scene(storeys=_room(Use.STORAGE, _window(2, 3.1))), "a store"),
    )

    def concerns(self, room: Room, law: Law) -> bool:
        if room.use not in LIVED_IN:
            return False
        lights = windows_of(room, law.limit("window_reach").number)
        return bool(lights.sure or lights.unclear)

    def check(self, room: Room, law: Law) -> Answer:
        lights, limit = windows_of(room, law.limit("window_reach").number), law.limit("window_to_floor")
        band, place = law.limit("window_ratio_band").number, room.mark(room.boundary)
        ratio = _share(lights.sure, room)
        if ratio.value < limit.number + band:
            most = _share(lights.sure + lights.unclear, room)
            if most.value >= limit.number - band:
                lights.ask()
            ratio = most
        return at_least(ratio, limit, place, band=band)


def _share(windows: tuple[Window, ...], room: Room) -> Quantity:
    return Quantity(sum(window.width * window.height for window in windows) / room.boundary.area)
