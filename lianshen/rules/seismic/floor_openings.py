"""Seismic: openings do not take too much of a floor."""

from collections.abc import Callable

from shapely import Polygon, box, union_all

from lianshen.review.building import Design, Lift, Room, Stair, Storey, Use
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
    name_wanted,
    part,
    passes,
    scene,
)

OPEN = (Use.VOID, Use.SHAFT)


def _floor(
    void: Polygon | None, index: int = 3, *, known: bool = True, nameless: tuple[Polygon, ...] = ()
) -> Callable[[], Design]:
    hall = part(Room, "R1", use=Use.OFFICE, boundary=box(0, 0, 10, 10))
    holes = [] if void is None else [part(Room, "R2", use=Use.VOID, boundary=void)]
    core = (
        {
            "stairs": [part(Stair, "T1", boundary=box(36, 0, 39, 6))],
            "lifts": [part(Lift, "DT1", boundary=box(33, 0, 35, 2))],
        }
        if known
        else {}
    )
    outline = box(0, 0, 40, 15)
    return scene(
        storeys=[
            part(Storey, f"{index}F", index=index, outline=outline, rooms=[hall, *holes], nameless=nameless, **core)
        ]
    )


class FloorOpenings(Rule[Storey]):
    """Voids, shafts, stairs and lifts take no more of a floor than a regular building allows.

    More than that is allowed, but makes the building irregular: a person must look whether it was designed so.  A
    void is a room that is named so or drawn so: one without its word counts as a space without a name.  The narrowest neck of
    the slab and split levels are not measured.
    """

    code = "seismic/floor-openings"
    clause = Clause("GB/T 50011-2010 (2024)", "3.4.3（楼板）")
    severity = Severity.ADVICE
    needs = (
        Storey.outline,
        Storey.index,
        Storey.rooms,
        Storey.nameless,
        Storey.stairs,
        Storey.lifts,
        Room.use,
        Room.boundary,
        Stair.boundary,
        Lift.boundary,
    )
    limits = ("floor_opening_ratio", "floor_opening_band")
    examples = (
        passes(_floor(None), "only a stair and a lift"),
        passes(_floor(box(12, 2, 20, 10)), "a void of 64 m² in 600 m²"),
        fails(_floor(box(12, 1, 30, 14)), "a void of 234 m² and a stair"),
        asks(_floor(box(12, 1, 24.3, 14)), "too near to tell"),
        asks(_floor(box(12, 2, 20, 10), nameless=(box(20, 1, 36, 14),)), "a void may have no name"),
        asks(_floor(None, known=False), "stairs and lifts were not recognised"),
        exempts(_floor(box(12, 1, 30, 14), index=-1), "a basement"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.index > 1  # the ground storey's floor lies on the basement or the ground

    def check(self, storey: Storey, law: Law) -> Answer:
        holes = [room.boundary for room in storey.rooms if room.use in OPEN]
        holes += [stair.boundary for stair in storey.stairs] + [lift.boundary for lift in storey.lifts]
        open_ = union_all(holes).intersection(storey.outline) if holes else Polygon()
        whole, limit = float(storey.outline.area), law.limit("floor_opening_ratio")
        share = Quantity(float(open_.area) / whole)
        band = law.limit("floor_opening_band").number
        perhaps = share.value + sum(float(face.area) for face in storey.nameless) / whole
        if share.value <= limit.number + band < perhaps:
            return name_wanted(storey, storey.nameless)
        return at_most(share, limit, storey.mark(open_ if holes else storey.outline), band=band)
