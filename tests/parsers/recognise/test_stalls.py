"""Parking stalls, drawn as closed lines and as loose ones."""

import pytest

from lianshen.parsers.assemble import assemble
from lianshen.review.building import ParkingStall, Storey
from lianshen.review.projects import Declared
from tests.parsers.recognise.hand import Hand


def garage(stalls: int, *, loose: bool = False, layer: str = "车位", turn: float = 0.0, words: str = "") -> Storey:
    hand = Hand()
    hand.wall((0, 0), (30000, 0), (30000, 16000), (0, 16000), (0, 0))
    hand.word("汽车库", (15000, 12000))
    for n in range(stalls):
        x = 1000 + 2400 * n
        if loose:
            hand.line(layer, (x, 1000), (x, 6300))
        else:
            hand.rectangle(layer, x, 1000, x + 2400, 6300)
    if loose:
        end = 1000 + 2400 * stalls
        hand.line(layer, (end, 1000), (end, 6300))
        for y in (1000, 6300):
            hand.line(layer, (1000, y), (end, y))
    if words:
        hand.word(words, (2200, 3000), layer="文字", height=200)
    (storey,) = assemble([hand.drawing(storeys=("B1",), turn=turn)], [], Declared()).buildings[0].storeys
    return storey


@pytest.mark.parametrize(("loose", "turn"), [(False, 0.0), (True, 0.0), (False, 30.0), (True, 90.0)])
def test_every_stall_is_found_once(loose, turn):
    stalls = garage(8, loose=loose, turn=turn).stalls
    assert len(stalls) == 8
    assert all(stall.boundary.area == pytest.approx(2.4 * 5.3, rel=0.01) for stall in stalls)


def test_a_word_tells_the_accessible_stall_and_nothing_is_known_of_the_others():
    stalls = garage(5, words="无障碍车位").stalls
    assert [stall.label for stall in stalls if stall.knows(ParkingStall.accessible)] == ["车位1"]


def test_few_rectangles_and_those_of_other_layers_are_no_stalls():
    assert not garage(2).knows(Storey.stalls)
    assert not garage(8, layer="家具").knows(Storey.stalls)
