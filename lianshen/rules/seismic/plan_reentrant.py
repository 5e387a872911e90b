"""Seismic: the plan is not deeply cut in."""

from collections.abc import Callable

from lianshen.review.building import Design, Storey
from lianshen.review.geometry import deepest_recess
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    asks,
    at_most,
    exempts,
    fails,
    part,
    passes,
    scene,
    shapes,
)

READ_TO = 0.01  # the share by which an outline along outer walls may be off


def _storey(drawn: str, index: int = 3) -> Callable[[], Design]:
    return scene(storeys=[part(Storey, f"{index}F", index=index, outline=shapes(drawn, 3.0)["#"])])


class PlanReentrant(Rule[Storey]):
    """No recess cuts deeper into a storey's outline than a regular plan allows.

    The depth is measured as a share of the whole length in its direction.  A deeper recess is allowed, but makes the plan
    irregular, which asks for a closer calculation and stronger details: a person must look whether these were made.
    """

    code = "seismic/plan-reentrant"
    clause = Clause("GB/T 50011-2010 (2024)", "3.4.3（凹凸）")
    severity = Severity.ADVICE
    needs = (Storey.outline, Storey.index)
    limits = ("recess_ratio",)
    examples = (
        passes(_storey("##########\n##########\n##########\n##########"), "a plain slab"),
        passes(
            _storey("""
                ####  ####
                ##########
                ##########
                ##########
                """),
            "a recess of a quarter",
        ),
        fails(
            _storey("""
                ###    ###
                ###    ###
                ##########
                ##########
                """),
            "a court open on one side, half as deep as the plan",
        ),
        fails(
            _storey("""
                ####
                ####
                ####
                ##########
                ##########
                """),
            "an L: its missing corner is six tenths by three fifths",
        ),
        exempts(_storey("###\n#  \n###", index=-1), "a basement"),
        asks(
            _storey("""
                ##########
                ##########
                ##########
                ##########
                ##########
                ##########
                ##########
                ###    ###
                ###    ###
                ###    ###
                """),
            "three tenths exactly are too near to tell",
        ),
        asks(scene(storeys=[part(Storey, "3F", index=3)]), "no outline was read"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return not storey.knows(Storey.index) or storey.index > 0

    def check(self, storey: Storey, law: Law) -> Answer:
        recess = deepest_recess(storey.outline)
        ratio, place = (recess.ratio, recess.boundary) if recess else (0.0, storey.outline)
        return at_most(Quantity(ratio), law.limit("recess_ratio"), storey.mark(place), band=READ_TO)
