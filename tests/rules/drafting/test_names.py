"""Numbers and titles of sheets are compared as a reader would."""

from __future__ import annotations

import pytest

from lianshen.rules.drafting.names import plain


@pytest.mark.parametrize("words", ["建施-05", "建施－05", "建施 - 05", "建施—05", "建施-０５"])
def test_spaces_full_width_digits_and_dashes_make_no_difference(words: str) -> None:
    assert plain(words) == "建施-05"


def test_other_numbers_stay_other() -> None:
    assert plain("建施-05") != plain("建施-50")
    assert plain("建施-05a") == plain("建施-05A")
