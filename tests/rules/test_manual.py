"""The rule manual is written from the rules, and the one in docs is that of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianshen.rules.manual import manual, write
from lianshen.rules.meteorology import pack as meteorology
from lianshen.rules.pack import Pack, installed

DOCS = Path(__file__).parents[2] / "docs" / "rules"


@pytest.mark.parametrize("pack", installed(), ids=lambda pack: pack.name)
def test_the_manual_in_docs_is_that_of_the_rules(pack: Pack) -> None:
    written = (DOCS / f"{pack.name}.md").read_text("utf-8")
    assert written == manual(pack), "run: python -m lianshen.rules.manual docs/rules"


def test_a_page_tells_clause_facts_numbers_and_examples() -> None:
    page = manual(meteorology)
    rule = next(rule for rule in meteorology.rules if rule.code == "meteorology/mesh-cell-size")
    section = page.partition(f"## {rule.title.zh}")[2].partition("\n## ")[0]
    assert rule.title.en in section
    assert "GB 50057-2010 4.3.1" in section
    assert "| 防雷类别 | `Building.lightning_class` |" in section
    assert "square: 10 m<br>oblong: long 12 m; short 8 m | 2011-10-01 – | 已查阅 · seen |" in section
    assert all(example.why in section for example in rule.examples)


def test_a_page_warns_of_numbers_nobody_looked_up() -> None:
    page = manual(meteorology)
    sections = {part.split("`")[1]: part for part in page.split("<a id=")[1:] for part in [part.partition("\n## ")[2]]}
    assert "warning to verify" in sections["meteorology/earth-resistance"]
    assert "warning to verify" not in sections["meteorology/mesh-cell-size"]


def test_one_page_is_written_for_each_pack(tmp_path: Path) -> None:
    write(tmp_path / "rules", installed())
    assert sorted(page.stem for page in (tmp_path / "rules").iterdir()) == [pack.name for pack in installed()]
