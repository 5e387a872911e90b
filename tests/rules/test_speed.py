"""The building the bench judges is really as tall as it says, and judging it stays in seconds."""

from __future__ import annotations

from shapely import Point, box

from lianshen.review.building import Building, Design, Door, Room, Storey
from lianshen.rules import part, scene
from tests.bench.rules import seconds_per_rule
from tests.bench.tower import tower


def low() -> Design:
    """A ground floor and two alike above it, each with two rooms and a door between them."""
    return scene(storeys=[storey(index) for index in (1, 2, 3)], storeys_above=3, height=9.7)()


def storey(index: int) -> object:
    rooms = [part(Room, f"R{n}", name="卧室", boundary=box(4 * n, 0, 4 * n + 4, 3)) for n in (1, 2)]
    joins = (f"B1/{index}F/R1", f"B1/{index}F/R2")
    return part(Storey, f"{index}F", index=index, rooms=rooms, doors=[part(Door, "M1", at=Point(8, 1), joins=joins)])


def test_a_tower_repeats_the_typical_storey_with_its_own_keys() -> None:
    (building,) = tower(low(), 30).buildings
    assert [storey.index for storey in building.storeys] == list(range(1, 31))
    assert building.storeys_above == 30
    top = building.storeys[-1]
    assert [room.key for room in top.rooms] == ["B1/30F/R1", "B1/30F/R2"]
    assert top.doors[0].joins == ("B1/30F/R1", "B1/30F/R2")
    assert top.doors[0].nearest(Building) is building


def test_every_rule_is_timed() -> None:
    spent, found = seconds_per_rule(low(), "320600")
    assert found >= len(spent) > 100
    assert sum(spent.values()) < 5
