"""The figures of judging as text: in sum with the bars, by rule and kind, by style, and who was accused besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tests.accuracy.judging.kinds import Kind
from tests.accuracy.judging.run import Case
from tests.accuracy.judging.verdicts import Judgement, Outcome, Said

RECALL, ALARMS, PASSES = 0.95, 0.03, 0
Judged = Sequence[tuple[Case, Judgement]]
HOW = """How a kind is counted: each is drawn once broken and once kept, by the same seed; the verdict of the named rule at the
named place (its mark within 0.5 m, or its answer for that storey) decides. *Recall* is failures of violations drawn: a
question ("ask") is **not** a hit and stands in a column of its own, as does silence. A *false pass* is a violation the
rule passed. A *false alarm* is a twin the rule failed; *asked too much* are twins on which it asked a person. *Accused
besides* are failures of a twin away from its seeded places: nobody broke anything there. Sizes lie outside the band in
which a rule asks anyway, every third one as near to its limit as that allows."""


@dataclass
class Count:
    """What was said of some violations and of their twins."""

    broken: Counter[Said] = field(default_factory=Counter)
    twins: Counter[Said] = field(default_factory=Counter)

    def add(self, one: Outcome) -> None:
        """Count one more."""
        (self.broken if one.broken else self.twins)[one.said] += 1

    @property
    def recall(self) -> float | None:
        """Failures of violations."""
        drawn = self.broken.total()
        return self.broken[Said.FAIL] / drawn if drawn else None

    @property
    def alarms(self) -> float | None:
        """Twins that were failed."""
        drawn = self.twins.total()
        return self.twins[Said.FAIL] / drawn if drawn else None


def judging_tables(chosen: str, judged: Judged) -> list[str]:
    """Everything."""
    every = [one for _case, made in judged for one in made.outcomes]
    kinds = {one.spot.kind for one in every}
    shapes = sum(kind.shape for kind in kinds)
    lines = [
        f"## Judging, {chosen} set: {len(kinds)} kinds of violation, {shapes} of them geometric, {len(judged)} submissions",
        "",
        HOW,
        "",
        *in_sum(judged),
        "",
        "### By rule and kind",
        "",
        *by_kind(every),
        "",
        "### Judging by style",
        "",
        *_rows("style", _grouped(judged, lambda case: case.style.name)),
        "",
        "### Judging by scene",
        "",
        *_rows("scene", _grouped(judged, lambda case: case.scene.name)),
    ]
    accused = [one for _case, made in judged for one in made.accused]
    if accused:
        lines += ["", "### Accused besides", "", *_accused(accused)]
    crashed = [made.crashed for _case, made in judged if made.crashed]
    return [*lines, "", *(f"- the reader failed on {one}" for one in crashed)] if crashed else lines


def in_sum(judged: Judged) -> list[str]:
    """The three bars, and what no bar holds."""
    total = _counted(one for _case, made in judged for one in made.outcomes)
    twins = [made for case, made in judged if not case.broken]
    accused, looked = sum(len(made.accused) for made in twins), sum(made.looked_at for made in twins)
    asked, silent = total.broken[Said.ASK], total.broken[Said.NOTHING]
    shares = {
        f"recall: {total.broken[Said.FAIL]} of {total.broken.total()} violations failed": (
            _share(total.recall), f"≥ {RECALL}", _held((total.recall or 0) >= RECALL)),
        "violations on which a person is asked": (f"{asked}", "", ""),
        "violations passed over in silence": (f"{silent}", "", ""),
        "false passes": (f"{total.broken[Said.PASS]}", f"{PASSES}", _held(total.broken[Said.PASS] <= PASSES)),
        f"false alarms: of {total.twins.total()} twins": (
            _percent(total.alarms), f"≤ {ALARMS:.0%}", _held((total.alarms or 0) <= ALARMS)),
        "twins on which a person is asked": (f"{total.twins[Said.ASK]}", "", ""),
        f"accused besides: of {looked} answers on the twins": (f"{accused}", "", ""),
    }  # fmt: skip
    rows = ["| measure | figure | bar | held |", "| --- | ---: | --- | --- |"]
    return [*rows, *(f"| {name} | {' | '.join(cells)} |" for name, cells in shares.items())]


def by_kind(every: Iterable[Outcome]) -> list[str]:
    """One row a kind, in the order of rules."""
    counted: dict[Kind, Count] = {}
    for one in every:
        counted.setdefault(one.spot.kind, Count()).add(one)
    names = ("rule", "kind", "limit", "drawn", "failed", "asked", "silent", "**passed**", "recall")
    twins = ("twins: passed", "asked", "silent", "**failed**")
    rows = [f"| {' | '.join((*names, *twins))} |", f"| {' | '.join(['---'] * 3 + ['---:'] * 10)} |"]
    for kind, count in sorted(counted.items(), key=lambda pair: (pair[0].rule, pair[0].code)):
        rows.append(
            f"| {kind.rule} | {kind.code} | {kind.limit} | {count.broken.total()} | {_cells(count.broken, Said.FAIL, Said.PASS)}"
            f" | {_share(count.recall)} | {_cells(count.twins, Said.PASS, Said.FAIL)} |"
        )
    return rows


def _rows(name: str, counted: dict[str, Count]) -> list[str]:
    rows = [
        f"| {name} | violations | recall | asked | silent | **false passes** | twins | asked | silent | **false alarms** |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for label, count in counted.items():
        broken, twins = count.broken, count.twins
        rows.append(
            f"| {label} | {broken.total()} | {_share(count.recall)} | {broken[Said.ASK]} | {broken[Said.NOTHING]} | "
            f"{broken[Said.PASS]} | {twins.total()} | {twins[Said.ASK]} | {twins[Said.NOTHING]} | {twins[Said.FAIL]} |"
        )
    return rows


def _grouped(judged: Judged, key: Callable[[Case], str]) -> dict[str, Count]:
    counted: dict[str, Count] = {}
    for case, made in judged:
        for one in made.outcomes:
            counted.setdefault(key(case), Count()).add(one)
    return counted


def _accused(accused: Sequence[tuple[str, str, str]]) -> list[str]:
    counted = Counter(rule for _case, rule, _why in accused)
    first = {rule: f"{case}, {why}" for case, rule, why in reversed(accused)}
    rows = ["| rule | failures | the first of them |", "| --- | ---: | --- |"]
    return [*rows, *(f"| {rule} | {number} | {first[rule]} |" for rule, number in counted.most_common())]


def _counted(outcomes: Iterable[Outcome]) -> Count:
    count = Count()
    for one in outcomes:
        count.add(one)
    return count


def _cells(said: Counter[Said], first: Said, last: Said) -> str:
    return " | ".join(str(said[one]) for one in (first, Said.ASK, Said.NOTHING, last))


def _held(held: bool) -> str:
    return "yes" if held else "**no**"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.2%}"
