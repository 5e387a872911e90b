"""Fire: how wide the ramp of a garage is."""

from collections.abc import Callable

from shapely import box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Design, Ramp, Room, Storey, Use
from lianshen.review.geometry import clear_width
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
    not_applicable,
    part,
    passes,
    scene,
)
from lianshen.rules.fire.several import each


def ramp(
    boundary: BaseGeometry | None, lanes: int | None = 1, kind: str | None = "vehicle", index: int = -1
) -> Callable[[], Design]:
    """A basement with one ramp."""
    drawn = part(Ramp, "坡道1", boundary=boundary, lanes=lanes, kind=kind)
    return scene(storeys=[part(Storey, "S", index=index, ramps=[drawn], rooms=[part(Room, "R1", use=Use.GARAGE)])])


class RampWidth(Rule[Storey]):
    """The ramp of a garage is wide enough at its narrowest place.

    It is looked for between the drawn walls or kerbs, in basements and wherever there is a garage.
    Where nobody says how many lanes it has, what is too narrow for one
    fails and what is wide enough for two passes.  The wider demands of other codes on bent ramps are not worked out.
    """

    code = "fire/ramp-width"
    clause = Clause("GB 50067-2014", "6.0.13")
    severity = Severity.GENERAL
    needs = (Storey.index, Storey.rooms, Room.use, Storey.ramps, Ramp.boundary, Ramp.kind, Ramp.lanes)
    through = (Design.buildings, Building.storeys)
    limits = ("ramp_width", "ramp_band")
    examples = (
        passes(ramp(box(0, 0, 30, 4)), "4 m, one lane"),
        passes(ramp(box(0, 0, 30, 4), index=1), "4 m, from a garage on the ground floor"),
        fails(ramp(box(0, 0, 30, 4).difference(box(10, 0, 11, 1.3))), "2.7 m beside a pier, one lane"),
        fails(ramp(box(0, 0, 30, 5), 2), "5 m, two lanes"),
        passes(ramp(box(0, 0, 30, 6), None), "6 m are enough for two lanes"),
        fails(ramp(box(0, 0, 30, 2.5), None), "2.5 m are too little for one"),
        asks(ramp(box(0, 0, 30, 4), None), "4 m, nobody knows how many lanes"),
        asks(ramp(box(0, 0, 30, 3.02)), "3.02 m cannot be told from 3 m"),
        asks(ramp(None), "the ramp's edges were not recognised"),
        exempts(ramp(box(0, 0, 9, 1.2), None, "wheelchair"), "a ramp for wheelchairs"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.index < 0 or any(room.knows(Room.use) and room.use is Use.GARAGE for room in storey.rooms)

    def check(self, storey: Storey, law: Law) -> Answer:
        ramps = [ramp for ramp in storey.ramps if ramp.kind == "vehicle"]
        if not ramps:
            return not_applicable(_("no ramp for cars is drawn"))
        return each(ramps, lambda ramp: self._of(ramp, law))

    def _of(self, ramp: Ramp, law: Law) -> Answer:
        narrowest, band = clear_width(ramp.boundary), law.limit("ramp_band").number
        width, place = narrowest.width, ramp.mark(narrowest.line)
        for lanes, settles in (
            ("single", width < law.limit("ramp_width", "single").number - band),
            ("double", width > law.limit("ramp_width", "double").number + band),
        ):
            if settles:
                return at_least(metres(width), law.limit("ramp_width", lanes), place, band=band)
        lanes = "single" if ramp.lanes == 1 else "double"
        return at_least(metres(width), law.limit("ramp_width", lanes), place, band=band)
