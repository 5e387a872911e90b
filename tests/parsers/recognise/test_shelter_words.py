"""What notes and the words inside a protective unit say of it."""

import pytest

from lianshen.parsers.assemble import assemble
from lianshen.review.building import ProtectiveUnit
from lianshen.review.projects import Declared
from lianshen.review.sheets import Kind
from tests.parsers.recognise.hand import Hand


def units(notes: tuple[str, ...] = (), inside: str = "", title: str = "人防设计说明") -> dict[str, ProtectiveUnit]:
    """Two units side by side with an opening that a protective door closes, and a sheet of notes."""
    plan = Hand()
    plan.wall((0, 0), (24000, 0), (24000, 10000), (0, 10000), (0, 0))
    plan.wall((12000, 0), (12000, 10000), thick=500)
    plan.door("HFM1220(6)", (12000, 5000), 1200, turn=90, layer="人防门", thick=500)
    for n, x in ((1, 0), (2, 12000)):
        plan.word(f"人员掩蔽区{n}", (x + 6000, 8000))
        plan.rectangle("人防单元线", x, 0, x + 12000, 10000)
        plan.word(
            f"防护单元{n} {inside if n == 1 else ''}".strip(), (x + 6000, 3000), layer="人防-防护单元", height=150
        )
    sheet = Hand()
    for n, words in enumerate(notes):
        sheet.word(words, (0, -n * 1000), layer="文字")
    drawings = [plan.drawing(Kind.SHELTER_PLAN, ("B1",), number="人防-03", title="地下一层人防平面图")]
    if notes:
        drawings.append(sheet.drawing(Kind.NOTES, (), number="人防-01", title=title))
    (storey,) = assemble(drawings, [], Declared()).buildings[0].storeys
    return {unit.label: unit for unit in storey.protective_units}


@pytest.mark.parametrize(
    ("sentence", "fact", "value"),
    [
        ("顶板厚250mm，外墙厚300mm，单元隔墙厚500mm。", ProtectiveUnit.roof_thickness, 0.25),
        ("顶板厚250mm，外墙厚300mm，单元隔墙厚500mm。", ProtectiveUnit.outer_wall_thickness, 0.3),
        ("顶板厚250mm，外墙厚300mm，单元隔墙厚500mm。", ProtectiveUnit.dividing_wall_thickness, 0.5),
        ("临空墙厚度不小于２５０ｍｍ", ProtectiveUnit.wall_thickness, 0.25),
        ("人防区室内净高2.60m，梁底净高不小于2.10m。", ProtectiveUnit.clear_height, 2.1),
        ("清洁通风新风量不小于5m³/(p·h)，滤毒通风新风量不小于2m³/(p·h)。", ProtectiveUnit.clean_air, 5.0),
        ("清洁式通风量≥6m3/人·h", ProtectiveUnit.clean_air, 6.0),
        ("清洁通风新风量不小于5m³/(p·h)，滤毒通风新风量不小于2m³/(p·h)。", ProtectiveUnit.filtered_air, 2.0),
        ("隔绝防护时间不小于3h", ProtectiveUnit.isolation_hours, 3.0),
        ("本工程为甲类防空地下室", ProtectiveUnit.category, "甲类"),
        ("抗力级别：核六级、常六级", ProtectiveUnit.grade, "核6级常6级"),
    ],
)
def test_a_sentence_of_the_shelters_notes_is_about_all_units(sentence, fact, value):
    assert [fact.of(unit) for unit in units((sentence,)).values()] == [pytest.approx(value), pytest.approx(value)]


def test_a_sentence_that_names_a_unit_is_about_that_unit():
    found = units(("防护单元一 掩蔽人数800人，饮用水贮水量48m³，干厕20个",))
    one, two = found["防护单元1"], found["防护单元2"]
    assert (one.persons, one.drinking_water, one.toilets) == (800, 48.0, 20)
    assert not any(two.knows(fact) for fact in (ProtectiveUnit.persons, ProtectiveUnit.toilets))


def test_words_inside_the_outline_are_about_its_unit():
    found = units(inside="甲类防空地下室 核6级常6级 室内净高2.8m 干厕12个")
    assert (found["防护单元1"].clear_height, found["防护单元1"].toilets) == (2.8, 12)
    assert not found["防护单元2"].knows(ProtectiveUnit.category)


@pytest.mark.parametrize(
    "sentence",
    [
        "战时出入口通道净高不小于2.2m",
        "非人防区顶板厚160mm",
        "厕所12个，饮用水贮水量48m³",
        "防护单元1、防护单元2掩蔽人数分别为800人",
        "清洁通风新风量：掩蔽所5m³/(p·h)，物资库清洁通风新风量2m³/(p·h)",
    ],
)
def test_a_sentence_that_leaves_doubt_states_nothing(sentence):
    facts = (
        ProtectiveUnit.clear_height, ProtectiveUnit.roof_thickness, ProtectiveUnit.toilets, ProtectiveUnit.persons,
        ProtectiveUnit.drinking_water, ProtectiveUnit.clean_air,
    )  # fmt: skip
    assert not any(unit.knows(fact) for unit in units((sentence,)).values() for fact in facts)


def test_notes_about_the_building_say_nothing_of_the_shelter():
    found = units(("外墙厚200mm，顶板厚120mm",), title="建筑设计说明")
    assert not found["防护单元1"].knows(ProtectiveUnit.outer_wall_thickness)


def test_a_door_between_two_units_is_a_link_of_both():
    found = units()
    assert found["防护单元1"].links == found["防护单元2"].links
    assert [key.rpartition("/")[2] for key in found["防护单元1"].links] == ["HFM1220(6)-1"]
