"""Housing: how many steps a flight has."""

from lianshen.review.building import Stair, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_least,
    at_most,
    count,
    fails,
    part,
    passes,
    scene,
)
from lianshen.rules.stage import Part


def _stair(*risers: int) -> list[Part]:
    return [part(Storey, "3F", index=3, stairs=[part(Stair, "LT1", risers=risers or None)])]


class RisersPerFlight(Rule[Stair]):
    """A flight of a stair has neither too few nor too many steps.

    Each drawn flight is counted.
    """

    code = "housing/risers-per-flight"
    clause = Clause("GB 55031-2022", "5.3.8")
    severity = Severity.MANDATORY
    needs = (Stair.risers,)
    limits = (
        "risers_most",
        "risers_least",
    )
    examples = (
        passes(scene(storeys=_stair(9, 9)), "two flights of nine"),
        fails(scene(storeys=_stair(20)), "twenty"),
        fails(scene(storeys=_stair(9, 1)), "a single step"),
        asks(scene(storeys=_stair()), "nobody counted them"),
    )

    def check(self, stair: Stair, law: Law) -> Answer:
        place = stair.mark(stair.boundary if stair.knows(Stair.boundary) else None)
        most, least = law.limit("risers_most"), law.limit("risers_least")
        if min(stair.risers) < least.number:
            return at_least(count(min(stair.risers)), least, place)
        return at_most(count(max(stair.risers)), most, place)
