"""One rule as a reader should see it: what must hold, how it is measured, by which law, shown in which cases, blind to what.

It is worked out once from the rule, its limits and its examples; Markdown, web pages and the opinion are its faces.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from shapely.geometry.base import BaseGeometry

from lianshen.review.clauses import ListedClause
from lianshen.review.evidence import Clause, Quantity, Trust
from lianshen.review.facts import Fact
from lianshen.review.findings import Severity, Verdict
from lianshen.review.language import Text, _, translate
from lianshen.rules.clauses import listed
from lianshen.rules.manual.shown import Shown, shown
from lianshen.rules.manual.words import Force, concerned, force
from lianshen.rules.pack import Pack
from lianshen.rules.rule import Rule

_DOUBTFUL = (Trust.MEMORY, Trust.MEMORY_WEAK)


@dataclass(frozen=True, slots=True)
class Edition:
    """One limit as one edition of the law has it; `region` is empty where it counts everywhere.

    What has no clause is no number of the law but how exactly the rule measures.
    """

    name: str
    title: Text
    region: str
    values: tuple[Text, ...]
    since: date
    until: date | None
    trust: Trust
    clause: Clause | None

    def force(self, on: date) -> Force:
        """What this edition is on one day."""
        return force(self.since, self.until, on)


@dataclass(frozen=True, slots=True)
class RulePage:
    """Everything the manual says of one rule.  `listed` are the clauses of the pack's list that it checks."""

    code: str
    pack: str
    title: Text
    about: tuple[Text, ...]
    clause: Clause
    severity: Severity
    concerns: Text
    needs: tuple[Fact[Any], ...]
    editions: tuple[Edition, ...]
    examples: tuple[Shown, ...]
    listed: tuple[ListedClause, ...]

    @property
    def geometric(self) -> bool:
        """Whether it measures what is drawn, not only what is written."""
        return any(isinstance(need.kind, type) and issubclass(need.kind, BaseGeometry) for need in self.needs)

    @property
    def trust(self) -> Trust:
        """The weakest trust among the numbers that have not been superseded."""
        present = [edition.trust for edition in self.numbers if edition.until is None]
        return min(present, key=lambda trust: trust.rank, default=Trust.MEMORY_WEAK)

    @property
    def doubtful(self) -> bool:
        """Whether a number it stands on was not looked up."""
        return any(edition.trust in _DOUBTFUL for edition in self.numbers if edition.until is None)

    @property
    def numbers(self) -> tuple[Edition, ...]:
        """The numbers of the law it looks up."""
        return tuple(edition for edition in self.editions if edition.clause)

    @property
    def tolerances(self) -> tuple[Edition, ...]:
        """How exactly it measures, which no law says."""
        return tuple(edition for edition in self.editions if not edition.clause)

    @property
    def unseen(self) -> tuple[Text, ...]:
        """What it cannot see or must not say: the cases in which its examples ask a person."""
        asking = (one for one in self.examples if one.verdict is Verdict.UNDECIDED)
        return tuple(dict.fromkeys(one.why for one in asking))

    def laws(self, on: date) -> tuple[tuple[Clause, Force, date, date | None], ...]:
        """Where the demand stands and stood, the newest first, as seen on one day."""
        found = {
            (edition.clause, edition.force(on), edition.since, edition.until)
            for edition in self.editions
            if edition.clause and edition.name == self.editions[0].name and not edition.region
        }
        return tuple(sorted(found, key=lambda law: law[2], reverse=True))

    def picture_of(self, verdict: Verdict) -> Shown | None:
        """The first example with this verdict that is drawn, one with a measurement if there is any."""
        drawn = [one for one in self.examples if one.verdict is verdict and one.picture]
        return min(drawn, key=lambda one: not one.measured, default=None)


@cache
def page_of(rule: Rule[Any], pack: Pack) -> RulePage:
    """The page of one rule; it depends on nothing but the rule and its pack, so it is made once."""
    return RulePage(
        code=rule.code,
        pack=pack.name,
        title=rule.title,
        about=explanation(rule),
        clause=rule.clause,
        severity=rule.severity,
        concerns=concerned(rule.subject),
        needs=rule.needs,
        editions=tuple(edition for name in rule.limits for edition in _editions(name, pack)),
        examples=tuple(shown(example, rule, pack) for example in rule.examples),
        listed=tuple(clause for clause in listed(pack) if rule.code in clause.rules),
    )


def explanation(rule: Rule[Any]) -> tuple[Text, ...]:
    """How it is measured and what surprises: the paragraphs of the docstring after its first."""
    about = inspect.cleandoc(type(rule).__doc__ or "").partition("\n\n")[2]
    paragraphs = (" ".join(paragraph.split()) for paragraph in about.split("\n\n"))
    return tuple(Text(translate(paragraph), paragraph) for paragraph in paragraphs if paragraph)


def _editions(name: str, pack: Pack) -> Iterator[Edition]:
    entry = pack.limits.entries[name]
    title, unit = Text(**entry["title"]), entry.get("unit", "")
    for edition in entry["editions"]:
        yield _edition(name, title, "", edition, unit)
        for code, region in (edition.get("regions") or {}).items():
            yield _edition(name, title, str(code), {**edition, **region}, unit)


def _edition(name: str, title: Text, region: str, edition: dict[str, Any], unit: str) -> Edition:
    clause = edition.get("clause")
    return Edition(
        name=name,
        title=_("{title} (region {region})", title=title, region=region) if region else title,
        region=region,
        values=tuple(_lines(edition["values"], unit)),
        since=_day(edition["since"]),
        until=_day(edition["until"]) if edition.get("until") else None,
        trust=Trust(edition["trust"]),
        clause=Clause(clause["standard"], str(clause["number"])) if clause else None,
    )


def _lines(values: Any, unit: str) -> Iterator[Text]:
    """A number with its unit, or each row of a table with its numbers."""
    if isinstance(values, dict):
        for row, inner in values.items():
            within = _within(inner, unit)
            yield Text(f"{_row(row, 'zh')}：{within.zh}", f"{_row(row, 'en')}: {within.en}")
    else:
        yield _within(values, unit)


def _within(values: Any, unit: str) -> Text:
    if isinstance(values, dict):
        inner = [(row, _within(value, unit)) for row, value in values.items()]
        return Text(
            "；".join(f"{_row(row, 'zh')} {value.zh}" for row, value in inner),
            "; ".join(f"{_row(row, 'en')} {value.en}" for row, value in inner),
        )
    if isinstance(values, str):
        return Text(_row(values, "zh"), values)
    amount = Quantity(values, unit)
    return Text(amount.said("zh"), amount.said("en"))


def _row(row: object, language: str) -> str:
    """What a table calls a row; where nobody translated it, as limits.yaml names it."""
    names = [name.strip() for name in str(row).split("|")]
    return ("、" if language == "zh" else ", ").join(_word(name, language) for name in names)


def _word(name: str, language: str) -> str:
    said = translate(f"row: {name}", language)
    return name if said == f"row: {name}" else said


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
