"""reading.json: what the drawings said, for programs (format lianshen.reading/1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from shapely import LineString, Point, Polygon
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import (
    Axis,
    Building,
    Column,
    Compartment,
    Design,
    Door,
    FireLane,
    Lift,
    ProtectiveUnit,
    RescueSite,
    Roof,
    Room,
    Site,
    Stair,
    Storey,
    Window,
)
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Disputed, Fact, Parts, Subject, Unknown
from lianshen.review.notes import Notes
from lianshen.review.record import text_row
from lianshen.review.sheets import FileReading as FileReading
from lianshen.review.sheets import LayerMeaning, Problem, Sheet

FORMAT = "lianshen.reading/1"
Entry = dict[str, Any]


def reading_document(files: Iterable[FileReading], design: Design) -> Entry:
    """The document; lengths in metres of each sheet's plan, unknown values null, lists null where nobody could look."""
    buildings = _known(design, Design.buildings) or ()
    sites = _known(design, Design.site) or ()
    return {
        "format": FORMAT,
        "files": [_file(reading) for reading in files],
        "building": _building(buildings[0], sites) if buildings else None,
    }


def _file(reading: FileReading) -> Entry:
    source = reading.source
    return {
        "name": source.name,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "size_bytes": source.size_bytes,
        "problems": [problem_entry(problem) for problem in reading.problems],
        "sheets": [_sheet(sheet) for sheet in reading.sheets],
        "layers": None if reading.layers is None else [_layer(layer) for layer in reading.layers],
    }


def _layer(layer: LayerMeaning) -> Entry:
    certainty, reason = layer.certainty, text_row(layer.reason)
    return {"name": layer.name, "meaning": layer.meaning, "certainty": certainty, "reason": reason}


def problem_entry(problem: Problem) -> Entry:
    """One problem as the documents state it."""
    return {
        "code": problem.code,
        "loss": problem.loss.value,
        "sheet": problem.sheet,
        "count": problem.count,
        "message": text_row(problem.message),
        "remedy": text_row(problem.remedy),
    }


def _sheet(sheet: Sheet) -> Entry:
    return {
        "id": sheet.id,
        "place": sheet.place,
        "number": sheet.number,
        "title": sheet.title,
        "discipline": sheet.discipline,
        "kind": sheet.kind.value,
        "scale": sheet.scale,
        "storeys": list(sheet.storeys),
        "paper_mm": list(sheet.paper) if sheet.paper else None,
        "frame": _ring(sheet.frame),
        "to_plan": sheet.to_plan.numbers(),
        "to_paper": sheet.to_paper.numbers(),
    }


def _building(building: Building, sites: Sequence[Site]) -> Entry:
    storeys = _known(building, Building.storeys)
    roofs = _known(building, Building.roofs)
    return {
        "facts": _facts(building, storeys or ()),
        "storeys": None if storeys is None else [_storey(storey) for storey in storeys],
        "roofs": None if roofs is None else [_roof(roof) for roof in roofs],
        "site": _site(sites[0]) if sites else None,
    }


def _facts(building: Building, storeys: Sequence[Storey]) -> list[Entry]:
    subjects: tuple[Subject, ...] = (building, *storeys)
    stated = ((subject, fact) for subject in subjects for fact in type(subject).facts().values() if subject.knows(fact))
    return [_fact(subject, fact) for subject, fact in stated if not isinstance(fact, Parts) and fact.kind is not Notes]


def _fact(subject: Subject, fact: Fact[Any]) -> Entry:
    statements = fact.surest(subject)
    disputed = any(not fact.agree(statements[0].value, other.value) for other in statements[1:])
    return {
        "fact": fact.name,
        "subject": subject.key,
        "value": _plain([s.value for s in statements] if disputed else statements[0].value),
        "unit": fact.unit or None,
        "certainty": "disputed" if disputed else statements[0].certainty.name.lower(),
        "evidence": [_evidence(statement.source) for statement in statements],
    }


def _evidence(evidence: Evidence) -> Entry:
    shape = None if evidence.shape is None else mapping(evidence.shape)
    return {"sheet": evidence.sheet, "shape": shape, "quote": evidence.quote}


def _storey(storey: Storey) -> Entry:
    return {
        "key": storey.key,
        "sheet": storey.sheet,
        "rooms": _listed(storey, Storey.rooms, _room),
        "doors": _listed(storey, Storey.doors, _door),
        "windows": _listed(storey, Storey.windows, _window),
        "stairs": _listed(storey, Storey.stairs, _stair),
        "lifts": _listed(storey, Storey.lifts, _lift),
        "columns": _listed(storey, Storey.columns, _column),
        "axes": _listed(storey, Storey.axes, _axis),
        "compartments": _listed(storey, Storey.compartments, _compartment),
        "protective_units": _listed(storey, Storey.protective_units, _unit),
    }


