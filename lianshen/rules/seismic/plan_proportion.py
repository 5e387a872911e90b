"""Seismic: the plan of a high-rise is not too long for its width."""

from collections.abc import Callable
from typing import Any

from shapely import box

from lianshen.review.building import Building, Design, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.seismic.design_basis import intensity_of, structure_of
from lianshen.rules.seismic.plan import extent_of

STRICTEST = 9  # degrees
CONCRETE = ("frame", "frame_wall", "wall", "supported_wall", "frame_core", "tube_in_tube", "slab_column_wall")


def _tower(length: float, **more: Any) -> Callable[[], Design]:
    stated = {"structure": "剪力墙结构", "seismic_intensity": "7度(0.10g)", "height": 54.0, **more}
    return scene(storeys=[part(Storey, "3F", index=3, outline=box(0, 0, length, 12))], **stated)


class PlanProportion(Rule[Storey]):
    """The plan of a concrete high-rise is not longer than a multiple of its width.

    Length and width are those of the closest rectangle of the storey.  Wings are not measured one by one.
    """

    code = "seismic/plan-proportion"
    clause = Clause("JGJ 3-2010", "3.4.3")
    severity = Severity.ADVICE
    needs = (Storey.outline, Storey.index, Building.height, Building.structure, Building.seismic_intensity)
    limits = ("plan_proportion", "high_rise_structure", "proportion_band")
    examples = (
        passes(_tower(40.0), "40 m by 12 m"),
        fails(_tower(80.0), "80 m by 12 m"),
        fails(_tower(66.0, seismic_intensity="8度(0.20g)"), "66 m by 12 m at 8 degrees"),
        passes(_tower(40.0, seismic_intensity=None), "short enough at every intensity"),
        asks(_tower(66.0, seismic_intensity=None), "nobody states the intensity"),
        asks(_tower(40.0, height=None), "nobody states the height"),
        exempts(_tower(80.0, height=18.0), "not a high-rise"),
        exempts(_tower(80.0, structure="砌体结构"), "masonry"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        building = storey.building
        concrete = structure_of(building) in CONCRETE
        return concrete and storey.index > 0 and building.height > law.limit("high_rise_structure").number

    def check(self, storey: Storey, law: Law) -> Answer:
        place, extent = storey.mark(storey.outline), extent_of(storey.outline)
        proportion, band = Quantity(extent.length / extent.width), law.limit("proportion_band").number
        strictest = law.limit("plan_proportion", STRICTEST)
        if proportion.value < strictest.number - band:  # then it does not matter which intensity is stated
            return at_most(proportion, strictest, place)
        intensity = intensity_of(storey.building)
        if intensity is None:
            return undecided(_("the intensity is stated in words that do not tell the proportion"), place)
        return at_most(proportion, law.limit("plan_proportion", intensity.degree), place, band=band)
