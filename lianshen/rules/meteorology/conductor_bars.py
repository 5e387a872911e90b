"""Meteorology: the bars that lead lightning down are thick enough."""

import re

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
    fails,
    passes,
    scene,
    undecided,
)
from lianshen.rules.meteorology.said import where_lightning_is_spoken_of

BARS = Search(
    Text("引下线钢筋", "bars of the down conductors"),
    re.compile(
        r"(?:[ΦφØøϕ∅]|%%[cC])\s*(?P<d>\d+(?:\.\d+)?)[^。；;]{0,24}?(?:主筋|钢筋|圆钢)[^。；;]{0,16}?(?:作|做|为|兼)[^。；;]{0,6}?引下线"
        r"|引下线[^。；;]{0,30}?(?:[ΦφØøϕ∅]|%%[cC])\s*(?P<d2>\d+(?:\.\d+)?)"
    ),
)


class ConductorBars(Rule[Building]):
    """Each bar that serves as a down conductor is thick enough.

    The notes state the bars of columns or walls that are used; the thinnest counts.
    """

    code = "meteorology/conductor-bars"
    clause = Clause("GB 55024-2022", "7.1.8")
    severity = Severity.MANDATORY
    needs = (Building.notes,)
    limits = ("conductor_bar",)
    examples = (
        passes(scene(notes=["利用柱内两根Φ16主筋作引下线，上下焊通。"]), "two bars of 16 mm"),
        passes(scene(notes=["引下线利用剪力墙内四根Φ10主筋。"]), "bars of 10 mm"),
        fails(scene(notes=["引下线采用Φ8镀锌圆钢沿外墙明敷。"]), "round steel of 8 mm"),
        asks(scene(notes=["利用柱内主筋作引下线。"]), "their diameter stands nowhere"),
        asks(scene(), "no notes were read"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        stated = [(float(found.groups.get("d") or found.groups["d2"]), found) for found in building.notes.find(BARS)]
        if not stated:
            return undecided(
                _("no note states the bars of the down conductors"), *where_lightning_is_spoken_of(building)
            )
        diameter, found = min(stated, key=lambda one: one[0])
        return at_least(Quantity(diameter, "mm"), law.limit("conductor_bar"), found.evidence)
