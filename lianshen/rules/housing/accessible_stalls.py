"""Accessibility: parking."""

from dataclasses import replace
from math import ceil

from lianshen.review.building import Building, ParkingStall, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_least,
    count,
    exempts,
    fails,
    part,
    passes,
    scene,
)
from lianshen.rules.stage import Part


def _stalls(number: int, accessible: int) -> list[Part]:
    stalls = [part(ParkingStall, f"V{n}", accessible=n < accessible) for n in range(number)]
    return [part(Storey, "-1F", index=-1, stalls=stalls)]


class AccessibleStalls(Rule[Building]):
    """A building with a garage has parking stalls for wheelchairs.

    All stalls of its storeys are counted.  Public parking asks for more than the share that is looked for here.
    """

    code = "housing/accessible-stalls"
    clause = Clause("GB 55019-2021", "2.9.5")
    severity = Severity.MANDATORY
    needs = (
        Building.storeys,
        Storey.index,
        Storey.stalls,
        ParkingStall.accessible,
    )
    limits = ("accessible_stall_share",)
    examples = (
        passes(scene(storeys=_stalls(60, 1)), "one of sixty"),
        fails(scene(storeys=_stalls(60, 0)), "none of sixty"),
        fails(scene(storeys=_stalls(220, 2)), "two of 220"),
        exempts(scene(storeys=_stalls(0, 0)), "no stalls"),
        asks(scene(storeys=[part(Storey, "-1F", index=-1)]), "nobody looked for stalls"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return any(storey.stalls for storey in building.storeys if storey.knows(Storey.stalls) or storey.index < 0)

    def check(self, building: Building, law: Law) -> Answer:
        share = law.limit("accessible_stall_share")
        stalls = [stall for storey in building.storeys if storey.knows(Storey.stalls) for stall in storey.stalls]
        wanted = replace(share, value=float(max(1, ceil(len(stalls) * share.number))), unit="count")
        accessible = [stall for stall in stalls if stall.accessible]
        return at_least(count(len(accessible)), wanted, building.mark())
