"""Housing: nobody lives underground."""

from lianshen.review.building import Building, Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_most,
    count,
    exempts,
    fails,
    part,
    passes,
    scene,
)
from lianshen.rules.stage import Part

HOME = (Use.BEDROOM, Use.LIVING, Use.KITCHEN)


def _cellar(*uses: Use | None) -> list[Part]:
    rooms = [part(Room, f"R{n}", use=use) for n, use in enumerate(uses)]
    return [part(Storey, "-1F", index=-1, rooms=rooms)]


class NoDwellingUnderground(Rule[Storey]):
    """No bedroom, living room or kitchen of a dwelling lies in a basement.

    Semi-basements are allowed with measures: a storey the sheets number below ground counts as a basement.
    """

    code = "housing/no-dwelling-underground"
    clause = Clause("GB 55038-2025", "4.1.3")
    severity = Severity.MANDATORY
    needs = (
        Storey.index,
        Storey.rooms,
        Room.use,
        Building.use,
    )
    limits = ("rooms_underground",)
    examples = (
        passes(scene(use=Use.RESIDENTIAL, storeys=_cellar(Use.STORAGE, Use.GARAGE)), "stores and cars"),
        fails(scene(use=Use.RESIDENTIAL, storeys=_cellar(Use.STORAGE, Use.BEDROOM)), "a bedroom"),
        asks(scene(use=Use.RESIDENTIAL, storeys=_cellar(Use.STORAGE, None)), "nobody says what one room is for"),
        exempts(scene(use=Use.PUBLIC, storeys=_cellar(Use.KITCHEN)), "no housing"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.building.use is Use.RESIDENTIAL and storey.index < 0

    def check(self, storey: Storey, law: Law) -> Answer:
        found = [room for room in storey.rooms if room.use in HOME]
        places = [room.mark(room.boundary if room.knows(Room.boundary) else None) for room in found[:5]]
        return at_most(count(len(found)), law.limit("rooms_underground"), *(places or [storey.mark()]))
