"""How a rule is written: this page is all that a rule file imports, together with the nouns of `lianshen.review`."""

from lianshen.review.evidence import Bound, Clause, Evidence, Quantity
from lianshen.review.facts import Search
from lianshen.review.findings import Severity
from lianshen.review.language import _
from lianshen.rules.answers import (
    Answer,
    at_least,
    at_most,
    count,
    failed,
    is_kind,
    metres,
    not_applicable,
    ohms,
    passed,
    square_metres,
    undecided,
)
from lianshen.rules.law import Law, NoLimit
from lianshen.rules.nameless import name_wanted
from lianshen.rules.rule import Rule
from lianshen.rules.stage import asks, exempts, fails, part, passes, plan, scene, shapes

__all__ = [
    "Answer",
    "Bound",
    "Clause",
    "Evidence",
    "Law",
    "NoLimit",
    "Quantity",
    "Rule",
    "Search",
    "Severity",
    "_",
    "asks",
    "at_least",
    "at_most",
    "count",
    "exempts",
    "failed",
    "fails",
    "is_kind",
    "metres",
    "name_wanted",
    "not_applicable",
    "ohms",
    "part",
    "passed",
    "passes",
    "plan",
    "scene",
    "shapes",
    "square_metres",
    "undecided",
]
