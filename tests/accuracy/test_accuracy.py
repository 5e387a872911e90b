"""A handful of the labelled drawings in every run of the suite; the whole measure is `make accuracy`."""

from __future__ import annotations

from pathlib import Path

import ezdxf
import pytest
import yaml
from shapely import Point, box

from lianshen.review.building import Design
from tests.accuracy.compare import compare
from tests.accuracy.draw import draw
from tests.accuracy.found import Found, read
from tests.accuracy.matching import best_pairs, plain, same_name
from tests.accuracy.real import DRAWINGS, HERE, labels, score_real
from tests.accuracy.run import Case, cases, run
from tests.accuracy.score import Score
from tests.accuracy.styles_earlier import STYLES as EARLIER
from tests.accuracy.styles_reported import STYLES as REPORTED
from tests.accuracy.styles_tuning import STYLES as TUNING
from tests.accuracy.truth import RoomTruth

QUICK = ("aia-metres-housing-2", "layouts-housing-2", "pdf-layers-ground-1")


@pytest.fixture(scope="module")
def score() -> Score:
    todo = [case for case in cases("tuning") if case.name in QUICK]
    assert len(todo) == len(QUICK)
    total = Score()
    for _case, one in run(todo):
        total.add(one)
    return total


def test_most_rooms_and_doors_of_well_drawn_plans_are_found(score):
    rooms, doors = score.tallies["rooms"], score.tallies["doors"]
    assert rooms.true > 50
    assert rooms.recall > 0.6, score.tallies
    assert rooms.precision > 0.9, score.tallies
    assert doors.recall > 0.8, score.tallies
    assert doors.precision > 0.85, score.tallies


def test_titles_and_scales_of_well_drawn_plans_are_read(score):
    assert score.crashed == []
    assert (score.tallies["titles"].recall, score.tallies["scales"].recall) == (1.0, 1.0)


def test_hardly_a_wrong_fact_of_well_drawn_plans_is_stated_as_read(score):
    assert score.judged > 400
    assert score.wrong_share <= 0.01, score.wrong


def test_the_same_seed_draws_the_same_building(tmp_path: Path):
    one, two = (draw("corridor", TUNING[0], 7, tmp_path) for _time in range(2))
    other = draw("corridor", TUNING[0], 8, tmp_path)
    assert one.sheets == two.sheets
    assert one.sheets != other.sheets


def test_truth_lies_where_the_drawing_draws_it(tmp_path: Path):
    made = draw("housing", TUNING[1], 3, tmp_path)
    sheet = made.sheets[0]
    ends = [
        (x, y)
        for line in ezdxf.readfile(made.files[0]).modelspace().query("LINE[layer=='A-WALL']")
        for x, y, _z in (line.dxf.start, line.dxf.end)
    ]
    back = sheet.to_file.inverse().apply(ends)
    corner = min(sheet.rooms, key=lambda room: room.boundary.area).boundary.exterior.coords[0]
    assert min(Point(p).distance(Point(corner)) for p in back) < 0.001


def test_what_is_not_drawn_is_not_found(tmp_path: Path):
    made = draw("corridor", TUNING[0], 9, tmp_path)
    doc = ezdxf.readfile(made.files[0])
    for entity in list(doc.modelspace()):
        if entity.dxf.layer in ("WALL", "WINDOW", "DOOR_FIRE", "COLUMN", "SURFACE"):
            doc.modelspace().delete_entity(entity)
    doc.saveas(made.files[0])
    score = compare(made, read(made.files))
    assert score.tallies["rooms"].right == 0
    assert score.tallies["doors"].right == 0


def test_a_name_is_the_same_whatever_its_spaces_and_widths():
    room = RoomTruth("s1", "主卧", "bedroom", box(0, 0, 3, 4), others=("主卧 Bedroom",))
    assert same_name("主 卧", room)
    assert same_name("主卧Bedroom", room)
    assert not same_name("次卧", room)
    assert not same_name(None, room)
    assert plain("FM（乙）1221") == plain("FM(乙)1221")


def test_each_truth_is_paired_once_with_its_likest():
    pairs = best_pairs([1.0, 2.0], [1.9, 1.2, 1.1], lambda t, f: 1 - abs(t - f), 0.5)
    assert sorted(pairs, key=lambda pair: -pair[0]) == [(2.0, 1.9), (1.0, 1.1)]


def test_every_real_drawing_tells_how_it_was_labelled_and_how_surely():
    said = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(HERE.glob("*.yaml"))]
    assert len(said) >= 8
    assert [
        one["file"] for one in said if not (one["how"] and one["sure"] and (DRAWINGS / one["file"]).is_file())
    ] == []


def test_the_rooms_of_a_real_school_are_found_as_they_were_labelled():
    (label,) = (label for label in labels() if label.name == "link_floor")
    score = score_real(label)
    assert (score.tallies["titles"].right, score.tallies["scales"].right) == (3, 3)
    assert score.tallies["rooms"].right >= 24, score.tallies
    assert score.tallies["doors"].right >= 75, score.tallies
    assert score.wrong_share < 0.05, score.wrong


def test_no_style_of_the_reported_set_is_one_that_was_looked_at():
    seen = (*TUNING, *EARLIER)
    assert {style.name for style in seen}.isdisjoint(style.name for style in REPORTED)
    tuned = {(s.doors, s.windows, s.words, s.walls, frozenset(s.layers.items())) for s in seen}
    assert tuned.isdisjoint((s.doors, s.windows, s.words, s.walls, frozenset(s.layers.items())) for s in REPORTED)
    for looked_at in ("tuning", "earlier"):
        assert {c.seed for c in cases(looked_at)}.isdisjoint(c.seed for c in cases("reported"))


def test_a_reader_that_crashes_is_counted_as_one_that_found_nothing(tmp_path: Path):
    made = draw("corridor", TUNING[0], 1, tmp_path)
    score = compare(made, Found((), Design("")))
    assert len([room for room in made.sheets[0].rooms if room.name]) == score.tallies["rooms"].true
    assert score.tallies["rooms"].found == 0
    assert Case(TUNING[0], "corridor", 1).name == made.name
