"""Doors and windows in the manners in which offices draw them."""

from __future__ import annotations

from math import cos, radians, sin

import pytest
from shapely import Polygon, box

from lianshen.parsers.plan_reading import read_plan
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.ways import OUTSIDE
from tests.parsers.recognise.hand import Hand, flats


def understood(hand: Hand) -> Plan:
    return read_plan(Plane(hand.drawing()), False)


@pytest.mark.parametrize("ajar", [30, 45, 60, 90])
def test_two_leaves_are_one_door_however_far_they_stand_open(ajar):
    hand = flats()
    hand.gaps.append(_gap(14000, 7600, 1500))
    for x, turn, closed in ((13250, ajar, 0), (14750, 180 - ajar, 180)):
        hand.line("WINDOW", (x, 7600), (x + 750 * cos(radians(turn)), 7600 + 750 * sin(radians(turn))))
        hand.arcs.append(("WINDOW", (x, 7600), 750, min(turn, closed), max(turn, closed)))
    door = next(way.opening for way in understood(hand).ways if way.opening.mark is None)
    assert (door.width, door.leaf.leaves) == (pytest.approx(1.5, abs=0.002), 2)


def test_a_bay_window_is_as_wide_as_the_wall_is_open():
    hand = flats()
    hand.gaps.append(_gap(3000, 0, 1800))
    for d in (-100, -30, 30, 100):
        hand.line("A-GLAZ", (2100, d), (3900, d))
    for out in (500, 560, 620):
        left, right = 2100 - (out - 500), 3900 + (out - 500)
        hand.line("A-GLAZ", (left, -100), (left, -100 - out))
        hand.line("A-GLAZ", (left, -100 - out), (right, -100 - out))
        hand.line("A-GLAZ", (right, -100 - out), (right, -100))
    windows = [opening.width for opening in understood(hand).openings if opening.window]
    assert windows == [pytest.approx(1.8, abs=0.002)]


def test_a_sash_on_a_layer_of_doors_is_a_door_and_one_on_a_layer_of_windows_a_window():
    hand = flats()
    for x, layer in ((13000, "A-DOOR"), (16000, "A-GLAZ")):
        hand.gaps.append(_gap(x, 7600, 1200))
        for d in (-25, 0, 25):
            hand.line(layer, (x - 600, 7600 + d), (x + 600, 7600 + d))
    found = {round(opening.at.x): opening.window for opening in understood(hand).openings if opening.mark is None}
    assert found == {13: False, 16: True}


def test_a_round_wall_closes_its_room():
    hand = flats()
    hand.wall((18000, 0), (20000, 0))
    hand.wall((18000, 3000), (20000, 3000))
    hand.arcs += [("WALL", (20000, 1500), radius, -90, 90) for radius in (1400, 1600)]
    hand.word("茶室", (19000, 1500))
    room = next(space for space in understood(hand).spaces if space.name == "茶室")
    assert room.face.area == pytest.approx(1.9 * 2.8 + 3.1416 * 1.4**2 / 2, abs=0.02)


def test_a_door_to_a_balcony_whose_rail_nobody_found_does_not_lead_outside():
    hand = flats()
    hand.gaps.append(_gap(4500, 0, 2400))
    hand.line("WINDOW", (3300, -20), (4500, -20))
    hand.line("WINDOW", (4500, 20), (5700, 20))
    hand.word("TLM2424", (4500, 350), layer="WINDOW_TEXT", height=220)
    sides = [way.sides for way in understood(hand).ways if way.opening.mark.number == "TLM2424"]
    hand.word("阳台", (4500, -800))
    named = [way.sides for way in understood(hand).ways if way.opening.mark.number == "TLM2424"]
    assert OUTSIDE in sides[0]
    assert OUTSIDE not in named[0]


def _gap(x: float, y: float, wide: float) -> Polygon:
    return box(x - wide / 2, y - 101, x + wide / 2, y + 101)
