"""Everything of a DXF file that can be read in columns, and the small file of the rest that is left to ezdxf.

An entity is taken only where nothing about it is odd: then ezdxf never sees it.  Whatever is odd, broken or rare stays in
the rest, so that one reader alone decides what a broken thing means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np

from lianshen.parsers.dxf.columns.hatches import hatches
from lianshen.parsers.dxf.columns.lines import arcs, circles, lines, points, solids
from lianshen.parsers.dxf.columns.looks import PlainLook, looks
from lianshen.parsers.dxf.columns.placings import Placings, dimensions, inserts
from lianshen.parsers.dxf.columns.polylines import polylines
from lianshen.parsers.dxf.columns.shapes import Shapes, together
from lianshen.parsers.dxf.columns.structure import NOWHERE, Structure, structure
from lianshen.parsers.dxf.columns.table import Table
from lianshen.parsers.dxf.columns.tags import Mask, Numbers, runs, tags_of
from lianshen.parsers.dxf.columns.writing import Blocks, Lines, attributes, blocks, texts
from lianshen.review.sheets import Ids

_SHAPES: dict[bytes, Callable[[Table], Shapes]] = {
    b"LINE": lines,
    b"LWPOLYLINE": polylines,
    b"ARC": arcs,
    b"CIRCLE": circles,
    b"SOLID": solids,
    b"TRACE": solids,
    b"HATCH": hatches,
    b"POINT": points,
}
_WINDOW, _MOST_WINDOWS = 1 << 22, 16


@dataclass(frozen=True, slots=True)
class Bulk:
    """What was taken, by kind; `home`, `parent` and `look` one for each entity of the file, as in `Structure`."""

    count: int
    home: Ids
    parent: Numbers
    block_names: tuple[bytes, ...]
    shapes: Shapes
    texts: Lines
    attributes: Lines
    blocks: Blocks
    placings: Placings
    pictures: Placings
    looks: tuple[PlainLook, ...]
    look: Numbers

    def samples(self) -> Iterator[bytes]:
        """The texts as they stand in the file."""
        yield from self.texts.raw
        yield from self.attributes.raw
        yield from self.blocks.raw


@dataclass(frozen=True, slots=True)
class Rest:
    """The file without what was taken."""

    structure: Structure
    taken: Mask

    def write(self, out: BinaryIO) -> None:
        """Write it to `out`."""
        whole = self.structure
        for begin, end in runs(~self.taken):
            start = whole.tags.place(int(whole.first[begin])) if begin else 0
            stop = whole.tags.place(int(whole.first[end])) if end < len(whole.first) else len(whole.tags.text)
            out.write(whole.tags.text[start:stop])
        whole.tags.forget()


def take(path: Path) -> tuple[Bulk, Rest] | None:
    """Read the file at `path` in columns; None where it is not plain DXF text or nothing in it can be taken."""
    tags = tags_of(path)
    whole = structure(tags) if tags is not None else None
    if whole is None:
        return None
    taken = np.zeros(len(whole.kinds), np.bool_)
    alone = np.bincount(whole.parent, minlength=len(whole.kinds)) == 1
    shapes = _shapes(whole, alone, taken)
    single, several = Table(whole, _alone(whole, b"TEXT", alone)), Table(whole, _alone(whole, b"MTEXT", alone))
    written, block_texts = texts(single), blocks(several)
    pictured = Table(whole, _alone(whole, b"DIMENSION", alone))
    pictures = dimensions(pictured, frozenset(name.lower() for name in whole.block_names))
    for table in (single, several, pictured):
        taken[table.entities[table.sound]] = True
    placings, attached = _placed(whole, taken)
    if not taken.any():
        return None
    whole.tags.forget()
    kinds_of_look, look = looks(whole, taken)
    home, parent, blocks_of = whole.home, whole.parent, whole.block_names
    bulk = Bulk(
        int(taken.sum()),
        home,
        parent,
        blocks_of,
        shapes,
        written,
        attached,
        block_texts,
        placings,
        pictures,
        kinds_of_look,
        look,
    )
    return bulk, Rest(whole, taken)


def _alone(whole: Structure, kind: bytes, alone: Mask) -> Numbers:
    entities = whole.of(kind)
    return entities[alone[entities]]


def _shapes(whole: Structure, alone: Mask, taken: Mask) -> Shapes:
    parts = []
    for kind, read in _SHAPES.items():
        entities = _alone(whole, kind, alone)
        for some in _windows(whole, entities):
            table = Table(whole, some)
            parts.append(read(table))
            taken[some[table.sound]] = True
            whole.tags.forget()
    return together(parts)


def _windows(whole: Structure, entities: Numbers) -> Iterator[Numbers]:
    """`entities` by the stretch of the file they stand in, so that never all of it need be in memory."""
    if not len(entities):
        return
    size = len(whole.tags.text)
    begins = whole.tags.starts(whole.first[entities])
    edges = np.searchsorted(begins, np.arange(0, size, max(_WINDOW, size // _MOST_WINDOWS)))
    yield from (some for some in np.split(entities, edges[1:]) if len(some))


def _placed(whole: Structure, taken: Mask) -> tuple[Placings, Lines]:
    """Block references whose attributes are all plain and end as they should."""
    table, attached = Table(whole, whole.of(b"INSERT")), Table(whole, whole.of(b"ATTRIB"))
    placings, written = inserts(table), attributes(attached)
    size = len(whole.kinds)
    parts = np.bincount(whole.parent, minlength=size) - 1
    plain = np.bincount(whole.parent[attached.entities[attached.sound]], minlength=size)
    ends = np.bincount(whole.parent[whole.kinds == b"SEQEND"], minlength=size)
    follow = np.zeros(size)
    follow[table.entities] = table.column(66, 0.0)
    whole_ones = np.where(parts == 0, follow == 0, (follow == 1) & (ends == 1) & (plain + 1 == parts))
    good = np.zeros(size, np.bool_)
    good[table.entities[table.sound]] = True
    good &= whole_ones
    taken |= good[whole.parent] & (whole.home != NOWHERE)
    return _kept_placings(placings, good), _kept_lines(written, good[whole.parent[written.of]])


def _kept_placings(placings: Placings, good: Mask) -> Placings:
    chosen = np.flatnonzero(good[placings.of])
    names = tuple(placings.names[place] for place in chosen.tolist())
    return Placings(placings.of[chosen], names, placings.numbers[chosen])


def _kept_lines(written: Lines, good: Mask) -> Lines:
    chosen = np.flatnonzero(good).tolist()
    return replace(
        written,
        of=written.of[chosen],
        raw=tuple(written.raw[place] for place in chosen),
        numbers=written.numbers[chosen],
        tags=tuple(written.tags[place] for place in chosen),
        visible=tuple(written.visible[place] for place in chosen),
    )
