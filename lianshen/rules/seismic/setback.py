"""Seismic: no storey steps far back from the one below."""

from collections.abc import Callable

from shapely import box

from lianshen.review.building import Building, Design, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.seismic.plan import extent_of, spans


def _tower(*lengths: float | None, first: int = 1) -> Callable[[], Design]:
    storeys = [
        part(Storey, f"{n}F", index=n, outline=None if length is None else box(0, 0, length, 15))
        for n, length in enumerate(lengths, first)
    ]
    return scene(storeys=storeys)


class Setback(Rule[Storey]):
    """A storey steps no further back from the storey below than a regular building allows.

    Measured along both directions of the lower storey's closest rectangle, by how far the outlines reach; the sheets need
    not be aligned for it.  The topmost storey, where stairs and plant rooms stand on the roof, is left out.
    """

    code = "seismic/setback"
    clause = Clause("GB/T 50011-2010 (2024)", "3.4.3（竖向）")
    severity = Severity.ADVICE
    needs = (Building.storeys, Storey.index, Storey.outline)
    limits = ("setback_ratio", "setback_band")
    examples = (
        passes(_tower(40, 40, 40, 12), "straight up, with a stair on the roof"),
        passes(_tower(40, 34, 34, 12), "a step of 15 %"),
        fails(_tower(40, 24, 24, 12), "a tower on a podium"),
        asks(_tower(40, 30.1, 30, 12), "a step of a quarter, too near to tell"),
        asks(_tower(40, None, 40, 12), "one outline was not read"),
        asks(_tower(40, 30, 12, first=2), "the ground storey was not read"),
        exempts(_tower(40, 12), "two storeys: the upper is the top"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        indices = [other.index for other in storey.building.storeys]
        return storey.index > 1 and storey.index != max(indices)

    def check(self, storey: Storey, law: Law) -> Answer:
        lower = [other for other in storey.building.storeys if other.index < storey.index]
        if not lower:
            return undecided(_("no storey below this one was read"), storey.mark())
        below = max(lower, key=lambda other: other.index)
        turn = extent_of(below.outline).turn
        step = max(
            (wide - narrow) / wide
            for wide, narrow in zip(spans(below.outline, turn), spans(storey.outline, turn), strict=True)
        )
        place, limit = storey.mark(storey.outline), law.limit("setback_ratio")
        if step > limit.number and storey.index - below.index > 1:
            return undecided(_("storeys between this one and the next below were not read"), place)
        return at_most(Quantity(max(step, 0.0)), limit, place, band=law.limit("setback_band").number)
