"""A tall building for the bench: the sample's typical storey, repeated up to the storey wanted."""

from __future__ import annotations

import json
from typing import Any

from lianshen.review.building import Design
from lianshen.review.design_record import read_design, write_design

TYPICAL = "3F"


def tower(sample: Design, storeys: int) -> Design:
    """The sample's design with its building raised to so many storeys above ground; all else stays as it is."""
    document = json.loads(write_design(sample))
    rows = document["subjects"]
    building, typical = _found(rows, "Building", None), _found(rows, "Storey", TYPICAL)
    top = max(_said(row, "index") for row in rows if row["kind"] == "Storey")
    own = _within(rows, typical)
    raised = []
    for index in range(top + 1, storeys + 1):
        moved = {old: len(rows) + place for place, old in enumerate(own)}
        rows.extend([_copied(rows[old], moved, index) for old in own])
        raised.append(moved[typical])
    rows[building]["statements"] = [_restated(statement, raised, storeys) for statement in rows[building]["statements"]]
    return read_design(json.dumps(document).encode())


def _found(rows: list[Any], kind: str, label: str | None) -> int:
    return next(n for n, row in enumerate(rows) if row["kind"] == kind and label in (None, row["label"]))


def _said(row: Any, fact: str) -> int:
    return int(next(value for name, value, *_rest in row["statements"] if name.endswith(fact)))


def _within(rows: list[Any], root: int) -> list[int]:
    """The rows of a subject and of all that lies in it; whoever contains comes first."""
    inside = {root}
    for number, row in enumerate(rows):
        if row["within"] in inside:
            inside.add(number)
    return sorted(inside)


def _copied(row: Any, moved: dict[int, int], index: int) -> Any:
    copy = json.loads(json.dumps(row, ensure_ascii=False).replace(f"/{TYPICAL}/", f"/{index}F/"))
    copy["within"] = moved.get(row["within"], row["within"])
    if row["kind"] == "Storey":
        copy["label"] = f"{index}F"
    copy["statements"] = [_placed(statement, row, moved, index) for statement in copy["statements"]]
    return copy


def _placed(statement: list[Any], row: Any, moved: dict[int, int], index: int) -> list[Any]:
    name, value, *rest = statement
    if row["kind"] == "Storey" and name == "index":
        return [name, index, *rest]
    if isinstance(value, list) and value and all(isinstance(one, int) and one in moved for one in value):
        return [name, [moved[one] for one in value], *rest]
    return statement


def _restated(statement: list[Any], raised: list[int], storeys: int) -> list[Any]:
    name, value, *rest = statement
    told = {"storeys": lambda: [*value, *raised], "storeys_above": lambda: storeys, "height": lambda: storeys * 2.9 + 1}
    return [name, told[name]() if name in told else value, *rest]
