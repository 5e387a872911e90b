"""Seismic: the notes state on what the seismic design is based."""

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
    count,
    failed,
    fails,
    passes,
    scene,
    undecided,
)

TERMS = (
    Search(Text("设防烈度", "intensity"), re.compile(r"(?:设防|抗震)烈度")),
    Search(Text("设计基本地震加速度", "acceleration"), re.compile(r"地震加速度|0?\.\d+\s*g", re.I)),
    Search(Text("设计地震分组", "group"), re.compile(r"地震分组|第[一二三]组")),
    Search(Text("场地类别", "site class"), re.compile(r"场地类别|[ⅠⅡⅢⅣI]+\s*类场地")),
    Search(
        Text("抗震设防类别", "category"),
        re.compile(r"设防类别|(?:标准|重点|特殊|适度)设防类|[甲乙丙丁]类(?:建筑|设防)"),
    ),
    Search(Text("抗震等级", "seismic grade"), re.compile(r"抗震等级")),
)
WHOLE = (
    "抗震设防烈度7度(0.10g)，设计地震分组第二组，场地类别Ⅲ类。",
    "抗震设防类别：标准设防类（丙类）；剪力墙抗震等级三级。",
)


class TermsStated(Rule[Building]):
    """The notes state intensity, acceleration, group, site class, category and seismic grade.

    Notes without any of them are no structural notes, and the rule asks for these.
    """

    code = "seismic/terms-stated"
    clause = Clause("GB 55002-2021", "2.3.1")
    severity = Severity.MANDATORY
    needs = (Building.notes,)
    limits = ("stated_terms",)
    examples = (
        passes(scene(notes=list(WHOLE)), "all six"),
        fails(scene(notes=[WHOLE[0]]), "category and seismic grade are missing"),
        asks(scene(notes=["屋面防水等级一级。"]), "architect's notes only"),
        asks(scene(notes=["抗震设防烈度6度(0.05g)，结构形式：剪力墙结构。"]), "only what architects repeat"),
        asks(scene(), "no notes were read"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        found = {term.title: building.notes.find(term) for term in TERMS}
        quotes = tuple(places[0].evidence for places in found.values() if places)
        missing = [title for title, places in found.items() if not places]
        if not any(found[term.title] for term in TERMS[2:]):
            return undecided(_("no structural notes were found among the notes that were read"), *quotes)
        if missing:
            listed = Text("、".join(title.zh for title in missing), ", ".join(title.en for title in missing))
            return failed(_("the notes do not state: {missing}", missing=listed), *quotes)
        return at_least(count(len(found)), law.limit("stated_terms"), *quotes)
