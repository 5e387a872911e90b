"""What the pages call the things that lie on layers, and how surely that is known."""

from __future__ import annotations

from lianshen.parsers.layers import Meaning
from lianshen.review.language import Text, _
from lianshen.review.sheets import LayerMeaning


def meaning_word(meaning: str) -> Text:
    """What a layer means, for a reader; a meaning that nobody knows any more is shown as it was kept."""
    return MEANINGS.get(Meaning(meaning), Text.plain(meaning)) if meaning in list(Meaning) else Text.plain(meaning)


def certainty_word(certainty: str) -> Text:
    """How surely a layer's meaning is known."""
    return _CERTAINTIES.get(certainty) or Text.plain(certainty)


def amount(layer: LayerMeaning) -> tuple[Text, ...]:
    """What lies on a layer, kind by kind."""
    counted = (
        (layer.lines, _("lines {count}", count=layer.lines)),
        (layer.fills, _("fills {count}", count=layer.fills)),
        (layer.texts, _("texts {count}", count=layer.texts)),
        (layer.blocks, _("blocks {count}", count=layer.blocks)),
    )
    return tuple(said for count, said in counted if count)


_CERTAINTIES = {
    "read": _("Read from its name"),
    "inferred": _("Not certain"),
    "confirmed": _("Said by the institute"),
}
MEANINGS: dict[Meaning, Text] = {
    Meaning.WALLS: _("walls"),
    Meaning.CURTAIN_WALLS: _("curtain walls"),
    Meaning.DOORS: _("doors"),
    Meaning.WINDOWS: _("windows"),
    Meaning.OPENINGS: _("doors and windows"),
    Meaning.OPENING_MARKS: _("marks of doors and windows"),
    Meaning.COLUMNS: _("columns"),
    Meaning.BEAMS: _("beams"),
    Meaning.AXES: _("axes"),
    Meaning.AXIS_LABELS: _("axis labels"),
    Meaning.STAIRS: _("stairs"),
    Meaning.RAILINGS: _("railings"),
    Meaning.LIFTS: _("lifts"),
    Meaning.BALCONIES: _("balconies"),
    Meaning.ROOMS: _("outlines of rooms"),
    Meaning.ROOM_NAMES: _("room names"),
    Meaning.FURNITURE: _("furniture"),
    Meaning.SANITARY: _("sanitary ware"),
    Meaning.ROOF: _("roof surfaces"),
    Meaning.TEXT: _("text and notes"),
    Meaning.DIMENSIONS: _("dimensions"),
    Meaning.LEVELS: _("levels and heights"),
    Meaning.HATCHES: _("hatches"),
    Meaning.FRAMES: _("frames and title blocks"),
    Meaning.TITLES: _("titles of views"),
    Meaning.TABLES: _("tables"),
    Meaning.FIRE_COMPARTMENTS: _("limits of fire compartments"),
    Meaning.EVACUATION: _("escape routes"),
    Meaning.FIRE_EQUIPMENT: _("fire equipment"),
    Meaning.PROTECTIVE_UNITS: _("limits of protective units"),
    Meaning.PROTECTIVE_DOORS: _("protective doors"),
    Meaning.AIR_TERMINATIONS: _("air terminations"),
    Meaning.DOWN_CONDUCTORS: _("down conductors"),
    Meaning.EARTHING: _("earthing"),
    Meaning.BONDING: _("equipotential bonding"),
    Meaning.FIRE_LANES: _("fire lanes"),
    Meaning.FIRE_SITES: _("fire engine sites"),
    Meaning.RED_LINES: _("red lines of the site"),
    Meaning.BUILDINGS: _("buildings on the site"),
    Meaning.ROADS: _("roads"),
    Meaning.PARKING: _("parking stalls"),
    Meaning.GREENERY: _("greenery"),
    Meaning.PIPES: _("pipes and ducts"),
    Meaning.WIRES: _("wires and electrical equipment"),
    Meaning.NOT_PLOTTED: _("not plotted"),
    Meaning.UNKNOWN: _("none of these, or not known"),
}
