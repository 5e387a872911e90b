"""What sentences of the design notes state."""

import pytest

from lianshen.parsers.recognise.stated import canonical, number_of, read_statements
from lianshen.review.building import Building, Use
from lianshen.review.evidence import Evidence
from lianshen.review.notes import NoteLine


def said(*sentences: str) -> list[tuple[str, object]]:
    lines = [NoteLine(words, Evidence("S1", quote=words)) for words in sentences]
    return [(stated.fact.name.partition(".")[2], stated.value) for stated in read_statements(lines)]


@pytest.mark.parametrize(
    ("sentence", "fact", "value"),
    [
        ("本工程耐火等级为一级", "fire_rating", "1"),
        ("耐火等级：地上二级，地下一级。", "fire_rating", "2"),
        ("建筑高度３４．１０ｍ", "height", 34.1),
        ("建筑高度为 53.90 米", "height", 53.9),
        ("地上十一层，地下一层", "storeys_above", 11),
        ("地上11层，地下2层", "storeys_below", 2),
        ("抗震设防烈度7度(0.10g)", "seismic_intensity", "7(0.10g)"),
        ("抗震设防烈度为七度，设计基本地震加速度值为0.15g", "seismic_intensity", "7(0.15g)"),
        ("抗震设防烈度为8度。", "seismic_intensity", "8"),
        ("本工程按第三类防雷建筑物设防", "lightning_class", 3),
        ("二类防雷建筑", "lightning_class", 2),
        ("年预计雷击次数 N=0.2742次/a", "lightning_strikes", 0.2742),
        ("年平均雷暴日Td=35.6d/a", "thunder_days", 35.6),
        ("共用接地装置接地电阻不大于1Ω", "earth_resistance", 1.0),
        ("接地电阻值应≤4欧姆", "earth_resistance", 4.0),
        ("为二类高层住宅建筑", "height_class", "二类高层住宅建筑"),
        ("结构形式：剪力墙结构", "structure", "wall"),
        ("主体为现浇钢筋混凝土框架-剪力墙结构", "structure", "frame-wall"),
        ("使用性质：住宅", "use", Use.RESIDENTIAL),
        ("建设地点：江苏省南通市。", "city", "南通"),
        ("地上住宅部分未设自动喷水灭火系统", "sprinkler", False),
        ("本建筑设置自动喷水灭火系统", "sprinkler", True),
    ],
)
def test_a_sentence_states_a_fact(sentence, fact, value):
    assert (fact, value) in said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "主体结构高度34.10m",
        "屋面防水等级一级",
        "地下一层平面图",
        "地下一层设自动喷水灭火系统",
        "防火分区一 设自动喷水灭火系统",
        "《自动喷水灭火系统设计规范》GB 50084-2017",
        "接地电阻测试点",
        "经计算，本建达不到三类防雷建筑，屋顶不设避雷装置。",
    ],
)
def test_a_sentence_about_something_else_states_nothing(sentence):
    assert said(sentence) == []


def test_chinese_numerals_are_numbers():
    assert [number_of(words) for words in ("七", "十", "十二", "二十", "三十四", "2.5")] == [
        7.0,
        10.0,
        12.0,
        20.0,
        34.0,
        2.5,
    ]
    assert number_of("十x") is None


def test_an_application_form_agrees_with_the_notes_in_other_words():
    assert canonical(Building.structure, "剪力墙结构") == "wall"
    assert canonical(Building.seismic_intensity, "７度（0.10g）") == "7(0.10g)"
