"""The real drawings beside the project, each read once for all tests that look at them."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.kept import parser_version
from lianshen.parsers.reading import Limits, read_file
from lianshen.review.sheets import SourceFile

ROOT = Path(__file__).parents[2]
DRAWINGS = ROOT.parent / "shared" / "drawings"
_KEPT = ROOT / ".cache" / "real drawings"
_REFUSED: dict[str, tuple[SourceFile, Reading]] = {}
_LIMITS = Limits(cpu=60, wall=120, ocr=0)  # words that are pictures are looked at by tests of their own


def real(path: str) -> Path:
    """The place of a real drawing; its absence is a failure, not a skip."""
    file = DRAWINGS / path
    assert file.exists(), f"{file} is missing: the real drawings belong beside the project, in ../shared/drawings"
    return file


def manifest() -> dict[str, dict[str, str]]:
    """What is known of each drawing, by its path in the collection."""
    with real("manifest.csv").open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row for row in csv.DictReader(stream)}


def reading(path: str) -> tuple[SourceFile, Reading]:
    """The drawing as these parsers read it, without OCR; taken from what was kept where nothing of them changed."""
    found = _REFUSED.get(path) or read_file(real(path), real(path).name, _LIMITS, _KEPT)
    if not found[1].drawings:
        _REFUSED[path] = found  # a refusal is not kept on disk, and is small
    return found


def read_all(paths: Iterable[str]) -> None:
    """Read and keep these, two at a time, and drop what other versions of the parsers kept."""
    for old in _KEPT.iterdir() if _KEPT.exists() else ():
        if old.name != parser_version():
            shutil.rmtree(old, ignore_errors=True)
    with ThreadPoolExecutor(2) as pool:
        for _done in pool.map(_read, paths):
            pass


def _read(path: str) -> None:
    reading(path)
