"""Fire: how wide an escape corridor is."""

from collections.abc import Callable

from shapely import box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Design, Room, Storey, Use
from lianshen.review.geometry import clear_width
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
    metres,
    part,
    passes,
    scene,
)


def corridor(shape: BaseGeometry | None, named: bool = True, use: Use = Use.PUBLIC) -> Callable[[], Design]:
    """A storey with this corridor; `named` is whether one of its rooms is called a corridor."""
    rooms = [part(Room, "R1", use=Use.CORRIDOR if named else Use.OFFICE)]
    return scene(storeys=[part(Storey, "3F", corridor=shape, rooms=rooms)], use=use)


class EscapeCorridorWidth(Rule[Storey]):
    """An escape corridor is wide enough at its narrowest place.

    Columns and boxes that stick in count where they are drawn as its outline; recesses too shallow to walk into do not.
    Doors that open into it have a rule of their own, and so have the corridors of housing, which the code of housing
    wants wider.
    """

    code = "fire/corridor-width"
    clause = Clause("GB 55037-2022", "7.1.4")
    severity = Severity.MANDATORY
    needs = (Building.use, Storey.corridor, Storey.rooms, Room.use)
    limits = ("escape_corridor", "width_band")
    examples = (
        passes(corridor(box(0, 0, 20, 1.4)), "1.4 m"),
        fails(corridor(box(0, 0, 20, 1.3).difference(box(9, 1.0, 9.5, 2))), "1.3 m, 1.0 m beside a column"),
        passes(corridor(box(0, 0, 20, 1.3).union(box(9, 1.3, 9.9, 1.6))), "1.3 m, with a niche for a hydrant"),
        asks(corridor(box(0, 0, 20, 1.12)), "1.12 m between bare walls"),
        asks(corridor(None), "a corridor is named, but its outline was not recognised"),
        exempts(corridor(None, named=False), "a storey without a corridor, as far as anybody looked"),
        exempts(corridor(box(0, 0, 20, 1.0), use=Use.RESIDENTIAL), "housing has a code of its own"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        if storey.building.use is Use.RESIDENTIAL:
            return False
        return storey.knows(Storey.corridor) or any(room.use is Use.CORRIDOR for room in storey.rooms)

    def check(self, storey: Storey, law: Law) -> Answer:
        narrowest = clear_width(storey.corridor)
        band = law.limit("width_band").number
        return at_least(metres(narrowest.width), law.limit("escape_corridor"), storey.mark(narrowest.line), band=band)