def _room(room: Room) -> Entry:
    return {
        "key": room.key,
        "name": _known(room, Room.name),
        "use": _known(room, Room.use),
        "boundary": _known(room, Room.boundary),
        "area_m2": _known(room, Room.area),
        "stated_area_m2": _known(room, Room.stated_area),
    }


def _door(door: Door) -> Entry:
    return {
        "key": door.key,
        "mark": _known(door, Door.number),
        "at": _known(door, Door.at),
        "width_m": _known(door, Door.width),
        "height_m": _known(door, Door.height),
        "kind": _known(door, Door.kind),
        "fire_class": _known(door, Door.fire_class),
        "leaves": _known(door, Door.leaves),
        "joins": _known(door, Door.joins),
        "swings_into": _known(door, Door.swings_into),
    }


def _window(window: Window) -> Entry:
    return {
        "key": window.key,
        "mark": _known(window, Window.number),
        "at": _known(window, Window.at),
        "width_m": _known(window, Window.width),
        "height_m": _known(window, Window.height),
        "joins": _known(window, Window.joins),
    }


def _stair(stair: Stair) -> Entry:
    return {
        "key": stair.key,
        "boundary": _known(stair, Stair.boundary),
        "flight_width_m": _known(stair, Stair.flight_width),
    }


def _lift(lift: Lift) -> Entry:
    return {"key": lift.key, "boundary": _known(lift, Lift.boundary)}


def _column(column: Column) -> Entry:
    return {"key": column.key, "boundary": _known(column, Column.boundary)}


def _axis(axis: Axis) -> Entry:
    return {"label": axis.label, "line": _known(axis, Axis.line)}


def _compartment(zone: Compartment) -> Entry:
    return {
        "key": zone.key,
        "name": _known(zone, Compartment.name),
        "boundary": _known(zone, Compartment.boundary),
        "area_m2": _known(zone, Compartment.area),
        "stated_area_m2": _known(zone, Compartment.stated_area),
        "sprinkler": _known(zone, Compartment.sprinkler),
    }


def _unit(unit: ProtectiveUnit) -> Entry:
    return {
        "key": unit.key,
        "name": _known(unit, ProtectiveUnit.name),
        "boundary": _known(unit, ProtectiveUnit.boundary),
        "area_m2": _known(unit, ProtectiveUnit.area),
        "stated_area_m2": _known(unit, ProtectiveUnit.stated_area),
        "persons": _known(unit, ProtectiveUnit.persons),
        "grade": _known(unit, ProtectiveUnit.grade),
    }


def _roof(roof: Roof) -> Entry:
    return {
        "key": roof.key,
        "sheet": roof.sheet,
        "outline": _known(roof, Roof.outline),
        "air_terminations": _known(roof, Roof.air_terminations),
        "down_conductors": _known(roof, Roof.down_conductors),
    }


def _site(site: Site) -> Entry:
    return {
        "key": site.key,
        "sheet": site.sheet,
        "red_line": _known(site, Site.red_line),
        "outlines": _known(site, Site.outlines),
        "fire_lanes": _listed(site, Site.fire_lanes, lambda lane: _shape_of(lane, FireLane.boundary)),
        "rescue_sites": _listed(site, Site.rescue_sites, lambda place: _shape_of(place, RescueSite.boundary)),
    }


def _shape_of(subject: Subject, boundary: Fact[Polygon]) -> Entry:
    return {"key": subject.key, "boundary": _known(subject, boundary)}


def _listed(subject: Subject, parts: Fact[Any], entry: Any) -> list[Entry] | None:
    found = _value(subject, parts)
    return None if found is None else [entry(part) for part in found]


def _known(subject: Subject, fact: Fact[Any]) -> Any:
    """The value in plain form; None where it is unknown or disputed.  Parts come back as they are."""
    value = _value(subject, fact)
    return value if isinstance(fact, Parts) or value is None else _plain(value)


def _value(subject: Subject, fact: Fact[Any]) -> Any:
    try:
        return fact.of(subject)
    except (Unknown, Disputed):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return _coordinates(value) if isinstance(value, BaseGeometry) else value


def _coordinates(shape: BaseGeometry) -> Any:
    if isinstance(shape, Polygon):
        return _ring(shape)
    if isinstance(shape, Point):
        return _pair(shape.x, shape.y)
    if isinstance(shape, LineString):
        return [_pair(x, y) for x, y, *_height in shape.coords]
    return mapping(shape)


def _ring(polygon: Polygon) -> list[list[float]]:
    return [_pair(x, y) for x, y, *_height in polygon.exterior.coords]


def _pair(x: float, y: float) -> list[float]:
    """To the micrometre: what lies behind is only noise of the arithmetic."""
    return [round(x, 6), round(y, 6)]
