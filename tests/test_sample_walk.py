"""The sample submission, drawn, read and judged: every planted fault is found at its place, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from shapely import Point

from lianshen.parsers.assemble import assemble
from lianshen.review.findings import Finding, Verdict
from lianshen.review.merge import Consolidated, merge
from lianshen.review.reading_document import FileReading
from lianshen.review.sheets import Loss, Sheet
from lianshen.rules.pack import department_of, installed
from lianshen.web.precheck import Judged, judge, read_paths
from lianshen.web.project_file import ProjectFile, read_project_file
from samples import make as making
from samples.faults import faults

ROOT = Path(__file__).resolve().parents[1]
TRUTH = yaml.safe_load((ROOT / "samples" / "truth.yaml").read_text("utf-8"))
DAY = date(2026, 11, 23)
NEAR = 0.5  # metres between a planted place and the mark that shows it


NOT_SAID = {  # the sample's sheets say nothing of these, or nobody reads them yet: rules that want them ask
    "Lift.fire_lift",
    "Storey.depth",
    "Stair.riser",
    "Storey.slab_thickness",
    "Site.roads",
    "Stair.risers",
    "Storey.ramps",
    "Door.swept",
    "Storey.stalls",
    "FireLane.clear_height",
    "FireLane.dead_end",
    "FireLane.inner_radius",
    "FireLane.slope",
    "ProtectiveUnit.blast_units",
    "ProtectiveUnit.clear_height",
    "ProtectiveUnit.drinking_water",
    "ProtectiveUnit.toilets",
    "RescueSite.slope",
    "Roof.objects",
    "ShelterEntrance.passage",
    "ShelterEntrance.stair_width",
    "SiteBuilding.ours",
    "SiteBuilding.use",
    "SiteBuilding.fire_rating",
}


@dataclass(frozen=True, slots=True)
class Walk:
    """The sample, judged, and the consolidated opinion."""

    form: ProjectFile
    judged: Judged
    opinion: Consolidated

    def sheet(self, row: dict) -> Sheet:
        """The sheet a row of the plan speaks of."""
        name, place = row["sheet"].rsplit("#", 1)
        sheets = [drawing.sheet for drawing, _path in self.judged.reading.drawings if drawing.sheet.source.name == name]
        return sheets[int(place) - 1]

    def place(self, row: dict) -> Point | None:
        """The row's place in the metres of its sheet, by way of the file's own coordinates."""
        if row["place"] is None:
            return None
        true = next(s for s in TRUTH["sheets"] if f"{s['file']}#{s['place']}" == row["sheet"])
        file = [
            o + p / true["unit_m"] for o, p in zip(true["plan_origin"] or true["frame"][:2], row["place"], strict=True)
        ]
        return Point(self.sheet(row).to_plan.apply(file))

    def shows(self, finding: Finding, row: dict) -> bool:
        """Whether a finding points at the row's place on the row's sheet."""
        at, sheet = self.place(row), self.sheet(row).id
        marks = [mark for mark in finding.evidence if mark.sheet == sheet]
        if at is None:
            return bool(marks)
        return any(mark.shape is not None and mark.shape.distance(at) <= NEAR for mark in marks)

    def found(self, row: dict, verdict: Verdict) -> list[Finding]:
        """The findings of the row's rule at the row's place with one verdict."""
        own = [one for one in self.judged.findings if one.rule == row["rule"] and one.verdict is verdict]
        return [one for one in own if self.shows(one, row)]

    def of(self, verdict: Verdict) -> list[Finding]:
        """All findings with one verdict."""
        return [one for one in self.judged.findings if one.verdict is verdict]


@pytest.fixture(scope="module")
def walk(tmp_path_factory) -> Walk:
    folder = tmp_path_factory.mktemp("walk")
    form = read_project_file(ROOT / "samples" / "project.toml")
    reading = read_paths(making.make(folder / "sample"), form.declared, folder / "unpacked", silent)
    judged = judge(reading, form.name, installed(), DAY, form.region, silent)
    return Walk(form, judged, merge(judged.findings, (), department_of))


def silent(_what: str, _done: int, _of: int) -> None:
    """Nobody watches."""


def planned(*expected: str) -> list[dict]:
    """The rows of the plan with one of these expectations."""
    return [row for row in faults() if row["expected"] in expected]


def named(rows: list[dict]) -> list:
    return [pytest.param(row, id=row["id"]) for row in rows]


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Findings as a failing test shows them."""
    return [(one.rule, one.subject, one.reason.en) for one in findings]


