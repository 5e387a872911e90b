"""Matters that say the same, and those that only nearly do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from shapely import Point

from lianshen.review.alike import alike
from lianshen.review.evidence import Clause, Evidence, Trust
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text
from lianshen.review.merge import Change, Matter
from lianshen.review.opinions import Opinion, Stand
from lianshen.review.projects import Department

NARROW = Finding(
    rule="fire/flight-width",
    pack="fire",
    title=Text("梯段宽度", "flight width"),
    clause=Clause("GB 55037-2022", "7.1.4"),
    severity=Severity.MANDATORY,
    subject="B1/3F/ST1",
    verdict=Verdict.FAIL,
    reason=Text("实为 1.05 m", "1.05 m"),
    trust=Trust.CHECKED,
    evidence=(Evidence("s1", Point(1, 1)),),
)
UNKNOWN = replace(NARROW, verdict=Verdict.UNDECIDED, missing=("Stair.flight_width",))
SAID = Opinion(
    UUID(int=1), UUID(int=2), UUID(int=3), Department.FIRE, Stand.DISMISSED, "误报", datetime(2026, 11, 23, tzinfo=UTC)
)


def matter(finding: Finding | None, *opinions: Opinion, change: Change = Change.NEW) -> Matter:
    return Matter(Department.FIRE, finding, opinions, change, 0)


def test_a_fault_of_every_storey_on_one_sheet_is_one_group() -> None:
    storeys = [matter(replace(NARROW, subject=f"B1/{n}F/ST1")) for n in range(3, 12)]
    assert alike(storeys) == (tuple(storeys),)


def test_a_question_for_want_of_one_fact_is_one_group_whatever_the_sheet() -> None:
    asked = [matter(replace(UNKNOWN, subject=f"B1/{n}F/ST1", evidence=(Evidence(f"s{n}"),))) for n in (1, 2)]
    assert alike(asked) == (tuple(asked),)


@pytest.mark.parametrize(
    "other",
    [
        matter(replace(NARROW, reason=Text("实为 1.00 m", "1.00 m"))),
        matter(replace(NARROW, evidence=(Evidence("s2", Point(1, 1)),))),
        matter(replace(NARROW, rule="fire/other")),
        matter(replace(NARROW, verdict=Verdict.UNDECIDED)),
        matter(UNKNOWN),
        matter(NARROW, SAID),
        matter(NARROW, change=Change.STILL_OPEN),
        matter(None, replace(SAID, stand=Stand.ADDED)),
    ],
)
def test_what_differs_in_words_sheet_verdict_or_judgement_stands_alone(other: Matter) -> None:
    assert alike([matter(NARROW), other]) == ((matter(NARROW),), (other,))


def test_the_same_word_of_one_person_keeps_a_group_together() -> None:
    judged = [matter(NARROW, SAID), matter(replace(NARROW, subject="B1/4F/ST1"), replace(SAID, id=UUID(int=9)))]
    assert alike(judged) == (tuple(judged),)
    apart = [judged[0], matter(judged[1].finding, replace(SAID, author=UUID(int=7)))]
    assert len(alike(apart)) == 2
