"""Fire: the lobby of a fire lift."""

from collections.abc import Callable

from shapely import box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Design, Lift, Room, Storey, Use
from lianshen.review.findings import Verdict
from lianshen.review.geometry import short_side
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    exempts,
    fails,
    metres,
    part,
    passes,
    scene,
    square_metres,
    undecided,
)
from lianshen.rules.fire.several import each

BESIDE = 0.5  # metres between a lift shaft and the lobby it opens into: a wall


def fire_lift_with(
    shape: BaseGeometry | None, fire_lift: bool | None = True, lifts: bool = True
) -> Callable[[], Design]:
    """A storey with a lift whose lobby, where it has one, has this shape."""
    rooms = [part(Room, "R1", use=Use.LOBBY, boundary=shape)] if shape is not None else []
    shaft = part(Lift, "DT1", boundary=box(-2.2, 0, -0.2, 2), fire_lift=fire_lift)
    return scene(storeys=[part(Storey, "3F", index=3, rooms=rooms, lifts=[shaft] if lifts else [])])


class FireLiftLobby(Rule[Building]):
    """The lobby of a fire lift is large and broad enough.

    It is the lobby beside the lift's shaft, measured inside its walls.  On the ground storey the lift may open into a passage to
    the open air instead, so only the storeys above and below are looked at.
    """

    code = "fire/fire-lift-lobby"
    clause = Clause("GB 55037-2022", "2.2.8")
    severity = Severity.MANDATORY
    needs = (
        Building.storeys,
        Storey.index,
        Storey.lifts,
        Storey.rooms,
        Lift.fire_lift,
        Lift.boundary,
        Room.use,
        Room.boundary,
    )
    limits = ("fire_lift_lobby_side", "fire_lift_lobby_area", "lobby_band", "width_band")
    examples = (
        passes(fire_lift_with(box(0, 0, 3, 2.6)), "7.8 m², 2.6 m broad"),
        fails(fire_lift_with(box(0, 0, 4, 2.2)), "8.8 m², but 2.2 m broad"),
        fails(fire_lift_with(box(0, 0, 2.2, 2.2)), "4.84 m²"),
        asks(fire_lift_with(box(0, 0, 3, 2.41)), "2.41 m between bare walls"),
        asks(fire_lift_with(box(0, 0, 3, 2.6), None), "no sheet says which lift is the fire lift"),
        asks(fire_lift_with(None), "no lobby was recognised beside it"),
        exempts(fire_lift_with(box(0, 0, 2, 2), False), "no fire lift"),
        exempts(fire_lift_with(None, lifts=False), "no lift"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return bool(self._lifts(building))

    def check(self, building: Building, law: Law) -> Answer:
        return each(self._lifts(building), lambda lift: self._judged(lift, law))

    def _lifts(self, building: Building) -> list[Lift]:
        above = [storey for storey in building.storeys if storey.index != 1]
        return [lift for storey in above for lift in storey.lifts if lift.fire_lift]

    def _judged(self, lift: Lift, law: Law) -> Answer:
        storey = lift.nearest(Storey)
        lobbies = [room.boundary for room in storey.rooms if room.use is Use.LOBBY]
        beside = [lobby for lobby in lobbies if lobby.distance(lift.boundary) <= BESIDE]
        if len(beside) != 1:
            return undecided(_("which lobby the fire lift opens into cannot be told"), storey.mark(lift.boundary))
        broad = short_side(beside[0])
        side = at_least(
            metres(broad.width),
            law.limit("fire_lift_lobby_side"),
            storey.mark(broad.line),
            band=law.limit("width_band").number,
        )
        area = at_least(
            square_metres(float(beside[0].area)),
            law.limit("fire_lift_lobby_area"),
            storey.mark(beside[0]),
            band=law.limit("lobby_band").number,
        )
        worst = {Verdict.FAIL: 0, Verdict.UNDECIDED: 1, Verdict.PASS: 2}
        return min(side, area, key=lambda answer: worst[answer.verdict])
