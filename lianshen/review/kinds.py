"""The kinds the law tells apart: of rooms and buildings, of doors, of exits."""

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
