"""What was recognised becomes marks on the sheets it was drawn on, each place once."""

from __future__ import annotations

from shapely import LineString, Point, Polygon, box

from lianshen.review.building import Building, Design, Door, DoorKind, Room, ShelterEntrance, Storey, Use
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty, Fact, Subject, watching
from lianshen.review.seen import seen_on

SQUARE = box(0, 0, 4, 5)


class Well(Subject):
    """A kind of thing that no table of styles knows."""

    name = Fact[str](str, "井名")
    boundary = Fact[Polygon](Polygon, "井")


def house(*labels: str) -> tuple[Design, list[Storey]]:
    design = Design("")
    building = Building("B1", design)
    design.state(Design.buildings, (building,), source=Evidence())
    storeys = [Storey(label, building, sheet="s") for label in labels]
    building.state(Building.storeys, tuple(storeys), source=Evidence())
    return design, storeys


def room(storey: Storey, boundary: Polygon | None, certainty: Certainty = Certainty.READ) -> Room:
    made = Room("卧室", storey)
    made.state(Room.name, "卧室", source=Evidence("s", box(1, 1, 2, 1.3), quote="卧室"))
    made.state(Room.use, Use.BEDROOM)
    if boundary is not None:
        made.state(Room.boundary, boundary, certainty, Evidence("s", boundary))
    storey.state(Storey.rooms, (made,))
    return made


def test_a_typical_storey_is_one_mark_with_all_its_storeys() -> None:
    design, storeys = house("3F", "4F", "5F")
    for storey in storeys:
        room(storey, SQUARE)
    (mark,) = seen_on(design)["s"].marks
    assert mark.subjects == ("B1/3F/卧室", "B1/4F/卧室", "B1/5F/卧室")
    assert (mark.title.zh, mark.label) == ("卧室", ("卧室",))


def test_a_name_without_walls_is_listed_with_its_place_and_not_drawn() -> None:
    design, (storey,) = house("1F")
    room(storey, None)
    seen = seen_on(design)["s"]
    (lost,) = seen.unplaced
    assert (lost.name, lost.key, lost.at) == ("卧室", "B1/1F/卧室", box(1, 1, 2, 1.3))
    assert [mark.title.zh for mark in seen.marks if mark.shape == SQUARE] == []


def test_how_sure_a_shape_is_comes_with_it() -> None:
    design, (storey,) = house("1F")
    room(storey, SQUARE, Certainty.INFERRED)
    assert [mark.certainty for mark in seen_on(design)["s"].marks] == [Certainty.INFERRED]


def test_shapes_that_contradict_each_other_are_all_shown_as_disputed() -> None:
    design, (storey,) = house("1F")
    room(storey, SQUARE).state(Room.boundary, box(0, 0, 9, 9), source=Evidence("s"))
    assert [mark.disputed for mark in seen_on(design)["s"].marks] == [True, True]


def test_a_stair_and_an_exit_into_a_stair_are_not_called_the_same() -> None:
    design, (storey,) = house("1F")
    made = room(storey, SQUARE)
    made.state(Room.use, Use.STAIR, Certainty.CONFIRMED)
    assert [mark.title.zh for mark in seen_on(design)["s"].marks] == ["楼梯间"]


def test_a_kind_of_thing_nobody_listed_is_shown_all_the_same() -> None:
    design, (storey,) = house("1F")
    well = Well("井1", storey)
    well.state(Well.boundary, SQUARE)
    storey.state(Storey.walls, (well,))  # type: ignore[arg-type]
    (mark,) = seen_on(design)["s"].marks
    assert (mark.title.zh, mark.title.en) == ("井", "well")


def test_the_doors_of_an_entrance_are_numbered_from_outside() -> None:
    design, (storey,) = house("B1")
    entrance = ShelterEntrance("口1", storey)
    doors = [Door(f"M{n}", entrance) for n in (1, 2)]
    for n, door in enumerate(doors):
        door.state(Door.at, Point(n * 3, 0))
        door.state(Door.kind, DoorKind.PROTECTIVE)
    entrance.state(ShelterEntrance.doors, tuple(doors))
    storey.state(Storey.walls, (entrance,))  # type: ignore[arg-type]
    order = [mark for mark in seen_on(design)["s"].marks if mark.name == "ShelterEntrance.doors"]
    assert [mark.label for mark in order if mark.label] == [("1",), ("2",)]
    assert LineString([(0, 0), (3, 0)]) in [mark.shape for mark in order]


def test_words_that_state_a_fact_are_marked_where_they_stand() -> None:
    design, (storey,) = house("1F")
    storey.building.state(Building.fire_rating, "1", source=Evidence("n", box(0, 0, 3, 1), quote="耐火等级一级"))
    (mark,) = seen_on(design)["n"].marks
    assert (mark.label, mark.known[0].quote) == (("耐火等级 = 1",), "耐火等级一级")


def test_looking_at_what_was_seen_is_no_look_of_a_rule() -> None:
    design, (storey,) = house("1F")
    room(storey, SQUARE)
    with watching() as asked:
        seen_on(design)
    assert asked == []
