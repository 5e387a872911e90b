"""What rooms are called, and what only looks like a name."""

import pytest

from lianshen.parsers.recognise.names import is_area, room_name, stated_area


@pytest.mark.parametrize(
    "words",
    ["使用面积 12.35平方米", "使用面积：12.35m²", "建筑面积12.35㎡", "净面积约12.35平米", "S=12.35㎡", "12.35m2"],
)
def test_a_line_that_states_an_area_is_no_name(words: str) -> None:
    assert room_name(words, on_name_layer=True) is None
    assert is_area(words)
    assert stated_area(words) == 12.35


def test_a_name_with_its_area_behind_it_is_the_name() -> None:
    assert room_name("主卧室 使用面积12.35平方米", on_name_layer=False) == "主卧室"
