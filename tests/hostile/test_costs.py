"""No hostile file costs more than five seconds of computing or a gigabyte, and each ends as a reading or a problem."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lianshen.parsers import sandbox
from lianshen.parsers.media import DXF
from lianshen.parsers.reading import Limits, read_file
from lianshen.review.sheets import SourceFile
from tests.hostile import make
from tests.hostile.measured import CASES

Row = dict[str, object]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Row]:
    command = [sys.executable, "-m", "tests.hostile.measured", str(tmp_path_factory.mktemp("cases"))]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=280)
    return {str(row["case"]): row for row in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("case", [write.__name__ for write in CASES])
def test_it_stays_within_five_seconds_and_a_gigabyte(case: str, rows: dict[str, Row]) -> None:
    assert rows[case]["drawings"] or rows[case]["codes"]
    assert float(str(rows[case]["seconds"])) < 5.5  # the file's own; loading the reader is in it
    assert float(str(rows[case]["megabytes"])) < 1_024


def test_what_would_fill_the_machine_is_refused_by_name(rows: dict[str, Row]) -> None:
    for case in ("flate_bomb", "nested_forms"):
        assert rows[case]["drawings"] == 0
        assert set(rows[case]["codes"]) & {"timeout", "memory", "crashed"}  # type: ignore[call-overload]
    assert rows["exponential"]["codes"] == rows["array_of_arrays"]["codes"] == ["too-much-drawn"]


def test_a_hatch_too_dense_to_be_drawn_is_said(rows: dict[str, Row]) -> None:
    assert "hatch-as-tone" in rows["dense_hatch"]["codes"]  # type: ignore[operator]


def test_a_reader_that_waits_for_ever_is_ended_within_seconds(tmp_path: Path) -> None:
    """A pipe that nobody writes to: nothing is computed, so no limit of computing ends it."""
    os.mkfifo(tmp_path / "a.dxf")
    began = time.monotonic()
    reading = sandbox.read(SourceFile("0" * 64, "a.dxf", DXF, 2_000), tmp_path / "a.dxf", Limits())
    assert [problem.code for problem in reading.problems] == ["timeout"]
    assert time.monotonic() - began < 40  # four of stillness, the rest for a busy machine; the wall stands at 300


def test_a_reader_that_others_keep_from_computing_is_waited_for(tmp_path: Path) -> None:
    """However long it stands in the queue of a busy machine, it is not taken for one that sits still."""
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    source, reading = read_file(tmp_path / "a.dxf", "a.dxf", Limits(still=0.3))
    assert (source.media_type, len(reading.drawings)) == (DXF, 1)


def test_the_budget_grows_with_the_file() -> None:
    small, large = Limits().within(2_000), Limits().within(80_000_000)
    assert (small.cpu, large.cpu) == (4, 120)
    assert small.still < 4.1 < large.still == 10
    assert small.memory < 1.01 * 1024**3 < large.memory == 4 * 1024**3
