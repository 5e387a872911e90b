"""`make bench`: seconds for read, check and report, per rule on a tower, and of the sample end to end; memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from lianshen.rules.pack import installed
from lianshen.web import precheck
from lianshen.web.project_file import read_project_file
from samples.make import make
from tests.bench import dxf, pdf, rules

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print the figures of this machine on this day."""
    print(f"{date.today()}  {os.cpu_count()} cores  Python {sys.version.split()[0]}")
    dxf.main()  # first: a child begins with the memory of its parent, which would hide its own
    pdf.print_ratio()
    with TemporaryDirectory() as folder:
        drawings = Path(folder) / "drawings"
        make(drawings)
        walk_at_hand(drawings, Path(folder))
    for workers in (1, 2):
        print(f"sample end to end, {workers} worker(s): {end_to_end(workers):6.1f} s")


def walk_at_hand(drawings: Path, folder: Path) -> None:
    """Read, check and report the sample without a server."""
    form = read_project_file(ROOT / "samples" / "project.toml")
    seconds: dict[str, float] = {}
    with timed("read", seconds):
        reading = precheck.read_paths([drawings], form.declared, folder, _silent)
    sheets = len(reading.drawings)
    with timed("check", seconds):
        judged = precheck.judge(reading, form.name, installed(), date.today(), form.region, _silent)
    with timed("report", seconds):
        size = sum(len(content) for _name, content in precheck.documents(judged, "zh", _silent))
    for step, spent in seconds.items():
        print(
            f"{step:<8}{spent:8.2f} s   {spent / sheets:7.3f} s per sheet   ratio to read {spent / seconds['read']:5.2f}"
        )
    print(f"sheets {sheets}, findings {len(judged.findings)}, documents {size / 1e6:.1f} MB")
    rules.print_seconds(reading.design, form.region)
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak memory: this process {own / 1024:.0f} MB, the largest sandbox {children / 1024:.0f} MB")


@contextmanager
def timed(step: str, seconds: dict[str, float]) -> Iterator[None]:
    """Keep how long the block took."""
    start = time.perf_counter()
    yield
    seconds[step] = time.perf_counter() - start


def end_to_end(workers: int) -> float:
    """Seconds from handing in the sample until the last check is done, on embedded parts in a folder of their own."""
    with TemporaryDirectory(prefix="lianshen-bench-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LIANSHEN_")}
        command = [sys.executable, "-m", "tests.bench.end_to_end", str(workers)]
        told = subprocess.run(
            command,
            cwd=ROOT,
            env={**environment, "LIANSHEN_DATA": folder},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return float(told.stdout.split()[-1])


def _silent(_name: str, _done: int, _all: int) -> None:
    pass


if __name__ == "__main__":
    main()
