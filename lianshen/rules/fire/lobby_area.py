"""Fire: how large a smoke lobby is."""

import re
from collections.abc import Callable
from datetime import date

from shapely import box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Design, Room, Storey, Use
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
    square_metres,
)
from lianshen.rules.fire.ranges import at_least_of
from lianshen.rules.fire.rooms import named
from lianshen.rules.fire.several import each

LOBBY = re.compile(r"前室")
SHARED = re.compile(r"合用|共用")


def lobby(name: str, shape: BaseGeometry | None, use: Use = Use.RESIDENTIAL, index: int = 3) -> Callable[[], Design]:
    """A storey with one lobby."""
    rooms = [part(Room, "R1", name=name, use=Use.LOBBY, boundary=shape)]
    return scene(storeys=[part(Storey, "S", index=index, rooms=rooms)], use=use)


class LobbyArea(Rule[Storey]):
    """A smoke lobby is large enough for the building it serves, and larger where a fire lift shares it.

    The room inside its walls is measured.  Whether a lift shares it only a name with 合用 tells; another lobby whose area
    lies between the two demands asks.  Basements are held to what public buildings are.
    """

    code = "fire/lobby-area"
    clause = Clause("GB 55037-2022", "7.1.8（6）")
    severity = Severity.MANDATORY
    needs = (Building.use, Storey.index, Storey.rooms, Room.name, Room.boundary)
    limits = ("lobby_area", "lobby_band")
    examples = (
        passes(lobby("前室", box(0, 0, 3, 2.4)), "7.2 m² in housing"),
        fails(lobby("前室", box(0, 0, 2, 2)), "4.0 m² in housing"),
        fails(lobby("合用前室", box(0, 0, 2.4, 2.4)), "5.76 m² shared with a lift in housing"),
        fails(lobby("前室", box(0, 0, 2, 2.5), Use.PUBLIC), "5.0 m² in a public building"),
        fails(lobby("前室", box(0, 0, 2, 2.5), index=-1), "5.0 m² below housing"),
        passes(lobby("合用前室", box(0, 0, 3, 3.6), Use.PUBLIC), "10.8 m² shared with a lift"),
        fails(lobby("前室", box(0, 0, 2, 2)), "4.0 m², judged by the law of 2022", on=date(2022, 6, 1)),
        asks(lobby("前室", box(0, 0, 2, 2.5)), "5.0 m² in housing: enough if no lift shares it"),
        asks(lobby("合用前室", None), "no outline"),
        exempts(lobby("门厅", box(0, 0, 2, 2)), "an entrance hall"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.building.use is not Use.INDUSTRIAL and bool(named(storey, LOBBY))

    def check(self, storey: Storey, law: Law) -> Answer:
        housing = storey.building.use is Use.RESIDENTIAL and storey.index > 0
        use = "residential" if housing else "public"
        band = law.limit("lobby_band").number

        def judge(room: Room) -> Answer:
            shared = law.limit("lobby_area", use, "shared")
            mild = shared if SHARED.search(room.name) else law.limit("lobby_area", use, "own")
            area, where = square_metres(float(room.boundary.area)), _("where a fire lift shares the lobby")
            return at_least_of(area, mild, shared, where, room.mark(room.boundary), band=band)

        return each(named(storey, LOBBY), judge)
