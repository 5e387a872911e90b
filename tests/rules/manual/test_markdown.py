"""The rule manual is written from the rules, and the one in docs is that of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianshen.rules.manual.markdown import manual, pages, write
from lianshen.rules.meteorology import pack as meteorology
from lianshen.rules.pack import Pack, installed

DOCS = Path(__file__).parents[3] / "docs" / "rules"
WRITE = "run: python -m lianshen.rules.manual docs/rules"


@pytest.mark.parametrize("pack", installed(), ids=lambda pack: pack.name)
def test_the_manual_in_docs_is_that_of_the_rules(pack: Pack) -> None:
    assert (DOCS / f"{pack.name}.md").read_text("utf-8") == manual(pack), WRITE


def test_the_table_and_the_pictures_in_docs_are_those_of_the_rules() -> None:
    written = dict(pages(installed()))
    changed = [name for name, content in written.items() if (DOCS / name).read_bytes() != content]
    assert changed == [], WRITE
    assert {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.*")} == set(written), WRITE


def test_the_pictures_in_docs_stay_small() -> None:
    assert sum(path.stat().st_size for path in (DOCS / "pictures").rglob("*.svg")) < 3_000_000


def test_the_table_names_every_rule_with_its_clause() -> None:
    table = (DOCS / "README.md").read_text("utf-8")
    rules = [rule for pack in installed() for rule in pack.rules]
    assert [rule.code for rule in rules if f"| `{rule.code}` | {rule.clause} |" not in table] == []


def test_a_page_tells_clause_facts_numbers_and_examples() -> None:
    page = manual(meteorology)
    rule = next(rule for rule in meteorology.rules if rule.code == "meteorology/mesh-cell-size")
    section = page.partition(f"## {rule.title.zh}")[2].partition("\n## ")[0]
    assert rule.title.en in section
    assert "GB 50057-2010 4.3.1" in section
    assert "| 防雷类别 | `Building.lightning_class` |" in section
    table = "方形：10 m<br>矩形：长边 12 m；短边 8 m<br>square: 10 m<br>oblong: long 12 m; short 8 m"
    assert f"| {table} | 2011-10-01 – | 见于一处来源 · seen in a source |" in section
    assert "](pictures/meteorology/mesh-cell-size.svg)" in section
    assert all(example.why in section for example in rule.examples)


def test_a_page_warns_of_numbers_nobody_looked_up() -> None:
    page = manual(meteorology)
    sections = {part.split("`")[1]: part for part in page.split("<a id=")[1:] for part in [part.partition("\n## ")[2]]}
    assert "warning to verify" in sections["meteorology/earth-resistance"]
    assert "warning to verify" not in sections["meteorology/mesh-cell-size"]


def test_a_picture_of_a_rule_that_is_gone_is_taken_away(tmp_path: Path) -> None:
    stale = tmp_path / "pictures" / "meteorology" / "gone.svg"
    stale.parent.mkdir(parents=True)
    stale.write_text("<svg/>")
    write(tmp_path, [meteorology])
    assert not stale.exists()
    assert (tmp_path / "pictures" / "meteorology" / "mesh-cell-size.svg").is_file()
    assert sorted(path.name for path in tmp_path.glob("*.md")) == ["README.md", "meteorology.md"]
