"""With what pen the things of a DXF file are drawn: layer, colour, weight and linetype, by layer and through blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from ezdxf import colors

from lianshen.parsers.dxf.words import CodePage
from lianshen.review.sheets import Affine, HatchLine, Ids, Pen

TRUE_COLOUR = 1 << 24  # added to red-green-blue, which then is no number of the palette
_BY_BLOCK, _BY_LAYER, _FOREGROUND = 0, 256, 7
_WEIGHT_BY_LAYER, _WEIGHT_BY_BLOCK, _USUAL_WEIGHT = -1, -2, 25  # hundredths of a millimetre
_MOST = 30_000  # pens: a rainbow with more is drawn as its layers are
_BLACK = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Look:
    """What an entity says of its pen, in the format's own numbers; `hatch` None is solid where `is_fill`."""

    colour: int = _BY_LAYER
    line: str = "bylayer"
    weight: int = _WEIGHT_BY_LAYER
    scale: float = 1.0
    band: float = 0.0
    is_fill: bool = False
    hatch: tuple[HatchLine, ...] | None = None


BY_LAYER = Look()


@dataclass(slots=True)
class Layers:
    """Layers with their pens by number; number 0 is layer "0" and nothing said, in a block that of the placing."""

    known: dict[str, Look] = field(default_factory=dict)
    dashes: dict[str, tuple[float, ...]] = field(default_factory=dict)
    signed: frozenset[str] = frozenset()
    numbers: dict[tuple[str, Look], int] = field(default_factory=lambda: {("0", BY_LAYER): 0})
    rows: list[tuple[str, Look]] = field(default_factory=lambda: [("0", BY_LAYER)])
    inherited: dict[tuple[int, int], int] = field(default_factory=dict)

    def number(self, name: str, look: Look = BY_LAYER) -> int:
        """The number of a layer with a pen, a new one when it is new."""
        if name != "0":  # what stands on layer 0 may yet take another layer
            look = self._by_layer(name, look)
        key = (name, look)
        if key not in self.numbers:
            if len(self.rows) >= _MOST and look != self._by_layer(name, BY_LAYER):
                return self.number(name)
            self.numbers[key] = len(self.rows)
            self.rows.append(key)
        return self.numbers[key]

    def within(self, own: int, holder: int) -> int:
        """The number of a thing with the number `own` in a block placed with the number `holder`."""
        if own == holder == 0:
            return 0
        if (own, holder) not in self.inherited:
            self.inherited[own, holder] = self._within(*self.rows[own], *self.rows[holder])
        return self.inherited[own, holder]

    def all_within(self, own: Ids, holders: Ids) -> Ids:
        """The numbers of m things at each of n places, one after the other."""
        kinds, at = np.unique(own, return_inverse=True)
        places, place_at = np.unique(holders, return_inverse=True)
        table = np.array([[self.within(kind, place) for kind in kinds.tolist()] for place in places.tolist()], np.int32)
        numbers: Ids = table.reshape(len(places), -1)[place_at[:, None], at].reshape(-1)
        return numbers

    def turned(self, number: int, by: Affine) -> int:
        """The number of the same pen where what it hatches is moved `by`; the hatch need not begin at the same place."""
        name, look = self.rows[number]
        if not look.hatch:
            return number
        linear = Affine(*(round(part, 6) for part in by.numbers()[:4]))
        return self.number(name, replace(look, hatch=tuple(line.moved(linear) for line in look.hatch)))

    def lines_with_signs(self) -> int:
        """How many linetypes something is drawn with have letters or shapes in them, which are not shown."""
        return len({self._by_layer(name, look).line for name, look in self.rows} & self.signed)

    def names(self) -> tuple[str, ...]:
        """The layer of every number."""
        return tuple(name for name, _look in self.rows)

    def pens(self) -> tuple[Pen, ...]:
        """The pen of every number."""
        return tuple(self._pen(self._by_layer(name, look)) for name, look in self.rows)

    def _by_layer(self, name: str, look: Look) -> Look:
        layer = self.known.get(name.lower(), BY_LAYER)
        return replace(
            look,
            colour=layer.colour if look.colour == _BY_LAYER else look.colour,
            line=layer.line if look.line == "bylayer" else look.line,
            weight=layer.weight if look.weight == _WEIGHT_BY_LAYER else look.weight,
        )

    def _within(self, name: str, look: Look, holder_name: str, holder: Look) -> int:
        look = replace(
            look,
            colour=holder.colour if look.colour == _BY_BLOCK else look.colour,
            line=holder.line if look.line == "byblock" else look.line,
            weight=holder.weight if look.weight == _WEIGHT_BY_BLOCK else look.weight,
        )
        return self.number(holder_name if name == "0" else name, look)

    def _pen(self, look: Look) -> Pen:
        weight = look.weight if look.weight >= 0 else _USUAL_WEIGHT
        dashes = tuple(part * look.scale for part in self.dashes.get(look.line, ()))
        return Pen(_colour(look.colour), weight / 100.0, look.band, dashes, look.is_fill, look.hatch)


