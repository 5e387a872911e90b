"""Seismic: a masonry building is not too slender."""

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
from lianshen.rules.seismic.design_basis import intensity_of
from lianshen.rules.seismic.masonry import may_be_masonry, unless_plain_masonry
from lianshen.rules.seismic.plan import extent_of


def _block(width: float, height: float | None = 18.0, index: int = 1, **more: Any) -> Callable[[], Design]:
    stated = {"structure": "砌体结构", "seismic_intensity": "7度(0.10g)", "height": height, **more}
    return scene(storeys=[part(Storey, f"{index}F", index=index, outline=box(0, 0, 30, width))], **stated)


class MasonrySlenderness(Rule[Storey]):
    """A masonry building is not too high for its width.

    The width is that of the ground storey's closest rectangle; the code leaves an outer corridor out of it, which the
    outline may contain: a plan that is wide enough with a corridor's width taken off passes for certain.
    """

    code = "seismic/masonry-slenderness"
    clause = Clause("GB/T 50011-2010 (2024)", "7.1.4")
    severity = Severity.GENERAL
    needs = (Storey.outline, Storey.index, Building.height, Building.structure, Building.seismic_intensity)
    limits = ("masonry_slenderness", "outer_corridor", "slenderness_band")
    examples = (
        passes(_block(12.0), "18 m high, 12 m wide"),
        fails(_block(6.0), "18 m high, 6 m wide"),
        asks(_block(8.0), "wide enough only if the plan has no outer corridor"),
        asks(_block(12.0, height=None), "nobody states the height"),
        asks(_block(12.0, structure="底部框架砌体"), "a framed ground floor"),
        exempts(_block(6.0, structure="框架结构"), "a frame"),
        exempts(_block(6.0, index=2), "an upper storey is not measured"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return may_be_masonry(storey.building) and storey.index == 1

    def check(self, storey: Storey, law: Law) -> Answer:
        building = storey.building
        if (question := unless_plain_masonry(building)) is not None:
            return question
        intensity, place = intensity_of(building), storey.mark(storey.outline)
        if intensity is None:
            return undecided(_("the intensity is stated in words that do not tell the slenderness"), place)
        allowed = law.limit("masonry_slenderness", intensity.degree)
        width, band = extent_of(storey.outline).width, law.limit("slenderness_band").number
        without = max(width - law.limit("outer_corridor").number, 0.1)
        widest, narrowest = building.height / width, building.height / without
        if widest <= allowed.number < narrowest:
            return undecided(_("slender enough to need the width without an outer corridor"), place)
        return at_most(Quantity(widest), allowed, place, band=band)
