"""Seismic and structure: a long concrete building is divided by joints."""

from collections.abc import Callable
from typing import Any

from shapely import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Design, Joint, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    metres,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.seismic.design_basis import structure_of
from lianshen.rules.seismic.plan import extent_of
from lianshen.rules.stage import Part


def _long(length: float, joints: list[Part] | None = None, **more: Any) -> Callable[[], Design]:
    stated = {"structure": "剪力墙结构", **more}
    outline = box(0, 0, length, 14)
    return scene(joints=joints, storeys=[part(Storey, "3F", index=3, outline=outline)], **stated)


def _joint(x: float) -> Part:
    return part(Joint, f"缝{x:g}", line=LineString([(x, -1), (x, 15)]))


CUT = 0.005  # metres to either side of the line, so that the pieces part


class JointSpacing(Rule[Building]):
    """A concrete building is not longer between expansion joints than its structure may be.

    Measured on the longest storey above ground.  Late-poured strips, prestressing or a calculation may justify more length:
    where the plan is too long between its joints a reviewer must look for them.  Joints divide it where they are drawn on
    the same sheet; those of other sheets are a question.
    """

    code = "seismic/joint-spacing"
    clause = Clause("GB/T 50010-2010 (2024)", "8.1.1")
    severity = Severity.ADVICE
    needs = (Building.storeys, Storey.outline, Storey.index, Building.structure, Building.joints, Joint.line)
    limits = ("joint_spacing", "spacing_band")
    examples = (
        passes(_long(40.0), "40 m between shear walls need no joint, whether there is one or not"),
        passes(_long(80.0, [_joint(40.0)]), "80 m, divided in the middle"),
        fails(_long(80.0, [_joint(10.0)]), "80 m, divided at one end"),
        fails(_long(80.0, []), "80 m without a joint"),
        asks(_long(80.0, [_joint(120.0)]), "a joint that does not divide this outline"),
        asks(_long(80.0), "nobody looked for joints"),
        asks(_long(40.0, structure=None), "nobody states the structure"),
        exempts(_long(80.0, structure="砌体结构"), "masonry"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return structure_of(building) in ("frame", "frame_wall", "wall")

    def check(self, building: Building, law: Law) -> Answer:
        above = [storey for storey in building.storeys if storey.index > 0]
        if not above:
            return undecided(_("no storey above ground was read"), building.mark())
        storey = max(above, key=lambda one: extent_of(one.outline).length)
        row = "frame" if structure_of(building) == "frame" else "wall"
        allowed, band = law.limit("joint_spacing", row), law.limit("spacing_band").number
        length, place = extent_of(storey.outline).length, storey.mark(storey.outline)
        if length < allowed.number - band:
            return passed(_("{length} in all, no joint is needed", length=metres(length)), place)
        pieces = _divided(storey, building.joints)
        if building.joints and len(pieces) == 1:
            return undecided(
                _("{length} long; a joint is drawn, but not where it divides this outline", length=metres(length)),
                place,
            )
        longest = max(pieces, key=lambda piece: extent_of(piece).length)
        return at_most(metres(extent_of(longest).length), allowed, storey.mark(longest), band=band)


def _divided(storey: Storey, joints: tuple[Joint, ...]) -> list[Polygon]:
    """The outline cut by the joints that are drawn on its own sheet."""
    cut: BaseGeometry = storey.outline
    for joint in joints:
        if joint.sheet == storey.sheet:
            cut = cut.difference(joint.line.buffer(CUT, cap_style="flat"))
    return [piece for piece in getattr(cut, "geoms", [cut]) if isinstance(piece, Polygon)]
