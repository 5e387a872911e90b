"""A drawing in the metres of its plan, each line and word with what its layer means.

Glossary: *loose* lines belong to no block; a *curve* is an arc with its two ends, which keeps its sense when the plan is
turned or mirrored; *sure* means the file is exact and its layers say what they hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
from shapely import Point, Polygon, union_all

from lianshen.parsers.drawn import OCR
from lianshen.parsers.layers import Meaning, meaning
from lianshen.parsers.recognise.shapes import boxes_of
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty
from lianshen.review.sheets import Drawing, Floats, Symbol

Bools = npt.NDArray[np.bool_]
OPENINGS = (Meaning.DOORS, Meaning.WINDOWS, Meaning.OPENINGS, Meaning.PROTECTIVE_DOORS)
_BOUNDING = {*OPENINGS, Meaning.WALLS, Meaning.COLUMNS, Meaning.CURTAIN_WALLS, Meaning.BALCONIES}
_ORDER = {kind: number for number, kind in enumerate(Meaning)}


@dataclass(frozen=True, slots=True)
class Said:
    """A word where it stands: `text` as written, `plain` with full-width signs made narrow; lengths in metres."""

    text: str
    plain: str
    at: Point
    box: Polygon
    height: float
    turn: float
    meaning: Meaning
    layer: str


@dataclass(frozen=True, eq=False)
class Plane:
    """One drawing, laid out in metres; `seen` are layers taken for what is drawn on them, whatever their names say."""

    drawing: Drawing
    seen: Mapping[str, Meaning] = field(default_factory=dict)

    @property
    def sheet(self) -> str:
        """The sheet's id, for evidence."""
        return self.drawing.sheet.id

    @property
    def symbols(self) -> Sequence[Symbol]:
        """The block references, still in file units."""
        return self.drawing.symbols

    def evidence(self, *words: Said) -> Evidence:
        """The place of some words, quoted; of several, the box round them all."""
        shape = words[0].box if len(words) == 1 else union_all([word.box for word in words]).envelope if words else None
        return Evidence(self.sheet, shape, quote=" ".join(word.text for word in words) or None)

    @cached_property
    def segments(self) -> Floats:
        """All straight pieces, (n, 4)."""
        return self._moved(self.drawing.segments)

    @cached_property
    def segment_meaning(self) -> npt.NDArray[np.int32]:
        """What each segment's layer means, as a number of Meaning."""
        return self._meanings(self.drawing.segment_layer)

    @cached_property
    def words(self) -> tuple[Said, ...]:
        """All words."""
        return tuple(self._said())

    @cached_property
    def sure(self) -> Certainty:
        """READ where walls and openings come from layers that say so, INFERRED where either was guessed."""
        told = self.drawing.exact and self.has(Meaning.WALLS) and self.has(*OPENINGS)
        return Certainty.READ if told and not self.rests_on_sight else Certainty.INFERRED

    @cached_property
    def words_sure(self) -> Certainty:
        """READ where the file says its words, INFERRED where they were read from a picture."""
        pictured = not self.drawing.exact or any(word.layer == OCR for word in self.drawing.words)
        return Certainty.INFERRED if pictured else Certainty.READ

    def sure_of(self, *kinds: Meaning) -> Certainty:
        """READ where something is drawn on layers whose names mean so in an exact file, else INFERRED."""
        told = self.drawing.exact and self.has(*kinds) and not self._guessed & set(kinds)
        return Certainty.READ if told else Certainty.INFERRED

    def has(self, *kinds: Meaning) -> bool:
        """Whether anything is drawn on layers of these meanings."""
        return bool(self.on(*kinds).any())

    def on(self, *kinds: Meaning) -> Bools:
        """Which segments lie on layers of these meanings."""
        return np.isin(self.segment_meaning, [_ORDER[kind] for kind in kinds])

    def arcs_on(self, *kinds: Meaning) -> Bools:
        """Which arcs lie on layers of these meanings."""
        return np.isin(self._meanings(self.drawing.arc_layer), [_ORDER[kind] for kind in kinds])

    def lines(self, *kinds: Meaning) -> Floats:
        """The segments on layers of these meanings."""
        return self.segments[self.on(*kinds)]

    def loose(self) -> Bools:
        """Which segments belong to no block."""
        return self.drawing.segment_symbol < 0

    def rings(self, *kinds: Meaning) -> tuple[Polygon, ...]:
        """Closed polylines and fills on layers of these meanings, valid and once each."""
        wanted = np.isin(self._meanings(self.drawing.ring_layer), [_ORDER[kind] for kind in kinds])
        moved = [self._points(ring) for ring, keep in zip(self.drawing.rings, wanted, strict=True) if keep]
        made = [Polygon(points) for points in moved if len(points) >= 3]
        good = {shape.normalize().wkb: shape for shape in made if shape.is_valid and shape.area > 1e-6}
        return tuple(good.values())

    def said(self, *kinds: Meaning) -> tuple[Said, ...]:
        """The words on layers of these meanings."""
        return tuple(word for word in self.words if word.meaning in kinds)

    def meaning_of(self, layer: str) -> Meaning:
        """What is on a layer: as seen where that is acted upon, else as named."""
        return self.seen.get(layer) or meaning(layer)

    @cached_property
    def rests_on_sight(self) -> bool:
        """Whether walls or openings are known by what is drawn on their layers, or their names were not believed."""
        return bool(self._guessed & _BOUNDING)

    @cached_property
    def _guessed(self) -> set[Meaning]:
        """What rests on sight, and what names say of layers that hold something else."""
        return {*self.seen.values(), *(meaning(layer) for layer in self.seen)} - {Meaning.UNKNOWN}

    def symbols_on(self, *kinds: Meaning) -> tuple[Symbol, ...]:
        """The block references on layers of these meanings."""
        return tuple(symbol for symbol in self.symbols if self.meaning_of(symbol.layer) in kinds)

    def curves(self) -> tuple[Floats, Floats, Floats]:
        """All arcs that are no circles: centres, starts, ends, (n, 2) each."""
        arcs = self.drawing.arcs
        turned = np.radians(arcs[:, 3:5])
        reach = arcs[:, 2:3]
        starts = arcs[:, :2] + reach * np.stack((np.cos(turned[:, 0]), np.sin(turned[:, 0])), axis=-1)
        ends = arcs[:, :2] + reach * np.stack((np.cos(turned[:, 1]), np.sin(turned[:, 1])), axis=-1)
        return self._points(arcs[:, :2]), self._points(starts), self._points(ends)

    def place(self, at: tuple[float, float]) -> Point:
        """A point of the file, in metres."""
        return Point(self._points(np.asarray(at)))

    def _points(self, points: Floats) -> Floats:
        return self.drawing.sheet.to_plan.apply(points)

    def _moved(self, segments: Floats) -> Floats:
        return self._points(segments.reshape(-1, 2, 2)).reshape(-1, 4)

    def _meanings(self, layer_ids: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        if not len(layer_ids):
            return np.empty(0, np.int32)
        known = np.array([_ORDER[self.meaning_of(layer)] for layer in self.drawing.layers], dtype=np.int32)
        return known[layer_ids]

    def _said(self) -> list[Said]:
        words = self.drawing.words
        if not words:
            return []
        turns = np.radians([word.turn for word in words])
        along = np.stack((np.cos(turns), np.sin(turns)), axis=-1) * np.array([[word.width] for word in words])
        up = np.stack((-np.sin(turns), np.cos(turns)), axis=-1) * np.array([[word.height] for word in words])
        start = np.array([word.at for word in words])
        corners = self._points(np.stack((start, start + along, start + along + up, start + up), axis=1))
        boxes = boxes_of(corners)
        turned = np.degrees(np.arctan2(*(corners[:, 1] - corners[:, 0]).T[::-1]))
        tall = np.hypot(*(corners[:, 3] - corners[:, 0]).T)
        middle = corners.mean(axis=1)
        return [
            Said(
                word.text, normalize("NFKC", word.text).strip(), Point(middle[n]), boxes[n],
                float(tall[n]), float(turned[n]), self.meaning_of(word.layer), word.layer,
            )
            for n, word in enumerate(words)
        ]  # fmt: skip
