"""Every hostile file read in turn, with what it cost: `python -m tests.hostile.measured FOLDER` prints rows of JSON.

A process of its own, so that the peak of its children's memory is that of the readers and of nothing else.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from lianshen.parsers.reading import Limits, read_file
from tests.hostile import make

CASES = {
    make.recursive: "dxf",
    make.exponential: "dxf",
    make.array_of_arrays: "dxf",
    make.impossible_places: "dxf",
    make.huge_scales: "dxf",
    make.dense_hatch: "dxf",
    make.truncated_dxf: "dxf",
    make.truncated_pdf: "pdf",
    make.flate_bomb: "pdf",
    make.giant_page: "pdf",
    make.deep_tree: "pdf",
    make.circular_tree: "pdf",
    make.nested_forms: "pdf",
    make.impossible_pdf: "pdf",
    make.picture_bomb: "png",
}


def main(folder: Path) -> None:
    """One row for each case."""
    for write, ending in CASES.items():
        path = folder / f"{write.__name__}.{ending}"
        write(path)
        before = _used()
        _source, reading = read_file(path, path.name, Limits(ocr=0))  # OCR is a second look with time of its own
        row = {
            "case": write.__name__,
            "codes": sorted({problem.code for problem in reading.problems}),
            "drawings": len(reading.drawings),
            "seconds": _used() - before,
            "megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        }
        print(json.dumps(row), flush=True)


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(Path(sys.argv[1]))
