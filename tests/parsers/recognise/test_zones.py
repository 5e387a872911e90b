"""Compartments, shelters, stairs, roofs, sites and joints, drawn by hand."""

import numpy as np
import pytest

from lianshen.parsers.assemble import assemble
from lianshen.parsers.recognise.joints import find_joints
from lianshen.parsers.recognise.lightning import find_protection
from lianshen.parsers.recognise.notes import find_notes
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.runs import join_runs
from lianshen.parsers.recognise.tables import find_index
from lianshen.review.building import Building, Compartment, SiteBuilding, Storey
from lianshen.review.facts import Certainty
from lianshen.review.projects import Declared
from lianshen.review.sheets import Drawing, Kind
from tests.parsers.recognise.hand import Hand, flats


def storey(*drawings: Drawing) -> Storey:
    return assemble(drawings, [], Declared()).buildings[0].storeys[0]


def roof(*, dashed: bool = False) -> Hand:
    hand = Hand()
    hand.rectangle("屋顶轮廓", -100, -100, 20100, 10100)
    for a, b in (
        ((0, 0), (20000, 0)),
        ((20000, 0), (20000, 10000)),
        ((20000, 10000), (0, 10000)),
        ((0, 10000), (0, 0)),
    ):
        hand.line("接闪带", a, b)
    if dashed:
        for n in range(4):
            hand.line("接闪带", (8000, n * 2600), (8000, min(n * 2600 + 2200, 10000)))
    else:
        hand.line("接闪带", (8000, 0), (8000, 10000))
    hand.line("接闪带", (3900, -100), (4100, 100))
    for x in (0, 8000, 20000, 60000):
        hand.arcs.append(("引下线", (x, 0), 300, 0, 360))
    return hand


@pytest.mark.parametrize("dashed", [False, True])
def test_the_mesh_is_what_the_terminations_enclose_and_legends_stay_out(dashed):
    found = find_protection(Plane(roof(dashed=dashed).drawing(Kind.LIGHTNING_PLAN, ("RF",))))
    assert sorted(round(cell.area) for cell in found.mesh) == [80, 120]
    assert [(point.x, point.y) for point in found.conductors] == [(0, 0), (8, 0), (20, 0)]


def test_a_roof_without_terminations_states_nothing():
    hand = Hand()
    hand.rectangle("屋顶轮廓", 0, 0, 20000, 10000)
    assert find_protection(Plane(hand.drawing(Kind.ROOF_PLAN, ("RF",)))) is None


def test_pieces_on_one_line_are_joined_over_small_gaps_only():
    pieces = np.array([[0, 0, 1, 0], [1.4, 0, 3, 0], [5, 0, 4, 0], [0, 0.5, 3, 0.5]])
    assert [(min(r[0], r[2]), max(r[0], r[2])) for r in join_runs(pieces, 0.6, 0.5).tolist()] == [
        (0, 3),
        (4, 5),
        (0, 3),
    ]


def test_a_joint_is_as_wide_as_drawn_and_as_written():
    hand = Hand()
    for x in (0, 80):
        hand.line("抗震缝", (x, 0), (x, 16000))
    hand.word("抗震缝 缝宽100mm", (400, 8000), layer="S-TEXT")
    (gap,) = find_joints(Plane(hand.drawing()))
    assert (pytest.approx(0.08), 0.1) == (gap.width, gap.stated)


def test_a_compartment_says_what_is_written_in_several_pieces():
    hand = flats()
    hand.rectangle("防火分区线", 0, 0, 18000, 10000)
    hand.word("防火分区二", (9000, 2500), layer="防火分区")
    hand.word("建筑面积 180.0㎡", (9000, 2000), layer="防火分区")
    hand.word("设自动喷水灭火系统", (9000, 1500), layer="防火分区")
    (compartment,) = storey(hand.drawing()).compartments
    assert (compartment.name, compartment.stated_area, compartment.sprinkler) == ("防火分区二", 180.0, True)


def test_notes_that_make_each_storey_one_compartment_are_believed():
    notes = Hand()
    notes.word("5.1 每层一个防火分区。", (0, 0), layer="文字")
    third = storey(flats().drawing(), notes.drawing(Kind.NOTES, (), number="建施-02", title="说明"))
    (compartment,) = third.compartments
    assert compartment.area == pytest.approx(18.2 * 10.2, abs=0.05)
    assert third.exits == compartment.exits
    assert not storey(flats().drawing()).knows(Storey.compartments)


def test_a_storey_above_ground_that_was_seen_has_no_protective_units():
    assert storey(flats().drawing()).protective_units == ()
    assert not storey(flats().drawing(storeys=("B1",))).knows(Storey.protective_units)


def test_the_treads_of_a_stair_tell_the_width_of_its_flights():
    hand = flats()
    for n in range(9):
        for low in (7700, 8860):
            hand.line("STAIR", (800 + n * 260, low), (800 + n * 260, low + 1040))
    (stair,) = storey(hand.drawing()).stairs
    assert stair.flight_width == pytest.approx(1.04)


