"""The catalogue is searched by words in both languages, clause numbers, pack, severity and coverage."""

from __future__ import annotations

from lianshen.review.clauses import Reach
from lianshen.review.findings import Severity
from lianshen.rules.clauses import every_clause
from lianshen.rules.pack import installed
from lianshen.web.catalogue.search import Wish, catalogue, coverage, search


def rules_for(words: str) -> list[str]:
    return [entry.rule for entry in search(Wish(words)).entries]


def test_every_rule_and_every_clause_without_a_rule_is_an_entry() -> None:
    unchecked = [clause for clause in every_clause() if not clause.rules]
    rules = {rule.code for pack in installed() for rule in pack.rules}
    assert {entry.rule for entry in catalogue() if entry.rule} == rules
    assert len(catalogue()) == len(rules) + len(unchecked)


def test_a_rule_is_found_by_its_clause_however_it_is_written() -> None:
    for words in ("5.5.29", "GB 50016 5.5.29", "gb50016-2014 第5.5.29条", "５．５．２９"):
        assert "fire/dwelling-door-to-exit" in rules_for(words), words


def test_a_clause_number_is_not_the_beginning_of_another() -> None:
    assert "fire/dwelling-door-to-exit" not in rules_for("5.5.2")
    assert "fire/dwelling-door-to-exit" in rules_for("5.5")


def test_all_words_must_stand_and_titles_come_first() -> None:
    hits = search(Wish("走道 净宽"))
    assert not hits.near
    assert "走道" in hits.entries[0].title.zh
    assert all("走道" in entry.words and "净宽" in entry.words for entry in hits.entries)
    assert "fire/dwelling-door-to-exit" in rules_for("dwelling door EXIT")


def test_words_that_stand_nowhere_together_bring_what_is_near() -> None:
    hits = search(Wish("住宅厨房的使用面积"))
    assert hits.near
    assert hits.entries[0].rule == "housing/kitchen-area"


def test_nonsense_brings_nothing() -> None:
    assert search(Wish("qqqqq")).entries == ()


def test_the_choices_narrow_the_entries() -> None:
    wish = Wish(pack="seismic", severity=Severity.MANDATORY, reach=Reach.NOT_YET)
    entries = search(wish).entries
    assert {(one.pack, one.severity, one.reach, one.rule) for one in entries} <= {
        ("seismic", Severity.MANDATORY, Reach.NOT_YET, "")
    }
    assert len(entries) < len(search(Wish(pack="seismic")).entries) < len(catalogue())


def test_the_coverage_counts_every_clause_once() -> None:
    assert sum(count for _reach, count in coverage()) == len(every_clause())


def test_a_clause_asked_of_a_person_says_what_to_look_at() -> None:
    asked = search(Wish(reach=Reach.ASKED)).entries
    assert asked
    assert all(entry.asks and entry.asks.zh != entry.asks.en for entry in asked)
