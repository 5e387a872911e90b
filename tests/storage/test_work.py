"""One transaction: what goes in comes out the same, all of it or nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from shapely import LineString, Point, Polygon

from lianshen.review.evidence import Bound, Clause, Evidence, Quantity, Trust
from lianshen.review.facts import Certainty
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text
from lianshen.review.opinions import Opinion, Stand
from lianshen.review.projects import Department, Role, Stage
from lianshen.review.sheets import Affine, Kind, LayerMeaning, Loss, Problem, Sheet
from lianshen.storage.readings import SheetRow
from lianshen.storage.work import work
from tests.storage.rows import FILE, new_project, new_round

SAID = Text("距离过长", "too long")
FINDING = Finding(
    rule="fire/dwelling-door-to-exit",
    pack="fire",
    title=SAID,
    clause=Clause("GB 50016-2014 (2018)", "5.5.29"),
    severity=Severity.MANDATORY,
    subject="B1/3F/M12",
    verdict=Verdict.FAIL,
    reason=SAID,
    trust=Trust.CHECKED,
    observed=Quantity(23.1, "m"),
    limit=Bound("<=", 20.0, "m"),
    missing=("Storey.exits",),
    evidence=(Evidence("s1", LineString([(0, 0), (1 / 3, 2)]), "走道", SAID),),
    about="Door.kind",
    basis=Certainty.READ,
)
SHEET = Sheet(
    id="s1",
    source=FILE,
    place="frame 2",
    number="建施-05",
    title="一层平面图",
    discipline="architecture",
    kind=Kind.FLOOR_PLAN,
    scale=100.0,
    storeys=("1F",),
    paper=(841.0, 594.0),
    frame=Polygon([(0, 0), (84100, 0), (84100, 59400), (0, 59400)]),
    to_plan=Affine.placed(0.001, 30, (12.5, 1 / 3)),
    to_paper=Affine.placed(0.01),
    fields=(("图号", "建施-05"), ("比例", "")),
)
PROBLEM = Problem("tarch-proxy", Loss.PART_LOST, SAID, SAID, "s1", 12)


def test_a_project_comes_back_as_it_went_in(database: str) -> None:
    with work(database) as at:
        project = new_project(at)
    with work(database) as at:
        assert at.projects.get(project.id) == project


def test_a_failure_leaves_nothing_behind(database: str) -> None:
    kept: list[Any] = []
    with suppress(ZeroDivisionError), work(database) as at:
        kept.append(new_project(at))
        kept.append(1 // 0)
    with work(database) as at:
        assert at.projects.get(kept[0].id) is None


def test_sheets_and_problems_come_back_as_they_went_in(database: str) -> None:
    round, upload = new_round(database)
    row = SheetRow(SHEET, "d" * 64, None)
    with work(database) as at:
        at.readings.put(round.id, upload.id, [row], [PROBLEM])
    with work(database) as at:
        assert at.readings.sheets(round.id) == (row,)
        assert at.readings.problems(round.id) == {upload.id: (PROBLEM,)}
        (reading,) = at.readings.files(round.id)
    assert (reading.source, reading.sheets, reading.problems) == (FILE, (SHEET,), (PROBLEM,))


def test_what_layers_were_taken_for_comes_back_as_it_went_in(database: str) -> None:
    round, upload = new_round(database)
    layer = LayerMeaning("A-WALL", "walls", "read", SAID, lines=120, fills=3, texts=2, blocks=1)
    with work(database) as at:
        at.readings.put(round.id, upload.id, [], [])
        assert at.readings.layers(round.id) == {upload.id: None}
        at.readings.put(round.id, upload.id, [], [], [layer])
    with work(database) as at:
        assert at.readings.layers(round.id) == {upload.id: (layer,)}
        assert at.readings.files(round.id)[0].layers == (layer,)


def test_a_file_read_twice_is_kept_once(database: str) -> None:
    round, upload = new_round(database)
    for _again in range(2):
        with work(database) as at:
            at.readings.put(round.id, upload.id, [SheetRow(SHEET, "d" * 64, "e" * 64)], [PROBLEM])
    with work(database) as at:
        assert len(at.readings.sheets(round.id)) == 1


def test_findings_come_back_in_order_and_are_replaced_whole(database: str) -> None:
    round, _upload = new_round(database)
    other = replace(
        FINDING, subject="B1/3F/M13", verdict=Verdict.PASS, observed=None, limit=None, basis=None, about=None
    )
    with work(database) as at:
        at.findings.replace(round.id, "fire", "B1/3F", [other])
        at.findings.replace(round.id, "fire", "B1/3F", [FINDING, other])
        at.findings.replace(round.id, "fire", "", [])
    with work(database) as at:
        assert at.findings.of(round.id) == (FINDING, other)
        assert at.findings.counts(round.id)[Verdict.FAIL] == 1
        assert at.findings.per_check(round.id) == {("fire", "B1/3F"): 2}


def test_opinions_come_back_as_they_were_written(database: str) -> None:
    round, _upload = new_round(database)
    with work(database) as at:
        author = at.people.add(uuid4().hex, "王工", Role.REVIEWER, Department.FIRE, None, "-")
        assert author is not None
        first = Opinion(
            uuid4(), round.id, author.id, Department.FIRE, Stand.ADDED, "补充", datetime.now(UTC), None,
            Severity.GENERAL, Clause("GB 55037-2022", "7.1.2"), (Evidence("s1", Point(1, 2)),),
        )  # fmt: skip
        later = Opinion(
            uuid4(), round.id, author.id, Department.FIRE, Stand.WITHDRAWN, "", first.written_at + timedelta(seconds=1),
            replaces=first.id,
        )  # fmt: skip
        at.opinions.add(later)
        at.opinions.add(first)
    with work(database) as at:
        assert at.opinions.of(round.id) == (first, later)


def test_a_round_keeps_its_stage_and_closed_departments(database: str) -> None:
    round, _upload = new_round(database)
    changed = replace(round, stage=Stage.REVIEW, closed=(Department.FIRE, Department.SEISMIC))
    with work(database) as at:
        at.rounds.change(changed)
    with work(database) as at:
        assert at.rounds.get(round.id) == changed
        assert at.rounds.latest([round.project]) == {round.project: changed}


def test_a_file_of_the_same_name_gives_way(database: str) -> None:
    with work(database) as at:
        draft = at.submissions.begin(new_project(at).id)
        first = at.submissions.put(draft, FILE)
        second = at.submissions.put(draft, replace(FILE, sha256="b" * 64))
        assert first.id == second.id
        assert [upload.source.sha256 for upload in at.submissions.uploads(draft)] == ["b" * 64]


def test_a_session_ends_when_it_is_revoked_or_over_or_the_account_closed(database: str) -> None:
    login = uuid4().hex
    soon = datetime.now(UTC) + timedelta(hours=1)
    with work(database) as at:
        person = at.people.add(login, "王工", Role.REVIEWER, Department.FIRE, None, "-")
        assert person is not None
        for session, until in (("one", soon), ("two", soon), ("old", soon - timedelta(hours=2))):
            at.people.begin_session(f"{session} {login}", person.id, until)

    def inside(session: str) -> bool:
        with work(database) as at:
            return at.people.in_session(f"{session} {login}") == person

    assert (inside("one"), inside("two"), inside("old"), inside("none")) == (True, True, False, False)
    with work(database) as at:
        at.people.revoke(f"one {login}")
    assert (inside("one"), inside("two")) == (False, True)
    with work(database) as at:
        at.people.dismiss(login)
    assert not inside("two")
