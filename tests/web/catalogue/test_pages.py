"""The pages of the catalogue, as a visitor without an account and without scripts sees them."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from lianshen.rules.housing import pack as housing
from lianshen.rules.manual import page_of
from lianshen.rules.manual.words import Force
from lianshen.rules.pack import installed
from lianshen.web.app import create_app


@pytest.fixture(scope="module")
def visitor() -> TestClient:
    return TestClient(create_app(), headers={"Accept-Language": "zh-CN"})


def test_what_is_searched_for_is_listed_with_a_link_to_its_rule(visitor: TestClient) -> None:
    page = visitor.get("/rules", params={"q": "5.5.29", "pack": "fire"}).text
    assert '<a href="/rules/fire/dwelling-door-to-exit">' in page
    assert 'value="5.5.29"' in page
    assert '<option value="fire" selected>' in page


def test_where_nothing_fits_the_page_says_what_to_try(visitor: TestClient) -> None:
    page = visitor.get("/rules", params={"q": "<b>qqq</b>"}).text
    assert "没有符合的规则或条文" in page
    assert "<b>qqq" not in page


def test_a_choice_nobody_offers_counts_as_none(visitor: TestClient) -> None:
    answer = visitor.get("/rules", params={"severity": "x", "reach": "y", "pack": "z"})
    assert answer.status_code == 200
    assert "/rules/seismic/joint-width" in answer.text


def test_every_rule_has_a_page_in_both_languages(visitor: TestClient) -> None:
    for pack in installed():
        for rule in pack.rules:
            for language in ("zh", "en"):
                answer = visitor.get(f"/rules/{rule.code}", params={"lang": language})
                assert answer.status_code == 200, rule.code
                assert rule.code in answer.text
                assert str(rule.clause).replace("'", "&#39;") in answer.text


def test_a_rule_page_draws_its_cases_with_what_was_measured(visitor: TestClient) -> None:
    page = visitor.get("/rules/fire/dwelling-door-to-exit").text
    assert "23 m（≤ 20 m）</text>" in page
    assert page.count("<svg") > 9


def test_a_rule_page_names_the_law_of_today_and_what_it_superseded() -> None:
    rule = next(rule for rule in housing.rules if rule.code == "housing/bedroom-area")
    laws = page_of(rule, housing).laws(date(2026, 11, 23))
    assert [(str(clause), force, since) for clause, force, since, _until in laws] == [
        ("GB 55038-2025 4.1.1", Force.IN_FORCE, date(2025, 5, 1)),
        ("GB 50096-2011 5.2.1", Force.SUPERSEDED, date(2012, 8, 1)),
    ]
    assert page_of(rule, housing).laws(date(2024, 1, 1))[0][1] is Force.TO_COME


def test_a_rule_nobody_knows_is_refused_with_a_way_on(visitor: TestClient) -> None:
    answer = visitor.get("/rules/fire/no-such-rule")
    assert answer.status_code == 404
    assert "fire/no-such-rule" in answer.text
