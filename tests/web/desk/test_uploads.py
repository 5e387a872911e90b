"""Handing in: names that mean harm, files that come twice, drafts that are empty, rounds that are under way."""

from __future__ import annotations

from io import BytesIO

import pytest

from lianshen.review.errors import NotFound, Refused, WrongStage
from lianshen.review.projects import Actor, Stage
from lianshen.storage.steps import StepKind, StepState
from lianshen.web import desk
from lianshen.web.desk.uploads import plain_name
from tests.web.desk.scenes import new_project, new_round


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("建施-05 标准层.dxf", "建施-05 标准层.dxf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\图纸\\一层.dwg", "一层.dwg"),
        ("good\u202efxd.exe", "goodfxd.exe"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("x" * 500 + ".dxf", "x" * 196 + ".dxf"),
    ],
)
def test_only_the_last_part_of_a_name_is_kept_and_nothing_that_steers(sent: str, kept: str) -> None:
    assert plain_name(sent) == kept


@pytest.mark.parametrize("name", ["", "..", "a/..", "\u200e"])
def test_a_file_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        plain_name(name)


def test_a_draft_is_put_together_and_handed_in(actors: dict[str, Actor]) -> None:
    designer, project = actors["designer"], new_project(actors)
    desk.receive(designer, project.id, "一层.dxf", BytesIO(b"first"))
    again = desk.receive(designer, project.id, "一层.dxf", BytesIO(b"second"))
    other = desk.receive(designer, project.id, "二层.pdf", BytesIO(b"%PDF"))
    page = desk.project(designer, project.id)
    assert [(u.source.name, u.source.size_bytes) for u in page.uploads] == [("一层.dxf", 6), ("二层.pdf", 4)]
    assert (page.may_upload, page.may_submit, page.uploads[0].id) == (True, True, again.id)
    desk.remove(designer, project.id, other.id)
    round = desk.submit(designer, project.id)
    assert (round.number, round.stage) == (1, Stage.READING)
    progress = desk.progress(designer, round.id)
    assert [(line.source.name, line.step.kind, line.step.state) for line in progress.files] == [
        ("一层.dxf", StepKind.READ, StepState.WAITING)
    ]
    assert not progress.finished


def test_an_empty_draft_cannot_be_handed_in(actors: dict[str, Actor]) -> None:
    project = new_project(actors)
    with pytest.raises(Refused, match="no file"):
        desk.submit(actors["designer"], project.id)
    upload = desk.receive(actors["designer"], project.id, "一层.dxf", BytesIO(b"x"))
    desk.remove(actors["designer"], project.id, upload.id)
    with pytest.raises(NotFound):
        desk.remove(actors["designer"], project.id, upload.id)
    with pytest.raises(Refused, match="no file"):
        desk.submit(actors["designer"], project.id)


def test_while_a_round_is_under_way_nothing_is_handed_in(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.CHECKING)
    with pytest.raises(WrongStage):
        desk.receive(actors["designer"], round.project, "一层.dxf", BytesIO(b"x"))
    with pytest.raises(WrongStage):
        desk.submit(actors["designer"], round.project)
    desk.withdraw(actors["designer"], round.id)
    desk.receive(actors["designer"], round.project, "一层.dxf", BytesIO(b"x"))
    assert desk.submit(actors["designer"], round.project).number == 2
