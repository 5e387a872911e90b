"""Housing: lifts and bedrooms."""

from itertools import pairwise

from shapely import LineString, Polygon, STRtree, box, union_all
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from lianshen.review.building import Building, Lift, Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_most,
    fails,
    metres,
    name_wanted,
    part,
    passes,
    scene,
)
from lianshen.rules.stage import Part


def _floor(shaft: Polygon | None, use: Use | None = Use.BEDROOM, *nameless: Polygon) -> list[Part]:
    lifts = None if shaft is None else [part(Lift, "DT1", boundary=shaft)]
    rooms = [part(Room, "卧室", use=use, boundary=box(0, 0, 4, 3))]
    return [part(Storey, "3F", index=3, lifts=lifts, rooms=rooms, nameless=nameless)]


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
        Storey.nameless,
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
        fails(scene(use=Use.RESIDENTIAL, storeys=_floor(box(4.2, 2.75, 6, 5))), "they share a quarter of a metre"),
        passes(scene(use=Use.RESIDENTIAL, storeys=_floor(box(4.2, 0, 6, 2), Use.KITCHEN)), "beside a kitchen"),
        asks(scene(use=Use.RESIDENTIAL, storeys=_floor(box(4.2, 0, 6, 2), None)), "nobody says what the room is for"),
        asks(
            scene(use=Use.RESIDENTIAL, storeys=_floor(box(8, 0, 10, 2), Use.BEDROOM, box(10.2, 0, 14, 3))),
            "a room beside it has no name",
        ),
        asks(scene(use=Use.RESIDENTIAL, storeys=_floor(None)), "nobody looked for lifts"),
    )

    def concerns(self, lift: Lift, law: Law) -> bool:
        return lift.nearest(Building).use is Use.RESIDENTIAL

    def check(self, lift: Lift, law: Law) -> Answer:
        storey = lift.nearest(Storey)
        rooms = list(storey.rooms)
        thick = law.limit("neighbour_wall").number
        near = [rooms[n] for n in STRtree([room.boundary for room in rooms]).query(lift.boundary.buffer(thick))]
        shared = [_facing(lift.boundary, room.boundary, thick) for room in near if room.use is Use.BEDROOM]
        faced = max((piece.length for piece in shared), default=0.0)
        places = [lift.mark(piece) for piece in shared if not piece.is_empty]
        limit = law.limit("lift_wall_shared")
        unnamed = [face for face in storey.nameless if _facing(lift.boundary, face, thick).length > limit.number]
        if faced <= limit.number and unnamed:
            return name_wanted(storey, unnamed)
        return at_most(metres(round(float(faced), 3)), limit, *(places or [lift.mark(lift.boundary)]))


def _facing(shaft: Polygon, room: Polygon, thick: float) -> BaseGeometry:
    """The part of the room's outline that faces a side of the shaft over no more than a wall's thickness."""
    corners = list(orient(shaft).exterior.coords)
    strips = [_strip(LineString(side), thick) for side in pairwise(corners)]
    return room.exterior.intersection(union_all(strips))


def _strip(side: LineString, thick: float) -> Polygon:
    """What lies straight before a side of a shaft whose corners run against the clock: to its right."""
    (x1, y1), (x2, y2) = side.coords
    long = side.length or 1.0
    outward = translate(side, (y2 - y1) / long * thick, (x1 - x2) / long * thick)
    return Polygon([*side.coords, *reversed(outward.coords)])
