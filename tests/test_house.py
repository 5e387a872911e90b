"""The house keeps its shape: floors, budgets, names, languages, doors."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from lianshen.review.language import translate
from lianshen.rules.pack import installed

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "lianshen"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}
FUNCTIONS = [
    (path, node, (node.end_lineno or node.lineno) - node.lineno + 1)
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]
BROAD = {"rules/run.py", "parsers/reading.py"}  # the gates of foreign code
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "service", "base", "misc"}


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_floor_imports_one_above_and_no_pack_another() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo"]
    kept = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert kept.returncode == 0, kept.stdout + kept.stderr


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    assert {str(path.relative_to(ROOT)): lines_of(path) for path in MODULES if lines_of(path) > 300} == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {f"{path.relative_to(ROOT)}:{node.name}": length for path, node, length in FUNCTIONS if length > 40}
    assert long == {}


def test_the_usual_file_and_the_usual_function_are_short() -> None:
    assert median(lines_of(path) for path in MODULES) < 120
    assert median(length for _path, _node, length in FUNCTIONS) < 10


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(path.relative_to(ROOT)) for path, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_no_module_has_a_name_that_means_nothing() -> None:
    assert [str(path.relative_to(ROOT)) for path in MODULES if path.stem in VAGUE] == []


def test_broad_excepts_stand_only_at_the_gates_of_foreign_code() -> None:
    broad = {
        str(path.relative_to(PACKAGE))
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
    }
    assert broad <= BROAD


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence the code and the pages can say, with where it stands."""
    rules = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
    keywords = {"_": None, "gettext": None}
    for file, line, message, _comments, _context in extract_from_dir(str(PACKAGE), rules, keywords=keywords):
        yield (message if isinstance(message, str) else message[0]), f"{file}:{line}"
    from lianshen.review.report.said import TEMPLATE_SENTENCES

    for sentence in TEMPLATE_SENTENCES:
        yield sentence, "review/report/said.py"


def test_every_rule_has_a_chinese_title() -> None:
    titles = {rule.code: rule.title for pack in installed() for rule in pack.rules}
    assert [code for code, title in titles.items() if title.zh == title.en] == []


def test_every_sentence_has_its_chinese() -> None:
    missing = {sentence: place for sentence, place in sentences() if translate(sentence) == sentence}
    assert missing == {}


def test_no_sentence_has_two_chinese_meanings() -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for catalogue in PACKAGE.rglob("zh_CN.po"):
        with catalogue.open("rb") as lines:
            for entry in read_po(lines, locale="zh_CN"):
                if entry.id:
                    said[str(entry.id)].add(str(entry.string))
    assert {sentence: meanings for sentence, meanings in said.items() if len(meanings) > 1} == {}


def test_every_translation_keeps_the_parts_of_its_sentence() -> None:
    import string

    def parts(sentence: str) -> set[str]:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}

    changed = [s for s, _place in sentences() if parts(s) != parts(translate(s))]
    assert changed == []


@pytest.mark.parametrize("pack", installed(), ids=lambda pack: pack.name)
def test_every_rule_is_in_the_manual(pack: object) -> None:
    page = (ROOT / "docs" / "rules" / f"{pack.name}.md").read_text("utf-8")  # type: ignore[attr-defined]
    assert [rule.code for rule in pack.rules if rule.code not in page] == []  # type: ignore[attr-defined]


def test_all_six_packs_come_through_the_one_door() -> None:
    ours = {"housing", "fire", "civil_air_defence", "meteorology", "seismic", "drafting"}
    assert ours <= {pack.name for pack in installed()}


def test_nothing_of_the_machine_it_was_made_on_stands_in_the_project() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    texts = {name: (ROOT / name) for name in listed if (ROOT / name).suffix not in {".png", ".pdf", ".dxf", ".otf"}}
    marks = ("/wo" + "rk/", "/ro" + "ot/", "registry.npm" + "js", "pypi" + ".org/simple")
    found = {
        name: [mark for mark in marks if mark in path.read_text("utf-8", "replace")]
        for name, path in texts.items()
        if path.is_file()
    }
    assert {name: hits for name, hits in found.items() if hits} == {}


PUBLIC = {
    ("GET", "/login"),
    ("POST", "/login"),
    ("POST", "/logout"),
    ("GET", "/language/{language}"),
    ("GET", "/health"),
    ("GET", "/rules"),
    ("GET", "/rules/{pack}/{name}"),
}


def asked(dependant: Dependant) -> Iterator[object]:
    yield dependant.call
    for deeper in dependant.dependencies:
        yield from asked(deeper)


def test_every_route_but_these_demands_to_know_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANSHEN_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setenv("LIANSHEN_BROKER_URL", "redis://127.0.0.1:1/0")
    from lianshen.web.access import somebody
    from lianshen.web.app import SLICES

    routes = [route for slice_ in SLICES for route in slice_.router.routes]
    assert all(isinstance(route, APIRoute) for route in routes)
    public = {
        (method, route.path)
        for route in routes
        if isinstance(route, APIRoute) and somebody not in set(asked(route.dependant))
        for method in route.methods
    }
    assert public == PUBLIC


def test_a_slice_of_pages_is_short() -> None:
    long = {str(path.relative_to(ROOT)): lines_of(path) for path in PACKAGE.rglob("routes.py") if lines_of(path) > 150}
    assert long == {}


def test_every_sample_file_is_in_the_samples_readme() -> None:
    from samples.make import __file__ as maker

    readme = Path(maker).with_name("README.md").read_text("utf-8")
    for name in ("总图.dxf", "建施.dxf", "结施.dxf", "人防.dxf", "电施.dxf", "天正原生.dxf", "结构扫描件.pdf"):
        assert name in readme
