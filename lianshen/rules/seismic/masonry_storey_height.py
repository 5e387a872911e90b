"""Seismic: a storey of masonry is not too high."""

from collections.abc import Callable

from lianshen.review.building import Building, Design, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_most,
    exempts,
    fails,
    metres,
    part,
    passes,
    scene,
)
from lianshen.rules.seismic.masonry import may_be_masonry, unless_plain_masonry


def _storey(height: float | None, structure: str | None = "砌体结构") -> Callable[[], Design]:
    return scene(structure=structure, storeys=[part(Storey, "3F", index=3, height=height)])


class MasonryStoreyHeight(Rule[Storey]):
    """No storey of a masonry building is higher than its walls may be.

    Walls that are confined by closely set tie columns may be higher; the sheets' words do not tell these.
    """

    code = "seismic/masonry-storey-height"
    clause = Clause("GB/T 50011-2010 (2024)", "7.1.3")
    severity = Severity.GENERAL
    needs = (Storey.height, Building.structure)
    limits = ("masonry_storey_height",)
    examples = (
        passes(_storey(3.3), "3.3 m"),
        passes(_storey(3.6), "3.6 m exactly, as the levels say"),
        fails(_storey(3.9), "3.9 m"),
        asks(_storey(None), "no section was read"),
        asks(_storey(3.9, None), "nobody states the structure"),
        asks(_storey(3.3, "底框砖混结构"), "a framed ground floor has other limits"),
        exempts(_storey(4.5, "框架结构"), "a frame"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return may_be_masonry(storey.building)

    def check(self, storey: Storey, law: Law) -> Answer:
        if (question := unless_plain_masonry(storey.building)) is not None:
            return question
        place = storey.mark()
        return at_most(metres(storey.height), law.limit("masonry_storey_height"), place, about=Storey.height)
