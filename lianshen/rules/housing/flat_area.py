"""Housing: the smallest flat."""

from collections import defaultdict

from shapely import box

from lianshen.review.building import Room, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    exempts,
    fails,
    part,
    passes,
    scene,
    square_metres,
    undecided,
)
from lianshen.rules.stage import Part


def _flat(*areas: float, flat: str | None = "A") -> list[Part]:
    rooms = [
        part(Room, f"R{n}", flat=flat, use=Use.BEDROOM, boundary=box(9 * n, 0, 9 * n + area, 1))
        for n, area in enumerate(areas)
    ]
    return [part(Storey, "3F", index=3, rooms=rooms)]


OFFICE = part(Room, "R1", use=Use.OFFICE, boundary=box(0, 0, 4, 3))


class FlatArea(Rule[Storey]):
    """The rooms of a flat are together large enough.

    Balconies do not count.  The smallest flat of the storey is looked at; the least kind of flat, without a bedroom
    of its own, may be smaller, which a person must say.
    """

    code = "housing/flat-area"
    clause = Clause("GB 50096-2011", "5.1.2")
    severity = Severity.GENERAL
    needs = (
        Storey.rooms,
        Room.flat,
        Room.use,
        Room.boundary,
    )
    limits = (
        "flat_area",
        "least_flat_area",
    )
    examples = (
        passes(scene(storeys=_flat(14.0, 12.0, 8.0)), "34 m²"),
        fails(scene(storeys=_flat(8.0, 7.0)), "15 m²"),
        asks(scene(storeys=_flat(14.0, 12.0)), "26 m² are enough for the least kind only"),
        exempts(
            scene(storeys=[part(Storey, "3F", index=3, rooms=[OFFICE])]),
            "no flats",
        ),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return any(room.knows(Room.flat) for room in storey.rooms)

    def check(self, storey: Storey, law: Law) -> Answer:
        flats: dict[str, list[Room]] = defaultdict(list)
        for room in storey.rooms:
            if room.knows(Room.flat) and room.use is not Use.BALCONY:
                flats[room.flat].append(room)
        sizes = {name: sum(float(room.boundary.area) for room in rooms) for name, rooms in flats.items()}
        smallest = min(sizes, key=lambda name: sizes[name])
        size, place = square_metres(sizes[smallest]), [storey.mark(room.boundary) for room in flats[smallest]]
        usual, least = law.limit("flat_area"), law.limit("least_flat_area")
        if least.number <= size.value < usual.number:
            return undecided(_("{size} are enough for the least kind of flat only", size=size), *place)
        return at_least(size, usual if size.value >= usual.number else least, *place)
