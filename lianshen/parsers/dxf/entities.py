"""One DXF entity becomes rows of its block's content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from math import ceil, isfinite, radians
from typing import Any

import numpy as np
from ezdxf import path as paths
from ezdxf.entities.dxfentity import DXFTagStorage
from ezdxf.lldxf.const import DXFError
from ezdxf.math import bulge_to_arc
from ezdxf.protocols import SupportsVirtualEntities, virtual_entities

from lianshen.parsers.dxf.content import PICTURES, Content
from lianshen.parsers.dxf.pens import look_of
from lianshen.parsers.dxf.placed import Insert
from lianshen.parsers.dxf.texts import mtext, text
from lianshen.review.sheets import Affine, Floats

Entity = Any
BROKEN = (DXFError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError)
_STEP = 11.25  # degrees of arc for one chord
_SILENT = {"POINT", "VIEWPORT", "ATTDEF", "SEQEND", "RAY", "XLINE", "WIPEOUT", "SUN", "LIGHT", "ACAD_PROXY_ENTITY"}
_DEEPEST = 4


def collect(entities: Iterable[Entity], into: Content, depth: int = 0) -> None:
    """Add every visible entity to `into`; what is broken or cannot be drawn is counted in its losses."""
    for entity in entities:
        try:
            if isinstance(entity, DXFTagStorage):  # of a kind that ezdxf does not know: it has not even a layer
                _proxy(entity, into, entity.dxftype(), depth)
            elif not entity.dxf.get("invisible", 0):
                _add(entity, into, depth)
        except BROKEN:
            into.losses.broken += 1


def _add(entity: Entity, into: Content, depth: int) -> None:
    kind = entity.dxftype()
    layer = into.layers.number(into.page.read(str(entity.dxf.get("layer", "0"))), look_of(entity))
    if kind in _DRAWN:
        _DRAWN[kind](entity, into, layer)
    elif kind == "ACAD_PROXY_ENTITY":
        _proxy(entity, into, kind, depth)
    elif isinstance(entity, SupportsVirtualEntities) and depth < _DEEPEST:
        parts = list(virtual_entities(entity))
        if not parts and kind not in _SILENT:
            into.losses.undrawn[kind] += 1
        collect(parts, into, depth + 1)
    elif kind not in _SILENT:
        into.losses.undrawn[kind] += 1


def _proxy(entity: Entity, into: Content, kind: str, depth: int) -> None:
    """A custom object of another program: its picture, where it brought one, and its class for the account."""
    name = kind if kind != "ACAD_PROXY_ENTITY" else _class_name(entity)
    parts = list(virtual_entities(entity)) if isinstance(entity, SupportsVirtualEntities) and depth < _DEEPEST else []
    (into.losses.proxies_with_picture if parts else into.losses.proxies)[name] += 1
    collect(parts, into, depth + 1)


def _class_name(entity: Entity) -> str:
    """The class is told by its place in the file's list of classes, counted from 500."""
    number = next((tag.value for tag in entity.acdb_proxy_entity or () if tag.code == 91), 0)
    classes = list(entity.doc.classes) if entity.doc is not None else []
    place = int(number) - 500
    return str(classes[place].dxf.name) if 0 <= place < len(classes) else "ACAD_PROXY_ENTITY"


def _line(entity: Entity, into: Content, layer: int) -> None:
    start, end = entity.dxf.start, entity.dxf.end
    into.line(layer, start.x, start.y, end.x, end.y)


def _polyline2d(entity: Entity, into: Content, layer: int) -> None:
    if entity.dxftype() == "LWPOLYLINE":
        corners = [(x, y, bulge) for x, y, bulge in entity.get_points("xyb")]
        elevation = entity.dxf.elevation
    else:
        corners = [(v.dxf.location.x, v.dxf.location.y, v.dxf.get("bulge", 0.0)) for v in entity.vertices]
        elevation = entity.dxf.elevation.z
    closed = bool(entity.closed if entity.dxftype() == "LWPOLYLINE" else entity.is_closed)
    if not closed and not any(bulge for _, _, bulge in corners[:-1]) and _is_upright(entity):
        into.path(layer, _xy(corners))
        return
    points = _bulged(corners, closed)
    if not _is_upright(entity):
        points = _xy(entity.ocs().points_to_wcs([(x, y, elevation) for x, y in points.tolist()]))
    closed = closed or _returns(points)
    if not closed and _is_upright(entity):
        _open_with_arcs(corners, into, layer)
    else:
        into.path(layer, points, closed)


