"""What marks say."""

import pytest

from lianshen.parsers.recognise.marks import read_mark
from lianshen.review.building import DoorKind


@pytest.mark.parametrize(
    ("words", "kind", "fire_class", "width", "height"),
    [
        ("M1021", DoorKind.ORDINARY, None, 1.0, 2.1),
        ("Ｍ０９２１", DoorKind.ORDINARY, None, 0.9, 2.1),
        ("FM甲1221", DoorKind.FIRE, "A", 1.2, 2.1),
        ("FM1021甲", DoorKind.FIRE, "A", 1.0, 2.1),
        ("FM乙1521", DoorKind.FIRE, "B", 1.5, 2.1),
        ("FMC0818", DoorKind.FIRE, "C", 0.8, 1.8),
        ("TLM2424", DoorKind.SLIDING, None, 2.4, 2.4),
        ("JLM6030", DoorKind.SHUTTER, None, 6.0, 3.0),
        ("HFM1220(6)", DoorKind.PROTECTIVE, None, 1.2, 2.0),
        ("HFM1220（6）", DoorKind.PROTECTIVE, None, 1.2, 2.0),
        ("BFM1520-15", DoorKind.PROTECTIVE, None, 1.5, 2.0),
        ("GHSFM6025(6)", DoorKind.PROTECTIVE, None, 6.0, 2.5),
        ("HHFM1520(6)", DoorKind.PROTECTIVE, None, 1.5, 2.0),
        ("HM0820", DoorKind.AIRTIGHT, None, 0.8, 2.0),
        ("HM1220(6)", DoorKind.AIRTIGHT, None, 1.2, 2.0),
        ("M3", DoorKind.ORDINARY, None, None, None),
        ("FM甲2", DoorKind.FIRE, "A", None, None),
        ("FM1", DoorKind.FIRE, None, None, None),
        ("TLM4", DoorKind.SLIDING, None, None, None),
        ("JLM1", DoorKind.SHUTTER, None, None, None),
        ("HFM1", DoorKind.PROTECTIVE, None, None, None),
        ("GHSFM-2", DoorKind.PROTECTIVE, None, None, None),
        ("HM2", DoorKind.AIRTIGHT, None, None, None),
        ("BM1", DoorKind.UNKNOWN, None, None, None),
        ("FMDB2025(6)", DoorKind.UNKNOWN, None, 2.0, 2.5),
    ],
)
def test_a_mark_says_kind_class_and_size(words, kind, fire_class, width, height):
    mark = read_mark(words)
    assert mark is not None
    assert (False, kind, fire_class, width, height) == (
        mark.window, mark.kind, mark.fire_class, mark.width, mark.height,
    )  # fmt: skip


@pytest.mark.parametrize("words", ["C1518", "FC甲1518", "GC3610", "TC1815"])
def test_a_window_mark_is_a_window(words):
    mark = read_mark(words)
    assert mark is not None
    assert mark.window


@pytest.mark.parametrize("words", ["主卧", "12", "防火分区一", "1:100", "3.900", "M", "HK400", "A-A", "C30混凝土"])
def test_other_words_are_no_marks(words):
    assert read_mark(words) is None
