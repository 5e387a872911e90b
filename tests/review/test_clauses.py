"""How far the clauses of the law have come."""

from dataclasses import replace

import pytest

from lianshen.review.clauses import ListedClause, Reach, counted, design_reach, reached
from lianshen.review.evidence import Clause, Evidence, Trust
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text

CLAUSE = ListedClause(
    pack="fire",
    clause=Clause("GB 55037-2022", "7.1.4"),
    title=Text(zh="净宽", en="Clear widths"),
    mandatory="yes",
    trust=Trust.CHECKED,
    core=True,
    rules=("fire/one", "fire/two"),
)


def finding(rule: str, verdict: Verdict) -> Finding:
    return Finding(
        rule=rule,
        pack="fire",
        title=Text.plain(rule),
        clause=CLAUSE.clause,
        severity=Severity.GENERAL,
        subject="B1",
        verdict=verdict,
        reason=Text.plain(""),
        trust=Trust.CHECKED,
        evidence=(Evidence(),),
    )


@pytest.mark.parametrize(
    ("said", "reach"),
    [
        ([("fire/one", Verdict.PASS), ("fire/two", Verdict.FAIL)], Reach.CHECKED),
        ([("fire/one", Verdict.PASS), ("fire/two", Verdict.NOT_APPLICABLE)], Reach.CHECKED),
        ([("fire/one", Verdict.PASS), ("fire/two", Verdict.UNDECIDED)], Reach.ASKED),
        ([("fire/one", Verdict.PASS)], Reach.ASKED),
        ([("fire/one", Verdict.NOT_APPLICABLE), ("fire/two", Verdict.NOT_APPLICABLE)], Reach.NOT_APPLICABLE),
        ([("fire/other", Verdict.PASS)], Reach.NOT_YET),
    ],
)
def test_one_open_question_keeps_a_clause_from_being_called_checked(
    said: list[tuple[str, Verdict]], reach: Reach
) -> None:
    ((_clause, came),) = reached([CLAUSE], [finding(rule, verdict) for rule, verdict in said])
    assert came is reach


def test_a_clause_that_no_rule_checks_is_asked_of_a_person_or_not_looked_at() -> None:
    bare = replace(CLAUSE, rules=())
    assert design_reach(CLAUSE) is Reach.CHECKED
    assert design_reach(bare) is Reach.NOT_YET
    assert design_reach(replace(bare, asks=Text(zh="看", en="look"))) is Reach.ASKED
    assert dict(counted([Reach.ASKED, Reach.ASKED]))[Reach.ASKED] == 2
