"""Meteorology: lines that enter a building carry surge protection."""

import re

from lianshen.review.building import Building
from lianshen.review.language import Text
from lianshen.rules import Answer, Clause, Law, Rule, Search, Severity, asks, fails, passes, scene
from lianshen.rules.meteorology.said import said_somewhere

WANTED = Search(Text("电涌保护器", "surge protective devices"), re.compile(r"(?:电涌|浪涌)保护|SPD|(?i:surge)"))


class SurgeProtectionStated(Rule[Building]):
    """The notes order surge protective devices on the lines that enter.

    Looked for are the words; the devices themselves stand in the diagrams.
    """

    code = "meteorology/surge-protection-stated"
    clause = Clause("GB 55024-2022", "7.1.6")
    severity = Severity.MANDATORY
    needs = (Building.notes,)
    limits = ("surge_protection_stated",)
    examples = (
        passes(scene(notes=["低压电源进线处总配电箱装设I级试验的电涌保护器（SPD）。"]), "a device in the main board"),
        fails(
            scene(notes=["本工程按第三类防雷建筑物设计，沿女儿墙设接闪带。"]), "lightning notes without a word of it"
        ),
        asks(scene(notes=["本工程为第三类防雷建筑物，不设电涌保护器。"]), "the notes deny it"),
        asks(scene(notes=["屋面防水等级一级。"]), "architect's notes only"),
        asks(scene(), "no notes were read"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        law.limit("surge_protection_stated")  # nothing to compare with: from this day on it has to be said
        return said_somewhere(building, WANTED)