def layers_of(document: Any, page: CodePage) -> Layers:
    """The layer table and the linetypes of a document, before anything on them is read."""
    scale = float(document.header.get("$LTSCALE", 1.0) or 1.0)
    known = {page.read(str(layer.dxf.name)).lower(): _of_layer(layer) for layer in document.layers}
    signed = frozenset(
        str(entry.dxf.name).lower() for entry in document.linetypes if entry.pattern_tags.is_complex_type()
    )
    return Layers(known, signed=signed, dashes=dict(_linetypes(document, scale if 0 < scale < 1e9 else 1.0)))


def look_of(entity: Any) -> Look:
    """What an entity says of its own pen."""
    dxf = entity.dxf
    colour = int(dxf.get("color", _BY_LAYER))
    if dxf.hasattr("true_color"):
        colour = TRUE_COLOUR + (int(dxf.true_color) & 0xFFFFFF)
    scale = float(dxf.get("ltscale", 1.0))
    kind = entity.dxftype()
    return Look(
        colour,
        str(dxf.get("linetype", "bylayer")).lower(),
        int(dxf.get("lineweight", _WEIGHT_BY_LAYER)),
        scale if 0 < scale < 1e9 else 1.0,
        _band(entity) if kind in {"LWPOLYLINE", "POLYLINE"} else 0.0,
        kind in {"HATCH", "MPOLYGON"},
        _hatch(entity) if kind in {"HATCH", "MPOLYGON"} else None,
    )


def _of_layer(layer: Any) -> Look:
    colour = abs(int(layer.dxf.get("color", _FOREGROUND)))
    if layer.dxf.hasattr("true_color"):
        colour = TRUE_COLOUR + (int(layer.dxf.true_color) & 0xFFFFFF)
    weight = int(layer.dxf.get("lineweight", -3))
    return Look(colour, str(layer.dxf.get("linetype", "continuous")).lower(), weight if weight >= 0 else -3)


def _linetypes(document: Any, scale: float) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Dash, gap, dash, gap …; of one with signs in it only the dashes."""
    for entry in document.linetypes:
        parts = [float(tag.value) for tag in entry.pattern_tags.tags if tag.code == 49]
        dashes: list[float] = []
        for part in parts:
            if (len(dashes) % 2 == 0) != (part >= 0):  # two dashes or two gaps beside each other are one
                if dashes:
                    dashes[-1] += abs(part)
                continue
            dashes.append(abs(part))
        if len(dashes) % 2:
            dashes = dashes[:-1]
        if sum(dashes) > 0:
            yield str(entry.dxf.name).lower(), tuple(part * scale for part in dashes)


def _band(entity: Any) -> float:
    """The width of a polyline that is equally wide all along, in file units."""
    if entity.dxftype() == "LWPOLYLINE":
        return abs(float(entity.dxf.get("const_width", 0.0)))
    start, end = (float(entity.dxf.get(name, 0.0)) for name in ("default_start_width", "default_end_width"))
    return abs(start) if start == end else 0.0


def _hatch(entity: Any) -> tuple[HatchLine, ...] | None:
    """The lines of its pattern, None where it is solid or a gradient."""
    if entity.dxf.get("solid_fill", 1):
        return None
    lines = entity.pattern.lines if entity.pattern is not None else ()
    return tuple(
        HatchLine(
            float(line.angle),
            (float(line.base_point.x), float(line.base_point.y)),
            (float(line.offset.x), float(line.offset.y)),
            tuple(map(float, line.dash_length_items)),
        )
        for line in lines
    )


def _colour(number: int) -> tuple[int, int, int]:
    if number >= TRUE_COLOUR:
        rgb = number - TRUE_COLOUR
        return rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255
    if number in {_BY_BLOCK, _BY_LAYER, _FOREGROUND} or not 0 < number < _BY_LAYER:
        return _BLACK  # the foreground, which is black on paper
    red, green, blue = colors.aci2rgb(number)
    return int(red), int(green), int(blue)
