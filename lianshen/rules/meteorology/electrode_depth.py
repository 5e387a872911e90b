"""Meteorology: artificial electrodes lie deep enough."""

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
    exempts,
    fails,
    metres,
    passes,
    scene,
    undecided,
)
from lianshen.rules.meteorology.said import where_lightning_is_spoken_of

ARTIFICIAL = Search(
    Text("人工接地体", "artificial electrodes"),
    re.compile(r"人工接地|接地极|垂直接地体|水平接地体|角钢[^。；;]{0,12}接地"),
)
DEPTH = Search(
    Text("接地体埋深", "depth of the electrodes"),
    re.compile(
        r"接地(?:体|极|装置|线|扁钢)?[^。；;]{0,24}?(?:埋深|埋设深度|埋地|埋于|敷设深度)[^。；;\d]{0,10}?(?P<m>\d+(?:\.\d+)?)\s*(?:m(?!m)|米)"
    ),
)


class ElectrodeDepth(Rule[Building]):
    """An artificial electrode lies deep enough in the ground.

    Where the notes speak of no artificial electrode the foundations serve, and the rule does not apply.
    """

    code = "meteorology/electrode-depth"
    clause = Clause("GB 50057-2010", "5.4.1~5.4.4")
    severity = Severity.GENERAL
    needs = (Building.notes,)
    limits = ("electrode_depth",)
    examples = (
        passes(scene(notes=["人工接地体采用-40×4热镀锌扁钢，埋深0.8m。"]), "0.8 m"),
        fails(scene(notes=["人工接地极埋深0.3m。"]), "0.3 m"),
        exempts(scene(notes=["利用基础内钢筋作防雷接地装置。"]), "the foundation serves"),
        asks(scene(notes=["接地电阻达不到要求时增设人工接地体。"]), "its depth stands nowhere"),
        asks(scene(), "no notes were read"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return bool(building.notes.find(ARTIFICIAL))

    def check(self, building: Building, law: Law) -> Answer:
        stated = [(float(found.groups["m"]), found) for found in building.notes.find(DEPTH)]
        if not stated:
            return undecided(_("no note states how deep the electrodes lie"), *where_lightning_is_spoken_of(building))
        least, found = min(stated, key=lambda one: one[0])
        return at_least(metres(least), law.limit("electrode_depth"), found.evidence)