def _open_with_arcs(corners: list[tuple[float, float, float]], into: Content, layer: int) -> None:
    """The straight parts as lines and the bulges as arcs: a door's swing is often drawn so."""
    for (x1, y1, bulge), (x2, y2, _) in pairwise(corners):
        if bulge and isfinite(bulge) and (x1, y1) != (x2, y2):
            centre, start, end, radius = bulge_to_arc((x1, y1), (x2, y2), bulge)
            into.arc(layer, centre.x, centre.y, radius, *_turned(np.degrees(start), np.degrees(end)))
        else:
            into.line(layer, x1, y1, x2, y2)


def _polyline(entity: Entity, into: Content, layer: int) -> None:
    if entity.is_2d_polyline:
        _polyline2d(entity, into, layer)
    elif entity.is_3d_polyline:
        into.path(layer, _xy(vertex.dxf.location for vertex in entity.vertices), entity.is_closed)
    else:
        collect(entity.virtual_entities(), into, 1)


def _arc(entity: Entity, into: Content, layer: int) -> None:
    circle = entity.dxftype() == "CIRCLE"
    start, end = (0.0, 360.0) if circle else _turned(entity.dxf.start_angle, entity.dxf.end_angle)
    extrusion = entity.dxf.extrusion
    if abs(extrusion.x) > 1e-6 or abs(extrusion.y) > 1e-6:  # a circle seen aslant
        into.path(layer, _xy(entity.flattening(max(entity.dxf.radius, 1e-9) / 100)), closed=circle)
        return
    centre = entity.ocs().to_wcs(entity.dxf.center)
    if extrusion.z < 0 and not circle:
        start, end = _turned(180.0 - end, 180.0 - start)
    into.arc(layer, centre.x, centre.y, abs(entity.dxf.radius), start, end)


def _ellipse(entity: Entity, into: Content, layer: int) -> None:
    points = _xy(entity.vertices(entity.params(49)))
    into.path(layer, points, closed=_returns(points))


def _spline(entity: Entity, into: Content, layer: int) -> None:
    tool = entity.construction_tool()
    points = _xy(tool.approximate(segments=min(200, 4 * tool.count + 8)))
    into.path(layer, points, closed=entity.closed or _returns(points))


def _hatch(entity: Entity, into: Content, layer: int) -> None:
    hatch = into.new_hatch()
    for outline in paths.from_hatch(entity):
        size = max(outline.control_vertices(), key=lambda v: v.magnitude).magnitude if len(outline) else 0.0
        box = paths.bbox([outline], fast=True).size
        if not isfinite(size):
            into.losses.coordinates += 1
            continue
        points = _xy(outline.flattening(max(box.x, box.y, 1e-9) / 500, segments=4))
        into.path(layer, points, closed=True, filled=True, hatch=hatch)


def _solid(entity: Entity, into: Content, layer: int) -> None:
    into.path(layer, _xy(entity.wcs_vertices()), closed=True, filled=entity.dxftype() != "3DFACE")


def _leader(entity: Entity, into: Content, layer: int) -> None:
    into.path(layer, _xy(entity.vertices))


