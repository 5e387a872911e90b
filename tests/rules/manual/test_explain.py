"""The rules behind an opinion are explained by the law of the day it was judged by."""

from __future__ import annotations

from datetime import date

from lianshen.rules.manual.explain import explain

BEDROOM = "housing/bedroom-area"


def test_a_rule_is_explained_by_the_law_of_the_day() -> None:
    said = {}
    for day in (date(2024, 1, 1), date(2026, 11, 23)):
        (rule,) = explain([BEDROOM, "gone/rule"], day)
        said[day.year] = [value.zh for title, values in rule.numbers for value in values]
        assert rule.editions[0].clause.standard == "GB 55038-2025"
        assert rule.picture is not None
    assert said == {2024: ["卧室：5 m²", "兼起居的卧室：12 m²"], 2026: ["卧室：5 m²", "兼起居的卧室：9 m²"]}
