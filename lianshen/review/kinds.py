"""The kinds the law tells apart: of rooms and buildings, of doors, exits and stairs."""

from __future__ import annotations

from enum import StrEnum


class Use(StrEnum):
    """What a room, compartment or building is for, as far as the law tells them apart."""

    BEDROOM = "bedroom"
    LIVING = "living"
    KITCHEN = "kitchen"
    TOILET = "toilet"
    BALCONY = "balcony"
    CORRIDOR = "corridor"
    LOBBY = "lobby"
    STAIR = "stair"
    LIFT = "lift"
    SHAFT = "shaft"
    VOID = "void"
    SHOP = "shop"
    PLANT = "plant"
    GARAGE = "garage"
    STORAGE = "storage"
    SHELTER = "shelter"
    AIRLOCK = "airlock"
    REFUGE = "refuge"
    HALL = "hall"
    WARD = "ward"
    CHILDREN = "children"
    ELDERLY = "elderly"
    ENTERTAINMENT = "entertainment"
    CONTROL = "control room"
    OFFICE = "office"
    CLASSROOM = "classroom"
    RESIDENTIAL = "residential"
    PUBLIC = "public"
    INDUSTRIAL = "industrial"
    OTHER = "other"


class DoorKind(StrEnum):
    """What kind of door a mark or a drawing says it is."""

    ORDINARY = "ordinary"
    FIRE = "fire"
    PROTECTIVE = "protective"
    AIRTIGHT = "airtight"
    SHUTTER = "shutter"
    SLIDING = "sliding"
    UNKNOWN = "unknown"


class ExitKind(StrEnum):
    """Where a safe exit leads."""

    STAIR = "stair"
    OUTSIDE = "outside"
    HORIZONTAL = "horizontal"


class StairKind(StrEnum):
    """How a stairwell is kept free of smoke: open, enclosed (封闭), smoke-proof (防烟), outdoor; or a scissor stair."""

    OPEN = "open"
    ENCLOSED = "enclosed"
    SMOKE_PROOF = "smoke-proof"
    OUTDOOR = "outdoor"
    SCISSOR = "scissor"
