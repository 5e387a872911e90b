"""A pack: the rules and limits of one department, found through one door, the entry point group `lianshen.packs`."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import import_module
from importlib.metadata import entry_points
from importlib.resources import files
from typing import Any

from lianshen.review.language import Text, learn
from lianshen.review.projects import Department
from lianshen.rules.law import Law, LimitTable
from lianshen.rules.rule import Rule


@dataclass(frozen=True)
class Pack:
    """One department's rules.  `package` is the Python package in which each module holds one rule."""

    name: str
    package: str
    department: Department
    title: Text
    version: str

    @cached_property
    def rules(self) -> tuple[Rule[Any], ...]:
        """One of each rule in the package, ordered by code."""
        package = import_module(self.package)
        modules = [import_module(f"{self.package}.{entry.name}") for entry in pkgutil.iter_modules(package.__path__)]
        found = {
            kind.code: kind()
            for module in modules
            for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, Rule) and kind.__module__ == module.__name__
        }
        return tuple(found[code] for code in sorted(found))

    @cached_property
    def limits(self) -> LimitTable:
        """The pack's `limits.yaml`."""
        return LimitTable.read(files(self.package) / "limits.yaml")

    def law(self, on: date, region: str = "") -> Law:
        """The law of one day in one region as this pack wrote it down."""
        return Law(self.limits, on, region)


@cache
def installed() -> tuple[Pack, ...]:
    """All packs that are installed, ours and others', ordered by name."""
    packs = [_loaded(entry.load()) for entry in entry_points(group="lianshen.packs")]
    return tuple(sorted(packs, key=lambda pack: pack.name))


def department_of(name: str) -> Department:
    """Which department answers for the pack of this name; one that is no longer installed is the acceptance window's."""
    return next((pack.department for pack in installed() if pack.name == name), Department.ACCEPTANCE)


def _loaded(pack: Pack) -> Pack:
    catalogue = files(pack.package) / "zh_CN.po"
    if not pack.package.startswith("lianshen.") and catalogue.is_file():
        learn(catalogue)
    return pack
