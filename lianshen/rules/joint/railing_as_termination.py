"""Joint: railings that serve as air termination (housing and meteorology)."""

import re
from collections.abc import Callable

from lianshen.review.building import Building, Design, Railing
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
    exempts,
    failed,
    fails,
    metres,
    part,
    passed,
    passes,
    scene,
    undecided,
)

LIGHTNING = Clause("GB 55024-2022", "7.1.7")
SERVES = Search(
    Text("利用栏杆作接闪", "railings as air termination"),
    re.compile(
        r"(?:栏杆|护栏)[^。；;]{0,20}(?:作|做|兼|为)[^。；;]{0,8}接闪|接闪[^。；;]{0,16}利用[^。；;]{0,12}(?:栏杆|护栏)"
    ),
)
ROOF = re.compile(r"屋面|屋顶|女儿墙|露台")


def _roof(height: float | None, *notes: str) -> Callable[[], Design]:
    rails = [part(Railing, "1", place="上人屋面", height=height)]
    return scene(railings=rails, notes=list(notes or ("利用屋面金属栏杆作接闪带。",)))


class RailingAsTermination(Rule[Building]):
    """A metal railing on the roof that serves as air termination is also high enough to hold people back.

    Meteorology lets a railing be the strip, housing wants it higher than strips are: one railing has to be both.
    """

    code = "joint/railing-as-termination"
    clause = Clause("GB 55031-2022", "6.6.1")
    severity = Severity.MANDATORY
    needs = (Building.notes, Building.railings, Railing.place, Railing.height)
    limits = ("roof_railing_height",)
    examples = (
        passes(_roof(1.2), "1.2 m, and part of the air termination"),
        fails(_roof(0.6), "a strip on posts of 0.6 m is no railing"),
        exempts(_roof(0.6, "沿女儿墙敷设接闪带。"), "the strip is another thing than the railing"),
        asks(_roof(None), "nobody states its height"),
        asks(scene(railings=[part(Railing, "1", place="上人屋面", height=1.2)]), "no notes were read"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return bool(building.notes.find(SERVES))

    def check(self, building: Building, law: Law) -> Answer:
        words = building.notes.find(SERVES)[0].evidence
        rails = [railing for railing in building.railings if ROOF.search(railing.place)]
        if not rails:
            return undecided(_("the notes make a railing the air termination, but no sheet states its height"), words)
        lowest, wanted = min(rails, key=lambda railing: railing.height), law.limit("roof_railing_height")
        told = {"height": metres(lowest.height), "wanted": metres(wanted.number), "other": LIGHTNING}
        if lowest.height < wanted.number - 1e-9:
            return failed(
                _("the railing is {height} high, {wanted} are needed; see also {other}", **told), lowest.mark(), words
            )
        return passed(_("the railing is {height} high and part of the air termination", height=told["height"]), words)
