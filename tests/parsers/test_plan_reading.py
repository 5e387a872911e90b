"""One plan in many manners of drawing: the same rooms and doors, and no certainty where nothing told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from shapely import Point

from lianshen.parsers.plan_reading import read_plan
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.trust import sure_of_space
from lianshen.review.facts import Certainty
from lianshen.review.sheets import Drawing
from tests.parsers.recognise.hand import Hand, flats

AREAS = {
    "主卧": 25.08, "次卧": 25.08, "起居室1": 25.08, "起居室2": 25.08,
    "走廊": 24.92, "前室": 12.76, "楼梯间": 8.36, "水井": 17.16,
}  # fmt: skip
WIDTHS = [0.9, 0.9, 1.0, 1.0, 1.2, 1.2]


def read(drawing: Drawing) -> Plan:
    return read_plan(Plane(drawing), ground=False)


def areas(plan: Plan) -> dict[str, float]:
    return {space.label: round(space.face.area, 2) for space in plan.spaces if space.name}


def widths(plan: Plan) -> list[float]:
    return sorted(way.opening.width for way in plan.ways)


def on_one_layer(drawing: Drawing) -> Drawing:
    """The same with everything on layer 0."""
    return replace(
        drawing,
        layers=("0",),
        segment_layer=np.zeros_like(drawing.segment_layer),
        arc_layer=np.zeros_like(drawing.arc_layer),
        ring_layer=np.zeros_like(drawing.ring_layer),
        words=tuple(replace(word, layer="0") for word in drawing.words),
    )


def without_leaves(hand: Hand) -> Hand:
    hand.arcs = []
    hand.lines = [line for line in hand.lines if line[0] != "WINDOW"]
    return hand


def furnished(hand: Hand) -> Hand:
    """With a bed, a wardrobe, a table, a dimension and axes in the middle of the walls."""
    hand.rectangle("FURN", 200, 500, 2200, 2300)
    for y in (600, 1500):
        hand.rectangle("FURN", 250, y, 650, y + 700)
    hand.rectangle("FURN", 9150, 150, 9750, 1950)
    hand.line("FURN", (9450, 150), (9450, 1950))
    hand.rectangle("FURN", 12000, 4000, 13400, 4800)
    hand.line("PUB_DIM", (100, 4000), (8900, 4000))
    hand.word("8800", (4500, 4200), layer="PUB_DIM", height=250)
    for y in (0, 6000, 7600, 10000):
        hand.line("DOTE", (-2000, y), (20000, y))
    for x in (0, 9000, 18000):
        hand.line("DOTE", (x, -2000), (x, 12000))
    return hand


@pytest.mark.parametrize("turn", [0.0, 33.0])
def test_walls_that_no_layer_names_are_known_by_how_they_are_drawn(turn):
    plan = read(on_one_layer(furnished(flats()).drawing(turn=turn)))
    assert areas(plan) == pytest.approx(AREAS, abs=0.02)
    assert widths(plan) == pytest.approx(WIDTHS, abs=0.002)
    assert plan.sure is Certainty.INFERRED


def test_an_area_written_inside_that_agrees_makes_a_boundary_sure():
    hand = flats()
    hand.words = [
        ("25.08㎡", *entry[1:]) if entry[0] == "24.64㎡" and entry[2][0] < 9000 else entry for entry in hand.words
    ]
    plan = read(on_one_layer(hand.drawing()))
    sure = {space.label: sure_of_space(plan, space)[0] for space in plan.spaces if space.name}
    assert (sure["主卧"], sure["次卧"], sure["水井"]) == (Certainty.READ, Certainty.INFERRED, Certainty.INFERRED)


def test_an_area_written_inside_that_differs_puts_a_told_boundary_in_doubt():
    hand = flats()
    hand.words = [("31.20㎡", *entry[1:]) if entry[0] == "24.64㎡" else entry for entry in hand.words]
    plan = read(hand.drawing())
    doubted = next(space for space in plan.spaces if space.label == "主卧")
    sure, why = sure_of_space(plan, doubted)
    assert sure is Certainty.INFERRED
    assert "31.2" in str(why.zh if why else "")


@pytest.mark.parametrize("one_layer", [False, True])
def test_doors_of_which_only_the_mark_is_written_are_the_gaps_of_that_width(one_layer):
    drawing = without_leaves(flats()).drawing()
    plan = read(on_one_layer(drawing) if one_layer else drawing)
    assert areas(plan) == pytest.approx(AREAS, abs=0.02)
    assert widths(plan) == pytest.approx(WIDTHS, abs=0.002)


def test_a_wall_drawn_across_a_door_leaves_its_width_to_the_leaf_and_that_is_no_certainty():
    hand = flats()
    hand.gaps = []
    plan = read(hand.drawing())
    assert areas(plan) == pytest.approx(AREAS, abs=0.02)
    assert widths(plan) == pytest.approx(WIDTHS, abs=0.002)
    assert not any(way.opening.fitted for way in plan.ways)


def test_ends_that_miss_one_another_by_a_finger_still_close():
    drawing = flats().drawing()
    run = drawing.segments[:, 2:] - drawing.segments[:, :2]
    long = np.hypot(*run.T)
    cut = drawing.segments.copy()
    some = (long > 1500) & (np.arange(len(long)) % 2 == 0)
    cut[some, 2:] -= run[some] / long[some, None] * 20.0
    assert areas(read(replace(drawing, segments=cut))) == pytest.approx(AREAS, abs=0.1)


def test_a_room_closed_across_a_passage_is_named_with_a_boundary_that_is_a_guess():
    hand = without_leaves(flats())
    hand.words = [entry for entry in hand.words if not entry[0].startswith(("M", "FM"))]
    hand.gaps.append(Point(4500, 0).buffer(600))
    plan = read(hand.drawing())
    assert areas(plan)["主卧"] == pytest.approx(25.08, abs=0.1)
    assert all(space.guessed for space in plan.spaces if space.name in ("主卧", "起居室"))
    assert plan.ways == ()
