"""Meteorology: the surge protective device at the service entrance can carry a lightning current."""

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

IMPULSE = Search(
    Text("冲击电流Iimp", "impulse current"),
    re.compile(r"I\s*imp\s*[）)]?\s*(?:不小于|不应小于|≥|>=|＝|=|为|:|：)?\s*(?P<ka>\d+(?:\.\d+)?)\s*k\s*A", re.I),
)


class SurgeCurrent(Rule[Building]):
    """The surge protective device at the service entrance carries the impulse current that counts where none was worked out.

    The least of all impulse currents in the notes counts.  Devices of the second class have none: those are not looked at.
    """

    code = "meteorology/surge-current"
    clause = Clause("GB 50057-2010", "4.3.8-4、4.3.8-5、4.2.4-8、4.4.7")
    severity = Severity.MANDATORY
    needs = (Building.notes,)
    limits = ("surge_current",)
    examples = (
        passes(scene(notes=["进线总配电箱装I级试验SPD，Iimp≥12.5kA，Up≤2.5kV。"]), "12.5 kA"),
        fails(scene(notes=["进线总配电箱装I级试验SPD，Iimp=10kA。"]), "10 kA"),
        asks(scene(notes=["进线总配电箱装SPD，In=60kA。"]), "no impulse current stands there"),
        asks(scene(), "no notes were read"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        stated = [(float(found.groups["ka"]), found) for found in building.notes.find(IMPULSE)]
        if not stated:
            return undecided(
                _("no note states the impulse current of the device at the service entrance"),
                *where_lightning_is_spoken_of(building),
            )
        least, found = min(stated, key=lambda one: one[0])
        return at_least(Quantity(least, "kA"), law.limit("surge_current"), found.evidence)
