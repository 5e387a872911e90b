"""What the pages call what lies on layers."""

from __future__ import annotations

from lianshen.parsers.layers import Meaning
from lianshen.review.language import Text
from lianshen.review.sheets import LayerMeaning
from lianshen.web.layers.words import MEANINGS, amount, meaning_word


def test_every_meaning_has_its_own_word_in_both_languages() -> None:
    assert set(MEANINGS) == set(Meaning)
    for language in ("zh", "en"):
        assert len({said[language] for said in MEANINGS.values()}) == len(Meaning)


def test_a_meaning_that_is_no_longer_known_is_shown_as_it_was_kept() -> None:
    assert meaning_word("moats") == Text.plain("moats")
    assert meaning_word("walls").zh == "墙"


def test_only_what_lies_on_a_layer_is_counted_out() -> None:
    layer = LayerMeaning("X1", "walls", "read", Text.plain("?"), lines=12, blocks=3)
    assert [said.zh for said in amount(layer)] == ["线 12", "图块 3"]
