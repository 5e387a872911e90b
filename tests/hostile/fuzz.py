"""Mutants by the thousand, read in processes that may die: `python -m tests.hostile.fuzz [N] [FORM …]`.

A mutant that kills its process (out of time, out of memory, a crash in C) is read once more by `read_file`, which must
give a problem; any other end of a process is a fault of ours.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lianshen.parsers.reading import read_file
from lianshen.review.sheets import Loss
from tests.hostile.mutants import ENDINGS, SEEDS, mutant

AT_ONCE, IN_ONE_PROCESS, LONGEST = 2, 1_000, 900.0


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one mutant: drawings, problems, those that refuse it, seconds of computing; or its process's end."""

    number: int
    drawings: int = 0
    problems: int = 0
    refused: int = 0
    seconds: float = 0.0
    ended: int = 0


def run(form: str, count: int, start: int = 0) -> list[Told]:
    """All mutants of `form` from `start` on, read two processes at a time."""
    parts = [
        (first, min(first + IN_ONE_PROCESS, start + count)) for first in range(start, start + count, IN_ONE_PROCESS)
    ]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = threads.map(lambda part: _part(form, *part), parts)
        return [told for part in found for told in part]


def faults(form: str, found: list[Told]) -> list[str]:
    """Mutants that were neither read nor refused, and those whose process ended and whom `read_file` does not contain."""
    silent = [
        f"{form} {told.number}: neither read nor refused"
        for told in found
        if not told.ended | told.drawings | told.refused
    ]
    dead = [told for told in found if told.ended]
    return silent + [f"{form} {told.number}: {told.ended}" for told in dead if not contained(form, told.number)]


def contained(form: str, number: int) -> bool:
    """Whether the real way gives the mutant drawings or problems."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"mutant{ENDINGS[form]}"
        path.write_bytes(mutant(form, number))
        _source, reading = read_file(path, path.name)
        refused = any(problem.loss is Loss.NOT_READ for problem in reading.problems)
        return form != "zip" and bool(reading.drawings or refused)


def _part(form: str, first: int, end: int) -> list[Told]:
    found: list[Told] = []
    while first < end:
        with tempfile.TemporaryDirectory(prefix="lianshen-fuzz-") as folder:
            status = _burrow(form, first, end, Path(folder))
            found += _told(Path(folder) / "told.txt", status)
        if not found or found[-1].number < first:
            raise RuntimeError(f"no mutant of {form} was read from {first} on: {status}")
        first = found[-1].number + 1
    return found


def _burrow(form: str, first: int, end: int, folder: Path) -> int:
    command = [sys.executable, "-m", "tests.hostile.burrow", form, str(first), str(end), str(folder)]
    with (folder / "said.txt").open("wb") as said:
        return subprocess.run(command, stdout=said, stderr=said, timeout=LONGEST, check=False).returncode


def _told(path: Path, status: int) -> list[Told]:
    rows = path.read_text("ascii").splitlines() if path.exists() else []
    found = []
    for row in rows:
        number, *rest = row.split()
        if not rest:
            found.append(Told(int(number), ended=status))
            continue
        drawings, problems, refused = (int(count) for count in rest[0].split(":"))
        found.append(Told(int(number), drawings, problems, refused, float(rest[1])))
    return found


def main(count: int, forms: list[str]) -> int:
    """Print what became of them; 1 where one was not contained."""
    bad: list[str] = []
    for form in forms or list(SEEDS):
        began = time.monotonic()
        found = run(form, count)
        bad += faults(form, found)
        print(
            f"{form:5} {len(found):6} mutants  {sum(t.drawings > 0 for t in found):6} read  "
            f"{sum(t.problems > 0 for t in found):6} with problems  "
            f"{[(t.number, t.ended) for t in found if t.ended]} ended their process  "
            f"slowest {max(t.seconds for t in found):.2f} s  {time.monotonic() - began:.0f} s in all",
            flush=True,
        )
    print("\n".join(bad) or "every mutant was read or refused")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000, sys.argv[2:]))
