"""What was taken in columns is poured into the contents of the model space and of the blocks it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import Any

import numpy as np

from lianshen.parsers.dxf.columns.bulk import Bulk
from lianshen.parsers.dxf.columns.looks import PlainLook
from lianshen.parsers.dxf.columns.tags import Numbers
from lianshen.parsers.dxf.content import PICTURES, Content, Insert
from lianshen.parsers.dxf.pens import TRUE_COLOUR, Layers, Look
from lianshen.parsers.dxf.words import CodePage
from lianshen.review.sheets import Affine, Ids


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Rows by the home of their entity: those of home h are `order[bounds[h] : bounds[h + 1]]`."""

    order: Numbers
    bounds: Numbers

    def of(self, home: int) -> Numbers:
        return self.order[self.bounds[home] : self.bounds[home + 1]]


@dataclass(slots=True)
class Pouring:
    """Ready to fill contents, once the document and its code page are known."""

    bulk: Bulk
    encoding: str
    page: CodePage
    layers: Layers
    blocks: Any
    homes: dict[str, int] = field(init=False)
    layer: Ids = field(init=False)
    by_home: dict[str, _Sorted] = field(init=False)
    attributes: dict[int, list[int]] = field(init=False)
    known: dict[bytes, str] = field(default_factory=dict)
    bases: dict[str, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        bulk = self.bulk
        self.homes = {self._raw(name).lower(): number for number, name in enumerate(bulk.block_names, 1)}
        numbers = np.array([self._number(look) for look in bulk.looks], np.int32)
        self.layer = numbers[bulk.look]
        columns = {
            "segments": bulk.shapes.segment_of,
            "arcs": bulk.shapes.arc_of,
            "rings": bulk.shapes.ring_of,
            "texts": bulk.texts.of,
            "blocks": bulk.blocks.of,
            "placings": bulk.placings.of,
            "pictures": bulk.pictures.of,
        }
        self.by_home = {name: self._sorted(of) for name, of in columns.items()}
        self.attributes = {}
        for number, parent in enumerate(bulk.parent[bulk.attributes.of].tolist()):
            self.attributes.setdefault(parent, []).append(number)

    def model_space(self, content: Content) -> None:
        """Add what stands in the model space."""
        self._pour(0, content)

    def block(self, name: str, content: Content) -> None:
        """Add what stands in the block `name`."""
        if name.lower() in self.homes:
            self._pour(self.homes[name.lower()], content)

    def _pour(self, home: int, content: Content) -> None:
        shapes = self.bulk.shapes
        rows = {name: by_home.of(home) for name, by_home in self.by_home.items()}
        if len(rows["segments"]):
            content.add_lines(shapes.segments[rows["segments"]], self.layer[shapes.segment_of[rows["segments"]]])
        if len(rows["arcs"]):
            content.add_arcs(shapes.arcs[rows["arcs"]], self.layer[shapes.arc_of[rows["arcs"]]])
        for row in rows["rings"].tolist():
            layer = int(self.layer[shapes.ring_of[row]])
            content.ring(layer, shapes.rings[row], bool(shapes.ring_filled[row]), int(shapes.ring_of[row]))
        for row in rows["placings"].tolist():
            self._insert(row, content)
        for row in rows["pictures"].tolist():
            name, layer = self._raw(self.bulk.pictures.names[row]), int(self.layer[self.bulk.pictures.of[row]])
            content.insert(Insert(name, Affine(), layer, is_symbol=False))
        self._words(rows["texts"], rows["blocks"], content)

    def _words(self, lines: Numbers, blocks: Numbers, content: Content) -> None:
        texts, several = self.bulk.texts, self.bulk.blocks
        for row, layer in zip(lines.tolist(), self.layer[texts.of[lines]].tolist(), strict=True):
            content.word(layer, texts.word(row, self._read(texts.raw[row])))
        for row, layer in zip(blocks.tolist(), self.layer[several.of[blocks]].tolist(), strict=True):
            for word in several.words(row, self._raw(several.raw[row]), self.page):
                content.word(layer, word)

    def _insert(self, row: int, content: Content) -> None:
        placings, own = self.bulk.placings, self.bulk.attributes
        entity = int(placings.of[row])
        layer, pairs = int(self.layer[entity]), []
        for number in self.attributes.get(entity, ()):
            words = self._read(own.raw[number])
            pairs.append((self._read(own.tags[number]), words))
            if own.visible[number]:
                content.word(self.layers.within(int(self.layer[own.of[number]]), layer), own.word(number, words))
        name = self._raw(placings.names[row])
        x, y, across, up, turn, rows, columns, down, aside = placings.numbers[row].tolist()
        c, s = cos(radians(turn)), sin(radians(turn))
        a, b, c, d = across * c, across * s, -up * s, up * c
        base = self._base(name)
        matrix = Affine(a, b, c, d, x - a * base[0] - c * base[1], y - b * base[0] - d * base[1])
        offsets = (int(rows), int(columns), down, aside, turn)
        is_symbol = not name.startswith(PICTURES)
        content.insert(Insert(name, matrix, layer, offsets, tuple(pairs), is_symbol, (x, y), (across, up), turn))

    def _number(self, look: PlainLook) -> int:
        colour = look.colour if look.true_colour is None else TRUE_COLOUR + (look.true_colour & 0xFFFFFF)
        line = self._raw(look.line).lower() or "bylayer"
        own = Look(colour, line, look.weight, look.scale, look.band, look.is_fill, look.hatch)
        return self.layers.number(self._read(look.layer), own)

    def _base(self, name: str) -> tuple[float, float]:
        if name not in self.bases:
            found = self.blocks.get(name)
            point = found.block.dxf.base_point if found is not None else (0.0, 0.0)
            self.bases[name] = (float(point[0]), float(point[1]))
        return self.bases[name]

    def _sorted(self, of: Numbers) -> _Sorted:
        home = self.bulk.home[of]
        order = np.lexsort((of, home))  # within a home as they stand in the file
        return _Sorted(order, np.searchsorted(home[order], np.arange(len(self.bulk.block_names) + 2)))

    def _raw(self, raw: bytes) -> str:
        return raw.decode(self.encoding, "surrogateescape")

    def _read(self, raw: bytes) -> str:
        if raw not in self.known:  # drawings say the same again and again
            self.known[raw] = self.page.read(raw.decode(self.encoding, "surrogateescape"))
        return self.known[raw]
