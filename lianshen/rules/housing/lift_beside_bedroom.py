"""Housing: lifts and bedrooms."""

from shapely import Polygon, STRtree, box

from lianshen.review.building import Building, Lift, Room, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_most, fails, metres, part, passes, scene
from lianshen.rules.stage import Part


def _floor(shaft: Polygon | None, use: Use | None = Use.BEDROOM) -> list[Part]:
    lifts = None if shaft is None else [part(Lift, "DT1", boundary=shaft)]
    return [part(Storey, "3F", index=3, lifts=lifts, rooms=[part(Room, "卧室", use=use, boundary=box(0, 0, 4, 3))])]


class LiftBesideBedroom(Rule[Lift]):
    """A lift shaft does not share a wall with a bedroom.

    Sharing a wall is facing each other over no more than a wall's thickness, along some length.
    """

    code = "housing/lift-beside-bedroom"
    clause = Clause("GB 55038-2025", "4.2.3")
    severity = Severity.MANDATORY
    needs = (
        Lift.boundary,
        Storey.rooms,
        Room.use,
        Room.boundary,
        Building.use,
    )
    limits = (
        "lift_wall_shared",
        "neighbour_wall",
    )
    examples = (
        passes(scene(use=Use.RESIDENTIAL, storeys=_floor(box(8, 0, 10, 2))), "four metres away"),
        fails(scene(use=Use.RESIDENTIAL, storeys=_floor(box(4.2, 0, 6, 2))), "behind a wall of 200 mm"),
        passes(scene(use=Use.RESIDENTIAL, storeys=_floor(box(4.2, 3.2, 6, 5))), "corner to corner"),
        passes(scene(use=Use.RESIDENTIAL, storeys=_floor(box(4.2, 0, 6, 2), Use.KITCHEN)), "beside a kitchen"),
        asks(scene(use=Use.RESIDENTIAL, storeys=_floor(box(4.2, 0, 6, 2), None)), "nobody says what the room is for"),
        asks(scene(use=Use.RESIDENTIAL, storeys=_floor(None)), "nobody looked for lifts"),
    )

    def concerns(self, lift: Lift, law: Law) -> bool:
        return lift.nearest(Building).use is Use.RESIDENTIAL

    def check(self, lift: Lift, law: Law) -> Answer:
        rooms = list(lift.nearest(Storey).rooms)
        thick = law.limit("neighbour_wall").number
        around = lift.boundary.buffer(thick, cap_style="flat", join_style="mitre")
        near = [rooms[n] for n in STRtree([room.boundary for room in rooms]).query(around)]
        shared = {room.key: room.boundary.intersection(around) for room in near if room.use is Use.BEDROOM}
        faced = max((piece.length / 2 - thick for piece in shared.values()), default=0.0)
        places = [lift.mark(piece) for piece in shared.values() if not piece.is_empty]
        limit = law.limit("lift_wall_shared")
        return at_most(metres(max(round(faced, 3), 0.0)), limit, *(places or [lift.mark(lift.boundary)]))
