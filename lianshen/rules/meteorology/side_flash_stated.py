"""Meteorology: tall façades are protected against side flashes."""

import re

from lianshen.review.building import Building
from lianshen.review.language import Text
from lianshen.rules import Answer, Clause, Law, Rule, Search, Severity, asks, exempts, fails, passes, scene
from lianshen.rules.meteorology.said import said_somewhere

WANTED = Search(
    Text("防侧击措施", "protection against side flashes"),
    re.compile(r"侧击|(?:外墙|金属)[^。；;]{0,20}(?:栏杆|门窗|幕墙)[^。；;]{0,30}(?:防雷|接地|连接|焊接)"),
)


class SideFlashStated(Rule[Building]):
    """The notes of a tall building order the metal of its upper façades to be joined to the lightning protection.

    From which height depends on the lightning class.  Looked for are the words.
    """

    code = "meteorology/side-flash-stated"
    clause = Clause("GB 50057-2010", "4.3.9、4.4.8")
    severity = Severity.GENERAL
    needs = (Building.notes, Building.height, Building.lightning_class)
    limits = ("side_flash_from",)
    examples = (
        passes(
            scene(
                height=80.0, lightning_class=2, notes=["45m及以上外墙上的栏杆、门窗等金属物与防雷装置连接，防侧击雷。"]
            ),
            "in so many words",
        ),
        fails(
            scene(height=80.0, lightning_class=3, notes=["按第三类防雷建筑物设计，屋面设接闪带。"]),
            "80 m, and not a word",
        ),
        exempts(scene(height=34.0, lightning_class=3, notes=["屋面设接闪带。"]), "34 m"),
        asks(scene(height=80.0, notes=["屋面设接闪带。"]), "nobody states the class"),
        asks(scene(height=80.0, lightning_class=2), "no notes were read"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return building.height > law.limit("side_flash_from", building.lightning_class).number

    def check(self, building: Building, law: Law) -> Answer:
        return said_somewhere(building, WANTED)
