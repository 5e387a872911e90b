"""Findings, opinions and an opinion made of them, for the tests of all its documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from shapely import LineString, box

from lianshen.review.evidence import Bound, Clause, Evidence, Quantity, Trust
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text
from lianshen.review.merge import merge
from lianshen.review.opinions import Opinion, Stand
from lianshen.review.projects import Department
from lianshen.review.reading_document import FileReading
from lianshen.review.report import (
    Dossier,
    JointOpinion,
    joint_opinion,
)
from lianshen.review.sheets import Affine, Kind, Loss, Problem, Sheet, SourceFile

SOURCE = SourceFile("ab" * 32, "建施.dxf", "image/vnd.dxf", 1234)
SHEET = Sheet(
    id="s1",
    source=SOURCE,
    place="frame 2",
    number="建施-05",
    title="标准层平面图",
    discipline="architecture",
    kind=Kind.FLOOR_PLAN,
    scale=100,
    storeys=("3F", "4F"),
    paper=(841, 594),
    frame=box(0, 0, 84100, 59400),
    to_plan=Affine(0.001, 0, 0, 0.001),
    to_paper=Affine(0.01, 0, 0, 0.01),
)
PROXY = Problem(
    "tarch-proxy",
    Loss.NOT_READ,
    Text("天正自定义对象无法读取", "TArch objects cannot be read"),
    Text("请整图导出为天正3格式", "export the drawing as T3"),
    None,
    12,
)
WALK = LineString([(10, 10), (30, 10), (30, 14)])


def finding(pack: str, subject: str, verdict: Verdict = Verdict.FAIL, **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": f"{pack}/door-to-exit",
        "pack": pack,
        "title": Text("户门距安全出口不过远", "The walk to the exit is not too long"),
        "clause": Clause("GB 50016-2014 (2018)", "5.5.29"),
        "severity": Severity.MANDATORY,
        "subject": subject,
        "verdict": verdict,
        "reason": Text("23 m，要求 ≤ 20 m", "23 m; demanded ≤ 20 m"),
        "trust": Trust.SEEN,
        "observed": Quantity(23, "m"),
        "limit": Bound("<=", 20, "m"),
        "evidence": (Evidence("s1", WALK),),
    }
    return Finding(**{**values, **changes})


def opinion_on(findings: list[Finding], *opinions: Opinion, **changes: Any) -> JointOpinion:
    dossier = Dossier(
        project="翠湖花园5#楼 <script>alert(1)</script> #panic()",
        number=1,
        judged_on=date(2026, 11, 23),
        region="320600",
        packs=(("fire", "0.1.0"),),
        files=(FileReading(SOURCE, (SHEET,), (PROXY,)),),
        findings=tuple(findings),
        consolidated=merge(findings, opinions, Department),
        department_of=Department,
        reviewed=True,
    )
    return joint_opinion(replace(dossier, **changes))


def dismissal(of: Finding) -> Opinion:
    when = datetime(2026, 11, 23, tzinfo=UTC)
    return Opinion(
        UUID(int=1), UUID(int=2), UUID(int=3), Department.FIRE, Stand.DISMISSED, "另有出口", when, of.fingerprint
    )
