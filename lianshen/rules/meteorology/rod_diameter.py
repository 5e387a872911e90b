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

ROD = Search(
    Text("接闪杆规格", "size of the rods"),
    re.compile(
        r"(?:接闪杆|避雷针|接闪针)(?P<before>[^。；;]*?)"
        r"(?P<sign>[ΦφØøϕ∅]|%%[cC]|DN|SC)\s*(?P<d>\d+(?:\.\d+)?)(?P<after>[^。；;，,]{0,16})"
    ),
)
NAMED = Search(Text("接闪杆", "rods"), re.compile(r"接闪杆|避雷针|接闪针"))
FORM = re.compile(r"(?P<pipe>钢管|管)|(?P<round>圆钢|钢筋)")


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
        passes(
            scene(notes=["接闪杆采用Φ20圆钢，引下线明敷段穿DN50钢管保护。"]),
            "a pipe elsewhere in the line is not the rod",
        ),
        asks(scene(notes=["接闪杆Φ25热镀锌。"]), "enough for round steel only, and nobody says which"),
        exempts(scene(notes=["屋面沿女儿墙敷设接闪带。"]), "no rods"),
        asks(scene(notes=["冷却塔旁设接闪杆保护。"]), "its steel stands nowhere"),
        asks(scene(), "no notes were read"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return bool(building.notes.find(NAMED)) or not building.notes.find(LIGHTNING)

    def check(self, building: Building, law: Law) -> Answer:
        sized = [(float(found.groups["d"]), _forms(found.groups), found) for found in building.notes.find(ROD)]
        if not sized:
            return undecided(_("no note states the steel of the rods"), *where_lightning_is_spoken_of(building))
        size, forms, found = min(sized, key=lambda one: self._spare(one[0], one[1], law))
        limits = sorted((law.limit("rod_diameter", form) for form in forms), key=lambda one: one.number)
        if limits[0].number <= size < limits[-1].number:
            return undecided(_("enough for round steel, not for a pipe: the note does not tell which"), found.evidence)
        return at_least(Quantity(size, "mm"), limits[0] if size < limits[0].number else limits[-1], found.evidence)

    def _spare(self, size: float, forms: tuple[str, ...], law: Law) -> tuple[float, float]:
        """How far a rod is from being too thin: at best, and at worst where its form is not known."""
        spare = sorted((size - law.limit("rod_diameter", form).number for form in forms), reverse=True)
        return min(spare[0], 0.0), spare[-1]


def _forms(groups: dict[str, str]) -> tuple[str, ...]:
    """What the steel of a size is: as its sign or the word next to it says; both where neither tells."""
    if groups["sign"] in ("DN", "SC"):
        return ("pipe",)
    words = FORM.search(groups["after"]) or next(iter(reversed(list(FORM.finditer(groups["before"])))), None)
    return ("round", "pipe") if words is None else (words.lastgroup or "pipe",)
