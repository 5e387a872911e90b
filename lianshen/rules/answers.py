"""What a rule may answer, and the comparisons that work an answer out.

A measurement has a band.  A limit that lies inside the band asks a person: it never passes or fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lianshen.review.evidence import Bound, Evidence, Quantity
from lianshen.review.facts import Fact
from lianshen.review.findings import Verdict
from lianshen.review.language import Text, _
from lianshen.rules.law import Limit


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict with its reason, what was observed and demanded, and where to look."""

    verdict: Verdict
    reason: Text
    evidence: tuple[Evidence, ...] = ()
    observed: Quantity | None = None
    limit: Bound | None = None
    about: str | None = None


def passed(reason: Text, *evidence: Evidence, about: Fact[Any] | None = None) -> Answer:
    """It was looked at, and it holds."""
    return Answer(Verdict.PASS, reason, evidence, about=about.name if about else None)


def failed(reason: Text, *evidence: Evidence, about: Fact[Any] | None = None, demand: Bound | None = None) -> Answer:
    """It was looked at, and it does not hold.  `demand` on `about` lets contradictions of departments show."""
    return Answer(Verdict.FAIL, reason, evidence, limit=demand, about=about.name if about else None)


def undecided(reason: Text, *evidence: Evidence) -> Answer:
    """It could not be looked at, or a person must say."""
    return Answer(Verdict.UNDECIDED, reason, evidence)


def not_applicable(reason: Text, *evidence: Evidence) -> Answer:
    """It was looked for, and the demand does not reach this case."""
    return Answer(Verdict.NOT_APPLICABLE, reason, evidence)


def at_most(
    observed: Quantity, limit: Limit, *evidence: Evidence, band: float = 0.0, about: Fact[Any] | None = None
) -> Answer:
    """`observed` may not exceed `limit`; `band` is how far the measurement may be off, in the same unit."""
    excess = observed.value - limit.number
    return _compared(excess, band, observed, Bound("<=", limit.number, limit.unit), evidence, about)


def at_least(
    observed: Quantity, limit: Limit, *evidence: Evidence, band: float = 0.0, about: Fact[Any] | None = None
) -> Answer:
    """`observed` may not fall short of `limit`; `band` is how far the measurement may be off, in the same unit."""
    shortfall = limit.number - observed.value
    return _compared(shortfall, band, observed, Bound(">=", limit.number, limit.unit), evidence, about)


def is_kind(observed: str, demanded: Limit, *evidence: Evidence, about: Fact[Any] | None = None) -> Answer:
    """`observed` must be the very kind the law names."""
    demand = Bound("==", str(demanded.value))
    holds = observed == demanded.value
    reason = _("it is {observed}; demanded {demand}", observed=observed, demand=demand)
    verdict = Verdict.PASS if holds else Verdict.FAIL
    return Answer(verdict, reason, evidence, limit=demand, about=about.name if about else None)


def metres(value: float) -> Quantity:
    """A length."""
    return Quantity(value, "m")


def square_metres(value: float) -> Quantity:
    """An area."""
    return Quantity(value, "m2")


def count(value: int) -> Quantity:
    """A number of things."""
    return Quantity(float(value), "count")


def ohms(value: float) -> Quantity:
    """A resistance."""
    return Quantity(value, "ohm")


def _compared(
    beyond: float,
    band: float,
    observed: Quantity,
    bound: Bound,
    evidence: tuple[Evidence, ...],
    about: Fact[Any] | None,
) -> Answer:
    if observed.unit != bound.unit:
        raise ValueError(f"{observed.unit} compared with {bound.unit}")
    sides = {"observed": observed, "demand": bound}
    if abs(beyond) < band - 1e-9:
        near = _("{observed} is too near the limit {demand} to be told from the drawing", **sides)
        return Answer(Verdict.UNDECIDED, near, evidence, observed, bound, about.name if about else None)
    verdict = Verdict.FAIL if beyond > 1e-9 else Verdict.PASS
    reason = _("{observed}; demanded {demand}", **sides)
    return Answer(verdict, reason, evidence, observed, bound, about.name if about else None)
