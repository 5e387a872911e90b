"""One floor serves all doors of a storey: ways are the same as sought alone, and what sees what is worked out once."""

from __future__ import annotations

import time

import numpy as np
import pytest
from shapely import Point, Polygon, box

from lianshen.review.floors import Floor, floor_of
from lianshen.review.geometry import walks

CORRIDOR = box(0, 0, 60, 2).union(box(0, 0, 2, 20)).union(box(58, 0, 60, 20)).union(box(28, 2, 30, 12))
DOORS = [Point(2 * n + 1, 1) for n in range(30)]
EXITS = [Point(1, 19), Point(59, 19), Point(29, 11)]


def test_a_floor_that_others_walked_on_gives_the_way_a_fresh_one_gives() -> None:
    used = floor_of(CORRIDOR)
    for door in DOORS:
        assert used.search(door, EXITS, np.zeros(3)) == Floor(CORRIDOR).search(door, EXITS, np.zeros(3))


@pytest.mark.parametrize(
    ("door", "length"), [(Point(11, 1), (9**2 + 1) ** 0.5 + (17**2 + 1) ** 0.5), (Point(29, 1), 10)]
)
def test_a_way_round_a_corner_is_as_long_as_measured_by_hand(door: Point, length: float) -> None:
    assert walks(CORRIDOR, door, EXITS)[0].length == pytest.approx(length)


def test_equal_outlines_of_two_storeys_share_a_floor_and_others_do_not() -> None:
    assert floor_of(Polygon(CORRIDOR.exterior.coords)) is floor_of(CORRIDOR)
    assert floor_of(CORRIDOR.buffer(-0.01)) is not floor_of(CORRIDOR)


def test_thirty_doors_of_a_storey_take_less_than_half_a_second() -> None:
    start = time.process_time()
    found = [walks(CORRIDOR, door, EXITS) for door in DOORS]
    assert time.process_time() - start < 0.5
    assert all(len(ways) == 3 for ways in found)
