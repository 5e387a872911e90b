"""One project, judged by the law of two days: what was enough in 2022 is not in 2026, or the other way round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from lianshen.review.building import Design, Use
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.rules import scene
from lianshen.rules.fire.garage_stair_door import garage_door
from lianshen.rules.fire.shaft_door_class import shaft_door
from lianshen.rules.fire.stair_door_class import stair_door
from lianshen.rules.housing.rooms import room
from lianshen.rules.housing.storey_height import storey
from lianshen.rules.pack import Pack, installed
from lianshen.rules.run import check_rule

THEN, NOW = date(2022, 6, 1), date(2026, 11, 23)
PASS, FAIL = Verdict.PASS, Verdict.FAIL

JUDGED_OTHERWISE = [
    ("housing/storey-height", storey(2.9), PASS, FAIL),
    ("housing/bedroom-area", room("卧室兼起居室", Use.BEDROOM, 4.0, 2.6), FAIL, PASS),
    ("meteorology/rod-diameter", scene(notes=["屋顶避雷针采用Φ16热镀锌圆钢，高1.5m。"]), PASS, FAIL),
    ("fire/garage-stair-door", garage_door("B"), PASS, FAIL),
    ("fire/shaft-door-class", shaft_door("C", "合用前室", Use.LOBBY), PASS, FAIL),
    ("fire/stair-door-class", stair_door(fire_class="B", height=120.0), PASS, FAIL),
]


def judged(code: str, design: Callable[[], Design], on: date) -> Finding:
    """The one finding of a rule on a small design by the law of that day."""
    pack = next(pack for pack in installed() if code.startswith(f"{pack.name}/"))
    rule = next(rule for rule in pack.rules if rule.code == code)
    (finding,) = check_rule(rule, pack.name, design(), pack.law(on, "320600"))
    return finding


@pytest.mark.parametrize(("code", "design", "then", "now"), JUDGED_OTHERWISE, ids=[row[0] for row in JUDGED_OTHERWISE])
def test_the_same_drawing_is_judged_by_the_law_of_its_day(
    code: str, design: Callable[[], Design], then: Verdict, now: Verdict
) -> None:
    before, after = judged(code, design, THEN), judged(code, design, NOW)
    assert (before.verdict, after.verdict) == (then, now), (before.reason.en, after.reason.en)
    assert str(before.clause) != str(after.clause)


def test_a_number_of_the_old_law_that_nobody_looked_up_never_fails_as_mandatory() -> None:
    before = judged("housing/bedroom-area", room("卧室兼起居室", Use.BEDROOM, 4.0, 2.6), THEN)
    assert (before.verdict, before.severity) == (FAIL, Severity.ADVICE)


@pytest.mark.parametrize("pack", installed(), ids=lambda pack: pack.name)
def test_editions_follow_each_other_without_gap_or_overlap(pack: Pack) -> None:
    broken = [name for name, entry in pack.limits.entries.items() if not _in_line(entry["editions"])]
    assert broken == []


def _in_line(editions: list[dict]) -> bool:
    ordered = sorted(editions, key=lambda edition: edition["since"])
    follow = all(one.get("until") == other["since"] for one, other in pairwise(ordered))
    return follow and all(one.get("until", date.max) > one["since"] for one in ordered)
