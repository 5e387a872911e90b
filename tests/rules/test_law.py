"""The law of one day in one region."""

from __future__ import annotations

from datetime import date

import pytest

from lianshen.review.evidence import Clause, Trust
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.rules.housing import pack as housing
from lianshen.rules.housing.storey_height import StoreyHeight, storey
from lianshen.rules.law import Law, LimitTable, NoLimit
from lianshen.rules.run import check_rule

OLD, NEW = {"standard": "GB 1-2010", "number": "3.1"}, {"standard": "GB 1-2020", "number": "3.2"}
LOCAL = {"standard": "DB32 1", "number": "4"}
TABLE = LimitTable(
    {
        "width": {
            "title": {"zh": "宽", "en": "width"},
            "unit": "m",
            "row": ["use", "rating"],
            "editions": [
                {
                    "since": "2010-01-01",
                    "until": "2020-06-01",
                    "trust": "memory",
                    "clause": OLD,
                    "values": {"flats": 1.1},
                },
                {
                    "since": "2020-06-01",
                    "trust": "checked",
                    "clause": NEW,
                    "values": {"flats": {"1|2": 1.2, "3": 1.4}, "shops": 1.5},
                    "regions": {
                        "32": {"values": {"flats": 1.3}, "trust": "seen", "clause": LOCAL},
                        "3206": {"values": {"flats": 1.35}},
                    },
                },
            ],
        }
    }
)


def law(on: str, region: str = "") -> Law:
    return Law(TABLE, date.fromisoformat(on), region)


def test_an_edition_is_in_force_until_the_day_before_the_next() -> None:
    assert law("2020-05-31").limit("width", "flats", "1").number == 1.1
    assert law("2020-06-01").limit("width", "flats", "1").number == 1.2


def test_a_number_brings_its_clause_trust_and_unit_along() -> None:
    limit = law("2021-01-01").limit("width", "flats", "2")
    assert (limit.value, limit.unit, limit.trust, limit.clause) == (1.2, "m", Trust.CHECKED, Clause("GB 1-2020", "3.2"))


def test_a_row_that_branches_early_holds_for_all_below() -> None:
    assert law("2021-01-01").limit("width", "shops", "3").number == 1.5


def test_before_any_edition_there_is_no_limit() -> None:
    with pytest.raises(NoLimit):
        law("2009-12-31").limit("width", "flats", "1")


def test_a_case_the_law_does_not_name_has_no_limit() -> None:
    with pytest.raises(NoLimit):
        law("2021-01-01").limit("width", "flats", "4")


def test_a_province_overrides_the_nation_and_a_city_its_province() -> None:
    assert law("2021-01-01", "330100").limit("width", "flats", "1").number == 1.2
    provincial = law("2021-01-01", "320100").limit("width", "flats", "1")
    assert (provincial.number, provincial.trust, provincial.clause) == (1.3, Trust.SEEN, Clause("DB32 1", "4"))
    assert law("2021-01-01", "320600").limit("width", "flats", "1").number == 1.35


def test_what_was_looked_up_is_kept() -> None:
    of_day = law("2021-01-01")
    of_day.limit("width", "flats", "1")
    assert [limit.name for limit in of_day.used] == ["width"]


def judged(on: str) -> Finding:
    (finding,) = check_rule(StoreyHeight(), "housing", storey(2.9)(), housing.law(date.fromisoformat(on)))
    return finding


def test_one_project_is_judged_differently_on_two_days() -> None:
    before, after = judged("2025-04-30"), judged("2025-05-01")
    assert (before.verdict, before.clause) == (Verdict.PASS, Clause("GB 50096-2011", "5.5.1"))
    assert (after.verdict, after.clause) == (Verdict.FAIL, Clause("GB 55038-2025", "4.1.2（1）"))
    assert (before.severity, after.severity) == (Severity.ADVICE, Severity.MANDATORY)
    assert before.fingerprint == after.fingerprint
