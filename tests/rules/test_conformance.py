"""Every installed pack keeps its promises, and the suite that says so notices when one does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lianshen.review.building import Building
from lianshen.review.evidence import Clause
from lianshen.review.findings import Severity, Verdict
from lianshen.review.language import Text
from lianshen.review.projects import Department
from lianshen.rules import Answer, Law, Rule, at_most, fails, metres, passes, scene
from lianshen.rules.conformance import brings, conform_pack, conform_rule
from lianshen.rules.law import LimitTable
from lianshen.rules.limits_form import misformed
from lianshen.rules.pack import Pack, installed

RULES = [(pack, rule) for pack in installed() for rule in pack.rules]


@pytest.mark.parametrize("pack", installed(), ids=lambda pack: pack.name)
def test_a_pack_names_itself_and_dates_its_numbers(pack: Pack) -> None:
    assert [str(fault) for fault in conform_pack(pack)] == []


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.code for _pack, rule in RULES])
def test_a_rule_is_what_it_says_it_is(pack: Pack, rule: Rule[Any]) -> None:
    assert [str(fault) for fault in conform_rule(rule, pack)] == []


class TooHigh(Rule[Building]):
    """no sentence"""

    code = "fire/Too High"
    clause = Clause("", "")
    severity = Severity.GENERAL
    needs = (Building.use,)
    limits = ("storeys",)
    examples = (passes(scene(height=30.0), "it is not"), fails(scene(height=10.0), "it is"))

    def check(self, building: Building, law: Law) -> Answer:
        return at_most(metres(building.height), law.limit("height"))


EDITION = {"since": date(2020, 1, 1), "trust": "seen", "clause": {"standard": "GB 1", "number": "1"}, "values": 24}


class OnePack(Pack):
    """A pack whose limits stand in the test."""

    limits = LimitTable({"height": {"title": {"zh": "高", "en": "height"}, "unit": "m", "editions": [EDITION]}})  # type: ignore[assignment]


def test_the_suite_notices_every_promise_a_rule_can_break() -> None:
    pack = OnePack("fire", "lianshen.rules.fire", Department.FIRE, Text("消防", "Fire"), "1")
    said = " ".join(fault.what.en for fault in conform_rule(TooHigh(), pack))
    for promise in (
        "the code is not of the form",
        "does not begin with a sentence",
        "the title has no Chinese",
        "no clause is named",
        "the limit storeys is not written down",
        "no example shows the verdict undecided",
        "the example “it is not” does not bring pass",
        "the example “it is” does not bring fail",
        "it asks for Building.height, which it does not declare",
        "it declares the need Building.use, for which no example",
        "it looks up the limit height, which it does not declare",
        "it declares the limit storeys, which no example",
    ):
        assert promise in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": {"zh": "高"}}, "title in Chinese and in English"),
        ({"unit": None}, "names no unit"),
        ({"editions": []}, "no edition"),
        ({"editions": [{**EDITION, "since": None}]}, "the day since when"),
        ({"editions": [{**EDITION, "until": date(2019, 1, 1)}]}, "before the day until when"),
        ({"editions": [{**EDITION, "trust": "hearsay"}]}, "how far it may be trusted"),
        ({"editions": [{**EDITION, "clause": None}]}, "names no clause"),
        ({"editions": [{**EDITION, "clause": {"standard": "GB 1", "number": 5.1}}]}, "must be quoted"),
        ({"editions": [{**EDITION, "values": {"a": 1}}]}, "deeper than the names of its rows"),
        ({"editions": [{**EDITION, "values": [1, 2]}]}, "neither a number nor a word"),
        ({"editions": [{**EDITION, "regions": {"Jiangsu": {"values": 3}}}]}, "not the beginning of a region's code"),
        ({"editions": [EDITION, {**EDITION, "since": date(2021, 1, 1)}]}, "two editions are in force on 2021-01-01"),
    ],
)
def test_a_limit_that_is_written_wrongly_is_named(change: dict[str, Any], said: str) -> None:
    entry = {"title": {"zh": "高", "en": "height"}, "unit": "m", "editions": [EDITION]}
    assert list(misformed(entry)) == []
    assert said in " ".join(fault.en for fault in misformed({**entry, **change}))


def test_a_passing_example_may_not_also_ask() -> None:
    assert brings(Verdict.PASS, [Verdict.PASS, Verdict.NOT_APPLICABLE])
    assert not brings(Verdict.PASS, [Verdict.PASS, Verdict.UNDECIDED])
    assert not brings(Verdict.PASS, [])
    assert brings(Verdict.FAIL, [Verdict.FAIL, Verdict.PASS])
    assert not brings(Verdict.UNDECIDED, [Verdict.UNDECIDED, Verdict.FAIL])
    assert not brings(Verdict.NOT_APPLICABLE, [Verdict.NOT_APPLICABLE, Verdict.PASS])
