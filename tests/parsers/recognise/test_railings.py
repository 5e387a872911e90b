"""What sentences state of railings."""

import pytest

from lianshen.parsers.assemble import assemble
from lianshen.parsers.recognise.railings import read_railings
from lianshen.review.building import Building, Storey
from lianshen.review.evidence import Evidence
from lianshen.review.notes import NoteLine
from lianshen.review.projects import Declared
from lianshen.review.sheets import Kind
from tests.parsers.recognise.hand import Hand, flats


def said(sentence: str) -> list[tuple[str | None, float | None, float | None]]:
    lines = [NoteLine(sentence, Evidence("S1", quote=sentence))]
    return [(guard.place, guard.height, guard.gap) for guard in read_railings(lines)]


@pytest.mark.parametrize(
    ("sentence", "railings"),
    [
        ("阳台栏杆高1200，净距110", [("阳台", 1.2, 0.11)]),
        ("户门为乙级防火门；栏杆净高1.20m，竖杆净距不大于0.11m。", [(None, 1.2, 0.11)]),
        ("上人屋面女儿墙高度为１１００ｍｍ", [("上人屋面", 1.1, None)]),
        ("阳台、外廊及上人屋面栏杆高度不低于1.1m", [("阳台", 1.1, None), ("外廊", 1.1, None), ("上人屋面", 1.1, None)]),
        ("室内楼梯扶手高度900，楼梯水平段栏杆高1050", [("室内楼梯扶手", 0.9, None), ("楼梯水平段", 1.05, None)]),
        ("阳台栏杆垂直杆件间净距≤110mm", [("阳台", None, 0.11)]),
        ("女儿墙高600", [("女儿墙", 0.6, None)]),
    ],
)
def test_a_sentence_states_railings(sentence, railings):
    assert said(sentence) == railings


@pytest.mark.parametrize(
    "sentence",
    [
        "栏杆顶部水平荷载1.0kN/m",
        "当窗台高度低于900时设护栏，护栏高度900",
        "栏杆做法详见15J403-1第12页",
        "阳台栏杆高度详大样",
        "柱纵筋净距不小于50mm",
    ],
)
def test_other_sentences_state_none(sentence):
    assert said(sentence) == []


def test_railings_belong_to_the_building_with_the_place_they_are_written_at():
    notes = Hand()
    notes.word("六、阳台栏杆净高1.10m，竖杆净距0.11m。", (0, 0), layer="文字")
    building = assemble([notes.drawing(Kind.NOTES, ())], [], Declared()).buildings[0]
    (railing,) = building.railings
    assert (railing.place, railing.height, railing.bar_gap) == ("阳台", 1.1, 0.11)
    assert "阳台栏杆" in type(railing).height.surest(railing)[0].source.quote
    assert not assemble([Hand().drawing(Kind.NOTES, ())], [], Declared()).buildings[0].knows(Building.railings)


@pytest.mark.parametrize(
    ("words", "thick"),
    [
        ("未注明板厚均为100mm", 0.1),
        ("2.除注明外，板厚均为120", 0.12),
        ("未注明的楼板厚度为１１０。", 0.11),
        ("板厚详见平面标注", None),
        ("板厚120，板顶标高详平面", None),
    ],
)
def test_a_plan_states_how_thick_its_slabs_are_where_nothing_else_is_written(words, thick):
    plan = flats()
    plan.word(words, (9000, -3000), layer="文字")
    (storey,) = assemble([plan.drawing()], [], Declared()).buildings[0].storeys
    assert [said.value for said in storey.statements(Storey.slab_thickness)] == ([] if thick is None else [thick])
