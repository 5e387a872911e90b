"""Meteorology: air-termination rods are thick enough."""

import re
from datetime import date

from lianshen.review.building import Building
from lianshen.review.language import Text
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Search,
    Severity,
    _,
    asks,
    at_least,
    exempts,
    fails,
    passes,
    scene,
    undecided,
)
from lianshen.rules.meteorology.said import LIGHTNING, where_lightning_is_spoken_of

SIZE = r"(?:[ΦφØøϕ∅]|%%[cC]|DN|SC)\s*(?P<d>\d+(?:\.\d+)?)"
ROD = Search(
    Text("接闪杆规格", "size of the rods"),
    re.compile(rf"(?:接闪杆|避雷针|接闪针)[^。；;]*?{SIZE}[^。；;，,]*?(?P<form>圆钢|钢管|不锈钢管)?"),
)
NAMED = Search(Text("接闪杆", "rods"), re.compile(r"接闪杆|避雷针|接闪针"))
PIPE = re.compile(r"钢管|DN|SC")


class RodDiameter(Rule[Building]):
    """An air-termination rod is thick enough for the current.

    The notes state it as round steel or as pipe; the thinnest counts.  Before the general code of 2022 thinner rods were
    allowed where they were short.
    """

    code = "meteorology/rod-diameter"
    clause = Clause("GB 55024-2022", "7.1.7")
    severity = Severity.MANDATORY
    needs = (Building.notes,)
    limits = ("rod_diameter",)
    examples = (
        passes(scene(notes=["屋顶接闪杆采用Φ20热镀锌圆钢，高1.0m。"]), "round steel of 20 mm"),
        fails(scene(notes=["屋顶接闪杆采用Φ16热镀锌圆钢，高1.5m。"]), "round steel of 16 mm"),
        passes(
            scene(notes=["屋顶避雷针采用Φ16热镀锌圆钢，高1.5m。"]), "16 mm were enough in 2021", on=date(2021, 6, 1)
        ),
        fails(scene(notes=["接闪杆采用DN25镀锌钢管制作。"]), "a pipe of 25 mm"),
        passes(scene(notes=["接闪杆采用DN40镀锌钢管制作。"]), "a pipe of 40 mm"),
        exempts(scene(notes=["屋面沿女儿墙敷设接闪带。"]), "no rods"),
        asks(scene(notes=["冷却塔旁设接闪杆保护。"]), "its steel stands nowhere"),
        asks(scene(), "no notes were read"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return bool(building.notes.find(NAMED)) or not building.notes.find(LIGHTNING)

    def check(self, building: Building, law: Law) -> Answer:
        sized = [
            (float(found.groups["d"]), "pipe" if PIPE.search(found.line.words) else "round", found)
            for found in building.notes.find(ROD)
        ]
        if not sized:
            return undecided(_("no note states the steel of the rods"), *where_lightning_is_spoken_of(building))
        spare = [(size - law.limit("rod_diameter", form).number, size, form, found) for size, form, found in sized]
        _beyond, size, form, found = min(spare, key=lambda one: one[0])
        return at_least(Quantity(size, "mm"), law.limit("rod_diameter", form), found.evidence)
