"""Rounds brought to a stage by the tables, for questions that are not about reading and checking."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import uuid4

from shapely import Point, Polygon

from lianshen.review.evidence import Bound, Clause, Evidence, Quantity, Trust
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text
from lianshen.review.projects import Actor, Declared, Department, Project, Round, Stage
from lianshen.review.sheets import Affine, Kind, LayerMeaning, Sheet, SourceFile
from lianshen.rules.pack import installed
from lianshen.storage.readings import SheetRow
from lianshen.storage.steps import StepKind, Target
from lianshen.storage.work import work
from lianshen.web import desk
from lianshen.web.desk.places import files
from lianshen.web.settings import settings

ALL = tuple(department for department in Department if department in {pack.department for pack in installed()})


def finding(pack: str, subject: str, verdict: Verdict = Verdict.FAIL, x: float = 1.0) -> Finding:
    said = Text("说明", "said")
    return Finding(
        rule=f"{pack}/some-rule",
        pack=pack,
        title=said,
        clause=Clause("GB 50016-2014 (2018)", "5.5.29"),
        severity=Severity.MANDATORY,
        subject=subject,
        verdict=verdict,
        reason=said,
        trust=Trust.CHECKED,
        observed=Quantity(23.0, "m"),
        limit=Bound("<=", 20.0, "m"),
        evidence=(Evidence("s1", Point(x, 1.0)),),
    )


FIRE = finding("fire", "B1/3F/M12")
QUESTION = finding("fire", "B1/4F", Verdict.UNDECIDED, x=30.0)
PASSED = finding("fire", "B1/5F", Verdict.PASS, x=60.0)
HOUSING = finding("housing", "B1/3F/M13", x=1.2)  # on the same place as FIRE

LAYER = LayerMeaning("X1", "unknown", "inferred", Text("说明", "said"), lines=12)


def new_project(actors: dict[str, Actor]) -> Project:
    designer = actors["designer"]
    applicant = next(one for one in desk.applicants(designer) if one.name == "示范建设单位")
    return desk.create_project(designer, "联审花园", "320600", Declared((("storeys_above", 11),)), applicant.id)


def new_round(actors: dict[str, Actor], stage: Stage, closed: tuple[Department, ...] = ()) -> Round:
    """A round of the designer's project at `stage`, with one sheet and four findings."""
    project = new_project(actors)
    source = SourceFile("a" * 64, "一层.dxf", "image/vnd.dxf", 12)
    frame = Polygon([(0, 0), (84100, 0), (84100, 59400), (0, 59400)])
    sheet = Sheet(
        "s1", source, "frame 1", "建施-05", "标准层", "architecture", Kind.FLOOR_PLAN, 100.0, ("3F",), (841.0, 594.0), frame,
        Affine.placed(0.001), Affine.placed(0.01),
    )  # fmt: skip
    picture, _size = files().put(BytesIO(b"%PDF-1.4 a picture"))
    packs = tuple((pack.name, pack.version) for pack in installed())
    with work(settings().database_url) as at:
        draft = at.submissions.begin(project.id)
        upload = at.submissions.put(draft, source)
        at.submissions.hand_in(draft)
        round = Round(uuid4(), project.id, draft, 1, date(2026, 11, 23), packs, stage, closed)
        at.rounds.add(round)
        at.steps.begin(round.id, StepKind.READ, [Target(upload=upload.id)])
        at.readings.put(round.id, upload.id, [SheetRow(sheet, "d" * 64, picture)], [], [LAYER])
        at.findings.replace(round.id, "fire", "B1/3F", [FIRE, QUESTION, PASSED])
        at.findings.replace(round.id, "housing", "B1/3F", [HOUSING])
        at.documents.put(round.id, "opinion.pdf", picture, "application/pdf", 18)
    return round


def at_stage(round: Round, stage: Stage) -> Round:
    with work(settings().database_url) as at:
        now = at.rounds.get(round.id)
        assert now is not None
        at.rounds.change(replace(now, stage=stage))
    return replace(now, stage=stage)
