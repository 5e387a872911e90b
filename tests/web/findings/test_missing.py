"""Where one would look for what a question is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely import Polygon

from lianshen.review.facts import Subject
from lianshen.review.findings import Verdict
from lianshen.review.merge import Change, Matter
from lianshen.review.projects import Department
from lianshen.review.sheets import Affine, Kind, Sheet, SourceFile
from lianshen.web.findings.missing import wanted
from tests.web.desk.scenes import finding

FILE = SourceFile("a" * 64, "建施.dxf", "image/vnd.dxf", 12)
QUESTION = finding("fire", "B1/3F/M12", Verdict.UNDECIDED)


def sheet(id: str, kind: Kind, *storeys: str) -> Sheet:
    return Sheet(
        id, FILE, id, id, id, "architecture", kind, 100.0, storeys, (841.0, 594.0), Polygon(), Affine.placed(0.001),
        Affine.placed(0.01),
    )  # fmt: skip


SET = (
    sheet("notes", Kind.NOTES),
    sheet("first", Kind.FLOOR_PLAN, "1F"),
    sheet("typical", Kind.FLOOR_PLAN, "3F", "4F"),
    sheet("section", Kind.SECTION),
)


def asked(*names: str, subject: str = "B1/3F/M12") -> Matter:
    return Matter(Department.FIRE, replace(QUESTION, missing=names, subject=subject), (), Change.NEW, 0)


def test_a_fact_of_a_door_stands_on_the_plan_of_its_storey() -> None:
    (fact,) = wanted([asked("Door.width")], SET)
    assert (fact.fact.zh, fact.kinds) == ("门洞宽度", (Kind.FLOOR_PLAN,))
    assert [one.id for one in fact.sheets] == ["typical"]


def test_doors_of_several_storeys_are_looked_for_on_all_their_plans() -> None:
    (fact,) = wanted([asked("Door.width"), asked("Door.width", subject="B1/1F/M3")], SET)
    assert [one.id for one in fact.sheets] == ["first", "typical"]


@pytest.mark.parametrize(
    ("name", "where"),
    [("Building.fire_rating", "notes"), ("Storey.height", "section"), ("DwellingDoor.flat", "typical")],
)
def test_every_fact_has_its_usual_place(name: str, where: str) -> None:
    (fact,) = wanted([asked(name)], SET)
    assert [one.id for one in fact.sheets] == [where]


def test_a_kind_of_sheet_that_was_not_handed_in_is_named_without_a_sheet() -> None:
    (fact,) = wanted([asked("Site.red_line", subject="Site")], SET)
    assert (fact.kinds, fact.sheets) == ((Kind.SITE_PLAN,), ())


def test_a_fact_nobody_knows_is_shown_by_its_name() -> None:
    (fact,) = wanted([asked("Guest.thing")], SET)
    assert (fact.fact.zh, fact.kinds, fact.sheets) == ("Guest.thing", (), ())


def test_no_fact_is_called_by_its_name_in_the_code() -> None:
    for owner, subject in Subject.kinds.items():
        if subject.__module__ == "lianshen.review.building":
            for attribute, fact in subject.facts().items():
                assert wanted([asked(f"{owner}.{attribute}")], SET)[0].fact.zh == fact.title
