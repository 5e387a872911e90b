"""Points within reach are found as by asking each of each."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lianshen.parsers.sheets.nearby import within_reach

numbers = st.floats(-1e4, 1e4, width=32) | st.sampled_from((-1e12, 0.0, 0.5, 1e12))
places = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=25)
reaches = st.floats(1e-3, 1e5) | st.sampled_from((1.0, 1e12))


@given(places, st.lists(st.tuples(st.tuples(numbers, numbers), reaches), min_size=1, max_size=12))
def test_every_pair_within_reach_is_found_once(points: list[tuple[float, float]], asked: list[tuple]) -> None:
    where, centres = np.array(points), np.array([centre for centre, _reach in asked])
    reach = np.array([reach for _centre, reach in asked])
    one, other = within_reach(centres, reach, where)
    away = np.hypot(*(where[None] - centres[:, None]).transpose(2, 0, 1))
    assert np.argwhere(away <= reach[:, None]).tolist() == np.column_stack((one, other)).tolist()


def test_many_points_in_rows_are_found_for_small_and_large_reach() -> None:
    points = np.stack(np.meshgrid(np.arange(200.0), np.arange(200.0)), axis=-1).reshape(-1, 2)
    centres = np.array([(50.2, 50.2), (0.0, 199.0), (300.0, 300.0)])
    one, _other = within_reach(centres, np.array([0.5, 10.0, 20.0]), points)
    assert np.bincount(one, minlength=3).tolist() == [1, 90, 0]
