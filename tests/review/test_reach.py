"""The remotest place of a room is found where it is, between doors and round corners."""

from __future__ import annotations

import pytest
from shapely import Point, box
from shapely.affinity import rotate

from lianshen.review.reach import remotest

HALL = box(0, 0, 40, 10)
BENT = box(0, 0, 20, 10).difference(box(5, 5, 25, 12))


def test_between_two_doors_the_remotest_place_is_no_corner_of_the_hall():
    walk = remotest(HALL, [Point(0, 5), Point(40, 5)])
    assert walk.length == pytest.approx((20**2 + 5**2) ** 0.5, abs=0.3)


def test_a_bend_is_walked_round():
    walk = remotest(BENT, [Point(2, 10)])
    corner = Point(5, 5)
    assert walk.length == pytest.approx(Point(2, 10).distance(corner) + corner.distance(Point(20, 0)), abs=0.01)


def test_turning_the_plan_changes_nothing():
    turned = rotate(BENT, 30, origin=(0, 0))
    door = rotate(Point(2, 10), 30, origin=(0, 0))
    assert remotest(turned, [door]).length == pytest.approx(remotest(BENT, [Point(2, 10)]).length, abs=0.01)


def test_a_door_that_stands_elsewhere_is_no_door_of_the_room():
    assert remotest(HALL, [Point(60, 5)]) is None
