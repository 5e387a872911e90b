"""Fire: how large a fire compartment may be."""

from collections.abc import Callable
from typing import Any

from shapely import box

from lianshen.review.building import Building, Compartment, Design, Storey, Use
from lianshen.review.findings import Verdict
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    fails,
    not_applicable,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.areas import compared, extent_of, is_garage, position_of


def compartment(
    length: float, width: float, index: int = 1, sprinkler: bool | None = None, **facts: Any
) -> Callable[[], Design]:
    """A compartment of this size on one storey of a block of flats 32.9 m high."""
    about = {"use": Use.RESIDENTIAL} | {name: facts.pop(name) for name in ("use", "stated_area") if name in facts}
    zone = part(Compartment, "FZ1", boundary=box(0, 0, length, width), sprinkler=sprinkler, **about)
    storey = part(Storey, f"B{-index}" if index < 0 else f"{index}F", index=index, compartments=[zone])
    building = {"use": Use.RESIDENTIAL, "height": 32.9, "fire_rating": "1", "sprinkler": False, **facts}
    return scene(storeys=[storey], **building)


class CompartmentArea(Rule[Compartment]):
    """A fire compartment is not larger than its place in the building allows.

    It is the area inside the drawn outline; where the sheet states another, a person must say.  Sprinklers double what is
    allowed.  What it is used for is asked only where its area does not decide: garages have a clause of their own, and the
    relief for sales halls is for a person to give.
    """

    code = "fire/compartment-area"
    clause = Clause("GB 55037-2022", "4.3.16")
    severity = Severity.MANDATORY
    needs = (
        Compartment.boundary,
        Compartment.stated_area,
        Compartment.sprinkler,
        Compartment.use,
        Storey.index,
        Building.use,
        Building.height,
        Building.height_class,
        Building.fire_rating,
        Building.sprinkler,
    )
    limits = ("compartment_area", "sprinklered_area", "area_band", "high_rise_above", "class_one_above")
    examples = (
        passes(compartment(40, 30), "1200 m² in a high-rise"),
        fails(compartment(50, 40), "2000 m² in a high-rise"),
        passes(compartment(50, 40, sprinkler=True), "2000 m² in a high-rise with sprinklers"),
        passes(compartment(50, 40, height_class="多层住宅"), "2000 m² in a low building of rating 1"),
        fails(compartment(50, 40, height_class="多层住宅", fire_rating="3"), "2000 m² in a low building of rating 3"),
        passes(compartment(30, 30, -1, use=Use.PLANT), "900 m² of plant in a basement"),
        fails(compartment(30, 30, -1, use=Use.STORAGE), "900 m² of storage in a basement"),
        asks(compartment(30, 30, -1, use=None), "900 m² in a basement, and no sheet says what for"),
        passes(compartment(20, 20, -1, use=None), "400 m² in a basement is little enough for any use"),
        asks(compartment(50, 29, stated_area=1200.0), "the sheet states 1200 m², the outline encloses 1450 m²"),
        asks(compartment(50, 29.9), "1495 m² cannot be told from 1500 m²"),
        asks(compartment(50, 40, use=Use.SHOP), "2000 m² of sales hall, for which there may be relief"),
        exempts(compartment(50, 40, -1, use=Use.GARAGE), "a garage has its own clause"),
    )

    def check(self, compartment: Compartment, law: Law) -> Answer:
        extent, position = extent_of(compartment), position_of(compartment, law)
        row = compartment.nearest(Building).fire_rating if position == "low" else "other"
        strictest = law.limit("compartment_area", position, row)
        answer = compared(extent, strictest, law, compartment, "sprinklered_area")
        if answer.verdict is Verdict.PASS:
            return answer
        if is_garage(compartment):
            return not_applicable(_("garages have a clause of their own"), extent.evidence)
        if answer.verdict is Verdict.FAIL and compartment.use is Use.SHOP:
            return undecided(_("a sales hall may be larger where it meets what relief demands"), extent.evidence)
        if answer.verdict is Verdict.FAIL and compartment.use is Use.PLANT and position == "basement":
            return compared(
                extent, law.limit("compartment_area", position, "plant"), law, compartment, "sprinklered_area"
            )
        return answer
