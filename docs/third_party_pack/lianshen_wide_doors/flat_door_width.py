"""The doors of flats are wide enough for a sofa."""

from collections.abc import Callable

from lianshen.review.building import Design, DwellingDoor, Storey
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


def flat_door(width: float | None) -> Callable[[], Design]:
    """A storey with one flat, whose door is as wide as said."""
    return scene(storeys=[part(Storey, "3F", dwelling_doors=[part(DwellingDoor, "M1", width=width)])])


class FlatDoorWidth(Rule[DwellingDoor]):
    """The opening of a flat's door is as wide as the developer's standard demands.

    The width of the opening is measured between the ends of the walls; a centimetre either way is left to a person.  What
    the leaf and its frame leave free is not seen.
    """

    code = "wide_doors/flat-door-width"
    clause = Clause("Q/EXAMPLE 001-2026", "3.1")
    severity = Severity.GENERAL
    needs = (DwellingDoor.width,)
    limits = ("flat_door_width", "width_band")
    examples = (
        passes(flat_door(1.1), "1.10 m"),
        fails(flat_door(1.0), "1.00 m"),
        asks(flat_door(1.055), "1.055 m cannot be told from 1.05 m on a drawing"),
        asks(flat_door(None), "no sheet states the width"),
        exempts(scene(storeys=[part(Storey, "1F", dwelling_doors=[])]), "a storey without flats"),
    )

    def check(self, door: DwellingDoor, law: Law) -> Answer:
        band = law.limit("width_band").number
        return at_least(
            metres(door.width), law.limit("flat_door_width"), door.mark(), band=band, about=DwellingDoor.width
        )
