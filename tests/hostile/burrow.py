"""One jailed process that reads mutant after mutant: `python -m tests.hostile.burrow FORM FIRST END FOLDER`.

Each mutant goes the way of `read_file` from its first bytes on, has seconds of computing of its own, and leaves one
line in `FOLDER/told.txt`.  What kills the process is seen by the one who started it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from lianshen.parsers import answer, child, jail, sandbox
from lianshen.parsers.intake import take_in
from lianshen.parsers.media import EMPTY, UNKNOWN
from lianshen.parsers.reading import accounted, source_of
from lianshen.review.sheets import Loss, Problem
from tests.hostile.mutants import ENDINGS, mutant

SECONDS = 5.0
GIGABYTE = 1 << 30


def main(form: str, first: int, end: int, folder: Path) -> None:
    """Read the mutants from `first` up to before `end`."""
    jail.enter(os.getppid(), GIGABYTE, 3_600, GIGABYTE // 2)
    with (folder / "told.txt").open("a", buffering=1) as told:
        for number in range(first, end):
            path = folder / f"mutant{ENDINGS[form]}"
            path.write_bytes(mutant(form, number))
            told.write(f"{number} ")
            signal.setitimer(signal.ITIMER_PROF, SECONDS)  # its signal ends the process, whatever C code is running
            began = time.process_time()
            said = read(path, form, folder)
            signal.setitimer(signal.ITIMER_PROF, 0)
            told.write(f"{said} {time.process_time() - began:.3f}\n")


def read(path: Path, form: str, folder: Path) -> str:
    """What became of it, `drawings:problems:refused`: read as the sandbox's child does, believed as its parent does."""
    if form == "zip":
        return _taken_in(path, folder)
    source = source_of(path, path.name)
    if source.media_type in {EMPTY, UNKNOWN}:
        return "0:1:1"
    os.chdir(folder)
    try:
        child._answer(sandbox._order(source, path, sandbox.Limits()))  # type: ignore[arg-type]
    except MemoryError:
        return "0:1:1"
    reading = accounted(answer.read(folder / child.ANSWER))
    return _counted(len(reading.drawings), reading.problems)


def _taken_in(path: Path, folder: Path) -> str:
    """Archives are opened in the server itself."""
    items = take_in([path], folder / "unpacked")
    return _counted(sum(item.path is not None for item in items), [each for item in items for each in item.problems])


def _counted(read: int, problems: Sequence[Problem]) -> str:
    return f"{read}:{len(problems)}:{sum(problem.loss is Loss.NOT_READ for problem in problems)}"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
    sys.stdout.flush()
    os._exit(0)