def test_words_on_one_base_line_are_one_line_of_notes():
    hand = Hand()
    hand.word("耐火等级：", (1000, 5000), layer="文字")
    hand.word("一级", (2100, 5000), layer="文字")
    hand.word("第二行文字", (1000, 4000), layer="文字")
    hand.word("第二栏文字", (30000, 5000), layer="文字")
    lines = find_notes(Plane(hand.drawing(Kind.NOTES, ())))
    assert [line.words for line in lines] == ["耐火等级：一级", "第二行文字", "第二栏文字"]
    design = assemble([hand.drawing(Kind.NOTES, ())], [], Declared())
    assert design.buildings[0].fire_rating == "1"
    assert not design.buildings[0].knows(Building.storeys)


def test_an_index_row_is_a_number_with_its_title():
    hand = Hand()
    for n, (number, title) in enumerate((("建施-01", "图纸目录"), ("建施-02", "建筑设计说明"))):
        for x, words in ((0, str(n + 1)), (3000, number), (9000, title), (15000, "A1")):
            hand.word(words, (x, -n * 1000), layer="PUB_TAB")
    rows = find_index(Plane(hand.drawing(Kind.INDEX, ())))
    assert [(row.number.text, row.title.text) for row in rows] == [("建施-01", "图纸目录"), ("建施-02", "建筑设计说明")]


def test_a_mouth_is_walked_from_outside_through_its_airlock():
    hand = Hand()
    hand.wall((0, 0), (20000, 0), (20000, 10000), (0, 10000), (0, 0))
    hand.wall((0, 4000), (9000, 4000), (9000, 0))
    hand.wall((5000, 0), (5000, 4000))
    hand.word("战时主要出入口", (2500, 2000))
    hand.word("防毒通道", (7000, 2000))
    hand.word("人员掩蔽区", (10000, 7000))
    hand.door("HFM1220(6)", (5000, 2000), 1200, turn=90, layer="人防门")
    hand.door("HM1220", (7000, 4000), 1200, layer="人防门")
    hand.rectangle("人防单元线", 0, 0, 20000, 10000)
    words = "防护单元1 二等人员掩蔽所 核6级常6级 建筑面积 200㎡ 掩蔽面积 120㎡ 掩蔽人数 100人"
    hand.word(words, (12000, 8000), layer="人防-防护单元", height=200)
    (unit,) = storey(hand.drawing(Kind.SHELTER_PLAN, ("B1",))).protective_units
    assert (
        unit.name, unit.area, unit.stated_area, unit.shelter_area, unit.persons,
    ) == ("防护单元1", 200.0, 200.0, 120.0, 100)  # fmt: skip
    assert (unit.grade, unit.use) == ("核6级常6级", "二等人员掩蔽所")
    (mouth,) = unit.entrances
    assert (mouth.kind, [door.number for door in mouth.doors]) == ("战时主要出入口", ["HFM1220(6)", "HM1220"])


def test_the_yard_between_fire_lanes_is_no_lane():
    hand = Hand()
    for x0, y0, x1, y1 in ((0, 0, 80, 4), (0, 46, 80, 50), (0, 4, 4, 46), (76, 4, 80, 46)):
        hand.rectangle("消防车道", x0, y0, x1, y1)
    hand.word("消防车道 宽4.0m", (40, 2), layer="消防车道", height=1)
    (site,) = assemble([hand.drawing(Kind.SITE_PLAN, (), unit=1.0)], [], Declared()).site
    assert len(site.fire_lanes) == 4
    assert [lane.stated_width for lane in site.fire_lanes if lane.boundary.bounds[3] == 4] == [4.0]


def test_a_site_for_ladders_may_be_drawn_with_loose_lines():
    hand = Hand()
    corners = [(0, 0), (20, 0), (20, 10), (0, 10)]
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        hand.line("登高操作场地", a, b)
    hand.rectangle("登高操作场地", 30, 0, 50, 12)
    (site,) = assemble([hand.drawing(Kind.SITE_PLAN, (), unit=1.0)], [], Declared()).site
    assert sorted(place.boundary.area for place in site.rescue_sites) == [200.0, 240.0]


