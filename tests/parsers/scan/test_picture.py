"""A picture is set straight by its own lines, and its points keep their places."""

from __future__ import annotations

import numpy as np
import pymupdf
import pytest

from lianshen.parsers.scan.lines import ruled_lines
from lianshen.parsers.scan.picture import Picture, set_straight, take
from lianshen.review.sheets import Affine
from tests.parsers.scan.paper import scanned, sheet


@pytest.mark.parametrize("turned", [-3.4, -0.3, 0.8, 2.0])
def test_the_skew_is_found_to_a_few_hundredths_of_a_degree(turned: float) -> None:
    straight = set_straight(picture_of(turned)).straight
    assert np.degrees(np.arctan2(straight.b, straight.a)) == pytest.approx(-turned, abs=0.05)


def test_a_straight_picture_stays_as_it_is() -> None:
    picture = picture_of(0.0)
    assert set_straight(picture) is picture


def test_every_line_of_a_straight_picture_is_found_where_it_is() -> None:
    lines = ruled_lines(picture_of(0.0))
    for edge in ([200, 500], [200, 200]):
        height = 841.89 - edge[1]
        near = abs(lines[:, 1] - height) + abs(lines[:, 3] - height) < 4
        assert (lines[near][:, [0, 2]].min(), lines[near][:, [0, 2]].max()) == pytest.approx((200, 800), abs=4)


def test_quarters_lead_there_and_back() -> None:
    picture = Picture(np.zeros((30, 50), np.uint8), Affine(), 1.0)
    picture.grey[4, 7] = 255  # a point 7.5 from the left, 25.5 from below
    for times in range(4):
        turned = picture.quarter_turned(times)
        row, column = np.argwhere(turned.grey)[0]
        seen = turned.to_points.apply((column + 0.5, row + 0.5))
        assert np.allclose(turned.straight.apply((7.5, 25.5)), seen)


def test_a_huge_page_is_taken_smaller() -> None:
    page = pymupdf.open().new_page(width=14_000, height=14_000)
    assert take(page, 600).grey.size < 50_000_000


def picture_of(turned: float) -> Picture:
    picture = scanned(sheet(), turned)
    return Picture(np.asarray(picture, np.uint8), Affine(), 110 / 72)
