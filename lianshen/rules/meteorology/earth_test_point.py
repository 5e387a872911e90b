"""Meteorology: earth resistance can be measured at a reachable height."""

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
    _,
    asks,
    at_least,
    at_most,
    fails,
    metres,
    passes,
    scene,
    undecided,
)
from lianshen.rules.meteorology.said import where_lightning_is_spoken_of

POINT = Search(
    Text("测试点高度", "height of the test points"),
    re.compile(
        r"(?:测试点|测试卡|断接卡|连接板|测试端子)[^。；;]{0,30}?(?:距|离|高出)?(?:室外)?(?:地面|地坪|地)[^。；;\d]{0,8}?"
        r"(?P<m>\d+(?:\.\d+)?)\s*(?:m(?!m)|米)"
        r"|(?:距|离)(?:室外)?(?:地面|地坪|地)[^。；;\d]{0,6}?(?P<m2>\d+(?:\.\d+)?)\s*(?:m(?!m)|米)[^。；;]{0,20}?"
        r"(?:测试点|测试卡|断接卡|连接板|测试端子)"
    ),
)


class EarthTestPoint(Rule[Building]):
    """The points at which the earth is tested lie neither too low nor too high above the ground."""

    code = "meteorology/earth-test-point"
    clause = Clause("GB 50057-2010", "5.3.6、5.3.7")
    severity = Severity.GENERAL
    needs = (Building.notes,)
    limits = ("test_point_low", "test_point_high")
    examples = (
        passes(scene(notes=["建筑物四角外墙引下线距室外地面0.5m处设测试卡。"]), "0.5 m"),
        passes(scene(notes=["接地电阻测试点距地0.5m。"]), "0.5 m in other words"),
        fails(scene(notes=["断接卡距地面2.0m。"]), "2 m"),
        fails(scene(notes=["距室外地坪0.2m设接地电阻测试点。"]), "0.2 m"),
        asks(scene(notes=["设接地电阻测试点。"]), "its height stands nowhere"),
        asks(scene(), "no notes were read"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        stated = [(float(found.groups.get("m") or found.groups["m2"]), found) for found in building.notes.find(POINT)]
        if not stated:
            return undecided(_("no note states the height of the test points"), *where_lightning_is_spoken_of(building))
        low, high = law.limit("test_point_low"), law.limit("test_point_high")
        height, found = max(stated, key=lambda one: max(low.number - one[0], one[0] - high.number))
        if height < low.number:
            return at_least(metres(height), low, found.evidence)
        return at_most(metres(height), high, found.evidence)
