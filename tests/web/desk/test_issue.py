"""From the drawings to the issued opinion, all steps carried out, with people of several departments in between."""

from __future__ import annotations

import json

import pymupdf
import pytest

from lianshen.review.errors import NotFound, WrongStage
from lianshen.review.findings import Verdict
from lianshen.review.projects import Actor, Department, Round, Stage
from lianshen.web import desk
from lianshen.web.desk import Filter
from samples.make import make
from tests.web.desk.scenes import ALL, new_project
from tests.web.installation import worked_off

FILES = ("电施.dxf", "建筑设计说明.pdf", "天正原生.dxf")
CLOSING = {
    Department.HOUSING: "housing",
    Department.FIRE: "fire",
    Department.CIVIL_AIR_DEFENCE: "defence",
    Department.METEOROLOGY: "weather",
    Department.SEISMIC: "seismic",
    Department.ACCEPTANCE: "clerk",
}


@pytest.fixture(scope="module")
def checked(actors: dict[str, Actor], tmp_path_factory: pytest.TempPathFactory) -> Round:
    project = new_project(actors)
    for path in make(tmp_path_factory.mktemp("sample")):
        if path.name in FILES:
            with path.open("rb") as stream:
                desk.receive(actors["designer"], project.id, path.name, stream)
    round = desk.submit(actors["designer"], project.id)
    worked_off(round.id)
    return round


def test_after_the_check_people_see_what_was_read_and_what_was_not(checked: Round, actors: dict[str, Actor]) -> None:
    progress = desk.progress(actors["designer"], checked.id)
    assert (progress.round.stage, progress.finished, progress.failed) == (Stage.REVIEW, True, 0)
    assert {line.source.name for line in progress.files} == set(FILES)
    native = next(line for line in progress.files if line.source.name == "天正原生.dxf")
    assert native.problems != ()
    assert {line.pack for line in progress.checks} == {name for name, _version in checked.packs}
    sheets = desk.sheets(actors["designer"], checked.id)
    assert len(sheets) == sum(line.sheets for line in progress.files)
    with (
        desk.rendition(actors["designer"], checked.id, sheets[0].sheet.id) as stream,
        pymupdf.open(stream=stream.read(), filetype="pdf") as picture,
    ):
        assert len(picture) == 1


def test_reading_json_has_every_sheet(checked: Round, actors: dict[str, Actor]) -> None:
    document = json.loads(desk.reading_document(actors["designer"], checked.id))
    assert document["format"] == "lianshen.reading/1"
    assert {file["name"] for file in document["files"]} == set(FILES)
    listed = {sheet["id"] for file in document["files"] for sheet in file["sheets"]}
    assert listed == {line.sheet.id for line in desk.sheets(actors["designer"], checked.id)}


def test_the_opinion_is_issued_when_all_have_closed_and_then_downloaded(
    checked: Round, actors: dict[str, Actor]
) -> None:
    applicant, lead = actors["applicant"], actors["lead"]
    asked = desk.findings(lead, checked.id, Filter(department=Department.METEOROLOGY, verdict=Verdict.FAIL)).matters
    upheld = asked[0].matter.key
    desk.uphold(actors["weather"], checked.id, upheld, "经核对属实")
    with pytest.raises(WrongStage, match="not closed yet"):
        desk.issue(lead, checked.id)
    for department in ALL:
        desk.close_department(actors[CLOSING[department]], checked.id)
    with pytest.raises(NotFound):
        desk.document(applicant, checked.id, "opinion.pdf")
    assert desk.issue(lead, checked.id).stage is Stage.MERGING
    worked_off(checked.id)
    assert desk.round_page(applicant, checked.id).round.stage is Stage.ISSUED
    names = {line.name for line in desk.documents(applicant, checked.id)}
    assert {
        "opinion.pdf",
        "opinion.html",
        "opinion.docx",
        "opinion.en.xlsx",
        "sheets.pdf",
        "reading.json",
        "findings.json",
    } <= names
    assert len([name for name in names if name.startswith("sheets/")]) == len(desk.sheets(applicant, checked.id))
    with (
        desk.document(applicant, checked.id, "opinion.pdf") as stream,
        pymupdf.open(stream=stream.read(), filetype="pdf") as opinion,
    ):
        words = "".join(page.get_text() for page in opinion)
    assert "经核对属实" in words
    assert actors["weather"].name not in words
    assert upheld in {line.matter.key for line in desk.findings(applicant, checked.id).matters}
    with (
        desk.document(applicant, checked.id, "sheets.pdf") as stream,
        pymupdf.open(stream=stream.read(), filetype="pdf") as sheets,
    ):
        assert [mark for page in sheets for mark in page.annots()] != []
