"""An example of a rule as it is shown: what is stated in it, what the rule answers, and the drawing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design
from lianshen.review.facts import Fact, Parts, Subject
from lianshen.review.findings import Finding, Verdict
from lianshen.review.language import Text, translate
from lianshen.review.notes import Notes
from lianshen.review.picture import Picture
from lianshen.review.seen.words import value_text
from lianshen.rules.conformance import findings_of
from lianshen.rules.manual.drawn import drawn
from lianshen.rules.pack import Pack
from lianshen.rules.rule import Rule
from lianshen.rules.stage import Example

_MANY = 4  # values of one fact named before the rest is left out
_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """One case: `stated` are facts with their values, `quotes` words on the sheets, `reasons` what the rule answers."""

    verdict: Verdict
    why: Text
    on: date
    region: str
    reasons: tuple[Text, ...]
    stated: tuple[tuple[Text, Text], ...]
    quotes: tuple[str, ...]
    picture: Picture | None
    measured: bool


def shown(example: Example, rule: Rule[Any], pack: Pack) -> Shown:
    """The example, run and drawn."""
    design = example.design()
    findings = findings_of(rule, pack, example)
    fitting = [finding for finding in findings if finding.verdict is example.verdict]
    return Shown(
        verdict=example.verdict,
        why=Text(translate(example.why), example.why),
        on=example.on,
        region=example.region,
        reasons=tuple(dict.fromkeys(finding.reason for finding in fitting)),
        stated=tuple(_stated(rule, design)),
        quotes=tuple(dict.fromkeys(_quotes(design, findings)))[:_QUOTES],
        picture=drawn(design, findings, example.verdict),
        measured=any(finding.observed for finding in fitting),
    )


def _stated(rule: Rule[Any], design: Design) -> Iterator[tuple[Text, Text]]:
    """The values of the facts the rule needs, those that are written rather than drawn."""
    subjects = tuple(_subjects(design))
    for need in rule.needs:
        if isinstance(need, Parts) or need.kind is Notes or issubclass(need.kind, BaseGeometry):
            continue
        values = tuple(dict.fromkeys(_values(need, subjects)))
        if values:
            yield need.text, Text("、".join(v.zh for v in values[:_MANY]), ", ".join(v.en for v in values[:_MANY]))


def _values(fact: Fact[Any], subjects: tuple[Subject, ...]) -> Iterator[Text]:
    for subject in subjects:
        if isinstance(subject, fact.owner):
            yield from (value_text(one.value, fact.unit) for one in fact.surest(subject)[:1])


def _quotes(design: Design, findings: tuple[Finding, ...]) -> Iterator[str]:
    """What a finding quotes, else the first lines of the notes."""
    yield from (evidence.quote for finding in findings for evidence in finding.evidence if evidence.quote)
    for subject in _subjects(design):
        for fact in type(subject).facts().values():
            if fact.kind is Notes:
                yield from (line.words for one in fact.surest(subject) for line in one.value.lines)


def _subjects(subject: Subject) -> Iterator[Subject]:
    yield subject
    for fact in type(subject).facts().values():
        if isinstance(fact, Parts):
            for statement in fact.surest(subject):
                for part in statement.value:
                    yield from _subjects(part)
