"""Seismic: a masonry building is not too high and has not too many storeys."""

from typing import Any

from lianshen.review.building import Building
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    count,
    exempts,
    fails,
    metres,
    passes,
    scene,
    undecided,
)
from lianshen.rules.seismic.design_basis import intensity_of
from lianshen.rules.seismic.masonry import may_be_masonry, possible_units, unless_plain_masonry

BRICK: dict[str, Any] = {"structure": "砌体结构（240普通砖）", "seismic_intensity": "7度(0.10g)"}


class MasonryHeight(Rule[Building]):
    """A masonry building is no higher and has no more storeys than its walls may carry through an earthquake.

    Where the sheets do not say of which units the walls are, it passes only if the weakest would do and fails only if the
    strongest would not.  Few cross walls and buildings of category B take 3 m and a storey off: that a person must look at.
    """

    code = "seismic/masonry-height"
    clause = Clause("GB/T 50011-2010 (2024)", "7.1.2")
    severity = Severity.GENERAL
    needs = (Building.structure, Building.seismic_intensity, Building.height, Building.storeys_above)
    limits = ("masonry_height", "masonry_storeys", "masonry_height_band")
    examples = (
        passes(scene(height=17.5, storeys_above=5, **BRICK), "five storeys, 17.5 m"),
        fails(scene(height=24.0, storeys_above=8, **BRICK), "eight storeys for seven"),
        fails(scene(height=22.5, storeys_above=6, **BRICK), "22.5 m for 21 m"),
        fails(
            scene(height=24.5, storeys_above=8, structure="砌体结构", seismic_intensity="7度(0.10g)"),
            "too high for any masonry",
        ),
        asks(
            scene(height=16.5, storeys_above=5, structure="砌体结构", seismic_intensity="8度(0.20g)"),
            "enough for some units only",
        ),
        asks(scene(height=17.5, storeys_above=5, structure="砌体结构（240普通砖）"), "nobody states the intensity"),
        asks(scene(height=21.2, storeys_above=6, **BRICK), "too near to tell"),
        asks(
            scene(height=17.5, storeys_above=5, structure="底部框架-抗震墙砌体", seismic_intensity="7度(0.10g)"),
            "a framed ground floor has other limits",
        ),
        asks(scene(height=17.5, storeys_above=5, structure="混合结构"), "words that may mean masonry"),
        exempts(scene(height=54.0, storeys_above=17, structure="剪力墙结构"), "not masonry"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return may_be_masonry(building)

    def check(self, building: Building, law: Law) -> Answer:
        if (question := unless_plain_masonry(building)) is not None:
            return question
        intensity = intensity_of(building)
        if intensity is None:
            return undecided(_("the intensity is stated in words that do not tell the height"), building.mark())
        column, units = intensity.column, possible_units(building)
        heights = sorted((law.limit("masonry_height", unit, column) for unit in units), key=lambda one: one.number)
        storeys = sorted((law.limit("masonry_storeys", unit, column) for unit in units), key=lambda one: one.number)
        band = law.limit("masonry_height_band").number
        high, many, place = metres(building.height), count(building.storeys_above), building.mark()
        if high.value > heights[-1].number + band:
            return at_most(high, heights[-1], place)
        if many.value > storeys[-1].number:
            return at_most(many, storeys[-1], place)
        if many.value > storeys[0].number or high.value > heights[0].number + band:
            return undecided(_("it depends on the units of the walls, which no sheet states"), place)
        return at_most(high, heights[0], place, band=band)
