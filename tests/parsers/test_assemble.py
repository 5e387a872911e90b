"""What all sheets say together, held against the truth of the sample and against a real school."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from shapely import Point, Polygon, box

from lianshen.parsers.assemble import assemble
from lianshen.parsers.reading import read_file
from lianshen.review.building import Building, Design, Door, SheetRecord, Storey
from lianshen.review.design_record import read_design, write_design
from lianshen.review.facts import Certainty, Disputed, Unknown
from lianshen.review.language import _
from lianshen.review.projects import Declared
from lianshen.review.sheets import Kind, Loss, Problem
from samples import make as making
from tests.parsers.recognise.hand import Hand, flats

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "drawings"
TRUTH = yaml.safe_load((ROOT / "samples" / "truth.yaml").read_text("utf-8"))
NOTHING = Declared()


def read(*paths: Path) -> Design:
    readings = [read_file(path, path.name)[1] for path in paths]
    drawings = [drawing for reading in readings for drawing in reading.drawings]
    return assemble(drawings, [problem for reading in readings for problem in reading.problems], NOTHING)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    return making.make(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def sample(files) -> Design:
    return read(*(path for path in files if path.suffix in (".dxf", ".pdf")))


def building(design: Design) -> Building:
    return design.buildings[0]


def storey(design: Design, index: int) -> Storey:
    return next(one for one in building(design).storeys if one.index == index)


def true_storey(index: int) -> dict:
    return TRUTH["storeys"]["-1F" if index < 0 else f"{index}F"]


@pytest.fixture(scope="module")
def shifts(sample) -> dict[int, tuple[float, float]]:
    """From the truth's origin to the plan's own, storey by storey, by a room that both know."""
    found = {}
    for index in (-1, 1, 2, 3):
        wanted = {room["name"]: room for room in true_storey(index)["rooms"]}
        named = [room for room in storey(sample, index).rooms if room.name in wanted]
        once = next(room for room in named if [r.name for r in named].count(room.name) == 1)
        true, own = Polygon(wanted[once.name]["boundary"]).bounds, once.boundary.bounds
        found[index] = (own[0] - true[0], own[1] - true[1])
    return found


@pytest.mark.parametrize("index", [-1, 1, 2, 3])
def test_every_room_of_the_sample_is_found_where_it_is(sample, shifts, index):
    (dx, dy), rooms = shifts[index], storey(sample, index).rooms
    expected = true_storey(index)["rooms"]
    assert len(expected) == len(rooms)
    for true in expected:
        at = Point(true["at"][0] + dx, true["at"][1] + dy)
        room = next(room for room in rooms if room.boundary.contains(at))
        assert true["name"] == room.name
        assert room.area == pytest.approx(true["area_m2"], abs=0.04), room.key


@pytest.mark.parametrize("index", [-1, 1, 2, 3])
def test_every_door_of_the_sample_has_its_mark_and_width(sample, shifts, index):
    (dx, dy), doors = shifts[index], storey(sample, index).doors
    expected = true_storey(index)["doors"]
    assert len(expected) == len(doors)
    for true in expected:
        at = Point(true["at"][0] + dx, true["at"][1] + dy)
        door = min(doors, key=lambda door, at=at: door.at.distance(at))
        assert (true["mark"], pytest.approx(true["width_m"], abs=0.005)) == (door.number, door.width)


def test_a_typical_storey_stands_nine_times_with_its_own_rooms(sample):
    assert [-1, *range(1, 12)] == [one.index for one in building(sample).storeys]
    keys = {room.key for index in range(3, 12) for room in storey(sample, index).rooms}
    assert len(keys) == 9 * 99
    assert len(storey(sample, 11).dwelling_doors) == 11


def test_storey_heights_come_from_the_section(sample):
    levels = TRUTH["section"]["levels"]
    assert levels[:-1] == [one.level for one in building(sample).storeys]
    assert [pytest.approx(b - a) for a, b in itertools.pairwise(levels)] == [
        one.height for one in building(sample).storeys
    ]


def test_compartments_and_units_say_what_is_drawn_and_written(sample):
    basement = storey(sample, -1)
    assert {
        c["name"]: (c["area_m2"], c["stated_area_m2"], c["sprinkler"])
        for c in TRUTH["compartments"]
        if c["storey"] == "-1F"
    } == {c.name: (c.area, c.stated_area, c.sprinkler) for c in basement.compartments}
    assert {u["name"]: (u["area_m2"], u["shelter_area_m2"], u["persons"]) for u in TRUTH["protective_units"]} == {
        u.name: (u.area, u.shelter_area, u.persons) for u in basement.protective_units
    }


def test_the_doors_of_a_mouth_run_from_outside_to_inside(sample):
    units = {unit.name: unit for unit in storey(sample, -1).protective_units}
    chains = sorted(tuple(door.number for door in mouth.doors) for mouth in units["防护单元2"].entrances)
    assert chains == [
        ("HFM1220(6)", "HFM1220(6)"), ("HFM1220(6)", "HM1220"), ("HFM2020(6)", "HM2020"), ("HM1220", "HFM1220(6)"),
    ]  # fmt: skip


def test_the_roof_has_its_mesh_and_its_down_conductors(sample):
    (roof,) = building(sample).roofs
    assert len(TRUTH["roof"]["down_conductors"]) == len(roof.down_conductors)
    sides = sorted(round(cell.boundary.bounds[2] - cell.boundary.bounds[0], 2) for cell in roof.mesh)
    assert sides == [18.5, 18.5, 26.0]


def test_site_joints_and_index_are_read(sample):
    (site,) = sample.site
    assert sorted(lane["width_m"] for lane in TRUTH["site"]["fire_lanes"]) == sorted(
        lane.stated_width for lane in site.fire_lanes
    )
    assert len(TRUTH["site"]["rescue_sites"]) == len(site.rescue_sites)
    assert sorted(joint["width_m"] for joint in TRUTH["joints"]) == sorted(
        joint.stated_width for joint in building(sample).joints
    )
    assert "建施-09" in {entry.number for entry in sample.index}


def test_what_two_sheets_state_differently_is_disputed(sample):
    with pytest.raises(Disputed):
        _ = building(sample).seismic_intensity
    with pytest.raises(Disputed):
        _ = building(sample).earth_resistance
    assert building(sample).fire_rating == "1"


def test_a_sheet_that_is_only_a_picture_states_no_rooms(files):
    design = read(next(path for path in files if path.name == "结构扫描件.pdf"))
    with pytest.raises(Unknown):
        _ = building(design).storeys
    assert [record.unreadable for record in design.sheets] == [1]


def test_a_print_alone_is_read_as_far_but_less_surely(files):
    design = read(next(path for path in files if path.name.startswith("建施-05")))
    third = storey(design, 3)
    assert (len(third.rooms), len(third.doors), len(third.dwelling_doors)) == (99, 96, 11)
    (said,) = third.statements(Storey.rooms)
    assert said.certainty == Certainty.INFERRED


def test_the_design_survives_being_written_down(sample):
    written = write_design(sample)
    assert written == write_design(read_design(written))


def test_a_real_school_shows_its_nine_rooms_on_each_floor():
    source = SHARED / "derived" / "mani_Link_floor.dxf"
    assert source.is_file(), f"the shared drawings are missing: {source}"
    design = read(source)
    areas = [sorted(round(room.area, 1) for room in one.rooms) for one in building(design).storeys]
    assert areas == [[19.7, 62.2, 64.0, 92.6, 93.0, 94.4, 109.7, 113.3, 126.8]] * 3


def test_a_copy_of_the_same_sheet_is_not_counted_twice():
    drawn, printed = flats().drawing(), flats().drawing(media="application/pdf")
    design = assemble([printed, drawn], [], NOTHING)
    assert len(storey(design, 3).rooms) == 8
    assert {drawn.sheet.id} == {room.sheet for room in storey(design, 3).rooms}
    assert len(design.sheets) == 2


def test_the_order_of_the_sheets_does_not_matter():
    sheets = [flats().drawing(storeys=(f"{n}F",), number=f"建施-0{n}") for n in (2, 3, 4)]
    there, back = (building(assemble(order, [], NOTHING)).storeys for order in (sheets, sheets[::-1]))
    assert [one.index for one in back] == [2, 3, 4]
    for one, other in zip(there, back, strict=True):
        assert [(room.key, room.area) for room in one.rooms] == [(room.key, room.area) for room in other.rooms]
        assert [exit.at for exit in one.exits] == [exit.at for exit in other.exits]


def test_a_plan_that_was_worked_out_from_a_picture_leaves_its_storey_unknown():
    design = assemble([flats().drawing(exact=False)], [], NOTHING)
    with pytest.raises(Unknown):
        _ = storey(design, 3).rooms
    with pytest.raises(Unknown):
        _ = storey(design, 3).dwelling_doors


def test_a_plan_without_any_door_leaves_doors_and_flats_unknown():
    hand = flats()
    hand.arcs, hand.gaps = [], []
    hand.lines = [line for line in hand.lines if line[0] != "WINDOW"]
    third = storey(assemble([hand.drawing()], [], NOTHING), 3)
    assert len(third.rooms) == 8
    for fact in (Storey.doors, Storey.dwelling_doors, Storey.corridor, Storey.exits):
        assert not third.knows(fact), fact


def test_a_flat_whose_entrance_was_not_found_asks_for_it():
    hand = flats()
    hand.arcs = [arc for arc in hand.arcs if not (arc[1][0] < 9000 and arc[1][1] == 6000)]
    hand.lines = [line for line in hand.lines if not (line[0] == "WINDOW" and line[1] == (1500, 6000))]
    hand.gaps = [gap for gap in hand.gaps if not gap.contains(Point(2000, 6000))]
    doors = storey(assemble([hand.drawing()], [], NOTHING), 3).dwelling_doors
    assert sorted((door.knows(Door.width) for door in doors), reverse=True) == [True, False]


def test_declared_facts_are_the_word_of_the_application_form():
    declared = Declared((("height", 34.1), ("use", "residential"), ("structure", "剪力墙结构"), ("storeys_above", 11)))
    one = building(assemble([], [], declared))
    assert (one.height, one.use, one.structure, one.storeys_above) == (34.1, "residential", "wall", 11)
    assert one.statements(Building.height)[0].source.quote == "application form"


def test_a_record_counts_what_could_not_be_read_and_names_empty_fields():
    drawing = flats().drawing(fields=(("图号", "建施-05"), ("比例", "")))
    lost = Problem("x", Loss.PART_LOST, _("x"), _("x"), sheet=drawing.sheet.id, count=12)
    mended = Problem("y", Loss.REPAIRED, _("x"), _("x"), sheet=drawing.sheet.id, count=5)
    (record,) = assemble([drawing], [lost, mended], NOTHING).sheets
    assert (record.unreadable, record.empty_fields, record.number) == (12, ("比例",), "建施-05")
    assert not record.knows(SheetRecord.stated_scale)


def test_sheets_of_one_number_are_told_apart_whichever_comes_first():
    first = flats().drawing()
    second = replace(first, sheet=replace(first.sheet, id="other", place="frame 2"))
    orders = [assemble(drawings, [], NOTHING).sheets for drawings in ([first, second], [second, first])]
    labels = [{record.sheet: record.label for record in records} for records in orders]
    assert labels[0] == labels[1]
    assert len(set(labels[0].values())) == 2


def test_a_storeys_height_points_at_both_its_level_marks():
    hand = Hand()
    for n in range(3):
        hand.word(f"{n * 3.0:.3f}", (0, n * 3000), layer="DIM_ELEV")
        hand.word(f"{n + 1}F", (5000, n * 3000 + 700), layer="TEXT")
    design = assemble([hand.drawing(Kind.SECTION, (), title="1-1剖面图")], [], NOTHING)
    (said,) = storey(design, 2).statements(Storey.height)
    assert said.source.shape.covers(Point(0, 3.0))
    assert said.source.shape.covers(Point(0, 6.0))


def test_a_small_key_plan_does_not_replace_the_zone():
    hand = flats()
    hand.rectangle("防火分区线", 0, 0, 18000, 10000)
    hand.word("防火分区一 建筑面积 180㎡ 未设自动喷水灭火系统", (9000, 2000), layer="防火分区")
    hand.rectangle("防火分区线", 30000, 0, 33000, 4000)
    hand.word("防火分区一", (31500, 2000), layer="防火分区")
    (zone,) = storey(assemble([hand.drawing()], [], NOTHING), 3).compartments
    assert (zone.area, zone.stated_area, zone.sprinkler, len(zone.exits)) == (180.0, 180.0, False, 1)
    assert zone.boundary.equals(box(0, 0, 18, 10))


def test_a_section_whose_levels_name_no_storey_is_read_without_storeys():
    hand = Hand()
    for n, level in enumerate(("-4.500", "4.200", "7.200")):
        hand.word(level, (0, (-4500, 4200, 7200)[n]), layer="DIM_ELEV")
    design = assemble([hand.drawing(Kind.SECTION, (), title="1-1剖面图")], [], NOTHING)
    assert not building(design).knows(Building.storeys)


def test_sections_that_are_not_to_scale_tell_no_heights():
    hand = Hand()
    for n in range(4):
        hand.word(f"{n * 3.0:.3f}", (0, n * 3000), layer="DIM_ELEV")
        hand.word(f"{n + 1}F", (5000, n * 3000 + 700), layer="TEXT")
    true = assemble([hand.drawing(Kind.SECTION, (), title="1-1剖面图")], [], NOTHING)
    assert [one.height for one in building(true).storeys[:3]] == [3.0, 3.0, 3.0]
    stretched = Hand(words=[(w, layer, (x, y * 1.5), h, t) for w, layer, (x, y), h, t in hand.words])
    assert not building(assemble([stretched.drawing(Kind.SECTION, ())], [], NOTHING)).knows(Building.storeys)


def test_labels_are_the_same_in_another_round():
    first, second = (assemble([flats().drawing(turn=0)], [], NOTHING) for _round in range(2))
    assert [door.key for door in storey(first, 3).doors] == [door.key for door in storey(second, 3).doors]
    assert {"B1/3F/FM乙1021-1", "B1/3F/FM乙1021-2"} <= {door.key for door in storey(first, 3).doors}
