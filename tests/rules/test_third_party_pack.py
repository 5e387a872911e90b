"""The sample pack of docs/third_party_pack, installed as anybody would, is found, tested and judged with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from lianshen.rules.pack import installed
from samples.make import make

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "docs" / "third_party_pack"
UV = ROOT / ".cache" / "uv" / "bin" / "uv"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a Python module where the pack is installed beside Lianshen."""
    target = tmp_path_factory.mktemp("installed")
    install = [
        UV,
        "pip",
        "install",
        "--quiet",
        "--offline",
        "--no-deps",
        "--python",
        sys.executable,
        "--target",
        target,
    ]
    subprocess.run([*install, PACK], check=True)
    environment = {**os.environ, "PYTHONPATH": str(target), "LIANSHEN_CACHE": "off"}

    def module(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", *words]
        return subprocess.run(command, cwd=target, env=environment, capture_output=True, text=True, check=False)

    return module


def test_an_installed_pack_is_listed_with_ours(run: Run) -> None:
    listed = run("lianshen.web.cli", "packs").stdout.splitlines()
    (line,) = [line.split() for line in listed if line.startswith("wide_doors")]
    assert line[1] == "1.0.0"
    assert len(listed) == len(installed()) + 1


def test_its_rule_and_its_own_test_pass(run: Run) -> None:
    tested = run("lianshen.web.cli", "rules", "test", "wide_doors/flat-door-width", "--lang", "en")
    assert (tested.returncode, tested.stdout.strip()) == (0, "1 rules, 0 broken promises")
    own = run("pytest", "-q", "-p", "no:cacheprovider", str(PACK / "tests"))
    assert own.returncode == 0, own.stdout


def test_drawings_are_judged_by_it(run: Run, tmp_path: Path) -> None:
    drawing = make(tmp_path)[0].parent / "建施.dxf"
    options = ("--pack", "wide_doors", "--on", "2026-11-23", "--format", "json")
    judged = run("lianshen.web.cli", "check", str(drawing), *options)
    findings = json.loads(judged.stdout)["findings"]
    assert {finding["rule"] for finding in findings} == {"wide_doors/flat-door-width"}
    verdicts = Counter(finding["verdict"] for finding in findings)
    assert verdicts["fail"] + verdicts["pass"] > 0, verdicts
