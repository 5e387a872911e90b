"""The reporting step: the documents of an issued opinion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from lianshen.review.clauses import reached
from lianshen.review.merge import merge
from lianshen.review.projects import Project, Round
from lianshen.review.report import (
    Dossier,
    JointOpinion,
    annotate,
    joined,
    joint_opinion,
    opinion_docx,
    opinion_html,
    opinion_pdf,
    opinion_xlsx,
)
from lianshen.review.workflow import Move
from lianshen.rules.clauses import every_clause
from lianshen.rules.manual.explain import explain
from lianshen.storage.readings import SheetRow
from lianshen.storage.steps import Step
from lianshen.storage.work import At
from lianshen.web.desk.designs import findings_json, object_of, reading_json
from lianshen.web.desk.moves import move_on
from lianshen.web.desk.permission import department_of
from lianshen.web.desk.places import at_work, files

FONTS = Path(__file__).parents[1] / "static" / "build" / "fonts"
LANGUAGES = ("zh", "en")  # Chinese first: its documents carry the plain names


def report_step(step: Step, round: Round) -> None:
    """Make all documents, keep them, and issue the opinion."""
    with at_work() as at:
        project = at.projects.get(round.project)
        assert project is not None
        opinion = joint_opinion(dossier(at, round, project, date.today()))
        sheets = at.readings.sheets(round.id)
        data = (("reading.json", reading_json(at, round)), ("findings.json", findings_json(at, round, project)))
    made = [(name, *files().put(BytesIO(body))) for name, body in (*documents(opinion, sheets), *data)]
    with at_work() as at:
        for name, sha256, size in made:
            at.documents.put(round.id, name, sha256, _MEDIA_TYPES[name.rsplit(".", 1)[1]], size)
        move_on(at, round.id, Move.REPORTED)
        at.steps.finish(step)


def dossier(at: At, round: Round, project: Project, issued_on: date | None) -> Dossier:
    """Everything the opinion is made of."""
    findings = at.findings.of(round.id)
    earlier = [other for other in at.rounds.of(project.id) if other.number < round.number]
    before = at.findings.of(earlier[-1].id) if earlier else ()
    return Dossier(
        project=project.name,
        number=round.number,
        judged_on=round.judged_on,
        region=project.region,
        packs=round.packs,
        files=at.readings.files(round.id),
        findings=findings,
        consolidated=merge(findings, at.opinions.of(round.id), department_of, before),
        department_of=department_of,
        reviewed=True,
        issued_on=issued_on,
        clauses=reached(every_clause(), findings),
        rules=explain({finding.rule for finding in findings}, round.judged_on),
    )


def documents(opinion: JointOpinion, sheets: tuple[SheetRow, ...]) -> Iterator[tuple[str, bytes]]:
    """The documents by name: the opinion in both languages, every sheet with its marks, and all sheets in one."""
    for language in LANGUAGES:
        tail = "" if language == LANGUAGES[0] else f".{language}"
        yield f"opinion{tail}.pdf", opinion_pdf(opinion, language, FONTS)
        yield f"opinion{tail}.html", opinion_html(opinion, language).encode()
        yield f"opinion{tail}.docx", opinion_docx(opinion, language)
        yield f"opinion{tail}.xlsx", opinion_xlsx(opinion, language)
    marked = []
    for row, name in zip(sheets, sheet_names(sheets), strict=True):
        if row.rendition is not None:
            page = annotate(object_of(row.rendition), row.sheet, opinion.on(row.sheet.id), LANGUAGES[0])
            marked.append((name, page))
            yield f"sheets/{name}.pdf", page
    if marked:
        yield "sheets.pdf", joined(marked)


def sheet_names(sheets: tuple[SheetRow, ...]) -> tuple[str, ...]:
    """A name for each sheet's document: its number, else its place in its file; a second one of that name is told apart."""
    taken: set[str] = set()
    names = []
    for row in sheets:
        plain = (row.sheet.number or f"{row.sheet.source.name} {row.sheet.place}").translate(_NOT_IN_NAMES).strip(" .")
        name = next(n for n in (plain, *(f"{plain} ({k})" for k in range(2, len(sheets) + 2))) if n not in taken)
        taken.add(name)
        names.append(name)
    return tuple(names)


_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-") | dict.fromkeys(range(32)))
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