def _insert(entity: Entity, into: Content, layer: int) -> None:
    attributes = []
    for attribute in entity.attribs:
        words = into.page.read(str(attribute.dxf.get("text", "")))
        attributes.append((into.page.read(str(attribute.dxf.tag)), words))
        if not attribute.is_invisible:
            own = into.layers.number(into.page.read(str(attribute.dxf.layer)), look_of(attribute))
            text(attribute, into, into.layers.within(own, layer))
    matrix = _plane(entity.matrix44())
    turn = float(entity.dxf.rotation) * (-1 if entity.dxf.extrusion.z < 0 else 1)
    rows, columns = int(entity.dxf.row_count), int(entity.dxf.column_count)
    at = entity.ocs().to_wcs(entity.dxf.insert)
    into.insert(
        Insert(
            entity.dxf.name,
            matrix,
            layer,
            (rows, columns, entity.dxf.row_spacing, entity.dxf.column_spacing, turn),
            tuple(attributes),
            not entity.dxf.name.startswith(PICTURES),
            (at.x, at.y),
            (entity.dxf.xscale, entity.dxf.yscale),
            turn,
        )
    )


def _dimension(entity: Entity, into: Content, layer: int) -> None:
    """Its picture is a block of its own; without one, what it measures cannot be seen."""
    name = entity.dxf.get("geometry")
    if name and name in entity.doc.blocks:
        into.insert(Insert(name, Affine(), layer, is_symbol=False))
    else:
        into.losses.undrawn["DIMENSION"] += 1


def _plane(matrix: Any) -> Affine:
    zero, x, y = (matrix.transform(point) for point in ((0, 0, 0), (1, 0, 0), (0, 1, 0)))
    return Affine(x.x - zero.x, x.y - zero.y, y.x - zero.x, y.y - zero.y, zero.x, zero.y)


def _xy(points: Iterable[Any]) -> Floats:
    return np.array([(point[0], point[1]) for point in points], np.float64).reshape(-1, 2)


def _bulged(corners: list[tuple[float, float, float]], closed: bool) -> Floats:
    points: list[tuple[float, float]] = []
    following = corners[1:] + corners[:1] if closed else corners[1:]
    for (x1, y1, bulge), (x2, y2, _) in zip(corners, following, strict=False):
        points.append((x1, y1))
        if bulge and isfinite(bulge) and (x1, y1) != (x2, y2):
            points += _chord_points((x1, y1), (x2, y2), bulge)
    if not closed:
        points.append(corners[-1][:2])
    return _xy(points)


def _chord_points(start: tuple[float, float], end: tuple[float, float], bulge: float) -> list[tuple[float, float]]:
    """The points between the ends of a bulge, in its direction."""
    centre, first, last, radius = bulge_to_arc(start, end, bulge)
    sweep = (last - first) % radians(360)
    angles = np.linspace(first, first + sweep, max(2, ceil(np.degrees(sweep) / _STEP - 1e-9)) + 1)[1:-1]
    angles = angles if bulge > 0 else angles[::-1]
    return [(centre.x + radius * float(np.cos(a)), centre.y + radius * float(np.sin(a))) for a in angles]


def _turned(start: float, end: float) -> tuple[float, float]:
    """The angles so that the start lies in one turn and the end follows it; equal angles are a whole circle."""
    start, sweep = start % 360.0, (end - start) % 360.0
    return (start, start + sweep) if sweep > 1e-9 else (0.0, 360.0)


def _returns(points: Floats) -> bool:
    return len(points) > 3 and bool(np.allclose(points[0], points[-1], rtol=0, atol=1e-6))


def _is_upright(entity: Entity) -> bool:
    return bool(entity.dxf.extrusion.z > 0.999999)


_DRAWN: dict[str, Callable[[Entity, Content, int], None]] = {
    "LINE": _line,
    "LWPOLYLINE": _polyline2d,
    "POLYLINE": _polyline,
    "ARC": _arc,
    "CIRCLE": _arc,
    "ELLIPSE": _ellipse,
    "SPLINE": _spline,
    "HATCH": _hatch,
    "MPOLYGON": _hatch,
    "SOLID": _solid,
    "TRACE": _solid,
    "3DFACE": _solid,
    "LEADER": _leader,
    "INSERT": _insert,
    "DIMENSION": _dimension,
    "TEXT": text,
    "ATTRIB": text,
    "MTEXT": mtext,
}
