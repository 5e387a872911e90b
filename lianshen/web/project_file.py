"""A project file (TOML): what an application form states, for the command line.

Keys are the building's facts, with their unit where a number has one: `height_m = 32.9`, `fire_rating = "1"`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lianshen.review.building import Building, Use
from lianshen.review.errors import Refused
from lianshen.review.facts import Fact, Parts
from lianshen.review.language import _
from lianshen.review.notes import Notes
from lianshen.review.projects import Declared

_PAPERS = (
    "name",
    "region",
    "applicant",
    "design_institute",
    "address",
    "number",
)  # about the project, not the building


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """The project's name, the administrative code of its region, and what the form states of the building."""

    name: str
    region: str
    declared: Declared


def read_project_file(path: Path) -> ProjectFile:
    """The file's statements; Refused where it cannot be read, or where a key or a value is not understood."""
    try:
        stated = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(_("{file} is not a project file: {why}", file=str(path), why=str(error))) from None
    facts = tuple(_stated(key, value) for key, value in stated.items() if key not in _PAPERS)
    name = str(stated.get("name", "")) or path.resolve().parent.name
    return ProjectFile(name, str(stated.get("region", "")), Declared((("name", name), *facts)))


def _stated(key: str, value: Any) -> tuple[str, str | float | int | bool]:
    fact = _facts().get(key)
    if fact is None:
        known = ", ".join(sorted(_facts()))
        raise Refused(_("“{key}” is not something a project file states; it knows: {known}", key=key, known=known))
    try:
        return fact.name.partition(".")[2], _value(fact, value)
    except (TypeError, ValueError):
        raise Refused(_("“{value}” is not a value of {key}", value=str(value), key=key)) from None


def _value(fact: Fact[Any], value: Any) -> str | float | int | bool:
    if fact.kind is Use:
        return Use(value).value
    if fact.kind is bool and not isinstance(value, bool):
        raise TypeError(value)
    converted: str | float | int | bool = fact.kind(value)
    return converted


def _facts() -> dict[str, Fact[Any]]:
    """What can be stated, by the key it is written under."""
    plain = {
        name: fact
        for name, fact in Building.facts().items()
        if not isinstance(fact, Parts) and fact.kind in (str, float, int, bool, Use) and fact.kind is not Notes
    }
    return {f"{name}_m" if fact.unit == "m" else name: fact for name, fact in plain.items()}
