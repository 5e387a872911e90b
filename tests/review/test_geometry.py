"""Walks and widths in plan: never too short, never dependent on how the sheet is turned."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box, unary_union
from shapely.affinity import rotate, translate

from lianshen.review.geometry import clear_width, deepest_recess, lies_between, short_side, shortest_walk
from lianshen.review.sheets import Affine

BEND = Polygon([(0, 0), (1.5, 0), (1.5, 8.5), (10, 8.5), (10, 10), (0, 10)])
TEE = box(0, 10, 30, 12).union(box(14, 0, 16, 10))
angles = st.floats(0, 360)


@st.composite
def corridors(draw: st.DrawFn) -> Polygon:
    """Corridors of squares that touch, with bends, branches and courts."""
    here, squares = (0, 0), [(0, 0)]
    for step in draw(st.lists(st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]), min_size=3, max_size=25)):
        here = (here[0] + step[0], here[1] + step[1])
        squares.append(here)
    joined = unary_union([box(2 * x, 2 * y, 2 * x + 2, 2 * y + 2) for x, y in squares])
    assert isinstance(joined, Polygon)
    return joined


@st.composite
def points_in(draw: st.DrawFn, area: Polygon) -> Point:
    low_x, low_y, high_x, high_y = area.bounds
    point = Point(draw(st.floats(low_x, high_x)), draw(st.floats(low_y, high_y)))
    return point if area.covers(point) else area.exterior.interpolate(draw(st.floats(0, area.exterior.length)))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_walk_stays_inside_and_is_never_shorter_than_the_crow_flies(data: st.DataObject) -> None:
    area = data.draw(corridors())
    start, end = data.draw(points_in(area)), data.draw(points_in(area))
    walk = shortest_walk(area, start, [end])
    assert walk is not None
    assert walk.length >= start.distance(end) - 1e-9
    assert area.buffer(1e-5).covers(walk.line)
    assert dist(walk.line.coords[0], start.coords[0]) == 0
    assert dist(walk.line.coords[-1], end.coords[0]) == 0


@given(st.data(), angles)
@settings(max_examples=60, deadline=None)
def test_turning_the_plan_changes_no_walk(data: st.DataObject, angle: float) -> None:
    area = data.draw(corridors())
    start, ends = data.draw(points_in(area)), [data.draw(points_in(area)) for _ in range(2)]
    turned = [rotate(shape, angle, origin=(0, 0)) for shape in (area, start, *ends)]
    straight, other = shortest_walk(area, start, ends), shortest_walk(turned[0], turned[1], turned[2:])
    assert straight is not None
    assert other is not None
    assert other.length == pytest.approx(straight.length, abs=1e-4)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_way_back_is_as_long_and_no_detour_is_shorter(data: st.DataObject) -> None:
    area = data.draw(corridors())
    one, two, three = (data.draw(points_in(area)) for _ in range(3))

    def length(start: Point, end: Point) -> float:
        walk = shortest_walk(area, start, [end])
        assert walk is not None
        return walk.length

    assert length(one, two) == pytest.approx(length(two, one), abs=1e-6)
    assert length(one, two) <= length(one, three) + length(three, two) + 1e-6


@given(st.floats(0.5, 500), angles, st.tuples(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5)), st.floats(-1e3, 1e3))
def test_a_map_there_and_back_brings_a_point_home(
    scale: float, turn: float, origin: tuple[float, float], x: float
) -> None:
    there = Affine.placed(1 / scale, turn, origin)
    assert there.inverse().apply(there.apply([[x, -x]]))[0] == pytest.approx((x, -x), abs=1e-5)
    assert there.then(there.inverse()).numbers() == pytest.approx([1, 0, 0, 1, 0, 0], abs=1e-5)


def test_a_walk_bends_round_the_inner_corner() -> None:
    walk = shortest_walk(BEND, Point(1.5, 0), [Point(10, 8.5)])
    assert walk is not None
    assert list(walk.line.coords) == [(1.5, 0), (1.5, 8.5), (10, 8.5)]
    assert walk.length == 17.0


def test_the_nearest_exit_on_foot_need_not_be_the_nearest_by_air() -> None:
    court = box(0, 0, 20, 10).difference(box(2, 2, 18, 8))
    behind, along = Point(10, 9), Point(19, 1)
    walk = shortest_walk(court, Point(10, 1), [behind, along])
    assert walk is not None
    assert walk.line.coords[-1] == (19, 1)


def test_a_door_in_the_thickness_of_a_wall_still_belongs_to_the_corridor() -> None:
    walk = shortest_walk(box(0, 0, 10, 2), Point(3, 2.2), [Point(3, -0.1)])
    assert walk is not None
    assert walk.length == pytest.approx(2.3)


def test_a_door_far_from_the_corridor_leads_nowhere() -> None:
    assert shortest_walk(box(0, 0, 10, 2), Point(3, 4), [Point(3, 0)]) is None
    assert shortest_walk(box(0, 0, 10, 2), Point(3, 1), [Point(3, 9)]) is None
    assert shortest_walk(box(0, 0, 10, 2), Point(3, 1), []) is None


def test_who_stands_at_the_exit_has_walked_nothing() -> None:
    walk = shortest_walk(box(0, 0, 10, 2), Point(3, 1), [Point(3, 1)])
    assert walk is not None
    assert walk.length == 0


@pytest.mark.parametrize(
    ("at", "between"),
    [
        ((10, 12), True),
        ((14.5, 10.5), True),
        ((15, 0.5), False),
        ((15, 5), False),
        ((0.5, 10.5), False),
        ((29.9, 11), False),
    ],
    ids=[
        "in the bar",
        "at the mouth",
        "end of the stem",
        "in the stem",
        "beyond the left exit",
        "beyond the right exit",
    ],
)
@pytest.mark.parametrize("angle", [0, 33])
def test_one_can_turn_two_ways_only_between_two_exits(at: tuple[float, float], between: bool, angle: float) -> None:
    area, door, *exits = (
        rotate(shape, angle, origin=(0, 0)) for shape in (TEE, Point(at), Point(2, 12), Point(28, 12))
    )
    assert lies_between(area, door, exits) is between


def test_one_exit_is_a_dead_end_and_two_on_one_side_are_too() -> None:
    corridor = box(0, 0, 30, 2)
    assert not lies_between(corridor, Point(2, 0), [Point(20, 0)])
    assert not lies_between(corridor, Point(2, 0), [Point(20, 0), Point(28, 2)])


def test_round_a_court_one_can_go_either_way() -> None:
    court = box(0, 0, 20, 20).difference(box(2, 2, 18, 18))
    assert lies_between(court, Point(10, 0), [Point(0, 12), Point(20, 12)])


STRAIGHT = box(0, 0, 20, 1.4)


@pytest.mark.parametrize(
    ("area", "width"),
    [
        (STRAIGHT, 1.4),
        (BEND, 1.5),
        (STRAIGHT.union(box(5, 1.4, 5.9, 1.7)), 1.4),
        (STRAIGHT.difference(box(5, 1.1, 5.5, 2)), 1.1),
        (box(0, 0, 20, 3).difference(box(5, 2.6, 5.5, 2.8)), 2.6),
        (STRAIGHT.union(box(5, 0, 5.9, 4)), 0.9),
        (box(0, 0, 10, 10).difference(box(1.5, 1.5, 9, 9)), 1.0),
        (box(0, 0, 2, 2).union(box(1.9, 0.5, 4, 1.3)).union(box(3.9, 0, 6, 2)), 0.8),
    ],
    ids=[
        "straight",
        "bent",
        "shallow niche",
        "column at the wall",
        "gap behind a column",
        "narrow branch",
        "round a court",
        "waist",
    ],
)
@pytest.mark.parametrize("angle", [0, 17])
def test_the_narrowest_place_is_found(area: Polygon, width: float, angle: float) -> None:
    turned = rotate(area, angle, origin=(0, 0))
    narrowest = clear_width(turned)
    assert narrowest.width == pytest.approx(width, abs=0.002)
    assert turned.buffer(0.01).covers(narrowest.line)


@given(st.floats(0.6, 4.0), st.floats(6.0, 40.0), angles)
@settings(max_examples=40, deadline=None)
def test_a_straight_corridor_is_as_wide_as_it_is(width: float, length: float, angle: float) -> None:
    turned = translate(rotate(box(0, 0, length, width), angle), 1000, -500)
    assert clear_width(turned).width == pytest.approx(width, abs=0.002)


@given(st.data(), angles)
@settings(max_examples=30, deadline=None)
def test_turning_the_plan_changes_no_width(data: st.DataObject, angle: float) -> None:
    area = data.draw(corridors())
    assert clear_width(rotate(area, angle)).width == pytest.approx(clear_width(area).width, abs=0.003)


def test_the_short_side_of_a_room_is_not_that_of_its_entry() -> None:
    side = short_side(box(0, 0, 4, 3).union(box(4, 0, 6, 0.9)))
    assert side.width == pytest.approx(3.0, abs=0.02)
    assert isinstance(side.line, LineString)


def test_the_deepest_recess_is_told_as_a_share_of_the_whole_side() -> None:
    notched = box(0, 0, 30, 20).difference(box(10, 12, 18, 20))
    recess = deepest_recess(rotate(notched, 25))
    assert recess is not None
    assert recess.ratio == pytest.approx(8 / 20, abs=1e-6)
    assert recess.boundary.area == pytest.approx(64)


def test_a_missing_corner_is_as_deep_as_its_shallower_side() -> None:
    recess = deepest_recess(box(0, 0, 30, 20).difference(box(12, 18, 30, 20)))
    assert recess is not None
    assert recess.ratio == pytest.approx(2 / 20)
    assert deepest_recess(box(0, 0, 30, 20)) is None
