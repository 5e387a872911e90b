"""`make accuracy`: how well drawings are read and judged, on drawings whose truth is known."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.accuracy.judging import run as judging
from tests.accuracy.judging.table import judging_tables
from tests.accuracy.judging.verdicts import Judgement
from tests.accuracy.page import write_page
from tests.accuracy.real import real_rows, run_real
from tests.accuracy.run import SETS, Case, cases, run, write_drawings
from tests.accuracy.score import Score
from tests.accuracy.table import PDF_BARS, by_kind, by_style, in_sum


def main(arguments: list[str] | None = None) -> None:
    """Draw, read, compare, print."""
    asked = _asked(arguments)
    todo = [] if asked.real or asked.judging else cases(asked.set, asked.only)
    if asked.drawings:
        write_drawings(todo, asked.drawings)
        if asked.judging:
            judging.write_submissions(judging.cases(asked.set, asked.only), asked.drawings)
        return
    start = time.perf_counter()
    scores = _read(todo, asked)
    tables = report(asked.set, scores) if scores else []
    with_real = asked.real or (asked.set == "reported" and not asked.only and not asked.judging)
    real = list(run_real(asked.workers)) if with_real else []
    if real:
        tables += [
            "",
            f"## Real drawings, {len(real)}, labelled by hand",
            "",
            "Right of true, in brackets what was said besides.",
        ]
        tables += ["", *real_rows(real)]
    judged = _judged(asked) if asked.judging or not (asked.real or asked.only) else []
    if judged:
        tables += ["", *judging_tables(asked.set, judged)]
    seconds = time.perf_counter() - start
    print("\n".join(tables))
    wrong = [told for _case, score in (*scores, *real) for told in score.wrong]
    for line in wrong[: asked.wrong]:
        print("wrong:", line)
    print(f"\n{len(scores) + len(real)} drawings, {len(judged)} submissions judged, in {seconds:.0f} s")
    if asked.write:
        print(write_page(tables, (len(scores), len(real), len(judged)), seconds))


def _judged(asked: argparse.Namespace) -> list[tuple[judging.Case, Judgement]]:
    """Every copy of every scene, judged."""
    made = []
    for case, judgement in judging.run(judging.cases(asked.set, asked.only), asked.workers):
        made.append((case, judgement))
        sys.stderr.write(f"{case.name:<50} {judgement.told(case.broken)}\n")
        if asked.wrong:
            sys.stderr.write("".join(f"    {line}\n" for line in judgement.wrong(case.broken)))
    return made


def _read(todo: list[Case], asked: argparse.Namespace) -> list[tuple[Case, Score]]:
    """Every case with its score; pictures of the worst are kept."""
    scores: list[tuple[Case, Score]] = []
    with TemporaryDirectory() as folder:
        for case, score in run(todo, asked.pictures and Path(folder), asked.workers):
            scores.append((case, score))
            _told(case, score)
        if asked.pictures:
            _keep_worst(scores, Path(folder), asked.pictures, asked.worst)
    return scores


def report(chosen: str, scores: list[tuple[Case, Score]]) -> list[str]:
    """Everything in tables."""
    exact = _all(scores, lambda style: style.output == "dxf")
    layered = _all(scores, lambda style: style.output == "pdf with layers")
    bare = _all(scores, lambda style: style.output == "pdf")
    lines = [f"## {chosen} set: DXF, {exact.drawings} drawings", "", *by_kind(exact), "", *in_sum(exact), ""]
    if layered.drawings:
        lines += [
            f"### Vector PDF with layers, {layered.drawings} drawings",
            "",
            *by_kind(layered, PDF_BARS),
            "",
            *in_sum(layered),
            "",
        ]
    if bare.drawings:
        lines += [
            f"### Vector PDF without layers, {bare.drawings} drawings",
            "",
            *by_kind(bare, PDF_BARS),
            "",
            *in_sum(bare),
            "",
        ]
    styles = {style.name: _all(scores, lambda s, n=style.name: s.name == n) for style in SETS[chosen][0]}
    lines += ["### By style", "", *by_style({name: score for name, score in styles.items() if score.drawings})]
    crashed = [told for _case, score in scores for told in score.crashed]
    if crashed:
        lines += ["", "### The reader failed on", "", *(f"- {told}" for told in crashed)]
    return lines


def _all(scores: Iterable[tuple[Case, Score]], which) -> Score:
    total = Score()
    for case, score in scores:
        if which(case.style):
            total.add(score)
    return total


def _told(case: Case, score: Score) -> None:
    rooms, doors = score.tallies["rooms"], score.tallies["doors"]
    sys.stderr.write(
        f"{case.name:<34} rooms {rooms.right}/{rooms.true} (+{rooms.found - rooms.right})  doors {doors.right}/{doors.true}"
        f" (+{doors.found - doors.right})  wrong {len(score.wrong)}/{score.judged}  {score.seconds:.1f} s\n"
    )


def _keep_worst(scores: list[tuple[Case, Score]], drawn: Path, folder: Path, most: int) -> None:
    """The pictures of the worst drawings, the worst first."""
    folder.mkdir(parents=True, exist_ok=True)
    worst = sorted(scores, key=lambda pair: -pair[1].badness)[:most]
    for rank, (case, _score) in enumerate(worst, 1):
        for picture in sorted(drawn.glob(f"{case.name}-*.png")):
            (folder / f"{rank:02d}-{picture.name}").write_bytes(picture.read_bytes())


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument(
        "--set", choices=tuple(SETS), default="reported", help="tuning and earlier: may be looked at while improving"
    )
    parser.add_argument("--only", help="only drawings whose name holds this, such as a style or a program")
    parser.add_argument("--pictures", type=Path, help="save pictures of the worst drawings here")
    parser.add_argument("--worst", type=int, default=10, help="how many pictures (default 10)")
    parser.add_argument("--wrong", type=int, default=0, help="list so many of the wrong facts")
    parser.add_argument("--drawings", type=Path, help="only write the drawings here")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    parser.add_argument("--judging", action="store_true", help="only the judging; --wrong 1 lists what was not right")
    parser.add_argument("--real", action="store_true", help="only the real drawings labelled by hand")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
