"""What the values of facts are called: uses of rooms, kinds of doors, exits and stairs, yes and no, amounts."""

from __future__ import annotations

from enum import Enum
from typing import Any

from shapely.geometry.base import BaseGeometry

from lianshen.review.evidence import Quantity
from lianshen.review.facts import Certainty
from lianshen.review.kinds import DoorKind, ExitKind, StairKind, Use
from lianshen.review.language import Text, _


def value_text(value: Any, unit: str = "") -> Text:
    """A fact's value as a reader writes it; a shape is only said to be one."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Enum):
        return kind_text(value)
    if isinstance(value, int | float):
        amount = Quantity(value, unit)
        return Text(amount.said("zh"), amount.said("en"))
    if isinstance(value, tuple):
        parts = [value_text(part, unit) for part in value]
        return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))
    return _("drawn") if isinstance(value, BaseGeometry) else Text.plain(str(value))


def kind_text(kind: Enum) -> Text:
    """The word for a kind the law tells apart."""
    return _WORDS.get((type(kind), kind.name)) or Text.plain(str(kind.value))


_NAMED: tuple[tuple[Enum, Text], ...] = (
    (Certainty.INFERRED, _("inferred")),
    (Certainty.READ, _("read")),
    (Certainty.CONFIRMED, _("confirmed by a person")),
    (Use.BEDROOM, _("bedroom")),
    (Use.LIVING, _("living room")),
    (Use.KITCHEN, _("kitchen")),
    (Use.TOILET, _("bathroom or toilet")),
    (Use.BALCONY, _("balcony")),
    (Use.CORRIDOR, _("corridor")),
    (Use.LOBBY, _("lobby")),
    (Use.STAIR, _("stairwell")),
    (Use.LIFT, _("lift shaft")),
    (Use.SHAFT, _("shaft")),
    (Use.VOID, _("void")),
    (Use.SHOP, _("shop")),
    (Use.PLANT, _("plant room")),
    (Use.GARAGE, _("garage")),
    (Use.STORAGE, _("store room")),
    (Use.SHELTER, _("civil air defence shelter")),
    (Use.AIRLOCK, _("airlock")),
    (Use.REFUGE, _("refuge area")),
    (Use.HALL, _("assembly hall")),
    (Use.WARD, _("ward")),
    (Use.CHILDREN, _("children's room")),
    (Use.ELDERLY, _("room for the elderly")),
    (Use.ENTERTAINMENT, _("place of entertainment")),
    (Use.CONTROL, _("control room")),
    (Use.OFFICE, _("office")),
    (Use.CLASSROOM, _("classroom")),
    (Use.RESIDENTIAL, _("residential")),
    (Use.PUBLIC, _("public")),
    (Use.INDUSTRIAL, _("industrial")),
    (Use.OTHER, _("other use")),
    (DoorKind.ORDINARY, _("ordinary door")),
    (DoorKind.FIRE, _("fire door")),
    (DoorKind.PROTECTIVE, _("protective door")),
    (DoorKind.AIRTIGHT, _("airtight door")),
    (DoorKind.SHUTTER, _("shutter")),
    (DoorKind.SLIDING, _("sliding door")),
    (DoorKind.UNKNOWN, _("door of unknown kind")),
    (ExitKind.STAIR, _("exit into a stair")),
    (ExitKind.OUTSIDE, _("exit to the outside")),
    (ExitKind.HORIZONTAL, _("horizontal exit")),
    (StairKind.OPEN, _("open stair")),
    (StairKind.ENCLOSED, _("enclosed stair")),
    (StairKind.SMOKE_PROOF, _("smoke-proof stair")),
    (StairKind.OUTDOOR, _("outdoor stair")),
    (StairKind.SCISSOR, _("scissor stair")),
)
_WORDS = {(type(kind), kind.name): text for kind, text in _NAMED}  # kinds of two sorts may be equal strings
