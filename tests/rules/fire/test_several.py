"""One answer about several subjects hides neither a failure nor a gap."""

from __future__ import annotations

import pytest

from lianshen.review.building import Door
from lianshen.review.facts import Unknown
from lianshen.review.findings import Verdict
from lianshen.review.language import Text
from lianshen.rules import failed, passed
from lianshen.rules.fire.several import each

FINE, BAD = passed(Text.plain("+")), failed(Text.plain("-"))


def judge(door):
    if door.label == "?":
        return door.width
    return {"+": FINE, "-": BAD}[door.label[0]]


def test_one_that_fails_fails_them_all_even_where_another_is_unknown():
    answer = each([Door("+1"), Door("?"), Door("-1"), Door("-2")], judge)
    assert answer.verdict is Verdict.FAIL
    assert "-1" in answer.reason.en
    assert "2" in answer.reason.en


def test_what_is_unknown_of_one_asks_where_none_fails():
    with pytest.raises(Unknown):
        each([Door("+1"), Door("?")], judge)


def test_all_that_hold_pass():
    assert each([Door("+1"), Door("+2")], judge).verdict is Verdict.PASS
