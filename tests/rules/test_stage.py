"""Designs drawn in letters say what was drawn, and nothing else."""

from __future__ import annotations

import pytest
from shapely import Point

from lianshen.review.building import Building, Design, FireLane, Room, Site, Storey, Use
from lianshen.review.facts import Unknown
from lianshen.rules import part, plan, scene, shapes


def only_storey(design: Design) -> Storey:
    (building,) = design.buildings
    (storey,) = building.storeys
    return storey


def test_letters_become_a_corridor_doors_and_exits() -> None:
    storey = only_storey(plan("d..X")())
    assert storey.corridor.bounds == (0, 0, 4, 1)
    assert [door.at for door in storey.dwelling_doors] == [Point(0.5, 0.5)]
    assert [exit.at for exit in storey.exits] == [Point(3.5, 0.5)]


def test_without_an_x_no_exit_is_known() -> None:
    with pytest.raises(Unknown, match=r"Storey\.exits of B1/3F"):
        _ = only_storey(plan("d...")()).exits


def test_other_letters_are_rooms() -> None:
    (room,) = only_storey(plan("aa..X", rooms={"a": ("卧室", Use.BEDROOM)}, cell=1.5)()).rooms
    assert (room.name, room.use, room.area) == ("卧室", Use.BEDROOM, 4.5)


def test_a_fact_given_as_none_is_not_stated() -> None:
    (building,) = plan("d..X", fire_rating=None)().buildings
    assert not building.knows(Building.fire_rating)
    assert building.knows(Building.height)


def test_the_first_line_drawn_is_the_top_of_the_plan() -> None:
    drawn = shapes("""
        a.
        bb
        """)
    assert drawn["a"].bounds == (0, 1, 1, 2)
    assert drawn["b"].bounds == (0, 0, 2, 1)


def test_squares_of_one_letter_must_touch() -> None:
    with pytest.raises(ValueError, match="must touch"):
        shapes("a.a")


def test_a_scene_puts_parts_inside_each_other() -> None:
    design = scene(site=part(Site, "site", fire_lanes=[part(FireLane, "L1", stated_width=4.0)]))()
    ((lane,),) = [site.fire_lanes for site in design.site]
    assert (lane.key, lane.stated_width, lane.sheet) == ("site/L1", 4.0, "stage")


def test_each_look_at_an_example_is_at_a_new_design() -> None:
    drawn = scene(storeys=[part(Storey, "3F", rooms=[part(Room, "R1", name="卧室")])])
    first, second = only_storey(drawn()), only_storey(drawn())
    first.state(Storey.height, 3.0)
    assert not second.knows(Storey.height)
