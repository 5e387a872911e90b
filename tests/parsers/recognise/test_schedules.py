"""Door and window schedules, ruled and written in the manners of several offices."""

import pytest

from lianshen.parsers.assemble import assemble
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.schedules import find_schedule
from lianshen.review.building import Door
from lianshen.review.projects import Declared
from lianshen.review.sheets import Drawing, Kind
from tests.parsers.recognise.hand import Hand, flats


def schedule(*rows: tuple[str, ...]) -> Drawing:
    hand = Hand()
    for n, row in enumerate(rows):
        for column, words in enumerate(row):
            if words:
                hand.word(words, (column * 4000, -n * 900), layer="PUB_TAB")
    return hand.drawing(Kind.SCHEDULE, (), number="建施-07", title="门窗表")


@pytest.mark.parametrize(
    "rows",
    [
        (("类别", "设计编号", "洞口宽(mm)", "洞口高(mm)", "樘数"), ("窗", "C1518", "1500", "1600", "12")),
        (("序号", "门窗编号", "洞口尺寸(宽×高)", "数量"), ("1", "C1518", "1500×1600", "12")),
        (("编号", "宽度", "高度", "窗台高"), ("C1518", "1500", "1600", "900")),
    ],
)
def test_a_row_gives_the_size_of_its_mark(rows):
    (row,) = find_schedule(Plane(schedule(*rows)))
    assert (row.mark, row.width, row.height) == ("C1518", 1.5, 1.6)


def test_a_sill_is_read_where_the_table_has_a_column_for_it():
    (row,) = find_schedule(Plane(schedule(("编号", "宽度", "高度", "窗台高"), ("C1518", "1500", "1600", "900"))))
    assert row.sill == 0.9


def test_rows_that_contradict_one_another_and_tables_without_headings_say_nothing():
    head = ("编号", "宽度", "高度")
    assert find_schedule(Plane(schedule(head, ("M0921", "900", "2100"), ("M0921", "800", "2100")))) == ()
    assert find_schedule(Plane(schedule(("1", "M0921", "900", "2100")))) == ()


def test_every_door_of_a_mark_knows_what_the_schedule_says_beside_what_its_mark_says():
    rows = schedule(("编号", "宽度", "高度"), ("M0921", "900", "2200"), ("FM乙1021", "1000", "2100"))
    (storey,) = assemble([flats().drawing(), rows], [], Declared()).buildings[0].storeys
    ordinary = [door for door in storey.doors if door.number == "M0921"]
    assert [sorted(said.value for said in door.statements(Door.height)) for door in ordinary] == [[2.1, 2.2]] * 2
    fire = next(door for door in storey.doors if door.number == "FM乙1021")
    assert (fire.height, fire.marked_width) == (2.1, 1.0)
