"""The figures as text, for the terminal and for docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from tests.accuracy.score import KINDS, Score

BARS = {"rooms": (0.95, 0.97), "doors": (0.95, 0.97), "titles": (0.98, None), "scales": (0.98, None)}
PDF_BARS = {"rooms": (0.90, None), "doors": (0.85, None)}
MOST_AREA_ERROR, MOST_WRONG = 0.005, 0.005


def by_kind(score: Score, bars: Mapping[str, tuple[float | None, float | None]] = BARS) -> list[str]:
    """Rows of kind, number, recall, precision, with the bar beside the figure."""
    rows = ["| kind | in the drawings | recall | precision | bars | held |", "| --- | ---: | ---: | ---: | --- | --- |"]
    for kind in KINDS:
        tally = score.tallies[kind]
        if not tally.true and not tally.found:
            continue
        least = bars.get(kind, (None, None))
        wanted = " / ".join("–" if bar is None else f"≥ {bar:.2f}" for bar in least) if kind in bars else ""
        held = "" if kind not in bars else _held((tally.recall, least[0]), (tally.precision, least[1]))
        rows.append(
            f"| {kind} | {tally.true} | {_share(tally.recall)} | {_share(tally.precision)} | {wanted} | {held} |"
        )
    return rows


def by_style(scores: Mapping[str, Score]) -> list[str]:
    """One row a style: rooms, doors, windows, wrong statements, seconds a drawing."""
    rows = [
        "| style | drawings | rooms R / P | doors R / P | windows R / P | titles | wrong READ | s each |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, score in scores.items():
        pairs = " | ".join(
            f"{_share(score.tallies[k].recall)} / {_share(score.tallies[k].precision)}"
            for k in ("rooms", "doors", "windows")
        )
        each = score.seconds / max(score.drawings, 1)
        titles, wrong = _share(score.tallies["titles"].recall), f"{len(score.wrong)}/{score.judged}"
        rows.append(f"| {name} | {score.drawings} | {pairs} | {titles} | {wrong} | {each:.1f} |")
    return rows


def in_sum(score: Score) -> list[str]:
    """Area error and wrong statements, each with its bar."""
    error = median(score.area_errors) if score.area_errors else None
    wrong = score.wrong_share
    areas_held, facts_held = _below(error, MOST_AREA_ERROR), _below(wrong, MOST_WRONG)
    return [
        "| measure | figure | bar | held |",
        "| --- | ---: | --- | --- |",
        f"| area error of right rooms, median | {_percent(error)} | ≤ {MOST_AREA_ERROR:.1%} | {areas_held} |",
        f"| wrong among {score.judged} facts told as READ | {_percent(wrong)} | ≤ {MOST_WRONG:.1%} | {facts_held} |",
    ]  # fmt: skip


def _held(*pairs: tuple[float | None, float | None]) -> str:
    missed = any(bar is not None and (figure is None or figure < bar) for figure, bar in pairs)
    return "**no**" if missed else "yes"


def _below(figure: float | None, bar: float) -> str:
    return "–" if figure is None else "yes" if figure <= bar else "**no**"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.2%}"
