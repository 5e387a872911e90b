"""Fire: how large a fire compartment of a garage may be."""

from collections.abc import Callable
from typing import Any

from shapely import box

from lianshen.review.building import Building, Compartment, Design, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, part, passes, scene
from lianshen.rules.fire.areas import compared, extent_of, is_garage, position_of


def garage(
    length: float, width: float, index: int = -1, sprinkler: bool | None = True, **facts: Any
) -> Callable[[], Design]:
    """A compartment of this size, a garage unless `use` says otherwise."""
    use = facts.pop("use", Use.GARAGE)
    stated = facts.pop("stated_area", None)
    zone = part(Compartment, "FZ1", boundary=box(0, 0, length, width), sprinkler=sprinkler, use=use, stated_area=stated)
    storey = part(Storey, f"B{-index}" if index < 0 else f"{index}F", index=index, compartments=[zone])
    building = {"use": Use.RESIDENTIAL, "height": 32.9, "fire_rating": "1", "storeys_above": 11, **facts}
    return scene(storeys=[storey], **building)


class GarageCompartmentArea(Rule[Compartment]):
    """A fire compartment of a garage is not larger than its place in the building allows.

    Sprinklers double what is allowed.  What the code grants or takes from open, split-level and mechanical garages is not
    worked out.
    """

    code = "fire/garage-compartment-area"
    clause = Clause("GB 50067-2014", "5.1.1")
    severity = Severity.GENERAL
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
        Building.storeys_above,
    )
    limits = ("garage_area", "sprinklered_garage", "area_band", "high_rise_above", "class_one_above")
    examples = (
        passes(garage(80, 45), "3600 m² below ground with sprinklers"),
        fails(garage(90, 50), "4500 m² below ground with sprinklers"),
        fails(garage(60, 40, sprinkler=False), "2400 m² below ground without sprinklers"),
        passes(garage(60, 48, 1, sprinkler=False, height_class="单层", storeys_above=1), "2880 m² on a single storey"),
        passes(garage(50, 38, 2, sprinkler=False), "1900 m² on the second storey of a high-rise"),
        asks(garage(60, 40, sprinkler=None), "2400 m², and no sheet says whether there are sprinklers"),
        asks(
            garage(60, 40, sprinkler=None, stated_area=1900.0), "the sheet states 1900 m², the outline encloses 2400 m²"
        ),
        exempts(garage(90, 50, use=Use.STORAGE), "no garage"),
    )

    def concerns(self, compartment: Compartment, law: Law) -> bool:
        return is_garage(compartment)

    def check(self, compartment: Compartment, law: Law) -> Answer:
        extent, building = extent_of(compartment), compartment.nearest(Building)
        position = position_of(compartment, law)
        if position == "low" and building.storeys_above == 1:
            position = "single storey"
        allowed = law.limit("garage_area", position, building.fire_rating)
        return compared(extent, allowed, law, compartment, "sprinklered_garage")
