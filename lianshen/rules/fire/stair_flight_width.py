"""Fire: how wide the flights of stairs are in buildings that are no housing."""

from collections.abc import Callable
from typing import Any

from shapely import box

from lianshen.review.building import Building, Design, Stair, Storey, Use
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
from lianshen.rules.fire.several import each


def stair_of(width: float | None, **building: Any) -> Callable[[], Design]:
    """A storey with one stair whose flights are this wide."""
    stair = part(Stair, "LT1", boundary=box(0, 0, 2.6, 6), flight_width=width)
    return scene(storeys=[part(Storey, "3F", stairs=[stair])], **{"use": Use.PUBLIC, "height": 20.0, **building})


class StairFlightWidth(Rule[Storey]):
    """The flights of an escape stair of a public building are wide enough.

    The width is that between wall and handrail as the plan shows it.  All indoor stairs are looked at, because a plan does not
    say which of them people escape by.  Housing has a code of its own; the width that the number of people wants is not
    looked at.
    """

    code = "fire/stair-flight-width"
    clause = Clause("GB 55037-2022", "7.1.4")
    severity = Severity.MANDATORY
    needs = (Building.use, Storey.stairs, Stair.flight_width, Stair.boundary)
    limits = ("public_stair_width", "flight_band")
    examples = (
        passes(stair_of(1.35), "1.35 m"),
        fails(stair_of(0.95), "0.95 m"),
        asks(stair_of(1.12), "1.12 m on a plan"),
        asks(stair_of(None), "no width"),
        exempts(stair_of(0.95, use=Use.RESIDENTIAL), "housing"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.building.use not in (Use.RESIDENTIAL, Use.INDUSTRIAL) and bool(storey.stairs)

    def check(self, storey: Storey, law: Law) -> Answer:
        least, band = law.limit("public_stair_width"), law.limit("flight_band").number
        return each(
            storey.stairs,
            lambda stair: at_least(metres(stair.flight_width), least, stair.mark(stair.boundary), band=band),
        )
