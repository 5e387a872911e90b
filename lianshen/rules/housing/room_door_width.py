"""Housing: the doors of bedrooms, kitchens and bathrooms."""

from collections.abc import Callable
from dataclasses import replace

from shapely import Point

from lianshen.review.building import Design, Door, DoorKind, Room, Storey, Use
from lianshen.review.findings import Verdict
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, exempts, fails, part, passes, scene, undecided
from lianshen.rules.housing.doors import wide_enough

ORDER = (Verdict.FAIL, Verdict.UNDECIDED, Verdict.PASS)
ROWS = {Use.BEDROOM: "bedroom", Use.KITCHEN: "kitchen", Use.TOILET: "toilet"}


def door_to(
    use: Use,
    width: float | None,
    leaves: int | None = 1,
    marked: float | None = None,
    kind: DoorKind | None = DoorKind.ORDINARY,
    beyond: Use = Use.LIVING,
) -> Callable[[], Design]:
    """A storey with a room of this use and a door of this opening between it and the room beyond."""
    rooms = [part(Room, "R1", use=use), part(Room, "R2", use=beyond)]
    joins = ("B1/3F/R1", "B1/3F/R2")
    door = part(Door, "M1", at=Point(0, 0), joins=joins, width=width, leaves=leaves, marked_width=marked, kind=kind)
    return scene(storeys=[part(Storey, "3F", rooms=rooms, doors=[door], dwelling_doors=[])])


class RoomDoorWidth(Rule[Storey]):
    """The doors of bedrooms, kitchens and bathrooms on a storey leave enough width to pass.

    One answer a storey, which points at all the doors it is about: the usual door of 0.9 m is so near what a bedroom
    demands that every one of them would ask.  A door between a bedroom and its bathroom is the bathroom's.
    """

    code = "housing/room-door-width"
    clause = Clause("GB 55038-2025", "4.1.14")
    severity = Severity.MANDATORY
    needs = (
        Storey.rooms,
        Storey.doors,
        Room.use,
        Door.joins,
        Door.at,
        Door.width,
        Door.marked_width,
        Door.leaves,
        Door.kind,
    )
    limits = ("door_clear_width", "door_deduction", "door_band", "sliding_share")
    examples = (
        passes(door_to(Use.BEDROOM, 1.0), "a bedroom door of 1.0 m leaves 0.9 m"),
        fails(door_to(Use.BEDROOM, 0.8, marked=0.8), "a bedroom door of 0.8 m leaves 0.7 m"),
        passes(door_to(Use.TOILET, 0.9), "a bathroom door of 0.9 m leaves 0.8 m"),
        passes(door_to(Use.TOILET, 0.9, beyond=Use.BEDROOM), "the bathroom of a bedroom"),
        fails(door_to(Use.KITCHEN, 1.2, kind=DoorKind.SLIDING), "half of a sliding door is 0.6 m"),
        asks(door_to(Use.BEDROOM, 0.9), "0.8 m, more or less"),
        exempts(door_to(Use.STORAGE, 0.7), "no such room"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return bool(_rooms(storey))

    def check(self, storey: Storey, law: Law) -> Answer:
        rows = {room.key: ROWS[room.use] for room in _rooms(storey)}
        answers = []
        for door in storey.doors:
            beside = [rows[key] for key in door.joins if key in rows]
            if beside:
                row = max(beside, key=list(ROWS.values()).index)
                answers.append(wide_enough(door, law.limit("door_clear_width", row), law))
        if not answers:
            return undecided(_("no door of these rooms was recognised"), storey.mark())
        worst = min(
            answers, key=lambda answer: (ORDER.index(answer.verdict), answer.observed.value if answer.observed else 0)
        )
        places = [place for answer in answers if answer.verdict is worst.verdict for place in answer.evidence]
        return replace(worst, evidence=tuple(places), about=None)


def _rooms(storey: Storey) -> list[Room]:
    return [room for room in storey.rooms if room.knows(Room.use) and room.use in ROWS]
