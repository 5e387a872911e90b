"""How much of a long side something runs along, however the building is turned."""

from __future__ import annotations

import pytest
from shapely import affinity, box

from lianshen.rules.fire.sides import long_sides

HOUSE, SITE = box(0, 0, 40, 14), box(0, -16, 30, -6)


@pytest.mark.parametrize("turn", [0, 25, 90, 200])
def test_a_site_along_three_quarters_covers_three_quarters_of_one_side_only(turn: float) -> None:
    house, site = (affinity.rotate(shape, turn, origin=(0, 0)) for shape in (HOUSE, SITE))
    shares = sorted(side.share_along([site], 10) for side in long_sides(house))
    assert shares == pytest.approx([0, 0.75], abs=1e-6)


def test_what_overlaps_is_counted_once_and_what_is_too_far_not_at_all() -> None:
    pieces = [SITE, box(20, -10, 30, -6), box(30, -40, 40, -30)]
    assert max(side.share_along(pieces, 10) for side in long_sides(HOUSE)) == pytest.approx(0.75)
