"""The words by which the fire pack tells rooms and classes of buildings apart."""

from __future__ import annotations

import pytest

from lianshen.rules import NoLimit
from lianshen.rules.fire.classes import class_in
from lianshen.rules.fire.plant_rooms import GENERATOR, TRANSFORMERS, kind_of_plant


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("排烟机房", "ventilation"),
        ("空调机房", "ventilation"),
        ("变配电室", "electrical"),
        ("10kV开关室", "electrical"),
        ("消防水泵房", "plant"),
        ("消防控制室", "plant"),
        ("卧室", None),
        ("楼梯间", None),
        ("强电井", None),
    ],
)
def test_plant_rooms_are_told_by_their_names(name: str, kind: str | None) -> None:
    assert kind_of_plant(name) == kind


def test_generators_and_transformers_are_told_apart() -> None:
    assert GENERATOR.search("柴油发电机房")
    assert not GENERATOR.search("变配电室")
    assert TRANSFORMERS.search("变配电室")
    assert not TRANSFORMERS.search("配电间")


@pytest.mark.parametrize(
    ("words", "kind"),
    [("一类高层公共建筑", "1"), ("二类高层住宅", "2"), ("单、多层公共建筑", "low"), ("多层住宅建筑", "low")],
)
def test_a_class_is_read_from_the_words_of_the_notes(words: str, kind: str) -> None:
    assert class_in(words) == kind


@pytest.mark.parametrize("words", ["一类、二类高层", "高层建筑", ""])
def test_words_that_name_no_class_or_two_are_not_guessed(words: str) -> None:
    with pytest.raises(NoLimit):
        class_in(words)
