"""Housing: railings over a drop."""

from collections.abc import Callable
from typing import Any

from lianshen.review.building import Building, Design, Railing, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_least,
    exempts,
    fails,
    metres,
    part,
    passes,
    scene,
)


def _railing(use: Use, **facts: Any) -> Callable[[], Design]:
    return scene(use=use, railings=[part(Railing, "1", **facts)])


class RailingHeight(Rule[Railing]):
    """A railing over a drop is high enough.

    The height is the one the sheets write beside it; a ledge one can climb on is not seen.  Handrails of stair
    flights have their own clause.
    """

    code = "housing/railing-height"
    clause = Clause("GB 55031-2022", "6.6.1")
    severity = Severity.MANDATORY
    needs = (
        Railing.height,
        Railing.place,
        Building.use,
    )
    limits = ("railing_height",)
    examples = (
        passes(_railing(Use.RESIDENTIAL, height=1.2, place="阳台"), "1.2 m on a balcony"),
        fails(
            _railing(Use.RESIDENTIAL, height=1.1, place="阳台"),
            "1.1 m on a balcony of a dwelling",
        ),
        passes(_railing(Use.PUBLIC, height=1.1, place="中庭"), "1.1 m in a public building"),
        fails(
            _railing(Use.PUBLIC, height=1.05, place="上人屋面"),
            "1.05 m in a public building",
        ),
        asks(_railing(Use.PUBLIC, place="上人屋面"), "no height stands beside it"),
        exempts(
            _railing(Use.RESIDENTIAL, height=0.9, place="楼梯扶手"),
            "a handrail of a stair",
        ),
        asks(scene(use=Use.RESIDENTIAL), "nobody looked for railings"),
    )

    def concerns(self, railing: Railing, law: Law) -> bool:
        return "扶手" not in railing.place and "梯段" not in railing.place

    def check(self, railing: Railing, law: Law) -> Answer:
        kind = "residential" if railing.nearest(Building).use is Use.RESIDENTIAL else "public"
        return at_least(metres(railing.height), law.limit("railing_height", kind), railing.mark(), about=Railing.height)
