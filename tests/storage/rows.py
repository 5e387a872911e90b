"""A project, a submission and a round to write rows about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

from lianshen.review.projects import Declared, Project, Round, Stage
from lianshen.review.sheets import SourceFile
from lianshen.storage.steps import StepKind, Target
from lianshen.storage.submissions import UploadRow
from lianshen.storage.work import At, work

FILE = SourceFile("a" * 64, "一层平面图.dxf", "image/vnd.dxf", 12)


def new_project(at: At) -> Project:
    home = at.people.add_organisation("设计院", "institute")
    declared = Declared((("storeys_above", 11), ("sprinkler", True), ("use", "residential"), ("height", 33.2)))
    project = Project(uuid4(), "联审花园", "320600", home, None, declared, datetime.now(UTC))
    at.projects.add(project)
    return project


def new_round(url: str) -> tuple[Round, UploadRow]:
    with work(url) as at:
        project = new_project(at)
        draft = at.submissions.begin(project.id)
        upload = at.submissions.put(draft, FILE)
        at.submissions.hand_in(draft)
        round = Round(uuid4(), project.id, draft, 1, date(2026, 11, 23), (("fire", "1.0.0"),), Stage.READING)
        at.rounds.add(round)
        at.steps.begin(round.id, StepKind.READ, [Target(upload=upload.id)])
    return round, upload
