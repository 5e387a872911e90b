"""Stairs, drawn by hand in the manners of several offices."""

import pytest

from lianshen.parsers.assemble import assemble
from lianshen.review.building import Building, Stair, StairKind, Storey
from lianshen.review.facts import Certainty
from lianshen.review.projects import Declared
from lianshen.review.sheets import Kind
from tests.parsers.recognise.hand import Hand


def stairwell(
    *words: tuple[str, float, float],
    layer: str = "STAIR",
    name: str = "楼梯间",
    lines: tuple[int, int] = (9, 9),
    lost: tuple[int, ...] = (),
    through: bool = False,
    door: str = "FM乙1221",
    before: str = "前室",
) -> Hand:
    """A well of 5.8 × 2.5 m clear behind a lobby; treads of 260 mm begin 1.6 m from its left wall."""
    hand = Hand()
    hand.wall((-4000, 0), (6000, 0), (6000, 2700), (-4000, 2700), (-4000, 0))
    hand.wall((0, 0), (0, 2700))
    hand.door(door, (0, 700), 1200, turn=90)
    hand.door("M1021", (-3000, 0), 1000)
    hand.word(before, (-2000, 2000))
    hand.word(name, (5000, 1350), height=200)
    for lane, (low, high) in enumerate(((100, 1290), (1410, 2600))):
        for n in range(lines[lane]):
            x = 1700 + n * 260
            if n in lost:
                hand.line(layer, (x, low), (x, low + 500))
            elif not through:
                hand.line(layer, (x, low), (x, high))
    if through:
        for n in range(lines[0]):
            hand.line(layer, (1700 + n * 260, 100), (1700 + n * 260, 2600))
    for text, x, y in words:
        hand.word(text, (x, y), layer="PUB_TEXT", height=150)
    return hand


def read(hand: Hand, storeys: tuple[str, ...] = ("3F",), turn: float = 0.0) -> Stair:
    (stair,) = assemble([hand.drawing(storeys=storeys, turn=turn)], [], Declared()).buildings[0].storeys[0].stairs
    return stair


def surest(stair: Stair, fact: object) -> Certainty:
    return fact.surest(stair)[0].certainty


@pytest.mark.parametrize(("layer", "turn"), [("STAIR", 0.0), ("楼梯", 30.0), ("0", 0.0), ("A-FLOR-STRS", 90.0)])
def test_treads_landing_and_well_are_measured_in_every_manner(layer, turn):
    stair = read(stairwell(layer=layer), turn=turn)
    assert (stair.tread, stair.flight_width) == (pytest.approx(0.26), pytest.approx(1.19))
    assert stair.well_width == pytest.approx(0.12)
    assert stair.landing_depth == pytest.approx(1.6, abs=0.002)


def test_lines_on_a_layer_that_says_nothing_are_inferred():
    assert surest(read(stairwell(layer="0")), Stair.tread) is Certainty.INFERRED
    assert surest(read(stairwell()), Stair.tread) is Certainty.READ


def test_risers_are_counted_where_both_flights_are_drawn_whole():
    stair = read(stairwell(("上", 1000, 700), ("下", 1000, 2000)))
    assert (stair.risers, surest(stair, Stair.risers)) == ((9, 9), Certainty.INFERRED)


@pytest.mark.parametrize("words", [("上18级", "下18级"), ("上", "下18步"), ("260×8=2080", "下")])
def test_risers_that_the_words_confirm_are_read(words):
    stair = read(stairwell((words[0], 1000, 700), (words[1], 1000, 2000)))
    assert (stair.risers, surest(stair, Stair.risers)) == ((9, 9), Certainty.READ)


def test_words_that_contradict_the_lines_leave_the_risers_unknown():
    assert not read(stairwell(("上20级", 1000, 700), ("下20级", 1000, 2000))).knows(Stair.risers)


def test_a_broken_line_hides_no_riser():
    stair = read(stairwell(("下", 1000, 2000), lost=(4, 5)))
    assert (stair.risers, stair.tread) == ((9, 9), pytest.approx(0.26))


def test_flights_that_a_ground_plan_cuts_off_are_not_counted():
    stair = read(stairwell(("上", 1000, 700), ("下", 1000, 2000)), storeys=("1F",))
    assert stair.tread == pytest.approx(0.26)
    assert not stair.knows(Stair.risers)
    assert not read(stairwell(("上", 1000, 700), lines=(5, 0))).knows(Stair.landing_depth)


def test_lines_through_both_flights_tell_no_width():
    assert not read(stairwell(through=True)).knows(Stair.flight_width)


@pytest.mark.parametrize(
    ("words", "fact", "value"),
    [
        ("18×166.7=3000", Stair.riser, 0.1667),
        ("28×0.165", Stair.riser, 0.165),
        ("17x300", Stair.tread, 0.3),
        ("280×8=2240", Stair.tread, 0.28),
    ],
)
def test_written_sizes_are_read(words, fact, value):
    stair = read(stairwell((words, 1000, 1350), lines=(0, 0)))
    assert fact.of(stair) == pytest.approx(value)


@pytest.mark.parametrize("words", ["280×8=2300", "900x2100", "1.5x2.1", "C25"])
def test_other_products_say_nothing_of_steps(words):
    stair = read(stairwell((words, 1000, 1350), lines=(0, 0)))
    assert not stair.knows(Stair.tread)
    assert not stair.knows(Stair.riser)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("封闭楼梯间", StairKind.ENCLOSED),
        ("防烟楼梯间", StairKind.SMOKE_PROOF),
        ("剪刀楼梯间", StairKind.SCISSOR),
    ],
)
def test_a_stair_is_of_the_kind_it_is_called(name, kind):
    stair = read(stairwell(name=name))
    assert (stair.kind, surest(stair, Stair.kind)) == (kind, Certainty.READ)


def test_the_kind_is_inferred_from_its_doors():
    assert read(stairwell()).kind is StairKind.SMOKE_PROOF
    assert read(stairwell(before="走廊")).kind is StairKind.ENCLOSED
    assert not read(stairwell(before="走廊", door="M1221")).knows(Stair.kind)


def test_a_riser_is_as_high_as_its_storey_by_the_count():
    section = Hand()
    for n, word in enumerate(("1F", "2F", "3F", "4F", "屋面")):
        section.word(word, (0, n * 3000 + 200), layer="文字")
        section.word(f"{n * 3.0:.3f}", (3000, n * 3000), layer="DIM_ELEV")
    plan = stairwell(("上", 1000, 700), ("下", 1000, 2000)).drawing(storeys=("3F",))
    cut = section.drawing(Kind.SECTION, (), number="建施-09", title="1-1剖面图")
    building: Building = assemble([plan, cut], [], Declared()).buildings[0]
    (stair,) = next(storey for storey in building.storeys if storey.index == 3).stairs
    assert stair.riser == pytest.approx(3.0 / 18, abs=1e-4)
    assert surest(stair, Stair.riser) is Certainty.INFERRED
    assert Storey.height.of(building.storeys[2]) == 3.0
