"""The clauses of the law that a review should look at, and how far the rules and people have got with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lianshen.review.evidence import Clause, Trust
from lianshen.review.findings import Finding, Verdict
from lianshen.review.language import Text, _


@dataclass(frozen=True, slots=True)
class ListedClause:
    """One clause of a department's list.

    `rules` are the codes of the rules that check it; `asks` says, where no rule can, what a reviewer has to look at.
    Neither of them: not yet looked at by anybody.  `mandatory` is "yes", "no" or "partly".
    """

    pack: str
    clause: Clause
    title: Text
    mandatory: str
    trust: Trust
    core: bool
    rules: tuple[str, ...] = ()
    asks: Text | None = None


class Reach(StrEnum):
    """How far a clause has come in one submission."""

    CHECKED = "checked"
    ASKED = "asked"
    NOT_APPLICABLE = "not applicable"
    NOT_YET = "not yet"

    @property
    def text(self) -> Text:
        """The word for it."""
        return _REACH_WORDS[self]


_REACH_WORDS = {
    Reach.CHECKED: _("checked by a rule"),
    Reach.ASKED: _("asked of a person"),
    Reach.NOT_APPLICABLE: _("does not apply"),
    Reach.NOT_YET: _("not looked at yet"),
}


def design_reach(clause: ListedClause) -> Reach:
    """What is meant to happen with a clause, before there is any submission."""
    if clause.rules:
        return Reach.CHECKED
    return Reach.ASKED if clause.asks else Reach.NOT_YET


def reached(clauses: Iterable[ListedClause], findings: Iterable[Finding]) -> tuple[tuple[ListedClause, Reach], ...]:
    """How far each clause came: one rule that asks of one place makes it asked, as the whole is then not known."""
    verdicts: dict[str, set[Verdict]] = {}
    for finding in findings:
        verdicts.setdefault(finding.rule, set()).add(finding.verdict)
    return tuple((clause, _reach(clause, verdicts)) for clause in clauses)


def _reach(clause: ListedClause, verdicts: dict[str, set[Verdict]]) -> Reach:
    heard = [verdicts[rule] for rule in clause.rules if rule in verdicts]
    if not clause.rules:
        return design_reach(clause)
    if not heard:
        return Reach.NOT_YET
    seen = set().union(*heard)
    if Verdict.UNDECIDED in seen or len(heard) < len(clause.rules):
        return Reach.ASKED
    return Reach.NOT_APPLICABLE if seen == {Verdict.NOT_APPLICABLE} else Reach.CHECKED


def counted(reaches: Iterable[Reach]) -> tuple[tuple[Reach, int], ...]:
    """How many of each, in the order of Reach."""
    counts = Counter(reaches)
    return tuple((reach, counts[reach]) for reach in Reach)
