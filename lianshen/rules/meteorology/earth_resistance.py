"""Meteorology: a joint earth has the resistance its most sensitive system needs."""

import re

from lianshen.review.building import Building
from lianshen.review.language import Text
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Search,
    Severity,
    asks,
    at_most,
    exempts,
    fails,
    ohms,
    passes,
    scene,
)

STATED = Search(
    Text("接地电阻", "earth resistance"),
    re.compile(
        r"接地电阻(?:值)?(?:均|应|要求|须|需)*(?:不大于|不应大于|不得大于|小于等于|小于|不超过|≤|<=|＜|<|R\s*[≤<])\s*"
        r"(?P<ohms>\d+(?:\.\d+)?)\s*(?:[Ω\u2126]|欧姆|欧|ohm)"
    ),
)
JOINT = Search(
    Text("共用接地", "joint earthing"),
    re.compile(r"(?:共用|联合|综合|合用|共同)(?:一组|同一|的)?接地|接地(?:装置|系统|体)?(?:共用|合用)"),
)
ELECTRONICS = re.compile(r"消防控制|火灾(?:自动)?报警|弱电|智能化|电子信息|通信机房|数据机房")
APART = re.compile(r"独立|单独|重复接地|防静电|屏蔽")  # earths of their own, with numbers of their own


class EarthResistance(Rule[Building]):
    """The resistance of an earth shared by several systems is as low as the most sensitive of them needs.

    Every resistance the notes state is looked at, and the highest counts.  Where the notes say nothing of a joint earth the
    rule does not apply.
    """

    code = "meteorology/earth-resistance"
    clause = Clause("GB 50343-2012", "5.2.5")
    severity = Severity.MANDATORY
    needs = (Building.notes, Building.earth_resistance)
    limits = ("joint_earth_resistance",)
    examples = (
        passes(scene(notes=["防雷、保护及弱电系统共用接地装置，接地电阻不大于1Ω。"]), "1 Ω"),
        passes(
            scene(notes=["防雷接地与保护接地共用接地装置。", "共用接地装置接地电阻不大于4Ω。"]), "no electronic systems"
        ),
        fails(
            scene(notes=["防雷接地、弱电系统接地共用接地装置。", "接地电阻不大于4Ω。", "消防控制室接地电阻不大于1Ω。"]),
            "4 Ω in one place, 1 Ω in another",
        ),
        passes(
            scene(notes=["防雷接地、弱电系统接地共用接地装置，接地电阻不大于1Ω。", "防静电接地电阻不大于100Ω。"]),
            "an earth of its own has a number of its own",
        ),
        exempts(scene(notes=["独立接闪杆接地电阻不大于10Ω。"]), "no joint earth"),
        asks(scene(notes=["防雷接地与弱电接地共用接地装置。"]), "no resistance is stated"),
        asks(scene(), "no notes were read"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return bool(building.notes.find(JOINT))

    def check(self, building: Building, law: Law) -> Answer:
        stated = [found for found in building.notes.find(STATED) if not APART.search(found.line.words)]
        shared = [found.line.words for found in building.notes.find(JOINT)]
        systems = "electronics" if any(ELECTRONICS.search(words) for words in shared) else "power"
        allowed = law.limit("joint_earth_resistance", systems)
        if not stated:
            return at_most(ohms(building.earth_resistance), allowed, building.mark())
        highest = max(stated, key=lambda found: float(found.groups["ohms"]))
        quotes = (highest.evidence, *(found.evidence for found in stated if found is not highest))
        return at_most(ohms(float(highest.groups["ohms"])), allowed, *quotes)
