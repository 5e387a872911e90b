"""Meteorology: air-termination strips are thick enough."""

import re
from math import pi

from lianshen.review.building import Building
from lianshen.review.language import Text
from lianshen.review.notes import Found
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

STRIP = r"(?:接闪带|避雷带|(?:接闪|避雷)网(?!格))"
ROUND = r"(?:[ΦφØøϕ∅]|%%[cC])\s*(?P<{0}>\d+(?:\.\d+)?)"
FLAT = r"[-－—]?\s*(?P<{0}>\d+(?:\.\d+)?)\s*[x×X*]\s*(?P<{1}>\d+(?:\.\d+)?)(?![\d.]|\s*(?:m(?!m)|米))"
STEEL = r"[^。；;，,]*?"  # up to the end of the clause: down conductors follow in the next one

MATERIAL = Search(
    Text("接闪带材料", "material of the strips"),
    re.compile(
        rf"{STRIP}{STEEL}(?:采用|用|选用|材料|为|\s){STEEL}(?:{ROUND.format('d')}|{FLAT.format('w', 't')})"
        rf"|(?:{ROUND.format('d2')}|{FLAT.format('w2', 't2')}){STEEL}(?:圆钢|扁钢){STEEL}(?:作|做|为){STEEL}{STRIP}"
    ),
)


class StripSection(Rule[Building]):
    """The strips of the air termination are thick enough to carry the current.

    The notes state them as round steel by its diameter or as flat steel by width and thickness; the thinnest counts.
    """

    code = "meteorology/strip-section"
    clause = Clause("GB 55024-2022", "7.1.7")
    severity = Severity.MANDATORY
    needs = (Building.notes,)
    limits = ("strip_section", "strip_thickness")
    examples = (
        passes(scene(notes=["屋面采用Φ10热镀锌圆钢作接闪带，沿女儿墙敷设。"]), "round steel of 10 mm: 78.5 mm²"),
        passes(scene(notes=["接闪带采用-25×4热镀锌扁钢。"]), "flat steel 25 by 4 mm: 100 mm²"),
        fails(scene(notes=["接闪带采用Φ6镀锌圆钢，利用两根Φ16主筋作引下线。"]), "round steel of 6 mm: 28 mm²"),
        fails(scene(notes=["接闪带采用-40×2镀锌扁钢。"]), "flat steel of 2 mm is too thin, whatever its width"),
        asks(scene(notes=["接闪网格不大于20m×20m。", "利用两根Φ16主筋作引下线。"]), "the strips' steel stands nowhere"),
        asks(scene(notes=["接闪网格采用10×10m。"]), "a mesh is no steel"),
        asks(scene(), "no notes were read"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        stated = building.notes.find(MATERIAL)
        if not stated:
            return undecided(_("no note states the steel of the air-termination strips"))
        flat = [(thick, found) for found in stated for _section, thick in [_steel(found)] if thick is not None]
        thinnest = min(flat, key=lambda one: one[0], default=None)
        if thinnest and thinnest[0] < law.limit("strip_thickness").number:
            return at_least(Quantity(thinnest[0], "mm"), law.limit("strip_thickness"), thinnest[1].evidence)
        section, found = min(((_steel(found)[0], found) for found in stated), key=lambda one: one[0])
        return at_least(Quantity(section, "mm2"), law.limit("strip_section"), found.evidence)


def _steel(found: Found) -> tuple[float, float | None]:
    """Section in mm², and the thickness where it is flat."""
    said = found.groups
    diameter = said.get("d") or said.get("d2")
    if diameter:
        return float(diameter) ** 2 * pi / 4, None
    one, other = float(said.get("w") or said["w2"]), float(said.get("t") or said["t2"])
    return one * other, min(one, other)