@pytest.mark.parametrize("row", named(planned("fail", "undecided", "pass")))
def test_a_planned_place_has_the_verdict_it_was_drawn_for(walk, row):
    at_rule = [one for one in walk.judged.findings if one.rule == row["rule"] and one.verdict.value == row["expected"]]
    assert walk.found(row, Verdict(row["expected"])), told(at_rule)


@pytest.mark.parametrize("row", named([row for row in faults() if row["twin_of"]]))
def test_a_compliant_twin_is_never_failed(walk, row):
    assert told(walk.found(row, Verdict.FAIL)) == []


def test_only_the_planned_places_fail(walk):
    rows = planned("fail")
    surplus = [one for one in walk.of(Verdict.FAIL) if not any(_is(walk, one, row) for row in rows)]
    assert told(surplus) == []


def test_only_the_planned_places_and_what_could_not_be_read_ask_a_person(walk):
    rows = planned("undecided")
    unread = {sheet.id for reading in walk.judged.reading.files if _lossy(reading) for sheet in reading.sheets}
    asked = [one for one in walk.of(Verdict.UNDECIDED) if not any(_is(walk, one, row) for row in rows)]
    asked = [one for one in asked if not set(one.missing) & NOT_SAID]
    assert told([one for one in asked if not {mark.sheet for mark in one.evidence} & unread]) == []


def _lossy(reading: FileReading) -> bool:
    return any(problem.loss is not Loss.REPAIRED for problem in reading.problems)


def _is(walk: Walk, finding: Finding, row: dict) -> bool:
    return finding.rule == row["rule"] and walk.shows(finding, row)


@pytest.mark.parametrize("code", ["F1", "H1", "H2", "H3"])
def test_a_fault_of_the_typical_plan_is_found_on_each_of_its_nine_storeys(walk, code):
    row = next(row for row in faults() if row["id"] == code)
    storeys = {one.subject.split("/")[1] for one in walk.found(row, Verdict.FAIL)}
    assert storeys == {f"{n}F" for n in range(3, 12)}


def test_the_two_demands_on_one_door_are_a_conflict(walk):
    (conflict,) = walk.opinion.conflicts
    rows = [row for row in faults() if row["id"] in ("K1-fire", "K1-cad")]
    assert {one.rule for one in conflict.between} == {row["rule"] for row in rows}
    assert all(any(walk.shows(one, row) for row in rows) for one in conflict.between)


def test_two_departments_on_one_place_are_shown_together(walk):
    doors = [{m.department.value for m in matters} for matters in walk.opinion.together()]
    assert {"fire", "civil_air_defence"} in doors


def test_the_scan_and_the_native_drawing_are_named_with_what_was_lost(walk):
    problems = {(reading.source.name, p.code): p for reading in walk.judged.reading.files for p in reading.problems}
    scan, native = problems["结构扫描件.pdf", "scan"], problems["天正原生.dxf", "tarch-proxy"]
    assert (scan.loss, native.loss) == (Loss.PART_LOST, Loss.NOT_READ)
    assert native.count == next(u["count"] for u in TRUTH["unreadable"] if u["file"] == "天正原生.dxf")
    assert all(problem.remedy.zh for problem in (scan, native))


def test_everything_else_was_read_whole(walk):
    lost = {reading.source.name for reading in walk.judged.reading.files if _lossy(reading)}
    assert lost == {unreadable["file"] for unreadable in TRUTH["unreadable"]}


def test_the_order_in_which_files_come_changes_no_verdict(walk):
    reading = walk.judged.reading
    drawings = [drawing for drawing, _path in reversed(reading.drawings)]
    other = replace(reading, design=assemble(drawings, reading.problems[::-1], walk.form.declared, reading.files[::-1]))
    judged = judge(other, walk.form.name, installed(), DAY, walk.form.region, silent)
    assert verdicts(judged) == verdicts(walk.judged)


def verdicts(judged: Judged) -> dict[str, tuple[str, str, str]]:
    """Each finding's verdict by its fingerprint."""
    return {one.fingerprint: (one.rule, one.subject, one.verdict.value) for one in judged.findings}
