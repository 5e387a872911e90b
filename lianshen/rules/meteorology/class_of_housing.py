"""Meteorology: no housing goes without lightning protection."""

import re
from datetime import date

from lianshen.review.building import Building, Use
from lianshen.review.language import Text
from lianshen.rules import Answer, Clause, Law, Rule, Search, Severity, _, asks, exempts, failed, fails, passes, scene
from lianshen.rules.meteorology.required import strict_enough

UNPROTECTED = Search(
    Text("不设防雷", "no lightning protection"),
    re.compile(r"(?:不设|无需设|不需设|可不设|不做)(?:置)?(?:直击雷)?防雷|不(?:属于|划为)防雷建筑物"),
)


class ClassOfHousing(Rule[Building]):
    """Housing is protected against lightning at least as class 3."""

    code = "meteorology/class-of-housing"
    clause = Clause("GB 55038-2025", "7.4.6")
    severity = Severity.MANDATORY
    needs = (Building.use, Building.lightning_class, Building.notes)
    limits = ("housing_class",)
    examples = (
        passes(scene(use=Use.RESIDENTIAL, lightning_class=3), "class 3"),
        fails(
            scene(use=Use.RESIDENTIAL, notes=["年预计雷击次数N=0.032次/a，不设防雷装置。"]),
            "the notes say there is no protection",
        ),
        exempts(scene(use=Use.OFFICE, lightning_class=3), "an office building"),
        asks(scene(use=Use.RESIDENTIAL, notes=["本工程采用TN-S系统。"]), "nothing is said of lightning"),
        asks(scene(use=Use.RESIDENTIAL, lightning_class=3), "before this code was in force", on=date(2025, 4, 30)),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return building.use is Use.RESIDENTIAL

    def check(self, building: Building, law: Law) -> Answer:
        lowest = int(law.limit("housing_class").number)
        if not building.knows(Building.lightning_class) and building.knows(Building.notes):
            said = building.notes.find(UNPROTECTED)
            if said:
                return failed(_("the notes leave housing without protection"), *(found.evidence for found in said))
        return strict_enough(building, lowest, _("housing"))
