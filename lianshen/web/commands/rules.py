"""`lianshen rules list | show | test | coverage | new` and `lianshen packs`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from lianshen.review.clauses import ListedClause, Reach, counted, design_reach
from lianshen.review.errors import Refused
from lianshen.review.language import _
from lianshen.rules.clauses import listed
from lianshen.rules.conformance import conform_rule
from lianshen.rules.manual.markdown import section
from lianshen.rules.pack import Pack, installed
from lianshen.rules.rule import Rule
from lianshen.web.commands.status import Status


def add(commands: Any) -> None:
    """The commands about rules."""
    rules = commands.add_parser("rules", help="the rules that are installed").add_subparsers(required=True)
    listing = rules.add_parser("list", help="every rule, a line each")
    listing.set_defaults(run=list_rules)
    showing = rules.add_parser("show", help="one rule with its limits and examples")
    showing.add_argument("code")
    showing.set_defaults(run=show)
    testing = rules.add_parser("test", help="run the examples of one rule, or of all")
    testing.add_argument("code", nargs="?")
    testing.set_defaults(run=test)
    covering = rules.add_parser("coverage", help="every clause of the lists: checked, asked of a person, or not yet")
    covering.add_argument("pack", nargs="?")
    covering.add_argument("--format", choices=("text", "json"), default="text")
    covering.set_defaults(run=coverage)
    making = rules.add_parser("new", help="write the file of a new rule into a pack")
    making.add_argument("pack")
    making.add_argument("name", help="what must hold, in small letters and hyphens")
    making.set_defaults(run=new)
    packs = commands.add_parser("packs", help="the packs that are installed")
    packs.set_defaults(run=list_packs)
    for parser in (listing, showing, testing, covering, making, packs):
        parser.add_argument("--lang", choices=("zh", "en"), default="zh")


def list_rules(options: argparse.Namespace) -> Status:
    """`lianshen rules list`."""
    for _pack, rule in _every():
        print(f"{rule.code:48} {rule.severity.value:10} {rule.clause!s:36} {rule.title[options.lang]}")
    return Status.CLEAN


def show(options: argparse.Namespace) -> Status:
    """`lianshen rules show CODE`."""
    pack, rule = _one(options.code)
    print(section(rule, pack))
    return Status.CLEAN


def test(options: argparse.Namespace) -> Status:
    """`lianshen rules test [CODE]`."""
    chosen = [_one(options.code)] if options.code else list(_every())
    broken = [fault for pack, rule in chosen for fault in conform_rule(rule, pack)]
    for fault in broken:
        print(f"{fault.where}: {fault.what[options.lang]}")
    kept = _("{count} rules, {broken} broken promises", count=len(chosen), broken=len(broken))
    print(kept[options.lang])
    return Status.FAILED if broken else Status.CLEAN


def coverage(options: argparse.Namespace) -> Status:
    """`lianshen rules coverage [PACK]`."""
    packs = [pack for pack in installed() if listed(pack) and options.pack in (None, pack.name)]
    if not packs:
        raise Refused(_("no pack of this name has a list of clauses; `lianshen packs` names them all"))
    if options.format == "json":
        rows = [_covered(clause) for pack in packs for clause in listed(pack)]
        print(json.dumps({"format": "lianshen.coverage/1", "clauses": rows}, ensure_ascii=False, indent=1))
        return Status.CLEAN
    for pack in packs:
        clauses = listed(pack)
        for clause in clauses:
            by = ", ".join(clause.rules) or (clause.asks[options.lang] if clause.asks else "")
            print(
                f"{design_reach(clause).text[options.lang]:12} {clause.clause!s:40} {clause.title[options.lang]}  {by}"
            )
        counts = counted(design_reach(clause) for clause in clauses)
        told = ", ".join(f"{reach.text[options.lang]} {n}" for reach, n in counts if reach is not Reach.NOT_APPLICABLE)
        print(f"{pack.title[options.lang]}: {len(clauses)} – {told}\n")
    return Status.CLEAN


def _covered(clause: ListedClause) -> dict[str, Any]:
    return {
        "pack": clause.pack,
        "standard": clause.clause.standard,
        "number": clause.clause.number,
        "title": {"zh": clause.title.zh, "en": clause.title.en},
        "mandatory": clause.mandatory,
        "trust": clause.trust.value,
        "core": clause.core,
        "state": design_reach(clause).value,
        "rules": list(clause.rules),
        "asks": {"zh": clause.asks.zh, "en": clause.asks.en} if clause.asks else None,
    }


def new(options: argparse.Namespace) -> Status:
    """`lianshen rules new PACK NAME`."""
    pack = next((pack for pack in installed() if pack.name == options.pack), None)
    if pack is None:
        known = ", ".join(pack.name for pack in installed())
        raise Refused(_("there is no pack “{name}”; installed are: {known}", name=options.pack, known=known))
    folder = Path(next(iter(import_module(pack.package).__path__)))
    target = folder / f"{options.name.replace('-', '_')}.py"
    if not target.stem.isidentifier() or target.exists():
        raise Refused(_("“{name}” cannot be the name of a new rule", name=options.name))
    target.write_text(_skeleton(pack, options.name), "utf-8")
    print(target)
    return Status.CLEAN


def list_packs(options: argparse.Namespace) -> Status:
    """`lianshen packs`."""
    for pack in installed():
        count = _("{count} rules", count=len(pack.rules))[options.lang]
        print(f"{pack.name:20} {pack.version:8} {pack.department.text[options.lang]:12} {count}")
    return Status.CLEAN


def _every() -> Iterator[tuple[Pack, Rule[Any]]]:
    return ((pack, rule) for pack in installed() for rule in pack.rules)


def _one(code: str) -> tuple[Pack, Rule[Any]]:
    for pack, rule in _every():
        if rule.code == code:
            return pack, rule
    raise Refused(_("there is no rule “{code}”; `lianshen rules list` names them all", code=code))


def _skeleton(pack: Pack, name: str) -> str:
    limit = name.replace("-", "_")
    return _SKELETON.format(
        title=pack.title.en,
        kind="".join(word.title() for word in name.split("-")),
        pack=pack.name,
        name=name,
        limit=limit,
        today=date.today().isoformat(),
    )


_SKELETON = '''"""{title}: say here what the rule looks at."""

from lianshen.review.building import Room
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, fails, part, passes, scene, square_metres

# limits.yaml needs an entry `{limit}` with an edition in force since {today}, its clause and its trust;
# zh_CN.po needs the Chinese of the first line of the docstring below.


class {kind}(Rule[Room]):
    """Say in one sentence what must hold."""

    code = "{pack}/{name}"
    clause = Clause("standard", "number")
    severity = Severity.GENERAL
    needs = (Room.area,)
    limits = ("{limit}",)
    examples = ()  # at least one each of passes(...), fails(...), asks(...)

    def check(self, room: Room, law: Law) -> Answer:
        return at_least(square_metres(room.area), law.limit("{limit}"), room.mark(), about=Room.area)
'''
