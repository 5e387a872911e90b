"""What sentences of the design notes state."""

import pytest

from lianshen.parsers.recognise.numerals import number_of
from lianshen.parsers.recognise.stated import canonical, read_statements
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
        ("本工程总建筑面积１２，３４５．６㎡", "gross_area", 12345.6),
        ("总建筑面积：1.25万平方米", "gross_area", 12500.0),
        ("建筑占地面积1242㎡", "footprint_area", 1242.0),
        ("建筑基底面积：860.5平方米", "footprint_area", 860.5),
        ("建筑体积约为34500m³", "volume", 34500.0),
        ("总户数88户", "dwellings", 88),
        ("本楼共一百三十二户", "dwellings", 132),
        ("无障碍住房2套", "accessible_dwellings", 2),
        ("电梯台数：四台", "lifts", 4),
        ("本工程共设6部电梯", "lifts", 6),
        ("本工程设置火灾自动报警系统", "alarm", True),
        ("本建筑未设火灾自动报警系统", "alarm", False),
        ("生产的火灾危险性类别为丙类2项", "hazard_class", "丙"),
        ("抗震设防类别：标准设防类（丙类）", "seismic_category", "丙类"),
        ("抗震设防类别为乙类", "seismic_category", "乙类"),
        ("剪力墙抗震等级三级", "seismic_grade", "三级"),
        ("建筑场地类别为Ⅲ类", "site_class", "III"),
        ("场地类别Ⅱ类", "site_class", "II"),
        ("校正系数k=1.5", "strike_factor", 1.5),
        ("土壤电阻率ρ=100Ω·m", "soil_resistivity", 100.0),
        ("建筑物电子信息系统雷电防护等级为D级", "information_level", "D"),
        ("人防建筑面积4024㎡", "shelter_area", 4024.0),
        ("应建人防面积3980㎡", "required_shelter_area", 3980.0),
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
        "小区总建筑面积98000㎡",
        "地下总建筑面积4080㎡",
        "每个核心筒设两台电梯，其中一台兼消防电梯",
        "每层共4户",
        "《火灾自动报警系统设计规范》GB 50116-2013",
        "地下车库设置火灾自动报警系统",
        "柴油储油间火灾危险性为丙类",
        "地下一层剪力墙抗震等级四级",
        "校正系数k取1~2",
    ],
)
def test_a_sentence_about_something_else_states_nothing(sentence):
    assert said(sentence) == []


def test_grades_of_several_members_are_no_grade_of_the_building():
    assert said("剪力墙抗震等级三级，框架抗震等级二级") == []


def test_chinese_numerals_are_numbers():
    assert [number_of(words) for words in ("一百零八", "二百三十", "12,345.6")] == [108.0, 230.0, 12345.6]
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
