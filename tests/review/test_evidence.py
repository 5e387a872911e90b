"""Amounts and demands are said as a reader writes them."""

from __future__ import annotations

from lianshen.review.evidence import Bound, Quantity, Trust


def test_an_amount_has_no_needless_zeros() -> None:
    assert Quantity(23.0, "m").said("zh") == "23 m"
    assert Quantity(8.1049, "m2").said("en") == "8.105 m²"


def test_a_demand_for_a_kind_is_said_in_words() -> None:
    demand = Bound("==", "protective")
    assert (demand.said("zh"), demand.said("en")) == ("防护密闭门", "protective door")
    assert Bound("<=", 20, "m").said("en") == "≤ 20 m"


def test_demands_exclude_each_other_only_when_nothing_meets_both() -> None:
    assert Bound("==", "fire").excludes(Bound("==", "protective"))
    assert not Bound("==", "fire").excludes(Bound("==", "fire"))
    assert Bound(">=", 1.2, "m").excludes(Bound("<=", 1.1, "m"))
    assert not Bound(">=", 1.1, "m").excludes(Bound("<=", 1.2, "m"))
    assert not Bound(">=", 1.2, "m").excludes(Bound("<=", 1.1, "m2"))


def test_trust_is_ranked_from_weak_memory_to_checked() -> None:
    assert [trust.rank for trust in reversed(Trust)] == [0, 1, 2, 3, 4]
