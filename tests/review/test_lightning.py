"""What a building draws lightning from, and the gaps along a roof, held against worked numbers."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, Polygon, box
from shapely.affinity import rotate

from lianshen.review.lightning import drawing_width, edges, equivalent_area, sides, strays

RADIUS = 100.0


@pytest.mark.parametrize(
    ("long", "wide", "high", "width", "square_kilometres"),
    [(60, 20, 50, 86.603, 0.038618), (180, 25, 90, 99.499, 0.076396), (60, 30, 24, 64.992, 0.026769)],
)
def test_worked_examples_come_out(
    long: float, wide: float, high: float, width: float, square_kilometres: float
) -> None:
    assert drawing_width(high, RADIUS) == pytest.approx(width, abs=0.001)
    area = equivalent_area([(box(0, 0, long, wide), high)], RADIUS) / 1e6
    assert area == pytest.approx(square_kilometres, rel=2e-4)


def test_a_tower_does_not_lend_its_height_to_its_podium() -> None:
    podium, tower = (box(0, 0, 80, 60), 20.0), (box(25, 15, 55, 45), 90.0)
    assert equivalent_area([podium, tower], RADIUS) / 1e6 == pytest.approx(0.04394, rel=1e-3)
    assert equivalent_area([(podium[0], tower[1])], RADIUS) / 1e6 == pytest.approx(0.06376, rel=1e-3)


def test_above_the_striking_radius_the_width_is_the_height() -> None:
    assert drawing_width(100, RADIUS) == 100
    assert drawing_width(180, RADIUS) == 180
    assert equivalent_area([(box(0, 0, 40, 30), 180.0)], RADIUS) == pytest.approx(
        40 * 30 + 2 * 180 * 70 + pi * 180**2, rel=2e-4
    )


@given(st.floats(0, 180), st.floats(0.5, 40), st.floats(0.5, 40))
def test_a_cell_is_as_large_however_it_lies(turn: float, long: float, wide: float) -> None:
    lying = rotate(box(0, 0, long, wide), turn)
    assert sides(lying) == pytest.approx((max(long, wide), min(long, wide)), abs=1e-6)


@given(st.lists(st.floats(0, 131.9), min_size=2, max_size=12, unique=True), st.floats(0, 360))
def test_the_gaps_together_are_the_whole_edge_however_the_roof_is_turned(places: list[float], turn: float) -> None:
    roof = box(0, 0, 48, 18)
    turned = rotate(roof, turn, origin=(0, 0))
    conductors = [rotate(roof.exterior.interpolate(place), turn, origin=(0, 0)) for place in places]
    (edge,) = edges(turned, conductors, 1.5)
    assert sum(gap.length for gap in edge.gaps) == pytest.approx(132, abs=1e-6)


def test_a_gap_runs_round_the_corner_and_over_the_seam_of_the_edge() -> None:
    roof = box(0, 0, 10, 10)
    start = Point(roof.exterior.coords[0])
    (edge,) = edges(roof, [Point(5, 0), Point(10, 5)], 0.5)
    lengths = sorted(gap.length for gap in edge.gaps)
    assert lengths == pytest.approx([10, 30])
    assert min(edge.gaps, key=lambda gap: gap.length).distance(start) == pytest.approx(0)


def test_two_conductors_on_one_spot_leave_no_gap_between_them() -> None:
    (edge,) = edges(box(0, 0, 10, 10), [Point(5, 0), Point(5, 0), Point(5, 10)], 0.5)
    assert sorted(gap.length for gap in edge.gaps) == pytest.approx([20, 20])


def test_a_conductor_belongs_to_the_courtyard_it_stands_at() -> None:
    roof = Polygon(box(0, 0, 40, 40).exterior, [box(15, 15, 25, 25).exterior])
    outer, yard = edges(roof, [Point(0, 0), Point(40, 40), Point(15, 15)], 1.5)
    assert (len(outer.conductors), len(yard.conductors)) == (2, 1)
    assert [gap.length for gap in yard.gaps] == [40]
    assert strays(roof, [Point(0, 0), Point(8, 8)], 1.5) == (Point(8, 8),)
