"""DXF → drawings against `ezdxf.readfile` alone on the same file, each in a process of its own; ratios of time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from lianshen.parsers.reading import read_file
from tests.bench.dxf_drawing import write

ROOT = Path(__file__).parents[2]
COUNTS = (100_000, 1_000_000)


def main() -> None:
    """Print a line for each size of file."""
    with TemporaryDirectory(prefix="lianshen-bench-") as folder:
        for count in COUNTS:
            path = Path(folder) / f"{count}.dxf"
            write(path, count)
            (alone, much), (ours, less) = (_in_a_process(way, path) for way in ("ezdxf", "columns"))
            print(
                f"DXF of {count:,} entities, {path.stat().st_size / 1e6:.0f} MB: ezdxf.readfile {alone:.1f} s, {much:.0f} MB; "
                f"DXF → drawing {ours:.1f} s, {less:.0f} MB; {alone / ours:.1f} × as fast, {less / much:.2f} of the memory"
            )
            first, second = _twice(path, Path(folder) / "kept")
            print(f"  in the sandbox {first:.1f} s, read again {second:.2f} s: {second / first:.3f} of the first time")
            path.unlink()


def _twice(path: Path, folder: Path) -> tuple[float, float]:
    """Seconds for reading a file through the sandbox, and again from what was kept."""
    spent = []
    for _ in range(2):
        start = time.perf_counter()
        assert read_file(path, path.name, keep_in=folder)[1].drawings
        spent.append(time.perf_counter() - start)
    return spent[0], spent[1]


def _in_a_process(way: str, path: Path) -> tuple[float, float]:
    """Seconds and the most megabytes."""
    command = [sys.executable, "-m", "tests.bench.dxf", way, str(path)]
    told = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    return float(told[-2]), float(told[-1])


def _measure(way: str, path: Path) -> None:
    from ezdxf.filemanagement import readfile

    from lianshen.parsers.dxf.document import read_document
    from lianshen.parsers.reading import source_of

    source = source_of(path, path.name)
    start = time.process_time()  # both compute alone and wait for nothing: others on the machine do not count
    if way == "ezdxf":
        assert len(readfile(path).modelspace())
    else:
        assert read_document(source, path).drawings
    spent = time.process_time() - start
    print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
