"""Joint: doors and movement joints (housing, fire and seismic)."""

from typing import Any

from shapely import LineString, Point

from lianshen.review.building import Building, Door, Joint, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
    undecided,
)

FIRE = Clause("GB 50016-2014 (2018)", "6.3.4")


def _plan(x: float | None, *, doors: bool = True) -> dict[str, Any]:
    joints = [] if x is None else [part(Joint, "缝1", line=LineString([(x, -1), (x, 4)]))]
    opening = LineString([(1, 2), (2, 2)])
    drawn = [part(Door, "M1", at=Point(1.5, 2), opening=opening)] if doors else None
    return {"joints": joints, "storeys": [part(Storey, "3F", index=3, doors=drawn)]}


class DoorAcrossJoint(Rule[Joint]):
    """No door stands across a movement joint.

    Housing and fire want doors and compartment walls whole, the seismic design lets both sides move: the frame would tear.
    """

    code = "joint/door-across-joint"
    clause = Clause("GB 55031-2022", "6.8.3")
    severity = Severity.MANDATORY
    needs = (Joint.line, Building.storeys, Storey.doors, Door.opening)
    limits = ("door_on_joint",)
    examples = (
        passes(scene(**_plan(5.0)), "three metres away"),
        fails(scene(**_plan(1.5)), "through the opening"),
        asks(scene(**_plan(1.5, doors=False)), "the doors were not read"),
        exempts(scene(**_plan(None)), "no joints"),
    )

    def check(self, joint: Joint, law: Law) -> Answer:
        storeys = joint.nearest(Building).storeys
        here = [storey for storey in storeys if storey.sheet == joint.sheet]
        reach = law.limit("door_on_joint").number
        crossed = [door for storey in here for door in storey.doors if door.opening.distance(joint.line) <= reach]
        if crossed:
            marks = [door.mark(door.opening) for door in crossed]
            return failed(
                _("{count} doors stand across the joint; see also {other}", count=len(crossed), other=FIRE), *marks
            )
        if len(here) < len(storeys):
            return undecided(_("doors are drawn on other sheets than the joint"), joint.mark(joint.line))
        return passed(_("no door stands across the joint"), joint.mark(joint.line))
