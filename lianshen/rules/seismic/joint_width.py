"""Seismic: joints are wide enough for the parts beside them to sway."""

from dataclasses import replace
from typing import Any

from shapely import LineString

from lianshen.review.building import Building, Joint
from lianshen.review.evidence import Evidence
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
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.law import Limit
from lianshen.rules.seismic.design_basis import intensity_of, structure_of
from lianshen.rules.stage import Part

CONCRETE = ("frame", "frame_wall", "wall")
STRICTEST = 9  # degrees


def _joint(width: float | None, stated: float | None = None) -> list[Part]:
    return [part(Joint, "缝1", width=width, stated_width=stated, line=LineString([(36, -1), (36, 17)]))]


WALLS: dict[str, Any] = {"structure": "剪力墙结构", "seismic_intensity": "7度(0.10g)", "height": 34.1}
FRAME: dict[str, Any] = {"structure": "框架结构", "seismic_intensity": "8度(0.20g)", "height": 30.0}


class JointWidth(Rule[Joint]):
    """A joint between two parts of a concrete building is wide enough for the earthquake they are designed for.

    What counts is the height of the lower part.  It is not on the plans, so a joint that would be too narrow for the whole
    building, but not for a low part of it, is a question.
    """

    code = "seismic/joint-width"
    clause = Clause("GB/T 50011-2010 (2024)", "6.1.4")
    severity = Severity.GENERAL
    needs = (
        Joint.width,
        Joint.stated_width,
        Joint.line,
        Building.structure,
        Building.seismic_intensity,
        Building.height,
    )
    limits = ("joint_base_width", "joint_base_height", "joint_step_width", "joint_step_height", "joint_factor")
    examples = (
        passes(scene(joints=_joint(0.15), **WALLS), "150 mm between shear walls 34 m high, where 100 mm are enough"),
        passes(scene(joints=_joint(0.2), **FRAME), "100 mm and five steps of 3 m: 200 mm"),
        passes(scene(joints=_joint(None, 0.15), **WALLS), "the width that is written, where none was measured"),
        fails(scene(joints=_joint(0.08), **WALLS), "80 mm are too narrow for any height"),
        fails(scene(joints=_joint(0.15, 0.08), **WALLS), "150 mm drawn, but 80 mm written"),
        exempts(
            scene(joints=_joint(0.07), structure="砌体结构", seismic_intensity="7度(0.10g)"),
            "masonry has its own clause",
        ),
        exempts(scene(joints=[], **WALLS), "no joints"),
        asks(scene(joints=_joint(0.12), **FRAME), "enough only if one of the parts is low"),
        asks(scene(joints=_joint(None), **WALLS), "nobody states the width"),
        passes(scene(joints=_joint(0.15), structure="剪力墙结构", height=34.1), "enough for any intensity"),
        asks(scene(joints=_joint(0.12), structure="剪力墙结构", height=34.1), "nobody states the intensity"),
        asks(
            scene(joints=_joint(0.15), structure="混合结构", seismic_intensity="7度"),
            "a structure the clause does not name",
        ),
    )

    def concerns(self, joint: Joint, law: Law) -> bool:
        return structure_of(joint.nearest(Building)) in (*CONCRETE, None)

    def check(self, joint: Joint, law: Law) -> Answer:
        building, place = joint.nearest(Building), joint.mark(joint.line if joint.knows(Joint.line) else None)
        structure, width, least = structure_of(building), _narrower(joint), law.limit("joint_base_width")
        if structure is None:
            return undecided(_("structure or intensity are stated in words that do not tell the width"), place)
        if width < least.number:
            return at_least(metres(width), least, place)
        strictest = _demanded(building.height, structure, STRICTEST, law)
        if width >= strictest.number:  # then it does not matter which intensity is stated, or that two are
            return passed(_("{width}, wide enough at every intensity", width=metres(width)), place)
        intensity = intensity_of(building)
        if intensity is None:
            return undecided(_("structure or intensity are stated in words that do not tell the width"), place)
        return _for_the_lower(width, _demanded(building.height, structure, intensity.degree, law), place)


def _for_the_lower(width: float, for_all: Limit, place: Evidence) -> Answer:
    """Wide enough for the whole building, or else a question about the lower of the two parts."""
    if width >= for_all.number - 1e-9:
        return at_least(metres(width), for_all, place)
    wide = {"width": metres(width), "demanded": metres(for_all.number)}
    return undecided(
        _("{width}; {demanded} are needed unless the lower of the two parts is lower than the building", **wide), place
    )


def _narrower(joint: Joint) -> float:
    """Drawn or written, whichever is less: the builder may follow either."""
    if not joint.knows(Joint.stated_width):
        return joint.width
    return min(joint.width, joint.stated_width) if joint.knows(Joint.width) else joint.stated_width


def _demanded(height: float, structure: str, degree: int, law: Law) -> Limit:
    """The width the clause works out for parts as high as this; heights between two steps count in proportion."""
    base = law.limit("joint_base_width")
    above = max(0.0, height - law.limit("joint_base_height").number)
    steps = above / law.limit("joint_step_height", degree).number
    wide = (base.number + steps * law.limit("joint_step_width").number) * law.limit("joint_factor", structure).number
    return replace(base, value=max(wide, base.number))
