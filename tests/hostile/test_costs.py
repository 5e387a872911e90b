"""No hostile file costs more than five seconds of computing or a gigabyte, and each ends as a reading or a problem."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from lianshen.parsers.reading import Limits
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


def test_the_budget_grows_with_the_file() -> None:
    small, large = Limits().within(2_000), Limits().within(80_000_000)
    assert (small.cpu, large.cpu) == (4, 120)
    assert small.memory < 1.01 * 1024**3 < large.memory == 4 * 1024**3
