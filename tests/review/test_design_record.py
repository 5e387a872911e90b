"""A design that was written down comes back with every statement."""

from __future__ import annotations

import json

import pytest
from shapely import LineString, Point, box

from lianshen.review.building import (
    Building,
    Compartment,
    Design,
    Door,
    DoorKind,
    Exit,
    ProtectiveUnit,
    Roof,
    ShelterEntrance,
    Storey,
)
from lianshen.review.design_record import read_design, write_design
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty, Disputed
from lianshen.review.notes import NoteLine, Notes


def design() -> Design:
    whole = Design("")
    house = Building("B1", whole, sheet="s1")
    storey = Storey("-1F", house, sheet="s2")
    door = Door("HFM1220(6)#1", storey)
    door.state(Door.kind, DoorKind.PROTECTIVE)
    door.state(Door.joins, ("outside", "B1/-1F/密闭通道1"))
    door.state(Door.at, Point(1 / 3, 2.0))
    unit = ProtectiveUnit("防护单元1", storey)
    mouth = ShelterEntrance("口部1", unit)
    mouth.state(ShelterEntrance.doors, (door,))
    unit.state(ProtectiveUnit.entrances, (mouth,))
    zone = Compartment("防火分区1", storey)
    zone.state(Compartment.exits, (Exit("X1", zone),))
    zone.state(Compartment.boundary, box(0, 0, 10, 10), Certainty.INFERRED)
    storey.state(Storey.doors, (door,))
    storey.state(Storey.protective_units, (unit,))
    storey.state(Storey.compartments, (zone,))
    roof = Roof("屋面", house)
    roof.state(Roof.air_terminations, (LineString([(0, 0), (1, 1)]),))
    house.state(Building.storeys, (storey,))
    house.state(Building.roofs, (roof,))
    house.state(Building.fire_rating, "1", source=Evidence("s1", quote="耐火等级一级"))
    house.state(Building.fire_rating, "2", source=Evidence("s9", quote="耐火等级二级"))
    house.state(Building.notes, Notes((NoteLine("接地电阻不大于1Ω", Evidence("s3", Point(1, 1))),)))
    whole.state(Design.buildings, (house,))
    return whole


def test_writing_what_was_read_gives_the_same_bytes() -> None:
    written = write_design(design())
    assert write_design(read_design(written)) == written


def test_values_parts_and_places_come_back_exactly() -> None:
    (house,) = read_design(write_design(design())).buildings
    (storey,) = house.storeys
    (door,) = storey.doors
    assert (door.at.x, door.kind, door.joins) == (1 / 3, DoorKind.PROTECTIVE, ("outside", "B1/-1F/密闭通道1"))
    assert storey.protective_units[0].entrances[0].doors == (door,)
    assert house.notes.lines[0].source.shape == Point(1, 1)
    assert storey.statements(Storey.doors)[0].certainty is Certainty.READ


def test_a_dispute_is_still_one() -> None:
    (house,) = read_design(write_design(design())).buildings
    with pytest.raises(Disputed):
        _ = house.fire_rating


def test_another_format_is_refused() -> None:
    document = json.loads(write_design(design()))
    with pytest.raises(ValueError, match="lianshen"):
        read_design(json.dumps({**document, "format": "something/2"}).encode())
