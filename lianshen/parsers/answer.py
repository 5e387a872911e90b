"""How a reading comes back out of the sandbox: a zip of JSON and npz files, checked before it is believed."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import shapely

from lianshen.parsers.drawing_file import MOST_BYTES, pack, unpack
from lianshen.parsers.format import Reading
from lianshen.review.language import Text
from lianshen.review.sheets import Loss, Problem

MOST_DRAWINGS = 2_000
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),  # what a zip file can be broken in
    *(KeyError, TypeError, IndexError, AttributeError, OSError, EOFError, struct.error, shapely.errors.ShapelyError),
)


def write(path: Path, reading: Reading) -> None:
    """Write `reading` to `path`."""
    with zipfile.ZipFile(path, "w") as parts:
        for number, drawing in enumerate(reading.drawings):
            parts.writestr(f"{number}.npz", pack(drawing))
        rows = [problem_row(problem) for problem in reading.problems]
        parts.writestr("answer.json", json.dumps({"drawings": len(reading.drawings), "problems": rows}))


def read(path: Path) -> Reading:
    """The reading in `path`; ValueError where the child wrote something else."""
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
                raise ValueError("an answer too large")
            answer = json.loads(parts.read("answer.json"))
            count = min(int(answer["drawings"]), MOST_DRAWINGS)
            drawings = tuple(unpack(parts.read(f"{number}.npz")) for number in range(count))
            return Reading(drawings, tuple(problem_from(row) for row in answer["problems"]))
    except _DAMAGED as trouble:
        raise ValueError("no readable answer") from trouble


def problem_row(problem: Problem) -> dict[str, Any]:
    """A problem as plain JSON."""
    return {
        "code": problem.code,
        "loss": problem.loss.value,
        "message": [problem.message.zh, problem.message.en],
        "remedy": [problem.remedy.zh, problem.remedy.en],
        "sheet": problem.sheet,
        "count": problem.count,
    }


def problem_from(row: dict[str, Any]) -> Problem:
    """The problem that `problem_row` wrote down."""
    message, remedy = Text(*row["message"]), Text(*row["remedy"])
    return Problem(row["code"], Loss(row["loss"]), message, remedy, row["sheet"], row["count"])
