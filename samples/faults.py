"""The planted faults and their compliant twins, with what a reviewer should find: read from faults.csv."""

from __future__ import annotations

import csv
from pathlib import Path

TABLE = Path(__file__).with_name("faults.csv")


def faults() -> list[dict]:
    """All rows as plain data; places in metres of the sheet's plan; a twin names the fault it mirrors.

    `expected` is the rule's verdict at that place; `not failed` where one answer stands for many places and points at
    the worst.  `why` says so for whatever a reader would have taken for a failure.
    """
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [_row(row) for row in csv.DictReader(lines)]


def _row(row: dict[str, str]) -> dict:
    code = row["id"]
    return {
        "id": code,
        "twin_of": code.removesuffix("-twin") if code.endswith("-twin") else None,
        "rule": row["rule"] or None,
        "pack": row["pack"],
        "clause": {"standard": row["standard"], "number": row["clause"]} if row["standard"] else None,
        "sheet": row["sheet"],
        "subject": row["subject"],
        "place": [float(row["x"]), float(row["y"])] if row["x"] else None,
        "expected": row["expected"],
        "observed": row["observed"],
        "limit": row["limit"],
        "why": row["why"] or None,
    }
