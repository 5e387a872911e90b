"""Meteorology: the strikes a year that the notes state can be worked out from the drawings."""

import re
from collections.abc import Callable, Iterator

from shapely import Polygon, box

from lianshen.review.building import Building, Design, Roof, Storey
from lianshen.review.evidence import Bound
from lianshen.review.findings import Verdict
from lianshen.review.language import Text
from lianshen.review.lightning import equivalent_area
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
    fails,
    part,
    passes,
    scene,
    undecided,
)

MEASURED = 0.02  # the share by which outline and height, as read, may be off
SQUARE_METRES = 1e6  # in a square kilometre, the unit of the formula

FACTOR = Search(
    Text("校正系数 k", "location factor k"),
    re.compile(r"(?:校正|修正)系数\s*[kK]?\s*[=＝为取:：]*\s*(?P<k>\d(?:\.\d+)?)"),
)
ALONE = Search(
    Text("周边无相邻建筑", "no neighbouring building"),
    re.compile(r"(?:周边|周围|四周)(?:\d+m)?(?:范围)?内?(?:无|没有)(?:相邻|其他|其它|邻近)?(?:建筑|房屋)|孤立建筑"),
)
TOLD = "校正系数k=1，周边无相邻建筑。"


def _block(
    strikes: float, size: tuple[float, float, float], days: float | None, note: str = TOLD
) -> Callable[[], Design]:
    long, wide, high = size
    return scene(lightning_strikes=strikes, outline=box(0, 0, long, wide), height=high, thunder_days=days, notes=[note])


class StrikesRecomputed(Rule[Building]):
    """The stated number of strikes a year agrees with outline, height, thunder days and location of the building.

    Worked out once with the smallest and once with the largest outline that any storey has: in between, the heights of the
    parts decide.  Fewer strikes may be right where neighbours catch some, unless the notes say there are none.
    """

    code = "meteorology/strikes-recomputed"
    clause = Clause("GB 50057-2010", "附录A.0.1~A.0.3-1、A.0.3-4")
    severity = Severity.GENERAL
    needs = (
        Building.lightning_strikes,
        Building.height,
        Building.thunder_days,
        Building.notes,
        Building.outline,
        Building.storeys,
        Storey.index,
        Storey.outline,
        Building.roofs,
        Roof.outline,
    )
    limits = ("striking_radius", "flashes_per_thunder_day", "strikes_deviation")
    examples = (
        passes(_block(0.1298, (60, 20, 50), 33.6), "0.1298 worked out"),
        passes(_block(1.039, (180, 25, 90), 80, "校正系数k=1.7，周边无相邻建筑。"), "a published example"),
        fails(_block(0.2742, (63.2, 16.2, 34.1), 35.6), "0.109 worked out, more than twice as much stated"),
        fails(_block(0.1275, (60, 30, 24), 40), "worked out with H(200 + H), a mistake often copied"),
        fails(_block(0.05, (60, 20, 50), 33.6), "much fewer, and no neighbour to catch the rest"),
        asks(_block(0.05, (60, 20, 50), 33.6, "校正系数k=1。"), "neighbours may catch the rest"),
        asks(_block(0.1298, (60, 20, 50), 33.6, "无"), "the location factor stands nowhere"),
        asks(_block(0.1298, (60, 20, 50), None), "nobody states the thunder days"),
        asks(_block(0.1375, (60, 20, 50), 33.6), "six per cent more are too near to tell"),
        asks(
            scene(
                lightning_strikes=0.1476,
                height=90.0,
                thunder_days=33.6,
                notes=[TOLD],
                storeys=[part(Storey, "1F", index=1, outline=box(0, 0, 80, 60)), part(Storey, "-1F", index=-1)],
                roofs=[part(Roof, "塔楼屋面", outline=box(25, 15, 55, 45))],
            ),
            "a tower on a podium: the height of the podium decides",
        ),
        asks(scene(lightning_strikes=0.12, height=34.0, thunder_days=35.6, notes=[TOLD]), "no outline was read"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        stated, factors = building.lightning_strikes, building.notes.find(FACTOR)
        if len({found.groups["k"] for found in factors}) != 1:
            return undecided(_("no note states one location factor k"), *(found.evidence for found in factors))
        flashes = float(factors[0].groups["k"]) * law.limit("flashes_per_thunder_day").number * building.thunder_days
        radius = law.limit("striking_radius").number
        worked_out = [
            flashes * equivalent_area([(outline, building.height)], radius) / SQUARE_METRES
            for outline in _extremes(list(_outlines(building)) or [building.outline])
        ]
        return self._compared(building, stated, worked_out, law.limit("strikes_deviation").number)

    def _compared(self, building: Building, stated: float, worked_out: list[float], share: float) -> Answer:
        low, high = min(worked_out), max(worked_out)
        sums = {"stated": Quantity(stated, "1/a"), "low": Quantity(low, "1/a"), "high": Quantity(high, "1/a")}
        few, many = stated < low * (1 - share - MEASURED), stated > high * (1 + share + MEASURED)
        words = tuple(statement.source for statement in Building.lightning_strikes.surest(building))
        if few and not building.notes.find(ALONE):
            return undecided(_("{stated} stated, {low} worked out; neighbours may catch the rest", **sums), *words)
        if few or many:
            reason = _("{stated} stated, but {low} to {high} worked out from the drawings", **sums)
            bound = Bound(">=", low, "1/a") if few else Bound("<=", high, "1/a")
            return Answer(Verdict.FAIL, reason, words, sums["stated"], bound)
        reason = _("{stated} stated, {low} to {high} worked out from the drawings", **sums)
        agrees = low * (1 - share) <= stated <= high * (1 + share) and high <= low * (1 + share)
        return Answer(Verdict.PASS if agrees else Verdict.UNDECIDED, reason, words, sums["stated"])


def _extremes(outlines: list[Polygon]) -> tuple[Polygon, Polygon]:
    return min(outlines, key=lambda outline: outline.area), max(outlines, key=lambda outline: outline.area)


def _outlines(building: Building) -> Iterator[Polygon]:
    """Every outline above ground that was read; of roofs the largest, since small ones only cover a stairhead."""
    if building.knows(Building.outline):
        yield building.outline
    for storey in building.storeys if building.knows(Building.storeys) else ():
        if storey.knows(Storey.outline) and storey.knows(Storey.index) and storey.index > 0:
            yield storey.outline
    roofs = building.roofs if building.knows(Building.roofs) else ()
    covers = [roof.outline for roof in roofs if roof.knows(Roof.outline)]
    if covers:
        yield max(covers, key=lambda outline: outline.area)
