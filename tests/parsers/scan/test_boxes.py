"""Boxes of text: one piece over the seam of two tiles, no piece twice, no rows of missing letters."""

from __future__ import annotations

import numpy as np

from lianshen.parsers.scan.boxes import apart, is_tall, merged
from lianshen.parsers.scan.reader import Read


def test_two_halves_of_a_line_are_one() -> None:
    halves = np.array([[0, 0, 120, 20], [100, 1, 260, 21], [0, 60, 100, 80]], np.float64)
    assert merged(halves).tolist() == [[0, 0, 260, 21], [0, 60, 100, 80]]


def test_rows_of_one_paragraph_stay_two() -> None:
    rows = np.array([[0, 0, 200, 20], [0, 18, 200, 38]], np.float64)
    assert len(merged(rows)) == 2


def test_text_that_runs_upwards_is_tall() -> None:
    assert is_tall(np.array([[0, 0, 20, 90], [0, 0, 90, 20], [0, 0, 20, 20]], np.float64)).tolist() == [
        True,
        False,
        False,
    ]


def test_of_two_readings_of_one_place_the_surer_stands() -> None:
    box = (0.0, 0.0, 100.0, 20.0)
    assert [read.text for read in apart([Read("M1O21", 0.7, box, 0), Read("M1021", 0.9, box, 0)])] == ["M1021"]


def test_boxes_for_letters_without_a_font_are_no_words() -> None:
    assert apart([Read("00000", 0.99, (0.0, 0.0, 100.0, 20.0), 0)]) == ()
    assert len(apart([Read("±0.000", 0.99, (0.0, 0.0, 100.0, 20.0), 0)])) == 1
