"""Housing: the door by which a flat is entered."""

from collections.abc import Callable

from shapely import Point

from lianshen.review.building import Design, Door, DoorKind, DwellingDoor, Storey
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, fails, part, passes, scene
from lianshen.rules.housing.doors import wide_enough


def flat_door(
    width: float | None,
    leaves: int | None = 1,
    marked: float | None = None,
    kind: DoorKind | None = DoorKind.ORDINARY,
) -> Callable[[], Design]:
    """A storey with one flat door of this opening."""
    door = part(DwellingDoor, "M1", at=Point(0, 0), width=width, marked_width=marked, leaves=leaves, kind=kind)
    return scene(storeys=[part(Storey, "3F", dwelling_doors=[door])])


class FlatDoorWidth(Rule[DwellingDoor]):
    """The door of a flat leaves enough width to pass.

    Drawings show the opening; frame and open leaf are taken off as the limits say, and a door near the limit asks.
    """

    code = "housing/flat-door-width"
    clause = Clause("GB 55038-2025", "4.1.14")
    severity = Severity.MANDATORY
    needs = (Door.at, Door.width, Door.marked_width, Door.leaves, Door.kind)
    limits = ("door_clear_width", "door_deduction", "door_band", "sliding_share")
    examples = (
        passes(flat_door(1.1), "an opening of 1.1 m leaves 1.0 m"),
        fails(flat_door(0.9, marked=0.9), "an opening of 0.9 m leaves 0.8 m"),
        fails(flat_door(1.5, kind=DoorKind.SLIDING), "half of a sliding door is 0.75 m"),
        asks(flat_door(1.0), "an opening of 1.0 m leaves 0.9 m, more or less"),
        asks(flat_door(1.1, kind=None), "it may slide: nobody says of what kind it is"),
        asks(flat_door(0.9, marked=1.1), "drawn 0.9 m, marked 1.1 m"),
        asks(flat_door(None, marked=1.2, leaves=None), "no sheet shows how many leaves it has"),
    )

    def check(self, door: DwellingDoor, law: Law) -> Answer:
        return wide_enough(door, law.limit("door_clear_width", "flat"), law)
