"""What was taken in columns is poured into the contents of the model space and of the blocks it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lianshen.parsers.dxf.columns.bulk import Bulk
from lianshen.parsers.dxf.columns.looks import PlainLook
from lianshen.parsers.dxf.columns.tags import Numbers
from lianshen.parsers.dxf.columns.writing import Lines
from lianshen.parsers.dxf.content import PICTURES, Content
from lianshen.parsers.dxf.pens import TRUE_COLOUR, Layers, Look
from lianshen.parsers.dxf.placed import Attributes, Insert, Inserts
from lianshen.parsers.dxf.texts import MOST_SIGNS
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
            "attributes": bulk.attributes.of,
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
        for raw, placed in _by_name(self.bulk.placings.names, rows["placings"]):
            content.add_inserts(self._inserts(self._raw(raw), placed))
        for row in rows["pictures"].tolist():
            name, layer = self._raw(self.bulk.pictures.names[row]), int(self.layer[self.bulk.pictures.of[row]])
            content.insert(Insert(name, Affine(), layer, is_symbol=False))
        self._lines(self.bulk.attributes, rows["attributes"], content)
        self._lines(self.bulk.texts, rows["texts"], content)
        self._blocks(rows["blocks"], content)

    def _lines(self, lines: Lines, chosen: Numbers, content: Content) -> None:
        """Single lines that can be seen."""
        if lines.visible:
            chosen = chosen[np.fromiter((lines.visible[number] for number in chosen.tolist()), np.bool_, len(chosen))]
        if len(chosen):
            words = [self._read(lines.raw[number])[:MOST_SIGNS] for number in chosen.tolist()]
            of = lines.of[chosen]
            layers = self._within(of) if lines.visible else self.layer[of]
            content.add_words(words, lines.rows(chosen, words), layers)

    def _within(self, attributes: Numbers) -> Ids:
        """The numbers of attributes with what they take from their placing."""
        pairs = zip(self.layer[attributes].tolist(), self.layer[self.bulk.parent[attributes]].tolist(), strict=True)
        return np.array([self.layers.within(own, holder) for own, holder in pairs], np.int32)

    def _blocks(self, chosen: Numbers, content: Content) -> None:
        several, words, rows, layers = self.bulk.blocks, [], [], []
        for number, layer in zip(chosen.tolist(), self.layer[several.of[chosen]].tolist(), strict=True):
            for text, row in several.words(number, self._raw(several.raw[number]), self.page):
                words.append(text)
                rows.append((*row[:5], 0.0, row[5]))
                layers.append(layer)
        if words:
            content.add_words(words, np.array(rows), np.array(layers, np.int32))

    def _inserts(self, name: str, chosen: Numbers) -> Inserts:
        placings = self.bulk.placings
        x, y, across, up, turn, rows, columns, down, aside = placings.numbers[chosen].T
        c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        a, b, c, d = across * c, across * s, -up * s, up * c
        base = self._base(name)
        matrix = (a, b, c, d, x - a * base[0] - c * base[1], y - b * base[0] - d * base[1])
        entities = placings.of[chosen]
        return Inserts(
            name,
            not name.startswith(PICTURES),
            np.column_stack(matrix),
            self.layer[entities],
            np.column_stack((np.floor(rows), np.floor(columns), down, aside, turn)),
            tuple(self._pairs(entity) for entity in entities.tolist()),
            np.column_stack((x, y)),
            np.column_stack((across, up)),
            turn,
        )

    def _pairs(self, entity: int) -> Attributes:
        own = self.bulk.attributes
        return tuple(
            (self._read(own.tags[number]), self._read(own.raw[number])) for number in self.attributes.get(entity, ())
        )

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


def _by_name(names: Sequence[bytes], rows: Numbers) -> Iterable[tuple[bytes, Numbers]]:
    """The rows of each name."""
    found: dict[bytes, list[int]] = {}
    for row in rows.tolist():
        found.setdefault(names[row], []).append(row)
    return ((name, np.array(same)) for name, same in found.items())
