"""What was not read never makes a failure go away: forgetting any one fact of a failing example must not let it pass."""

from __future__ import annotations

from typing import Any

import pytest

from lianshen.review.building import Design
from lianshen.review.facts import Subject
from lianshen.review.findings import Verdict
from lianshen.rules.pack import Pack, installed
from lianshen.rules.rule import Rule
from lianshen.rules.run import check_rule
from lianshen.rules.stage import Example

STANDS = {Verdict.FAIL, Verdict.UNDECIDED}

# Where another fact of the example says the same, or the forgotten words are what makes the clause reach the subject.
SAID_ELSEWHERE = {
    "fire/room-door-to-exit": {"Building.height_class"},  # its height says so too, and the example contradicts it
    "fire/room-farthest-point": {"Building.height_class"},
    "seismic/joint-width": {"Joint.stated_width"},  # the drawn width alone is enough
    "civil_air_defence/door-mark-agrees-with-opening": {"Door.kind"},  # a door of a shelter is known by its mark
    "fire/boiler-outer-wall": {"Room.name"},  # a boiler room is known by its name
    "fire/control-room-storey": {"Room.name"},
    "fire/generator-room-door": {"Room.name"},
    "fire/lobby-area": {"Room.name"},
    "fire/plant-room-door": {"Room.name"},
    "fire/pump-room-storey": {"Room.name"},
    "fire/stairwell-openings": {"Room.use"},
    "housing/room-door-width": {"Room.use"},
}
RULES = [(pack, rule) for pack in installed() for rule in pack.rules]


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.code for _pack, rule in RULES])
def test_a_fact_that_is_not_read_never_lets_a_failure_pass(pack: Pack, rule: Rule[Any]):
    allowed = SAID_ELSEWHERE.get(rule.code, set())
    let_go = {
        name for example in rule.examples if example.verdict is Verdict.FAIL for name in _let_go(rule, pack, example)
    }
    assert let_go == allowed


def _let_go(rule: Rule[Any], pack: Pack, example: Example) -> set[str]:
    """The facts of a failing example without which the rule neither fails nor asks."""
    names = set()
    for number, subject in enumerate(_subjects(example.design())):
        for name in list(subject._statements):
            design = example.design()
            del _subjects(design)[number]._statements[name]
            law = pack.law(example.on, example.region)
            if not STANDS & {finding.verdict for finding in check_rule(rule, pack.name, design, law)}:
                names.add(name)
    return names


def _subjects(design: Design) -> list[Subject]:
    """The design and all that is stated within it, in an order that is the same each time it is made."""
    found: list[Subject] = []
    waiting: list[Subject] = [design]
    while waiting:
        subject = waiting.pop()
        if any(subject is other for other in found):
            continue
        found.append(subject)
        for statements in subject._statements.values():
            for statement in statements:
                values = statement.value if isinstance(statement.value, tuple) else (statement.value,)
                waiting.extend(value for value in values if isinstance(value, Subject))
    return found
