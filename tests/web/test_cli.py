"""The commands keep the contract: exit status, documents, formats."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pymupdf
import pytest

from samples.make import make
from tests.hostile.make import plain_dxf

ROOT = Path(__file__).parents[2]
FORM = ROOT / "samples" / "project.toml"
SHARED = ROOT.parent / "shared" / "drawings"


def lianshen(*arguments: object, cache: object = "off") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lianshen.web.cli", *map(str, arguments)]
    own = {**os.environ, "LIANSHEN_CACHE": str(cache)}
    return subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, timeout=280, check=False)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    make(folder)
    return folder


@pytest.fixture(scope="module")
def reported(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    out = tmp_path_factory.mktemp("out")
    return out, lianshen("report", sample, "--project", FORM, "--on", "2026-11-23", "-o", out)


def test_a_report_of_the_faulty_sample_ends_with_status_one(
    reported: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    assert reported[1].returncode == 1, reported[1].stderr


def test_what_was_read_is_kept_and_used_the_next_time(tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(plain_dxf())
    first = lianshen("read", tmp_path / "a.dxf", "--format", "json", cache=tmp_path / "kept")
    (copy,) = (tmp_path / "kept").rglob("*.zip")
    os.utime(copy, (1, 1))
    second = lianshen("read", tmp_path / "a.dxf", "--format", "json", cache=tmp_path / "kept")
    assert copy.stat().st_mtime > 1
    assert json.loads(first.stdout) == json.loads(second.stdout)
    assert first.returncode == second.returncode


def test_a_report_writes_every_document_of_the_contract(
    reported: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    out = reported[0]
    written = {path.name for path in out.iterdir()}
    faces = {f"opinion.{face}" for face in ("pdf", "html", "docx", "xlsx")}
    assert faces | {"sheets.pdf", "reading.json", "findings.json", "sheets"} <= written
    assert any((out / "sheets").glob("*.pdf"))


def test_the_opinion_names_what_stands_and_what_was_not_read(
    reported: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    with pymupdf.open(reported[0] / "opinion.pdf") as document:
        words = "".join("".join(page.get_text().split()) for page in document)
    assert "须答复的审查意见" in words
    assert "天正原生.dxf" in words


def test_the_word_document_and_the_workbook_say_what_the_printed_opinion_says(
    reported: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    with ZipFile(reported[0] / "opinion.docx") as parts:
        assert "须答复的审查意见" in parts.read("word/document.xml").decode()
    matters = openpyxl.load_workbook(reported[0] / "opinion.xlsx")["全部意见"]
    states = [row[1] for row in matters.iter_rows(min_row=2, values_only=True)]
    summary = json.loads((reported[0] / "findings.json").read_text("utf-8"))["summary"]
    assert (states.count("不符合"), states.count("待人工判定")) == (summary["fail"], summary["undecided"])


def test_the_documents_say_their_format_and_count_what_they_list(
    reported: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    reading = json.loads((reported[0] / "reading.json").read_text("utf-8"))
    findings = json.loads((reported[0] / "findings.json").read_text("utf-8"))
    assert (reading["format"], findings["format"]) == ("lianshen.reading/1", "lianshen.findings/1")
    assert findings["judged_on"] == "2026-11-23"
    assert sum(findings["summary"].values()) == len(findings["findings"])
    assert {"housing", "fire", "civil_air_defence", "meteorology", "seismic", "drafting", "joint"} == set(
        findings["packs"]
    )
    sheets = {sheet["id"] for one in reading["files"] for sheet in one["sheets"]}
    pointed = {mark["sheet"] for one in findings["findings"] for mark in one["evidence"]} - {None}
    assert pointed <= sheets


def test_every_annotated_sheet_is_a_pdf_with_its_marks(
    reported: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    marked = 0
    for path in (reported[0] / "sheets").glob("*.pdf"):
        with pymupdf.open(path) as document:
            page = document[0]
            marked += len(list(page.annots()))
    assert marked > 10


def test_one_pack_alone_judges_only_its_own_rules(sample: Path) -> None:
    told = lianshen("check", sample, "--pack", "meteorology", "--project", FORM, "--format", "json")
    findings = json.loads(told.stdout)
    assert {one["pack"] for one in findings["findings"]} == {"meteorology"}
    assert told.returncode == 1


def test_a_zip_says_the_same_as_its_files(sample: Path, tmp_path: Path) -> None:
    packed = tmp_path / "送审.zip"
    with ZipFile(packed, "w") as archive:
        for name in ("电施.dxf", "总图.dxf"):
            archive.write(sample / name, f"图纸/{name}")
    loose = lianshen("check", sample / "总图.dxf", sample / "电施.dxf", "--format", "json")
    zipped = lianshen("check", packed, "--format", "json")
    verdicts = [
        sorted((one["rule"], one["subject"], one["verdict"]) for one in json.loads(told.stdout)["findings"])
        for told in (loose, zipped)
    ]
    assert verdicts[0] == verdicts[1]


def test_sarif_lists_rules_and_results(sample: Path) -> None:
    told = lianshen("check", sample / "总图.dxf", "--pack", "fire", "--format", "sarif")
    run = json.loads(told.stdout)["runs"][0]
    assert {result["ruleId"] for result in run["results"]} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_a_native_tarch_file_is_said_to_be_unreadable(sample: Path) -> None:
    told = lianshen("read", sample / "天正原生.dxf", "--format", "json")
    (one,) = json.loads(told.stdout)["files"]
    assert "tarch-proxy" in {problem["code"] for problem in one["problems"]}
    assert told.returncode in (3, 4)


def test_a_scan_alone_is_read_by_its_words_and_fails_the_form_check(sample: Path) -> None:
    told = lianshen("check", sample / "结构扫描件.pdf")
    assert told.returncode == 1
    assert "OCR" in told.stdout


def test_wrong_usage_ends_with_status_two_and_names_the_remedy(tmp_path: Path) -> None:
    for arguments in (
        ("check", tmp_path / "no.dxf"),
        ("check", FORM, "--pack", "no-such"),
        ("rules", "show", "no/such"),
    ):
        told = lianshen(*arguments)
        assert told.returncode == 2
        assert told.stderr.startswith("lianshen: ")
    assert lianshen("check").returncode == 2


@pytest.mark.parametrize(
    "drawing", ["derived/mani_Link_floor.dxf", "pdf/bops_Plan.pdf", "dxf/sky_floorplan.dxf", "pdf/evil_plan.pdf"]
)
def test_a_real_drawing_goes_through_report_with_an_honest_account(drawing: str, tmp_path: Path) -> None:
    path = SHARED / drawing
    assert path.is_file(), f"the real drawings are missing: {path}"
    told = lianshen("report", path, "-o", tmp_path)
    assert told.returncode in (1, 3, 4), told.stderr
    findings = json.loads((tmp_path / "findings.json").read_text("utf-8"))
    assert "the rule itself failed" not in json.dumps(findings)
    assert findings["summary"]["undecided"] > 0
    with pymupdf.open(tmp_path / "sheets.pdf") as document:
        assert len(document) >= 1


def test_the_rules_can_be_listed_shown_and_tested() -> None:
    listed = lianshen("rules", "list").stdout
    assert "fire/dwelling-door-to-exit" in listed
    assert "5.5.29" in lianshen("rules", "show", "fire/dwelling-door-to-exit").stdout
    assert lianshen("rules", "test", "fire/dwelling-door-to-exit").returncode == 0
    assert "civil_air_defence" in lianshen("packs").stdout


def test_read_with_debug_draws_every_sheet_and_prints_what_it_always_prints(sample: Path, tmp_path: Path) -> None:
    site = sample / "总图.dxf"
    plain = lianshen("read", site, "--format", "json")
    drawn = lianshen("read", site, "--format", "json", "--debug", tmp_path / "seen", "--pictures", "both")
    assert (drawn.returncode, drawn.stdout) == (plain.returncode, plain.stdout)
    sheets = [sheet for one in json.loads(plain.stdout)["files"] for sheet in one["sheets"]]
    for ending in ("svg", "png"):
        assert len(list((tmp_path / "seen").glob(f"*.{ending}"))) == len(sheets) > 0
    assert "消防车道" in next((tmp_path / "seen").glob("*.svg")).read_text("utf-8")