def test_a_building_on_the_site_is_what_the_words_that_name_it_say():
    hand = Hand()
    hand.rectangle("建筑轮廓", 0, 0, 60, 20)
    hand.rectangle("建筑轮廓", 0, 40, 60, 56)
    hand.rectangle("建筑轮廓", 80, 0, 90, 8)
    for words, at in (("5#楼 11F H=34.10m", (20, 10)), ("1F H=4.20m", (50, 5)), ("6号配电房 １层", (30, 48))):
        hand.word(words, at, layer="建筑轮廓", height=2)
    (site,) = assemble(
        [hand.drawing(Kind.SITE_PLAN, (), unit=1.0)], [], Declared((("name", "某小区5#楼、16号配电房"),))
    ).site
    tower, plant = sorted(site.buildings, key=lambda house: house.label)
    assert (tower.name, tower.storeys_above, tower.height) == ("5#楼", 11, 34.1)
    assert (plant.name, plant.storeys_above, plant.knows(SiteBuilding.height)) == ("6号配电房", 1, False)
    assert (tower.ours, plant.knows(SiteBuilding.ours)) == (True, False)
    assert [round(house.outline.area) for house in (tower, plant)] == [1200, 960]


def test_exits_of_a_compartment_are_those_in_it():
    hand = flats()
    for name, x0, x1 in (("防火分区一", 0, 9000), ("防火分区二", 9000, 18000)):
        hand.rectangle("防火分区线", x0, 0, x1, 10000)
        hand.word(name, ((x0 + x1) / 2, 500), layer="防火分区")
    found = {zone.name: len(Compartment.exits.of(zone)) for zone in storey(hand.drawing()).compartments}
    assert found == {"防火分区一": 1, "防火分区二": 0}


def zoned(layer: str, *zones: tuple[str, str, float, float]) -> Hand:
    """The flats with zones side by side on one layer: name, area written under it, where it begins and ends."""
    hand = flats()
    for name, area, x0, x1 in zones:
        hand.rectangle(layer, x0, 0, x1, 10000)
        hand.word(name, ((x0 + x1) / 2, 5200), layer="文字", height=500)
        if area:
            hand.word(area, ((x0 + x1) / 2, 4500), layer="文字", height=350)
    return hand


def outlines(hand: Hand) -> dict[str, float | None]:
    found = storey(hand.drawing())
    if not found.knows(Storey.compartments):
        return {}
    return {
        zone.label: round(zone.boundary.area, 1) if zone.knows(Compartment.boundary) else None
        for zone in found.compartments
    }


@pytest.mark.parametrize(
    "name", ["1#防火分区", "防火分区1", "防火分区（1）", "第一防火分区", "防火分区B1-1", "A防火分区"]
)
def test_a_line_on_any_layer_is_a_compartment_where_the_area_written_in_it_agrees(name):
    hand = zoned("L7", (name, "建筑面积：90.0㎡", 0, 9000))
    assert list(outlines(hand).values()) == [90.0]


def test_a_compartment_whose_line_is_not_found_is_listed_without_one():
    hand = zoned("L7", ("防火分区1", "建筑面积 90.0m2", 0, 9000), ("防火分区2", "建筑面积 300.0m2", 9000, 18000))
    assert outlines(hand) == {"防火分区1": 90.0, "防火分区2": None}


def test_a_line_that_goes_round_two_names_is_neither_ones():
    hand = zoned("防火分区", ("防火分区1", "", 0, 18000))
    hand.word("防火分区2", (13000, 2000), layer="文字", height=500)
    assert outlines(hand) == {}


def test_a_key_plan_is_no_compartment_though_its_layer_says_so():
    hand = flats()
    for name, x0, x1 in (("防火分区1", 20000, 20900), ("防火分区2", 20900, 21800)):
        hand.rectangle("防火分区", x0, 11000, x1 + 3000, 16000)
        hand.word(name, ((x0 + x1) / 2, 12000), layer="防火分区", height=100)
    assert outlines(hand) == {}


def test_a_line_far_from_the_area_written_is_not_believed_and_one_near_it_is_doubted():
    assert outlines(zoned("防火分区", ("防火分区1", "建筑面积 850.0㎡", 0, 9000))) == {"防火分区1": None}
    (doubted,) = storey(zoned("防火分区", ("防火分区1", "建筑面积 100.0㎡", 0, 9000)).drawing()).compartments
    assert doubted.statements(Compartment.boundary)[0].certainty is Certainty.INFERRED


def test_a_line_that_only_parts_the_storey_makes_compartments_of_it():
    hand = flats()
    hand.line("防火分区", (9000, -100), (9000, 10100))
    for name, x in (("防火分区1", 4000), ("防火分区2", 13000)):
        hand.word(name, (x, 5200), layer="文字", height=500)
        hand.word("建筑面积 92.82㎡", (x, 4500), layer="文字", height=350)
    assert list(outlines(hand).values()) == [pytest.approx(92.82, abs=0.9)] * 2


def test_one_compartment_on_two_sheets_is_one_whatever_its_number_is_written_like():
    first, second = (zoned("L7", (name, "建筑面积 90.0㎡", 0, 9000)) for name in ("防火分区一", "1#防火分区"))
    plans = first.drawing(), second.drawing(Kind.FIRE_COMPARTMENT_PLAN, number="建施-09", title="防火分区图")
    assert [zone.label for zone in storey(*plans).compartments] == ["防火分区一"]
