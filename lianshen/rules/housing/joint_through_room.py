"""Movement joints and wet rooms."""

from typing import Any

from shapely import LineString, Polygon, box

from lianshen.review.building import Building, Joint, Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    metres,
    name_wanted,
    part,
    passes,
    scene,
    undecided,
)

WET = (Use.TOILET, Use.KITCHEN, Use.PLANT)


def _cut(x: float | None, use: Use = Use.TOILET, *nameless: Polygon) -> dict[str, Any]:
    rooms = [part(Room, "R1", use=use, boundary=box(0, 0, 4, 3))]
    joints = [] if x is None else [part(Joint, "缝1", line=LineString([(x, -1), (x, 4)]))]
    return {"joints": joints, "storeys": [part(Storey, "3F", index=3, rooms=rooms, nameless=nameless)]}


class JointThroughRoom(Rule[Joint]):
    """No movement joint runs through a bathroom, kitchen or plant room.

    A joint along a room's wall is none through it.  Storeys on other sheets cannot be laid over the joint: they are a
    question.
    """

    code = "housing/joint-through-room"
    clause = Clause("GB 55031-2022", "6.8.3")
    severity = Severity.MANDATORY
    needs = (
        Joint.line,
        Building.storeys,
        Storey.rooms,
        Storey.nameless,
        Room.use,
        Room.boundary,
    )
    limits = (
        "joint_in_room",
        "joint_wall",
    )
    examples = (
        passes(scene(**_cut(4.1)), "along the wall"),
        fails(scene(**_cut(2.0)), "through the bathroom"),
        passes(scene(**_cut(2.0, Use.LIVING)), "through a living room, which this clause does not mean"),
        asks(scene(**_cut(4.1, Use.TOILET, box(3.5, 3.2, 7, 6))), "through a room without a name"),
        exempts(scene(**_cut(None)), "no joints"),
        asks(scene(joints=[part(Joint, "缝1", line=LineString([(2, -1), (2, 4)]))]), "no storey was read"),
    )

    def check(self, joint: Joint, law: Law) -> Answer:
        storeys = joint.nearest(Building).storeys
        here = [storey for storey in storeys if storey.sheet == joint.sheet]
        wall = law.limit("joint_wall").number
        wet = [room for storey in here for room in storey.rooms if room.use in WET]
        pieces = [room.boundary.buffer(-wall).intersection(joint.line) for room in wet]
        longest = max((piece.length for piece in pieces), default=0.0)
        if longest <= law.limit("joint_in_room").number and len(here) < len(storeys):
            return undecided(_("storeys are drawn on other sheets than the joint"), joint.mark(joint.line))
        if longest <= law.limit("joint_in_room").number:
            for storey in here:
                unnamed = [face for face in storey.nameless if face.buffer(-wall).intersects(joint.line)]
                if unnamed:
                    return name_wanted(storey, unnamed)
        return at_most(metres(round(longest, 3)), law.limit("joint_in_room"), joint.mark(joint.line))
