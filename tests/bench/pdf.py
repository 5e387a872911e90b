"""What reading the vector part of a PDF page costs beside MuPDF's own list of its paths."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random
from typing import Any

import pymupdf

from lianshen.parsers.pdf.paper import Paper
from lianshen.parsers.pdf.strokes import page_strokes

_PATHS, _PIECES, _SEED = 40_000, 4, 3


def print_ratio() -> None:
    """Seconds of `page.get_cdrawings()` and of all lines, arcs and outlines in columns (that call among them)."""
    with pymupdf.open("pdf", dense_page()) as document:
        page = document[0]
        paper = Paper.of(page)
        alone = least(page.get_cdrawings)
        columns = least(lambda: page_strokes(page, paper))
    print(
        f"PDF, {_PATHS * _PIECES} pieces: get_cdrawings {alone:.2f} s, to columns {columns:.2f} s, ratio {columns / alone:.2f}"
    )


def dense_page() -> bytes:
    """An A1 sheet with lines, rectangles and curves in layers of one file; the same every time."""
    random = Random(_SEED)
    with pymupdf.open() as document:
        page = document.new_page(width=2384, height=1684)
        pymupdf.TOOLS._insert_contents(page, "\n".join(_path(random, n) for n in range(_PATHS)).encode("ascii"), True)
        return bytes(document.tobytes(deflate=True))


def _path(random: Random, number: int) -> str:
    x, y = random.uniform(50, 2300), random.uniform(50, 1600)
    if number % 20 == 0:
        return f"{x:.2f} {y:.2f} 12 8 re S " * _PIECES
    steps = [f"{x + random.uniform(-40, 40):.2f} {y + random.uniform(-40, 40):.2f}" for _ in range(3 * _PIECES)]
    if number % 20 == 1:
        curves = [f"{' '.join(steps[3 * piece : 3 * piece + 3])} c" for piece in range(_PIECES)]
        return f"{x:.2f} {y:.2f} m {' '.join(curves)} S"
    return f"{x:.2f} {y:.2f} m {' '.join(f'{step} l' for step in steps[:_PIECES])} S"


def least(task: Callable[[], Any], times: int = 3) -> float:
    """The shortest of some runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.process_time()
        task()
        found.append(time.process_time() - start)
    return min(found)
