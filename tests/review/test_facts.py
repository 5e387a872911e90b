"""Facts are known, unknown or disputed, and never have a default."""

from __future__ import annotations

import pytest

from lianshen.review.building import Building, Design, Room, Storey
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty, Disputed, Unknown, watching


def building() -> Building:
    return Building("B1", Design(""), sheet="s1")


def test_a_declaration_on_the_class_names_itself_and_its_legal_term() -> None:
    assert Building.fire_rating.name == "Building.fire_rating"
    assert (Building.fire_rating.text.zh, Building.fire_rating.text.en) == ("耐火等级", "fire rating")


def test_what_nobody_stated_is_unknown_and_says_what_is_missing() -> None:
    house = building()
    with pytest.raises(Unknown) as gap:
        _ = house.height
    assert (gap.value.fact, gap.value.subject) == (Building.height, house)


def test_the_surest_statement_wins() -> None:
    house = building()
    house.state(Building.height, 30.0, Certainty.INFERRED)
    house.state(Building.height, 32.9, Certainty.READ)
    assert house.height == 32.9


def test_equally_sure_statements_that_differ_are_disputed() -> None:
    house = building()
    house.state(Building.fire_rating, "1", source=Evidence("s1"))
    house.state(Building.fire_rating, "2", source=Evidence("s2"))
    with pytest.raises(Disputed) as dispute:
        _ = house.fire_rating
    assert [statement.source.sheet for statement in dispute.value.statements] == ["s1", "s2"]


def test_numbers_within_the_tolerance_say_the_same() -> None:
    house = building()
    house.state(Building.height, 32.90)
    house.state(Building.height, 32.93)
    assert house.height == 32.90


def test_a_person_ends_a_dispute() -> None:
    house = building()
    house.state(Building.fire_rating, "1")
    house.state(Building.fire_rating, "2")
    house.state(Building.fire_rating, "2", Certainty.CONFIRMED)
    assert house.fire_rating == "2"


def test_parts_that_several_sheets_list_are_joined_once_each() -> None:
    storey = Storey("3F", building())
    bed, bath = Room("卧室1", storey), Room("卫生间1", storey)
    storey.state(Storey.rooms, (bed,))
    storey.state(Storey.rooms, (bed, bath))
    assert storey.rooms == (bed, bath)


def test_looked_and_found_none_is_not_the_same_as_nobody_looked() -> None:
    storey = Storey("3F", building())
    with pytest.raises(Unknown):
        _ = storey.rooms
    storey.state(Storey.rooms, ())
    assert storey.rooms == ()


def test_a_key_is_the_path_from_the_building_down() -> None:
    storey = Storey("3F", building())
    assert Room("卧室1", storey).key == "B1/3F/卧室1"
    assert Room("卧室1", storey).nearest(Building).key == "B1"


def test_watching_keeps_every_fact_that_is_asked() -> None:
    house = building()
    house.state(Building.fire_rating, "1", Certainty.INFERRED)
    with watching() as asked:
        _ = house.fire_rating
        assert house.knows(Building.height) is False
    assert [(look.fact, look.certainty) for look in asked] == [(Building.fire_rating, Certainty.INFERRED)]
