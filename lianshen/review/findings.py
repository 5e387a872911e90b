"""Findings: one rule's answer about one subject.  They are never edited; people's opinions stand beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from lianshen.review.evidence import Bound, Clause, Evidence, Quantity, Trust
from lianshen.review.facts import Certainty
from lianshen.review.language import Text


class Verdict(StrEnum):
    """Pass: looked at it.  Not applicable: looked, and there is none.  Undecided: could not look, or must not say."""

    PASS = "pass"
    FAIL = "fail"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How binding the demand is: 强条, 一般, 建议."""

    MANDATORY = "mandatory"
    GENERAL = "general"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for the most binding."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's answer about one subject.

    `about` names the fact a demand is made of ("Door.kind"), so that contradicting demands can be told.  `basis` is the
    weakest certainty among the facts that were asked.  `missing` names the facts nobody stated, or that are disputed.
    """

    rule: str
    pack: str
    title: Text
    clause: Clause
    severity: Severity
    subject: str
    verdict: Verdict
    reason: Text
    trust: Trust
    observed: Quantity | None = None
    limit: Bound | None = None
    missing: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=())
    about: str | None = None
    basis: Certainty | None = None

    @property
    def fingerprint(self) -> str:
        """The same rule about the same subject, whatever the round."""
        return sha256(f"{self.rule} @ {self.subject}".encode()).hexdigest()[:20]
