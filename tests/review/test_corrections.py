"""A person's word about a fact counts, is carried on, is taken back, and is never lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from shapely import Polygon, box

from lianshen.review.building import Building, Design, Door, DoorKind, Room, Storey, Use
from lianshen.review.corrections import Correction, Standing, apply, holder_of, how_it_stands, standing, value_from
from lianshen.review.errors import Refused
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ROUND, BEFORE = uuid4(), uuid4()
KEY = "B1/1F/卧室"


def design() -> tuple[Design, Room]:
    whole = Design("")
    building = Building("B1", whole)
    storey = Storey("1F", building, sheet="s")
    room = Room("卧室", storey)
    whole.state(Design.buildings, (building,), source=Evidence())
    building.state(Building.storeys, (storey,), source=Evidence())
    storey.state(Storey.rooms, (room,))
    room.state(Room.use, Use.BEDROOM)
    room.state(Room.area, 12.0)
    return whole, room


def said(fact: str, value: Any, *, round: UUID = ROUND, later: int = 0, sheet: str | None = "s") -> Correction:
    moment = NOW + timedelta(minutes=later)
    return Correction(uuid4(), round, 1, uuid4(), "审查人员", moment, KEY, fact, value, sheet, "现场核对")


def test_a_correction_outweighs_what_was_read() -> None:
    whole, room = design()
    apply(whole, [said("Room.use", Use.OFFICE)], ROUND, {"s"})
    assert room.use is Use.OFFICE
    assert Room.use.surest(room)[0].certainty is Certainty.CONFIRMED


def test_the_latest_word_counts_and_a_word_taken_back_does_not() -> None:
    first, second, gone = (
        said("Room.use", Use.OFFICE),
        said("Room.use", Use.SHOP, later=1),
        said("Room.use", None, later=2),
    )
    assert standing([second, first]) == (second,)
    assert standing([first, gone, second]) == ()


def test_a_corrected_boundary_brings_its_area() -> None:
    whole, room = design()
    apply(whole, [said("Room.boundary", box(0, 0, 4, 5))], ROUND, {"s"})
    assert room.area == 20.0


def test_on_a_changed_sheet_an_earlier_word_is_no_more_than_a_hint() -> None:
    whole, room = design()
    apply(whole, [said("Room.use", Use.OFFICE, round=BEFORE, sheet="old")], ROUND, {"s"})
    assert room.use is Use.BEDROOM


def test_on_an_unchanged_sheet_an_earlier_word_still_counts() -> None:
    whole, room = design()
    apply(whole, [said("Room.use", Use.OFFICE, round=BEFORE)], ROUND, {"s"})
    assert room.use is Use.OFFICE


@pytest.mark.parametrize(
    ("keys", "round", "sheets", "stands"),
    [
        ({KEY}, ROUND, set(), Standing.CONFIRMED),
        ({KEY}, BEFORE, {"s"}, Standing.CONFIRMED),
        ({KEY}, BEFORE, {"other"}, Standing.LOOK_AGAIN),
        ({"B1/1F"}, BEFORE, {"s"}, Standing.NOT_APPLICABLE),
    ],
)
def test_how_a_word_stands(keys: set[str], round: UUID, sheets: set[str], stands: Standing) -> None:
    assert how_it_stands(said("Room.use", Use.OFFICE, round=round), keys, ROUND, sheets) is stands


def test_an_answer_about_the_building_finds_its_way_up_from_the_door_that_asked() -> None:
    whole, _room = design()
    holder = holder_of(whole, "B1/1F/M12", "Building.fire_rating")
    assert holder is not None
    assert holder.key == "B1"
    assert holder_of(whole, KEY, "Door.kind") is None


@pytest.mark.parametrize("words", ["", "  ", "ballroom"])
def test_what_is_no_value_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        value_from(Room.use, words)
    assert value_from(Door.kind, "fire") is DoorKind.FIRE


def test_a_number_below_zero_is_refused() -> None:
    with pytest.raises(Refused):
        value_from(Room.stated_area, "-3")
    assert Room.boundary.kind is Polygon
