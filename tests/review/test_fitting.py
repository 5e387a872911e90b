"""Rectangles are fitted into areas, turned or not, round whatever stands in the way."""

from __future__ import annotations

import pytest
from shapely import affinity, box

from lianshen.review.fitting import rectangle_inside


@pytest.mark.parametrize("turn", [0, 30, 90, 141])
def test_an_exact_rectangle_fits_however_it_is_turned(turn: float) -> None:
    area = affinity.rotate(box(0, 0, 15, 10), turn)
    found = rectangle_inside(area, 15, 10)
    assert found is not None
    assert area.buffer(0.001).covers(found)
    assert rectangle_inside(area, 15.01, 10) is None
    assert rectangle_inside(area, 15, 10.01) is None


def test_a_tree_in_the_middle_is_in_the_way() -> None:
    area = box(0, 0, 30, 12)
    assert rectangle_inside(area.difference(box(14, 5, 16, 7)), 20, 10) is None
    assert rectangle_inside(area.difference(box(14, 5, 16, 7)), 14, 10) is not None


def test_an_angle_of_two_arms_has_room_in_one_arm_only() -> None:
    angle = box(0, 0, 30, 8).union(box(0, 0, 12, 30))
    assert rectangle_inside(angle, 30, 12) is not None
    assert rectangle_inside(angle, 30, 12.5) is None
    assert rectangle_inside(angle, 31, 8) is None
