"""Fire: which kind of stair a basement has."""

from collections.abc import Callable

from shapely import box

from lianshen.review.building import Building, Design, Stair, StairKind, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.several import each


def basement(
    kind: StairKind | None, depth: float | None = 5.0, below: int | None = 1, index: int = -1
) -> Callable[[], Design]:
    """A storey this deep with one stair, in a building with this many basements."""
    stair = part(Stair, "LT1", boundary=box(0, 0, 2.6, 6), kind=kind)
    return scene(storeys=[part(Storey, "S", index=index, depth=depth, stairs=[stair])], storeys_below=below)


class BasementStairKind(Rule[Storey]):
    """The stairs of a basement are enclosed, and smoke-proof where it is deep or has several storeys.

    The stair's kind is as the plan shows or names it.  That no door leads from the part below ground to the part above, a
    reviewer has to see on the ground storey.
    """

    code = "fire/basement-stair-kind"
    clause = Clause("GB 55037-2022", "7.1.10")
    severity = Severity.MANDATORY
    needs = (Building.storeys_below, Storey.index, Storey.depth, Storey.stairs, Stair.kind, Stair.boundary)
    limits = ("smoke_proof_storeys_below", "smoke_proof_depth")
    examples = (
        passes(basement(StairKind.ENCLOSED), "an enclosed stair 5 m below ground"),
        fails(basement(StairKind.OPEN), "an open stair"),
        fails(basement(StairKind.ENCLOSED, below=3), "an enclosed stair in the first of three basements"),
        fails(basement(StairKind.ENCLOSED, depth=12.0, below=2), "an enclosed stair 12 m below ground"),
        passes(basement(StairKind.SMOKE_PROOF, depth=None, below=3), "a smoke-proof stair is enough at any depth"),
        asks(basement(StairKind.ENCLOSED, depth=None), "no sheet states how deep it is"),
        asks(basement(None), "no sheet tells the stair's kind"),
        asks(basement(StairKind.SCISSOR), "a scissor stair"),
        exempts(basement(StairKind.OPEN, index=2), "a storey above ground"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.index < 0 and bool(storey.stairs)

    def check(self, storey: Storey, law: Law) -> Answer:
        return each(storey.stairs, lambda stair: self._judged(stair, storey, law))

    def _judged(self, stair: Stair, storey: Storey, law: Law) -> Answer:
        place = stair.mark(stair.boundary)
        if stair.kind in (StairKind.SMOKE_PROOF, StairKind.OUTDOOR):
            return passed(_("the stair is smoke-proof"), place)
        if stair.kind is StairKind.SCISSOR:
            return undecided(_("whether this scissor stair is smoke-proof cannot be told"), place)
        if stair.kind is StairKind.OPEN:
            return failed(_("a basement's stair is open"), place)
        many = storey.nearest(Building).storeys_below >= law.limit("smoke_proof_storeys_below").number
        if many or storey.depth > law.limit("smoke_proof_depth").number:
            return failed(_("a smoke-proof stair is demanded in a basement this deep"), place)
        return passed(_("the stair is enclosed"), place)
