"""Real drawings of other people, labelled by hand from their pictures: what the product says of them, held against that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import yaml
from shapely import Point
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Room, Storey
from lianshen.review.sheets import Sheet
from tests.accuracy.found import Found, is_read, read, value_of
from tests.accuracy.matching import plain
from tests.accuracy.score import Score

HERE = Path(__file__).parent / "real"
DRAWINGS = Path(__file__).resolve().parents[2].parent / "shared" / "drawings"
SAME_AREA = 0.02


@dataclass(frozen=True, slots=True)
class Label:
    """What a person saw on one drawing: see the files in real/."""

    name: str
    file: Path
    sheets: tuple[dict[str, Any], ...]
    facts: dict[str, Any] | None


def labels() -> list[Label]:
    """All hand-labelled drawings."""
    return [_label(path) for path in sorted(HERE.glob("*.yaml"))]


def run_real(workers: int) -> Iterator[tuple[Label, Score]]:
    """The score of each."""
    todo = labels()
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        yield from zip(todo, pool.map(score_real, todo), strict=True)


def score_real(label: Label) -> Score:
    """Rooms by a point inside, name and stated area; doors and windows by their number; the sheet's own words."""
    found = read([label.file])
    score = Score(drawings=1)
    for sheet in label.sheets:
        at = Point(sheet["at"])
        seen = next((s for s in found.sheets if s.frame.buffer(1e-6).intersects(at)), None)
        _words(score, sheet, seen)
        _rooms(score, sheet, seen, found)
        for kind, parts in (("doors", Storey.doors), ("windows", Storey.windows)):
            if sheet.get(kind) is not None:
                said = len(found.on(seen, parts)) if seen else 0
                tally = score.tallies[kind]
                tally.true, tally.found = tally.true + sheet[kind], tally.found + said
                tally.right += min(said, sheet[kind])
    if label.facts is not None:
        _facts(score, label.facts, found)
    return score


def real_rows(scores: Sequence[tuple[Label, Score]]) -> list[str]:
    """One row a drawing: right of true, and how many more were said."""
    rows = [
        "| drawing | sheets | titles | scales | storeys | rooms | doors | windows | facts | wrong READ |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for label, score in scores:
        kinds = ("titles", "scales", "storeys", "rooms", "doors", "windows", "facts")
        cells = " | ".join(_cell(score, kind) for kind in kinds)
        rows.append(f"| {label.file.name} | {len(label.sheets)} | {cells} | {len(score.wrong)}/{score.judged} |")
    return rows


def _cell(score: Score, kind: str) -> str:
    tally = score.tallies[kind]
    more = f" (+{tally.found - tally.right})" if tally.found > tally.right else ""
    return f"{tally.right}/{tally.true}{more}" if tally.true or tally.found else "–"


def _label(path: Path) -> Label:
    said = yaml.safe_load(path.read_text("utf-8"))
    return Label(path.stem, DRAWINGS / said["file"], tuple(said["sheets"]), said.get("facts"))


def _words(score: Score, sheet: dict[str, Any], seen: Sheet | None) -> None:
    title = seen.title if seen else None
    storeys = list(seen.storeys) if seen else []
    for kind, expected, actual in (
        ("titles", sheet.get("title") and plain(sheet["title"]), title and plain(title)),
        ("scales", sheet.get("scale"), seen.scale if seen and sheet.get("scale") else None),
        ("kinds", sheet.get("kind"), seen.kind.value if seen and sheet.get("kind") else None),
        ("storeys", sheet.get("storeys"), storeys or None),
    ):
        tally = score.tallies[kind]
        tally.true += expected is not None
        tally.found += actual is not None
        tally.right += expected is not None and expected == actual


def _rooms(score: Score, sheet: dict[str, Any], seen: Sheet | None, found: Found) -> None:
    if sheet.get("rooms") is None:
        return
    tally, left = score.tallies["rooms"], list(sheet["rooms"])
    unjudged = {plain(name) for name in sheet.get("open", ())}
    tally.true += len(left)
    for room in found.on(seen, Storey.rooms) if seen else ():
        name, shape = value_of(room, Room.name), _in_file(seen, value_of(room, Room.boundary))
        if name is None or shape is None or plain(name) in unjudged:
            continue
        tally.found += 1
        hit = next((r for r in left if shape.contains(Point(r["at"])) and plain(r["name"]) == plain(name)), None)
        if is_read(room, Room.name):
            score.judge(hit is not None, f"{seen and seen.title}: room {name}, which nobody sees there")
        if hit is None:
            continue
        left.remove(hit)
        area = value_of(room, Room.area)
        close = "area" not in hit or (area is not None and abs(area / hit["area"] - 1) <= SAME_AREA)
        tally.right += close
        if "area" in hit and area is not None:
            score.area_errors.append(abs(area / hit["area"] - 1))
            if is_read(room, Room.area):
                score.judge(close, f"{seen and seen.title}: room {name} area {area:.2f}, written {hit['area']}")


def _in_file(seen: Sheet | None, shape: BaseGeometry | None) -> BaseGeometry | None:
    if seen is None or shape is None:
        return None
    m = seen.to_plan.inverse()
    return affine_transform(shape, [m.a, m.c, m.b, m.d, m.e, m.f])


def _facts(score: Score, true: dict[str, Any], found: Found) -> None:
    """Only the labelled facts are judged: notes say more than a label lists."""
    tally = score.tallies["facts"]
    tally.true += len(true)
    for building in found.buildings[:1]:
        for name, expected in true.items():
            fact = Building.facts()[name]
            actual = value_of(building, fact)
            if actual is None:
                continue
            tally.found += 1
            same = fact.agree(actual, expected)
            tally.right += same
            if is_read(building, fact):
                score.judge(same, f"{fact.name} {actual}, written {expected}")
