"""Civil air defence: no joint runs through a unit."""

from collections.abc import Callable

from shapely import LineString

from lianshen.review.building import Building, Design, Joint, ProtectiveUnit, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    failed,
    fails,
    metres,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import rectangle


def _cut(x: float | None, *, looked: bool = True) -> Callable[[], Design]:
    unit = part(ProtectiveUnit, "防护单元1", boundary=rectangle(40, 40), entrances=[])
    lines = [] if x is None else [part(Joint, "缝1", line=LineString([(x, -5), (x, 45)]))]
    storey = part(Storey, "-1F", index=-1, protective_units=[unit])
    return scene(joints=lines if looked else None, storeys=[storey])


class NoJointInside(Rule[ProtectiveUnit]):
    """No settlement or expansion joint runs through a protective unit.

    A joint along the wall of a unit is none inside it.  Joints that other sheets draw cannot be laid over the unit: they are
    a question.
    """

    code = "civil_air_defence/no-joint-inside"
    clause = Clause("GB 50038-2005", "4.11.4")
    severity = Severity.GENERAL
    needs = (ProtectiveUnit.boundary, Building.joints, Joint.line)
    limits = ("joint_inside_unit", "joint_margin")
    examples = (
        passes(_cut(None), "no joints"),
        passes(_cut(40.1), "along its wall"),
        fails(_cut(18.0), "through the middle"),
        asks(_cut(None, looked=False), "nobody looked for joints"),
    )

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        inside = unit.boundary.buffer(-law.limit("joint_margin").number)
        allowed = law.limit("joint_inside_unit").number
        joints = unit.nearest(Building).joints
        for joint in joints:
            piece = joint.line.intersection(inside)
            if joint.sheet == unit.sheet and piece.length > allowed:
                return failed(
                    _("a joint runs {length} through the unit", length=metres(piece.length)), unit.mark(piece)
                )
        if any(joint.sheet != unit.sheet for joint in joints):
            return undecided(_("joints are drawn on other sheets than the unit"), unit.mark(unit.boundary))
        return passed(_("no joint runs through the unit"), unit.mark(unit.boundary))
