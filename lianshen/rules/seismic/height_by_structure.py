"""Seismic: the building is not too high for its structure."""

from lianshen.review.building import Building
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    NoLimit,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    metres,
    passes,
    scene,
    undecided,
)
from lianshen.rules.law import Limit
from lianshen.rules.seismic.design_basis import intensity_of, structure_of

STATED_TO = 0.3  # metres: the height is counted from the ground outside, which notes give to a step of the entrance


class HeightByStructure(Rule[Building]):
    """The building is not higher than its kind of structure may be at the intensity it is designed for.

    Irregular buildings may be less high.  Some of the numbers nobody has looked up yet: what rests on them is a warning.
    """

    code = "seismic/height-by-structure"
    clause = Clause("GB/T 50011-2010 (2024)", "6.1.1")
    severity = Severity.GENERAL
    needs = (Building.structure, Building.seismic_intensity, Building.height)
    limits = ("concrete_height", "concrete_height_unverified", "steel_frame_height")
    examples = (
        passes(scene(structure="剪力墙结构", seismic_intensity="7度(0.10g)", height=34.1), "shear walls, 34 m"),
        passes(scene(structure="钢框架结构", seismic_intensity="7度(0.10g)", height=100.0), "a steel frame, 100 m"),
        fails(scene(structure="框架结构", seismic_intensity="8度(0.20g)", height=45.0), "a frame, 45 m for 40 m"),
        fails(scene(structure="框架结构", seismic_intensity="7度(0.10g)", height=54.0), "a frame, 54 m for 50 m"),
        fails(scene(structure="框架-剪力墙", seismic_intensity="8度(0.30g)", height=90.0), "90 m for 80 m"),
        fails(scene(structure="钢框架结构", seismic_intensity="7度(0.15g)", height=100.0), "a steel frame at 0.15 g"),
        exempts(scene(structure="砌体结构", seismic_intensity="7度", height=20.0), "masonry has its own clause"),
        asks(
            scene(structure="框架结构", seismic_intensity="8度", height=38.0), "8 degrees, but at 0.20 g or at 0.30 g?"
        ),
        asks(scene(structure="框架结构", seismic_intensity="6度", height=60.2), "too near to tell"),
        asks(scene(structure="木结构", seismic_intensity="6度", height=12.0), "a structure the clause does not name"),
        asks(scene(structure="框架结构", height=38.0), "nobody states the intensity"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return structure_of(building) != "masonry"

    def check(self, building: Building, law: Law) -> Answer:
        structure, intensity = structure_of(building), intensity_of(building)
        if structure is None or intensity is None:
            return undecided(
                _("structure or intensity are stated in words that do not tell the height"), building.mark()
            )
        height = metres(building.height)
        return at_most(height, _allowed(structure, intensity.column, law), building.mark(), band=STATED_TO)


def _allowed(structure: str, column: str, law: Law) -> Limit:
    """The number that was looked up, else the one that is only remembered."""
    if structure == "steel_frame":
        return law.limit("steel_frame_height", column)
    try:
        return law.limit("concrete_height", structure, column)
    except NoLimit:
        return law.limit("concrete_height_unverified", structure, column)
