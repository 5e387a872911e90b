"""The same file read in two ways, and whether both saw the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.dxf.content import Losses
from lianshen.parsers.dxf.document import unfolded
from lianshen.parsers.dxf.loading import Loaded
from lianshen.parsers.dxf.words import CodePage

NEAR = 1e-6
DRAWINGS = Path(__file__).parents[4] / "shared" / "drawings"
Row = tuple[float | str, ...]


def drawn_of(loaded: Loaded) -> tuple[Drawn, Losses]:
    """Everything in the file with its blocks unfolded, and what was lost."""
    losses = Losses()
    return unfolded(loaded, CodePage(loaded.stated_encoding()), losses)[0], losses


def lines(drawn: Drawn) -> list[Row]:
    """Straight lines with their layer and symbol."""
    names = _names(drawn, drawn.segment_layer, drawn.segment_symbol)
    return [(*name, *row) for name, row in zip(names, drawn.segments.tolist(), strict=True)]


def arcs(drawn: Drawn) -> list[Row]:
    """Arcs with their layer and symbol, their angles as points, for 0 and 360 degrees are the same."""
    x, y, radius, start, end = drawn.arcs.T
    turns = [f(np.radians(angle)) * radius for angle in (start, end) for f in (np.cos, np.sin)]
    names = _names(drawn, drawn.arc_layer, drawn.arc_symbol)
    rows = np.column_stack((x, y, radius, (end - start) * radius, *turns)).tolist()
    return [(*name, *row) for name, row in zip(names, rows, strict=True)]


def rings(drawn: Drawn) -> list[Row]:
    """Closed outlines by their corners."""
    layers = [drawn.layers[number] for number in drawn.ring_layer.tolist()]
    kinds = zip(layers, drawn.ring_filled.tolist(), drawn.rings, strict=True)
    return [(layer, f"{filled} {len(ring)}", *ring.ravel().tolist()) for layer, filled, ring in kinds]


def words(drawn: Drawn) -> list[Row]:
    """Texts with all that places them."""
    return [(w.layer, w.text, *w.at, w.height, w.width, w.turn) for w in drawn.words]


def symbols(drawn: Drawn) -> list[Row]:
    """Placings of blocks with their boxes."""
    return [(s.layer, f"{s.name} {s.attributes}", *s.at, *s.scale, s.turn, *s.box) for s in drawn.symbols]


def strangers(some: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """Rows of `some` that have none of their own within a millionth among `others`."""
    mine, theirs = list(some), list(others)
    left = Counter(map(_rounded, mine)) - Counter(map(_rounded, theirs))
    free: dict[tuple[str, ...], list[Row]] = {}
    counts = Counter(map(_rounded, theirs)) - Counter(map(_rounded, mine))
    for row in theirs:
        if counts[_rounded(row)] > 0:
            counts[_rounded(row)] -= 1
            free.setdefault(_label(row), []).append(row)
    return [row for row in mine if _still(left, row) and not _found(row, free.get(_label(row), []))]


def _still(left: Counter[Row], row: Row) -> bool:
    key = _rounded(row)
    left[key] -= 1
    return left[key] >= 0


def _found(row: Row, free: list[Row]) -> bool:
    for place, other in enumerate(free):
        if len(other) == len(row) and np.allclose(_numbers(row), _numbers(other), rtol=1e-12, atol=NEAR):
            free.pop(place)
            return True
    return False


def _rounded(row: Row) -> Row:
    return tuple(part if isinstance(part, str) else round(part, 4) + 0.0 for part in row)


def _label(row: Row) -> tuple[str, ...]:
    return tuple(part for part in row if isinstance(part, str))


def _numbers(row: Row) -> list[float]:
    return [part for part in row if not isinstance(part, str)]


def _names(drawn: Drawn, layer: np.ndarray, symbol: np.ndarray) -> list[tuple[str, str]]:
    blocks = [*(one.name for one in drawn.symbols), ""]
    return [(drawn.layers[a], blocks[b]) for a, b in zip(layer.tolist(), symbol.tolist(), strict=True)]
