"""Comparing a measurement with a number of the law."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianshen.review.building import Door
from lianshen.review.evidence import Bound, Evidence, Trust
from lianshen.review.findings import Verdict
from lianshen.review.language import Text
from lianshen.rules import at_least, at_most, count, failed, is_kind, metres
from lianshen.rules.law import Limit

FOUR = Limit("lane", 4.0, "m", Trust.CHECKED, None)
A = Limit("door", "A", "", Trust.CHECKED, None)


@pytest.mark.parametrize(
    ("observed", "verdict"),
    [
        (4.06, Verdict.PASS),
        (4.05, Verdict.PASS),
        (4.04, Verdict.UNDECIDED),
        (4.0, Verdict.UNDECIDED),
        (3.96, Verdict.UNDECIDED),
        (3.95, Verdict.FAIL),
        (3.9, Verdict.FAIL),
    ],
)
def test_a_measurement_near_its_limit_asks_a_person(observed: float, verdict: Verdict) -> None:
    assert at_least(metres(observed), FOUR, band=0.05).verdict is verdict


def test_a_number_on_its_limit_passes_where_there_is_no_band() -> None:
    assert at_least(metres(4.0), FOUR).verdict is Verdict.PASS
    assert at_most(metres(4.0), FOUR).verdict is Verdict.PASS
    assert at_most(metres(4.001), FOUR).verdict is Verdict.FAIL


@given(st.floats(0, 8), st.floats(0, 1))
def test_what_is_too_long_one_way_is_long_enough_the_other(observed: float, band: float) -> None:
    verdicts = {at_most(metres(observed), FOUR, band=band).verdict, at_least(metres(observed), FOUR, band=band).verdict}
    assert verdicts in ({Verdict.PASS, Verdict.FAIL}, {Verdict.UNDECIDED}, {Verdict.PASS})
    if verdicts == {Verdict.PASS}:
        assert observed == pytest.approx(4.0, abs=1e-8)


def test_an_answer_says_what_was_found_and_what_is_demanded() -> None:
    place = Evidence("s1")
    answer = at_least(metres(3.4), FOUR, place, about=Door.width)
    assert (answer.observed, answer.limit, answer.evidence, answer.about) == (
        metres(3.4),
        Bound(">=", 4.0, "m"),
        (place,),
        "Door.width",
    )
    assert (answer.reason.zh, answer.reason.en) == ("实为 3.4 m，要求 ≥ 4 m", "3.4 m; demanded ≥ 4 m")


def test_metres_are_not_compared_with_a_number_of_things() -> None:
    with pytest.raises(ValueError, match="count compared with m"):
        at_most(count(4), FOUR)


def test_a_kind_is_right_or_wrong() -> None:
    assert is_kind("A", A).verdict is Verdict.PASS
    assert is_kind("B", A).verdict is Verdict.FAIL
    assert is_kind("B", A, about=Door.fire_class).limit == Bound("==", "A")


def test_a_demand_can_be_stated_without_a_number() -> None:
    answer = failed(Text.plain("no fire door"), about=Door.kind, demand=Bound("==", "fire"))
    assert (answer.verdict, answer.about, answer.limit) == (Verdict.FAIL, "Door.kind", Bound("==", "fire"))
