"""What findings cite is written as in the clause catalogue, letter for letter.

`clauses.txt` is the catalogue's list of clauses.  Where the catalogue lies beside the checkout, the list is held against it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from lianshen.rules.pack import Pack, installed

HERE = Path(__file__).parent
CATALOGUE = HERE.parents[2] / "shared" / "catalogue"
DEPARTMENTS = ("fire", "housing", "civil_air_defence", "meteorology", "seismic")
TODAY = date(2026, 11, 23)
LAW = [pack for pack in installed() if pack.name in DEPARTMENTS]


def listed() -> set[str]:
    return {line for line in (HERE / "clauses.txt").read_text("utf-8").splitlines() if not line.startswith("#")}


def test_the_list_is_that_of_the_catalogue() -> None:
    clauses = listed()
    if CATALOGUE.is_dir():
        entries = [
            entry for name in DEPARTMENTS for entry in yaml.safe_load((CATALOGUE / f"{name}.yaml").read_text("utf-8"))
        ]
        assert clauses == {f"{entry['standard']} | {entry['clause']}" for entry in entries}
    assert len(clauses) > 300


@pytest.mark.parametrize("pack", LAW, ids=lambda pack: pack.name)
def test_every_rule_cites_a_clause_of_the_catalogue(pack: Pack) -> None:
    cited = {rule.code: f"{rule.clause.standard} | {rule.clause.number}" for rule in pack.rules}
    assert {code: clause for code, clause in cited.items() if clause not in listed()} == {}


@pytest.mark.parametrize("pack", LAW, ids=lambda pack: pack.name)
def test_every_number_in_force_cites_a_clause_of_the_catalogue(pack: Pack) -> None:
    """Of editions that have ended, at least the standard is known."""
    standards = {clause.partition(" | ")[0] for clause in listed()}
    for name, entry in pack.limits.entries.items():
        for edition in entry["editions"]:
            clause, until = edition.get("clause"), edition.get("until")
            if clause is None:
                continue
            if until is not None and until <= TODAY:
                assert clause["standard"] in standards, name
            else:
                assert f"{clause['standard']} | {clause['number']}" in listed(), name


@pytest.mark.parametrize("pack", LAW, ids=lambda pack: pack.name)
def test_a_mandatory_rule_stands_on_a_mandatory_standard(pack: Pack) -> None:
    """Only standards whose whole text is mandatory (GB 55xxx) and clauses of civil air defence can be 强条."""
    for rule in pack.rules:
        if rule.severity.value == "mandatory" and pack.name in ("fire", "housing"):
            assert rule.clause.standard.startswith("GB 55"), rule.code
