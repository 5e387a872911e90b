"""The examples of rules are drawn with what was measured, its amount, and a scale."""

from __future__ import annotations

from typing import Any

import numpy as np
from shapely import box

from lianshen.review.building import Room, Storey, Use
from lianshen.review.findings import Verdict
from lianshen.review.picture import Path, Picture, Words
from lianshen.rules.conformance import findings_of
from lianshen.rules.fire import pack as fire
from lianshen.rules.manual.drawn import COLOURS, drawn
from lianshen.rules.manual.shown import shown
from lianshen.rules.rule import Rule
from lianshen.rules.stage import TYPICAL, Example, fails, part, plan, scene

WALK: Rule[Any] = next(rule for rule in fire.rules if rule.code == "fire/dwelling-door-to-exit")


def picture(example: Example) -> Picture:
    made = drawn(example.design(), findings_of(WALK, fire, example), example.verdict)
    assert made is not None
    return made


def words(made: Picture) -> list[str]:
    return [part.text for part in made.parts if isinstance(part, Words)]


def test_the_measured_walk_is_drawn_in_red_with_its_length_and_the_demand() -> None:
    made = picture(fails(plan("d......................X"), "23 m"))
    walks = [part for part in made.parts if isinstance(part, Path) and part.colour == COLOURS[Verdict.FAIL]]
    scale = next(part for part in made.parts if isinstance(part, Words) and part.text == "5 m")
    bars = [part for part in made.parts if isinstance(part, Path) and part.width == 0.25 and len(part.lines[0]) == 4]
    metre = float(np.ptp(bars[-1].lines[0][:, 0])) / 5
    assert "23 m（≤ 20 m）" in words(made)
    assert scale.at[0] > 0
    assert abs(float(np.ptp(walks[0].lines[0][:, 0])) / metre - 23) < 0.01


def test_only_the_storey_the_example_is_about_is_drawn() -> None:
    room = part(Room, "R", name="会议室", use=Use.HALL, boundary=box(0, 0, 9, 9))
    flats = plan("d......................X", storey="3F")().buildings[0].storeys[0]
    stated = {name: getattr(flats, name) for name in ("corridor", "exits", "dwelling_doors")}
    design = scene(storeys=[part(Storey, "1F", rooms=[room]), part(Storey, "3F", **stated)], **TYPICAL)
    low, high = (words(picture(Example(design, verdict, ""))) for verdict in (Verdict.UNDECIDED, Verdict.FAIL))
    assert ("会议室" in low, "B1/1F" in low) == (True, True)
    assert ("会议室" in high, "B1/3F" in high) == (False, True)


def test_everything_stays_inside_the_picture() -> None:
    for rule in fire.rules:
        for example in rule.examples:
            made = drawn(example.design(), findings_of(rule, fire, example), example.verdict)
            for one in (piece for piece in (made.parts if made else ()) if isinstance(piece, Words)):
                assert made is not None
                assert -0.1 <= one.at[0] <= made.width, (rule.code, example.why, one)
                assert 0 <= one.at[1] <= made.height, (rule.code, example.why, one)


def test_an_example_tells_the_facts_it_states_and_what_the_rule_answers() -> None:
    case = shown(WALK.examples[1], WALK, fire)
    assert [reason.zh for reason in case.reasons] == ["实为 23 m，要求 ≤ 20 m"]
    assert ("耐火等级", "1") in [(fact.zh, value.zh) for fact, value in case.stated]
    assert case.measured
