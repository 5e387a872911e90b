"""Draws each scene twice in a style, reads both copies as the desk does, and judges them by all packs."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from lianshen.review.findings import Finding, Verdict
from lianshen.review.projects import Declared
from lianshen.rules.pack import installed
from lianshen.web.precheck import judge, read_paths
from tests.accuracy.drafting.style import Style
from tests.accuracy.draw import draw_set
from tests.accuracy.found import Found
from tests.accuracy.judging.kinds import Scene, Seeds
from tests.accuracy.judging.sets import SETS
from tests.accuracy.judging.verdicts import Judgement, Outcome, Said, outcomes
from tests.accuracy.truth import DrawingTruth

DAY, REGION = date(2026, 11, 24), "320600"
FORMAL = "drafting"  # how sheets are drawn up is no matter of the building


@dataclass(frozen=True)
class Case:
    """One copy of a scene."""

    scene: Scene
    style: Style
    seed: int
    broken: bool

    @property
    def name(self) -> str:
        """As its files are called."""
        return f"{self.scene.name}-{self.style.name}-{self.seed}-{'broken' if self.broken else 'twin'}"


def cases(chosen: str, only: str | None = None) -> list[Case]:
    """All copies of a set, or those whose name holds `only`."""
    made = [Case(scene, style, seed, broken) for scene, style, seed in SETS[chosen]() for broken in (True, False)]
    return [case for case in made if not only or only in case.name]


def run(todo: Sequence[Case], workers: int | None = None) -> Iterator[tuple[Case, Judgement]]:
    """Every copy with what was said of it, in order."""
    with ProcessPoolExecutor(workers or os.cpu_count() or 1, mp_context=get_context("fork")) as pool:
        yield from zip(todo, pool.map(one, todo), strict=True)


def one(case: Case) -> Judgement:
    """Draw, read, judge, compare; a crash of the reader is a result as well."""
    with TemporaryDirectory() as folder:
        seeds, truth = drawn(case, Path(folder))
        start = time.perf_counter()
        try:
            found, findings = judged(case, truth, Path(folder))
        except Exception as trouble:
            return Judgement(crashed=f"{case.name}: {traceback.format_exception_only(trouble)[-1].strip()}")
    said = outcomes(case.name, truth, found, findings, seeds.spots, case.broken)
    looked = [one for one in findings if one.pack != FORMAL and one.verdict is not Verdict.NOT_APPLICABLE]
    return Judgement(said, _accused(case, findings, said), len(looked), time.perf_counter() - start)


def write_submissions(todo: Sequence[Case], folder: Path) -> None:
    """Only the drawings, for a look."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in todo:
        drawn(case, folder)


def drawn(case: Case, folder: Path) -> tuple[Seeds, DrawingTruth]:
    """The files of one copy in `folder`, and what is seeded where."""
    seeds = Seeds(case.scene, case.seed, case.broken)
    case.scene.make(seeds)
    return seeds, draw_set(case.name, case.scene.name, tuple(seeds.leaves), case.style, seeds.rng, folder)


def judged(case: Case, truth: DrawingTruth, folder: Path) -> tuple[Found, tuple[Finding, ...]]:
    """The findings of all packs by the law of one day."""
    form = Declared(tuple(case.scene.form.items()))
    reading = read_paths(truth.files, form, folder / "unpacked", lambda _what, _done, _of: None)
    found = Found(tuple(drawing for drawing, _path in reading.drawings), reading.design)
    return found, judge(reading, case.name, installed(), DAY, REGION, lambda _what, _done, _of: None).findings


def _accused(case: Case, findings: Sequence[Finding], said: list[Outcome]) -> list[tuple[str, str, str]]:
    """Failures of a twin away from its own spots: nobody broke anything there."""
    if case.broken:
        return []
    told = {(one.spot.kind.rule, one.why) for one in said if one.said is Said.FAIL}
    surplus = [one for one in findings if one.verdict is Verdict.FAIL and one.pack != FORMAL]
    return [
        (case.name, one.rule, f"{one.subject}: {one.reason.en}")
        for one in surplus
        if (one.rule, one.reason.en) not in told
    ]
