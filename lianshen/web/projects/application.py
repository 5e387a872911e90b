"""The application form: what it asks of the building, and what was answered.  A question left open states nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lianshen.review.building import Building, Use
from lianshen.review.errors import Refused
from lianshen.review.facts import Fact
from lianshen.review.language import Text, _
from lianshen.review.projects import Declared
from lianshen.web.wording import word

ASKED: tuple[Fact[Any], ...] = (
    Building.use,
    Building.height,
    Building.storeys_above,
    Building.storeys_below,
    Building.fire_rating,
    Building.structure,
    Building.seismic_intensity,
    Building.thunder_days,
    Building.sprinkler,
)
REGIONS = (
    ("320600", "南通市"),
    ("320100", "南京市"),
    ("320200", "无锡市"),
    ("320300", "徐州市"),
    ("320400", "常州市"),
    ("320500", "苏州市"),
    ("320700", "连云港市"),
    ("320800", "淮安市"),
    ("320900", "盐城市"),
    ("321000", "扬州市"),
    ("321100", "镇江市"),
    ("321200", "泰州市"),
    ("321300", "宿迁市"),
)
UNITS = {"m": Text.plain("m"), "d": _("days a year")}
CHOICES: dict[str, tuple[tuple[str, Text], ...]] = {
    "use": tuple(
        (use.value, word(use)) for use in (Use.RESIDENTIAL, Use.PUBLIC, Use.INDUSTRIAL, Use.OFFICE, Use.GARAGE)
    ),
    "fire_rating": (("1", _("Class 1")), ("2", _("Class 2")), ("3", _("Class 3")), ("4", _("Class 4"))),
    "seismic_intensity": tuple(
        (f"{degree}({g}g)", _("{degree} degrees ({g} g)", degree=degree, g=g))
        for degree, g in ((6, "0.05"), (7, "0.10"), (7, "0.15"), (8, "0.20"), (8, "0.30"), (9, "0.40"))
    ),
    "structure": (
        ("frame", _("Frame")),
        ("frame-wall", _("Frame and shear walls")),
        ("wall", _("Shear walls")),
        ("tube", _("Tube")),
        ("masonry", _("Masonry")),
    ),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One field of the form: `kind` is choice, yesno, whole, number or words."""

    name: str
    title: Text
    kind: str
    unit: Text | None
    choices: tuple[tuple[str, Text], ...] = ()


def declared_in(form: Mapping[str, str]) -> Declared:
    """What the form states; Refused names the field that is not a number."""
    answered = ((question, form.get(question.name, "").strip()) for question in QUESTIONS)
    facts = [(question.name, _value(question, words)) for question, words in answered if words]
    if city := form.get("city", "").strip():
        facts.insert(0, ("city", city))
    return Declared(tuple(facts))


def stated(declared: Declared) -> tuple[tuple[Text, Text], ...]:
    """What was declared, as a reader sees it: the name of each fact and its value with its unit."""
    return tuple((_title(name), _words(name, value)) for name, value in declared.facts)


def organisation_in(form: Mapping[str, str]) -> UUID | None:
    """Whom the project is for, if that is said."""
    chosen = form.get("applicant", "")
    try:
        return UUID(chosen) if chosen else None
    except ValueError:
        raise Refused(_("Choose the applicant from the list")) from None


def _title(name: str) -> Text:
    fact = Building.facts().get(name.rpartition(".")[2])
    return fact.text if fact else Text.plain(name)


def _words(name: str, value: str | float | int | bool) -> Text:
    attribute = name.rpartition(".")[2]
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if chosen := dict(CHOICES.get(attribute, ())).get(str(value)):
        return chosen
    fact = Building.facts().get(attribute)
    if isinstance(value, int | float) and fact and fact.unit in UNITS:
        unit = UNITS[fact.unit]
        return Text(f"{value:g} {unit.zh}", f"{value:g} {unit.en}")
    return Text.plain(f"{value:g}" if isinstance(value, float) else str(value))


def _value(question: Question, words: str) -> str | float | int | bool:
    try:
        match question.kind:
            case "yesno":
                return words == "yes"
            case "whole":
                return int(words)
            case "number":
                return float(words.replace(",", "."))
    except ValueError:
        raise Refused(_("{field} must be a number, not “{words}”", field=question.title, words=words)) from None
    return words


def _question(fact: Fact[Any]) -> Question:
    name = fact.name.partition(".")[2]
    kinds = {bool: "yesno", int: "whole", float: "number"}
    choices = CHOICES.get(name, ())
    return Question(
        name, fact.text, "choice" if choices else kinds.get(fact.kind, "words"), UNITS.get(fact.unit), choices
    )


QUESTIONS: tuple[Question, ...] = tuple(_question(fact) for fact in ASKED)
