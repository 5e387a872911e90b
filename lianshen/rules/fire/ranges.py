"""Demands of which drawings do not tell the whole: the mildest and the strictest that may apply."""

from __future__ import annotations

from lianshen.review.evidence import Quantity
from lianshen.review.findings import Verdict
from lianshen.review.language import Text
from lianshen.rules import Answer, Evidence, _, at_least, at_most, undecided
from lianshen.rules.law import Limit


def at_least_of(
    observed: Quantity, mild: Limit, strict: Limit, where: Text, *evidence: Evidence, band: float = 0.0
) -> Answer:
    """Fails below the mild demand, passes above the strict one; between them a person must say whether `where` holds."""
    strictest = at_least(observed, strict, *evidence, band=band)
    mildest = at_least(observed, mild, *evidence, band=band)
    return _between(observed, strictest, mildest, where, *evidence)


def at_most_of(
    observed: Quantity, mild: Limit, strict: Limit, where: Text, *evidence: Evidence, band: float = 0.0
) -> Answer:
    """Fails above the mild demand, passes below the strict one; between them a person must say whether `where` holds."""
    strictest = at_most(observed, strict, *evidence, band=band)
    mildest = at_most(observed, mild, *evidence, band=band)
    return _between(observed, strictest, mildest, where, *evidence)


def _between(observed: Quantity, strictest: Answer, mildest: Answer, where: Text, *evidence: Evidence) -> Answer:
    if strictest.verdict is Verdict.PASS or mildest.verdict is Verdict.FAIL:
        return strictest if strictest.verdict is Verdict.PASS else mildest
    return undecided(
        _("{observed}; demanded {demand} {where}", observed=observed, demand=strictest.limit, where=where), *evidence
    )
