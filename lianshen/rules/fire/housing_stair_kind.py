"""Fire: which kind of stair a block of flats has."""

from collections.abc import Callable
from typing import Any

from shapely import Point, box

from lianshen.review.building import Building, Design, Door, DoorKind, DwellingDoor, Stair, StairKind, Storey, Use
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

CLOSED = frozenset({StairKind.ENCLOSED, StairKind.SMOKE_PROOF, StairKind.OUTDOOR})


def flats(kind: StairKind | None, height: float, fire_class: str | None = "B", **facts: Any) -> Callable[[], Design]:
    """A storey of flats with one stair and one flat behind a fire door of this class."""
    stair = part(Stair, "LT1", boundary=box(0, 0, 2.6, 6), kind=kind)
    door = part(DwellingDoor, "M1", at=Point(5, 0), kind=DoorKind.FIRE, fire_class=fire_class)
    storey = part(Storey, "3F", stairs=[stair], dwelling_doors=[door])
    return scene(storeys=[storey], **{"use": Use.RESIDENTIAL, "height": height, **facts})


class HousingStairKind(Rule[Building]):
    """The stairs of flats are of the kind that the building's height demands.

    Looked at are the stairs of storeys with dwelling doors.  Lower buildings may have open stairs behind dwelling doors of
    class B or better.  Scissor stairs, and open stairs of low buildings beside a lift, ask.
    """

    code = "fire/housing-stair-kind"
    clause = Clause("GB 55037-2022", "7.3.2")
    severity = Severity.MANDATORY
    needs = (
        Building.use,
        Building.height,
        Building.storeys,
        Storey.stairs,
        Storey.dwelling_doors,
        Stair.kind,
        Stair.boundary,
        Door.kind,
        Door.fire_class,
    )
    limits = ("smoke_proof_housing_above", "open_stair_door_class")
    examples = (
        passes(flats(StairKind.SMOKE_PROOF, 50.0), "a smoke-proof stair in a block 50 m high"),
        fails(flats(StairKind.ENCLOSED, 50.0), "an enclosed stair in a block 50 m high"),
        passes(flats(StairKind.ENCLOSED, 30.0, "C"), "an enclosed stair in a block 30 m high"),
        passes(flats(StairKind.OPEN, 30.0, "B"), "an open stair in a block 30 m high, flats behind class B doors"),
        asks(
            flats(StairKind.OPEN, 30.0, "C"), "an open stair, flats behind class C doors: an enclosed one may be needed"
        ),
        asks(flats(StairKind.SCISSOR, 50.0), "whether a scissor stair is smoke-proof is not said"),
        asks(flats(None, 50.0), "no sheet tells the stair's kind"),
        asks(flats(StairKind.ENCLOSED, 33.02), "33.02 m may be 33 m"),
        exempts(flats(StairKind.OPEN, 50.0, use=Use.PUBLIC), "no housing"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return building.use is Use.RESIDENTIAL and bool(self._stairs(building))

    def check(self, building: Building, law: Law) -> Answer:
        beyond = building.height - law.limit("smoke_proof_housing_above").number
        return each(self._stairs(building), lambda stair: self._judged(stair, beyond, law))

    def _judged(self, stair: Stair, beyond: float, law: Law) -> Answer:
        place = stair.mark(stair.boundary)
        if stair.kind is StairKind.SMOKE_PROOF:
            return passed(_("the stair is smoke-proof"), place)
        if stair.kind is StairKind.SCISSOR:
            return undecided(_("whether this scissor stair is smoke-proof cannot be told"), place)
        if abs(beyond) <= Building.height.tolerance:
            return undecided(_("the height is too near the limit for this kind of stair"), place)
        if beyond > 0:
            return failed(_("a smoke-proof stair is demanded at this height"), place)
        if stair.kind in CLOSED:
            return passed(_("the stair is enclosed"), place)
        least = str(law.limit("open_stair_door_class").value)
        if all(self._holds(door, least) for door in stair.nearest(Storey).dwelling_doors):
            return passed(_("the stair is open, and the dwelling doors are fire doors"), place)
        return undecided(_("the stair is open, and some dwelling door is not known to resist fire for an hour"), place)

    def _holds(self, door: DwellingDoor, least: str) -> bool:
        return door.kind is DoorKind.FIRE and door.fire_class <= least

    def _stairs(self, building: Building) -> list[Stair]:
        return [stair for storey in building.storeys if storey.dwelling_doors for stair in storey.stairs]
