"""The packs' lists of clauses agree with their rules."""

from collections import Counter

import pytest

from lianshen.rules.clauses import every_clause, listed
from lianshen.rules.pack import Pack, installed

WITH_LISTS = [pack for pack in installed() if pack.name not in ("drafting", "joint")]


@pytest.mark.parametrize("pack", WITH_LISTS, ids=lambda pack: pack.name)
def test_every_rule_checks_a_listed_clause_and_every_named_rule_exists(pack: Pack) -> None:
    named = {rule for clause in listed(pack) for rule in clause.rules}
    assert named == {rule.code for rule in pack.rules}


@pytest.mark.parametrize("pack", WITH_LISTS, ids=lambda pack: pack.name)
def test_a_clause_is_listed_once_and_not_both_checked_and_left_to_people(pack: Pack) -> None:
    counts = Counter(clause.clause for clause in listed(pack))
    assert [clause for clause, count in counts.items() if count > 1] == []
    assert [clause for clause in listed(pack) if clause.rules and clause.asks] == []


def test_every_listed_clause_has_words_in_both_languages() -> None:
    assert len(every_clause()) > 300
    assert [clause for clause in every_clause() if not (clause.title.zh and clause.title.en)] == []
