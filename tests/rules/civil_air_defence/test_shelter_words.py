"""What the words on shelter drawings are taken for."""

from __future__ import annotations

import pytest

from lianshen.review.building import ProtectiveUnit, ShelterEntrance
from lianshen.rules.civil_air_defence.shelter import Function, Mouth, function_of, leads_outdoors, mouth_of


@pytest.mark.parametrize(
    ("words", "function"),
    [
        ("二等人员掩蔽所", Function.SECOND_CLASS),
        ("甲类核6级常6级二等人员掩蔽所", Function.SECOND_CLASS),
        ("一等人员掩蔽所", Function.FIRST_CLASS),
        ("人员掩蔽工程", Function.PERSONNEL),
        ("专业队队员掩蔽部", Function.TEAM_PERSONNEL),
        ("防空专业队装备掩蔽部", Function.TEAM_EQUIPMENT),
        ("救护站", Function.MEDICAL),
        ("人防物资库", Function.STORE),
        ("区域电站", Function.AUXILIARY),
        ("核6级常6级", None),
    ],
)
def test_the_function_of_a_unit_is_told_by_its_words(words: str, function: Function | None) -> None:
    unit = ProtectiveUnit("1")
    unit.state(ProtectiveUnit.use, words)
    assert function_of(unit) is function


@pytest.mark.parametrize(
    ("words", "mouth", "outdoors"),
    [
        ("战时主要出入口", Mouth.MAIN, None),
        ("战时主要出入口(室外)", Mouth.MAIN, True),
        ("战时次要出入口", Mouth.OTHER, None),
        ("室内次要出入口", Mouth.OTHER, False),
        ("单元间连通口", Mouth.LINK, None),
        ("竖井式备用出入口", Mouth.SHAFT, None),
        ("备用出入口", Mouth.UNSAID, None),
        ("main", Mouth.MAIN, None),
        ("link", Mouth.LINK, None),
    ],
)
def test_a_mouth_is_told_by_its_words(words: str, mouth: Mouth, outdoors: bool | None) -> None:
    entrance = ShelterEntrance("1")
    entrance.state(ShelterEntrance.kind, words)
    assert (mouth_of(entrance), leads_outdoors(entrance)) == (mouth, outdoors)


def test_a_mouth_without_words_is_unsaid() -> None:
    assert mouth_of(ShelterEntrance("1")) is Mouth.UNSAID
