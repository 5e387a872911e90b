"""Small plans, drawn by hand: what is understood, and what must stay unknown."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

from lianshen.parsers.plan_reading import read_plan
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.ways import OUTSIDE
from lianshen.review.building import ExitKind, Use
from tests.parsers.recognise.hand import Hand, flats


def understood(hand: Hand, *, ground: bool = False, **sheet) -> Plan:
    return read_plan(Plane(hand.drawing(**sheet)), ground)


def areas(plan: Plan) -> dict[str, float]:
    return {space.label: round(space.face.area, 2) for space in plan.spaces if space.name}


def test_rooms_end_at_the_faces_of_their_walls_and_doors_close_them():
    expected = {
        "主卧": 25.08, "次卧": 25.08, "起居室1": 25.08, "起居室2": 25.08,
        "走廊": 24.92, "前室": 12.76, "楼梯间": 8.36, "水井": 17.16,
    }  # fmt: skip
    assert expected == areas(understood(flats()))


@settings(max_examples=12, deadline=None)
@given(st.floats(-180, 180))
def test_turning_the_plan_changes_nothing_that_is_measured(turn):
    straight, turned = understood(flats()), understood(flats(), turn=turn)
    same = {space.name: round(space.face.area, 1) for space in straight.spaces if space.name}
    assert same == {space.name: round(space.face.area, 1) for space in turned.spaces if space.name}
    widths = [sorted(way.opening.width for way in plan.ways) for plan in (straight, turned)]
    assert widths[0] == pytest.approx(widths[1], abs=0.002)
    assert len(straight.circulation.exits or ()) == len(turned.circulation.exits or ()) == 1
    assert [len(plan.circulation.flats or ()) for plan in (straight, turned)] == [2, 2]


def test_a_flat_is_what_hangs_together_behind_its_entrance():
    plan = understood(flats())
    found = {
        frozenset(plan.spaces[n].label for n in flat.spaces): [way.opening.mark.number for way in flat.doors]
        for flat in plan.circulation.flats
    }
    expected = {frozenset({"起居室1", "主卧"}): ["FM乙1021"], frozenset({"起居室2", "次卧"}): ["FM乙1021"]}
    assert expected == found


def test_a_lobby_behind_a_fire_door_is_the_exit_and_no_corridor():
    circulation = understood(flats()).circulation
    assert [(e.way.opening.at.x, round(e.way.opening.at.y, 3)) for e in circulation.exits] == [(8.0, 7.6)]
    assert circulation.corridor.area == pytest.approx(24.92, abs=0.01)


def test_a_lobby_behind_an_ordinary_door_belongs_to_the_corridor():
    hand = flats()
    hand.words = [
        ("M1221", *entry[1:]) if entry[0] == "FM乙1221" and entry[2][1] < 7600 else entry for entry in hand.words
    ]
    circulation = understood(hand).circulation
    assert [(round(e.way.opening.at.x, 3), e.way.opening.at.y) for e in circulation.exits] == [(4.0, 8.8)]
    assert circulation.corridor.area == pytest.approx(24.92 + 12.76 + 0.24, abs=0.1)


def test_doors_to_the_open_air_are_exits_on_the_ground_storey_only():
    hand = flats()
    hand.door("M1521", (15000, 10000), 1500)
    upper, ground = understood(hand).circulation, understood(hand, ground=True).circulation
    assert [found.kind for found in upper.exits] == [ExitKind.STAIR]
    assert {ExitKind.STAIR, ExitKind.OUTSIDE} == {found.kind for found in ground.exits}


@pytest.mark.parametrize(("lobby_door", "exit_at"), [("FM乙1221", (8.0, 7.6)), ("M1221", (4.0, 8.8))])
def test_a_stairs_own_door_to_the_open_is_the_same_way_out_not_another(lobby_door, exit_at):
    hand = flats()
    hand.door("M1221", (2000, 10000), 1200)
    hand.words = [
        (lobby_door, *entry[1:]) if entry[0] == "FM乙1221" and entry[2][1] < 7600 else entry for entry in hand.words
    ]
    (leaving,) = understood(hand, ground=True).circulation.exits
    assert (leaving.kind, leaving.way.opening.at.distance(Point(exit_at)) < 0.01) == (ExitKind.STAIR, True)


def test_a_stair_that_is_entered_from_the_open_only_leads_out_by_that_door():
    hand = flats()
    hand.door("M1221", (2000, 10000), 1200)
    hand.arcs = [arc for arc in hand.arcs if arc[1] != (4000, 8200)]
    hand.lines = [line for line in hand.lines if not (line[0] == "WINDOW" and line[1] == (4000, 8200))]
    hand.gaps = [gap for gap in hand.gaps if not gap.contains(Point(4000, 8800))]
    kinds = {leaving.kind for leaving in understood(hand, ground=True).circulation.exits}
    assert ExitKind.OUTSIDE in kinds


def test_a_leaking_room_is_named_but_not_measured():
    hand = flats()
    hand.gaps.append(Point(4500, 0).buffer(2500))
    plan = understood(hand)
    assert "主卧" not in areas(plan)
    assert [room.label for room in plan.unplaced] == ["主卧?"]
    assert plan.circulation.flats is None


def test_two_bedrooms_in_one_face_are_not_one_bedroom():
    hand = flats()
    hand.word("卧室", (2000, 1600))
    plan = understood(hand)
    assert {"主卧?", "卧室?"} == {room.label for room in plan.unplaced}


def test_kitchen_and_living_room_without_a_wall_between_are_one_living_room():
    hand = flats()
    hand.word("厨房", (2000, 4600))
    plan = understood(hand)
    living = next(space for space in plan.spaces if space.label == "起居室1")
    assert (living.use, living.open_plan) == (Use.LIVING, True)


def test_a_corridor_whose_walls_leak_leaves_exits_unknown():
    hand = flats()
    hand.gaps.append(Point(0, 6800).buffer(500))
    circulation = understood(hand).circulation
    assert (circulation.corridor, circulation.exits) == (None, None)


def test_a_door_joins_what_lies_on_both_sides_and_swings_into_one():
    plan = understood(flats())
    way = next(way for way in plan.ways if way.opening.mark.number == "M0921" and way.opening.at.x < 9)
    assert {"主卧", "起居室1"} == {plan.spaces[side].label for side in way.sides}
    assert plan.spaces[way.sides[way.into]].label == "起居室1"


def test_a_door_without_anything_beyond_leads_outside():
    hand = flats()
    hand.door("M1521", (15000, 10000), 1500)
    plan = understood(hand)
    way = next(way for way in plan.ways if way.opening.mark.number == "M1521")
    assert OUTSIDE in way.sides
    assert "水井" in {plan.spaces[side].label for side in way.sides if side != OUTSIDE}


def test_a_window_joins_a_room_and_what_it_looks_out_on():
    hand = flats()
    hand.window("C1515", (4500, 0), 1500)
    hand.window("C1815", (2500, 3000), 1800, thick=100)
    plan = understood(hand)
    seen = {
        view.opening.mark.number: {"outside" if side == OUTSIDE else plan.spaces[side].label for side in view.sides}
        for view in plan.views
    }
    assert seen == {"C1515": {"主卧", "outside"}, "C1815": {"主卧", "起居室1"}}


def test_swings_broken_into_chords_are_doors_all_the_same():
    drawing = flats().drawing()
    broken = flats()
    for layer, at, radius, start, end in broken.arcs:
        from math import cos, radians, sin

        spots = [
            (at[0] + radius * cos(radians(a)), at[1] + radius * sin(radians(a)))
            for a in (start + (end - start) * i / 12 for i in range(13))
        ]
        for a, b in itertools.pairwise(spots):
            broken.line(layer, a, b)
    broken.arcs = []
    straight = sorted(way.opening.width for way in read_plan(Plane(drawing), False).ways)
    assert straight == pytest.approx(sorted(way.opening.width for way in understood(broken).ways), abs=0.002)


def test_a_mark_goes_to_the_opening_it_stands_at():
    hand = flats()
    hand.door("FM甲1521", (14000, 7600), 1500)
    plan = understood(hand)
    assert {way.opening.mark.number: way.opening.width for way in plan.ways} == {
        "FM甲1521": 1.5,
        "FM乙1021": 1.0,
        "M0921": 0.9,
        "FM乙1221": 1.2,
    }
