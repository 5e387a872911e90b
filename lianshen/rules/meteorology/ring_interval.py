"""Meteorology: rings join the down conductors often enough."""

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
    at_most,
    exempts,
    fails,
    metres,
    passes,
    scene,
    undecided,
)
from lianshen.rules.meteorology.said import where_lightning_is_spoken_of

RING = Search(
    Text("均压环间距", "interval of the rings"),
    re.compile(
        r"(?:均压环|圈梁|环形)[^。；;]{0,30}?(?:每隔?|间隔|间距)(?:不大于|不超过|≤)?\s*(?P<m>\d+(?:\.\d+)?)\s*(?:m(?!m)|米)"
        r"|每隔?(?:不大于|不超过|≤)?\s*(?P<m2>\d+(?:\.\d+)?)\s*(?:m(?!m)|米)[^。；;]{0,30}?(?:均压环|圈梁|成环|环形)"
    ),
)


class RingInterval(Rule[Building]):
    """Closed rings join the down conductors at no greater interval of height than allowed.

    Rings that the notes give by storeys ("every third storey") are a question: a person multiplies by the storey height.
    """

    code = "meteorology/ring-interval"
    clause = Clause("GB 55024-2022", "7.1.2-3~7.1.2-5、7.1.3-3~7.1.3-5")
    severity = Severity.MANDATORY
    needs = (Building.notes, Building.height)
    limits = ("ring_interval",)
    examples = (
        passes(scene(height=54.0, notes=["每隔不大于20m利用圈梁钢筋成环，与引下线焊接。"]), "every 20 m"),
        fails(scene(height=54.0, notes=["均压环每隔30m设置一道。"]), "every 30 m"),
        exempts(scene(height=15.0, notes=["防雷引下线上下焊通。"]), "too low for a ring between ground and top"),
        asks(scene(height=54.0, notes=["每三层设均压环。"]), "given by storeys"),
        asks(scene(notes=["均压环每隔20m设置一道。"]), "nobody states the height"),
        asks(scene(height=54.0), "no notes were read"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return building.height > law.limit("ring_interval").number

    def check(self, building: Building, law: Law) -> Answer:
        stated = [(float(found.groups.get("m") or found.groups["m2"]), found) for found in building.notes.find(RING)]
        if not stated:
            return undecided(
                _("no note states in metres how far apart the rings are"), *where_lightning_is_spoken_of(building)
            )
        widest, found = max(stated, key=lambda one: one[0])
        return at_most(metres(widest), law.limit("ring_interval"), found.evidence)
