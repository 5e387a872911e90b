"""Meteorology: all metal that enters a building is bonded."""

import re

from lianshen.review.building import Building
from lianshen.review.language import Text
from lianshen.rules import Answer, Clause, Law, Rule, Search, Severity, _, asks, fails, passes, scene, undecided
from lianshen.rules.meteorology.said import said_somewhere

AT_ENTRY = r"进出|引入|引出|进入|入户|进户"
WANTED = Search(
    Text("总等电位联结", "main equipotential bonding"),
    re.compile(
        rf"总等电位|\bMEB\b|防雷等电位|等电位[^。；;]{{0,30}}(?:{AT_ENTRY})|(?:{AT_ENTRY})[^。；;]{{0,40}}等电位"
    ),
)
ANY = Search(Text("等电位联结", "equipotential bonding"), re.compile(r"等电位|LEB"))


class BondingStated(Rule[Building]):
    """The notes order the equipotential bonding of steel, metal parts and pipes where they enter.

    Looked for are the words; whether each pipe is joined a person must see on the earthing plan.
    """

    code = "meteorology/bonding-stated"
    clause = Clause("GB 55024-2022", "7.1.5、7.1.9")
    severity = Severity.MANDATORY
    needs = (Building.notes,)
    limits = ("bonding_stated",)
    examples = (
        passes(scene(notes=["设总等电位联结端子箱MEB，进出建筑物的金属管道与其连接。"]), "a main bonding box"),
        fails(
            scene(notes=["本工程按第三类防雷建筑物设计，沿女儿墙设接闪带。"]), "lightning notes without a word of it"
        ),
        asks(scene(notes=["卫生间设局部等电位联结LEB。"]), "bathrooms only"),
        asks(scene(notes=["屋面防水等级一级。"]), "architect's notes only"),
        asks(scene(), "no notes were read"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        law.limit("bonding_stated")  # nothing to compare with: from this day on it has to be said
        local = () if building.notes.find(WANTED) else building.notes.find(ANY)
        if local:
            return undecided(_("bonding is spoken of, but not where lines and pipes enter"), local[0].evidence)
        return said_somewhere(building, WANTED)
