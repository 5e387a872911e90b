"""Draws a set, reads it with both cores, adds the scores up."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.accuracy import styles_earlier, styles_reported, styles_tuning
from tests.accuracy.compare import compare
from tests.accuracy.drafting.style import Style
from tests.accuracy.draw import draw
from tests.accuracy.found import read
from tests.accuracy.pictures import save_pictures
from tests.accuracy.score import Score

SETS = {
    "tuning": (styles_tuning.STYLES, styles_tuning.PLAN),
    "earlier": (styles_earlier.STYLES, styles_earlier.PLAN),
    "reported": (styles_reported.STYLES, styles_reported.PLAN),
}


@dataclass(frozen=True)
class Case:
    """One drawing to make and to read."""

    style: Style
    program: str
    seed: int

    @property
    def name(self) -> str:
        """As its files are called."""
        return f"{self.style.name}-{self.program}-{self.seed}"


def cases(chosen: str, only: str | None = None) -> list[Case]:
    """All drawings of a set, or those whose name holds `only`."""
    styles, plan = SETS[chosen]
    made = [Case(style, program, seed) for style in styles for program, seeds in plan for seed in seeds]
    return [case for case in made if not only or only in case.name]


def run(todo: Sequence[Case], pictures: Path | None = None, workers: int | None = None) -> Iterator[tuple[Case, Score]]:
    """The score of every case, in order; marks are kept only as pictures."""
    with ProcessPoolExecutor(workers or os.cpu_count() or 1, mp_context=get_context("fork")) as pool:
        yield from zip(todo, pool.map(_one, todo, [pictures] * len(todo)), strict=True)


def _one(case: Case, pictures: Path | None) -> Score:
    """A crash of the reader is a result as well: nothing found."""
    with TemporaryDirectory() as folder:
        truth = draw(case.program, case.style, case.seed, Path(folder))
        start = time.perf_counter()
        try:
            found = read(truth.files)
        except Exception as trouble:
            told = traceback.format_exception_only(trouble)[-1].strip()
            return Score(drawings=1, crashed=[f"{case.name}: {told}"])
        seconds = time.perf_counter() - start
        score = compare(truth, found)
        if pictures is not None:
            save_pictures(truth, found, score, pictures)
    score.seconds = seconds
    return replace(score, marks=[])


def write_drawings(todo: Sequence[Case], folder: Path) -> None:
    """Only the drawings, for a look."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in todo:
        draw(case.program, case.style, case.seed, folder)
