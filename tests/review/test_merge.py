"""Many findings and opinions become one consolidated opinion."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from shapely import Point

from lianshen.review.building import Door
from lianshen.review.evidence import Bound, Clause, Evidence, Trust
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text
from lianshen.review.merge import Change, Matter, merge
from lianshen.review.opinions import Opinion, Stand, standing
from lianshen.review.projects import Department

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROUND = uuid4()


def finding(pack: str, subject: str, at: tuple[float, float] | None = None, **changes: object) -> Finding:
    shape = Point(at) if at else None
    values = {
        "rule": f"{pack}/something",
        "pack": pack,
        "title": Text.plain(pack),
        "clause": Clause("GB", "1"),
        "severity": Severity.GENERAL,
        "subject": subject,
        "verdict": Verdict.FAIL,
        "reason": Text.plain("so"),
        "trust": Trust.SEEN,
        "evidence": (Evidence("s1", shape),),
        **changes,
    }
    return Finding(**values)  # type: ignore[arg-type]


def opinion(stand: Stand, of: Finding | None, minutes: int = 0, **changes: object) -> Opinion:
    department = Department(of.pack) if of else Department.FIRE
    values = {
        "id": uuid4(),
        "round": ROUND,
        "author": UUID(int=1),
        "department": department,
        "stand": stand,
        "text": "because",
        "written_at": START + timedelta(minutes=minutes),
        "finding": of.fingerprint if of else None,
        **changes,
    }
    return Opinion(**values)  # type: ignore[arg-type]


def matter_of(matters: tuple[Matter, ...], of: Finding) -> Matter:
    return next(matter for matter in matters if matter.finding == of)


def test_a_failure_stands_until_somebody_dismisses_it() -> None:
    failure = finding("fire", "B1/3F/M1")
    assert merge([failure], [], Department).matters[0].stands
    dismissed = opinion(Stand.DISMISSED, failure)
    assert not merge([failure], [dismissed], Department).matters[0].stands


def test_a_question_stands_only_when_a_person_upholds_it() -> None:
    question = finding("fire", "B1/3F/M1", verdict=Verdict.UNDECIDED)
    assert not merge([question], [], Department).matters[0].stands
    assert merge([question], [opinion(Stand.UPHELD, question)], Department).matters[0].stands


def test_passes_are_no_matters() -> None:
    assert merge([finding("fire", "B1/3F/M1", verdict=Verdict.PASS)], [], Department).matters == ()


def test_the_latest_word_of_a_department_counts_and_a_withdrawn_one_does_not() -> None:
    failure = finding("fire", "B1/3F/M1")
    words = [opinion(Stand.DISMISSED, failure, 0), opinion(Stand.UPHELD, failure, 5)]
    assert [word.stand for word in standing(reversed(words))] == [Stand.UPHELD]
    taken_back = opinion(Stand.WITHDRAWN, failure, 9)
    assert standing([*words, taken_back]) == ()


def test_a_replaced_addition_is_gone() -> None:
    first = opinion(Stand.ADDED, None, 0)
    second = opinion(Stand.ADDED, None, 1, replaces=first.id)
    assert standing([first, second]) == (second,)


def test_two_departments_on_one_spot_are_shown_together() -> None:
    fire = finding("fire", "B1/3F/M1", (10.0, 10.0))
    housing = finding("housing", "B1/3F/走廊1", (10.2, 10.1))
    elsewhere = finding("seismic", "B1/3F", (30.0, 10.0))
    together = merge([fire, housing, elsewhere], [], Department).together()
    assert [{matter.department for matter in place} for place in together] == [{Department.FIRE, Department.HOUSING}]


def test_one_spot_on_two_sheets_is_two_places() -> None:
    one = finding("fire", "B1/3F/M1", (10.0, 10.0))
    other = finding("housing", "B1/4F/M1", evidence=(Evidence("s2", Point(10.0, 10.0)),))
    assert merge([one, other], [], Department).together() == ()


def test_demands_that_exclude_each_other_are_a_conflict() -> None:
    about = {"about": Door.kind.name}
    fire = finding("fire", "B1/-1F/M1", limit=Bound("==", "fire"), **about)
    defence = finding("civil_air_defence", "B1/-1F/M1", limit=Bound("==", "protective"), **about)
    (conflict,) = merge([fire, defence], [], Department).conflicts
    assert conflict.between == (fire, defence)


def test_demands_that_can_both_be_met_are_no_conflict() -> None:
    wide = finding("fire", "B1/3F/M1", limit=Bound(">=", 1.1, "m"), about=Door.width.name)
    wider = finding("housing", "B1/3F/M1", limit=Bound(">=", 1.2, "m"), about=Door.width.name)
    narrow = finding("seismic", "B1/3F/M1", limit=Bound("<=", 1.0, "m"), about=Door.width.name)
    assert merge([wide, wider], [], Department).conflicts == ()
    assert len(merge([wide, wider, narrow], [], Department).conflicts) == 2


def test_a_failure_of_the_round_before_is_still_open() -> None:
    failure = finding("fire", "B1/3F/M1")
    fresh = finding("fire", "B1/3F/M2")
    matters = merge([failure, fresh], [], Department, before=[failure]).matters
    assert matter_of(matters, failure).change is Change.STILL_OPEN
    assert matter_of(matters, fresh).change is Change.NEW


def test_questions_about_a_whole_storey_are_not_one_place() -> None:
    questions = [finding(pack, "B1/3F", evidence=(Evidence("s1"),)) for pack in ("fire", "housing")]
    assert merge(questions, [], Department).together() == ()
    doors = [finding(pack, "B1/3F/M1", evidence=(Evidence("s1"),)) for pack in ("fire", "housing")]
    assert len(merge(doors, [], Department).together()) == 1
