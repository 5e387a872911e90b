"""Where blocks are placed, many at a time: rows of matrices, and the symbols that the placings become."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from lianshen.parsers.drawn import NOWHERE
from lianshen.parsers.dxf.pens import Layers
from lianshen.parsers.dxf.placed import Attributes, Inserts
from lianshen.review.sheets import Floats, Ids, Symbol


@dataclass(frozen=True, slots=True)
class Places:
    """`matrix` (n, 6) a b c d e f as in `Affine`, `layer` and `symbol` (n,) those that what is placed inherits."""

    matrix: Floats
    layer: Ids
    symbol: Ids
    stay: bool = False  # one place, and nothing moves

    @classmethod
    def here(cls) -> Places:
        """The one place of the space itself."""
        matrix = np.array([[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]])
        return cls(matrix, np.zeros(1, np.int32), np.full(1, -1, np.int32), stay=True)

    def __len__(self) -> int:
        return len(self.matrix)

    def chosen(self, which: npt.NDArray[np.bool_]) -> Places:
        """Only some of the places."""
        return self if which.all() else Places(self.matrix[which], self.layer[which], self.symbol[which])

    def numbered(self, first: int) -> Places:
        """The same as symbols of their own, numbered from `first`."""
        return Places(self.matrix, self.layer, np.arange(first, first + len(self), dtype=np.int32))

    def moved(self, points: Floats) -> Floats:
        """`points` (m, 2) as they lie at each place: (n, m, 2)."""
        if self.stay:
            return points[None]
        a, b, c, d, e, f = (column[:, None] for column in self.matrix.T)
        x, y = points[:, 0], points[:, 1]
        return np.stack((a * x + c * y + e, b * x + d * y + f), axis=-1)

    def layers(self, own: Ids, known: Layers) -> Ids:
        """The layers `own` of m things at each place, one after the other, with what they take from the place."""
        return own if self.stay else known.all_within(own, self.layer)

    def keeps_circles(self) -> npt.NDArray[np.bool_]:
        """Where a circle stays one."""
        a, b, c, d = self.matrix.T[:4]
        x, y = np.hypot(a, b), np.hypot(c, d)
        kept: npt.NDArray[np.bool_] = (np.abs(x - y) <= 1e-6 * np.maximum(x, y)) & (
            np.abs(a * c + b * d) <= 1e-6 * x * y
        )
        return kept

    def moved_arcs(self, arcs: Floats) -> Floats:
        """`arcs` (m, 5) as they lie at each place, where circles stay circles: (n, m, 5)."""
        if self.stay:
            whole = arcs[:, 4] - arcs[:, 3] >= 360.0 - 1e-9
            arcs = np.where(whole[:, None] & (np.arange(5) > 2), np.array([0, 0, 0, 0.0, 360.0]), arcs)
            return arcs[None]
        a, b, c, d = (column[:, None] for column in self.matrix.T[:4])
        turn, det = np.degrees(np.arctan2(b, a)), a * d - b * c
        start, end = arcs[:, 3], arcs[:, 4]
        sweep = end - start
        whole = sweep >= 360.0 - 1e-9
        start = np.where(whole, 0.0, np.where(det < 0, turn - end, turn + start) % 360.0)
        start = np.where(start > 360.0 - 1e-9, 0.0, start)
        end = np.where(whole, 360.0, start + sweep)
        radius = arcs[:, 2] * np.sqrt(np.abs(det))
        return np.concatenate((self.moved(arcs[:, :2]), radius[..., None], start[..., None], end[..., None]), axis=2)


@dataclass(frozen=True, slots=True)
class Group:
    """All placings of one block in one content, arrays of placings counted out: k rows."""

    block: str
    is_symbol: bool
    matrix: Floats
    layer: Ids
    at_point: Floats
    scale: Floats
    turn: Floats
    attributes: tuple[Attributes, ...]

    def at(self, places: Places, layers: Layers) -> Places:
        """Each of the k placings at each of the n places: n·k rows, those of the first place first."""
        if places.stay:
            return Places(self.matrix, places.layers(self.layer, layers), np.repeat(places.symbol, len(self.matrix)))
        a, b, c, d = (column[:, None] for column in places.matrix.T[:4])
        own = self.matrix.T
        corner = places.moved(self.matrix[:, 4:])
        columns = (a * own[0] + c * own[1], b * own[0] + d * own[1], a * own[2] + c * own[3], b * own[2] + d * own[3])
        matrix = np.concatenate((np.stack(columns, axis=-1), corner), axis=2).reshape(-1, 6)
        return Places(matrix, places.layers(self.layer, layers), np.repeat(places.symbol, len(self.matrix)))


def group(placed: Inserts) -> Group:
    """The placings with their arrays counted out."""
    offsets = placed.offsets
    rows, columns = (np.maximum(1, offsets[:, place]).astype(np.int64) for place in (0, 1))
    times = rows * columns
    of = np.repeat(np.arange(len(placed)), times)
    nth = np.arange(len(of)) - np.repeat(np.cumsum(times) - times, times)
    up, along = (nth // columns[of]) * offsets[of, 2], (nth % columns[of]) * offsets[of, 3]
    turn = np.radians(offsets[of, 4])
    shift = np.column_stack((along * np.cos(turn) - up * np.sin(turn), along * np.sin(turn) + up * np.cos(turn)))
    matrix = placed.matrix[of]
    matrix[:, 4:] += shift
    return Group(
        placed.block,
        placed.is_symbol,
        matrix,
        placed.layer[of],
        placed.at[of] + shift,
        placed.scale[of],
        placed.turn[of],
        tuple(placed.attributes[number] for number in of.tolist()),
    )


@dataclass(slots=True)
class Symbols:
    """Symbols while they are collected, in columns; each gets its box when what is in it has been put."""

    count: int = 0
    parts: list[tuple[Group, int, Floats, Ids]] = field(default_factory=list)
    boxes: list[tuple[Ids, Floats]] = field(default_factory=list)

    def __len__(self) -> int:
        return self.count

    def add(self, group: Group, places: Places, layer: Ids) -> None:
        """One symbol for each placing of `group` at each of `places`."""
        a, b, c, d = (column[:, None] for column in places.matrix.T[:4])
        mirrored = np.where(a * d - b * c < 0, -1.0, 1.0)
        at = places.moved(group.at_point)
        across = group.scale[:, 0] * np.hypot(a, b)
        up = mirrored * group.scale[:, 1] * np.hypot(c, d)
        turn = np.degrees(np.arctan2(b, a)) + mirrored * group.turn
        numbers = np.concatenate((at, across[..., None], up[..., None], turn[..., None]), axis=2).reshape(-1, 5)
        self.parts.append((group, len(places), numbers, layer))
        self.count += len(numbers)

    def fill(self, numbers: Ids, boxes: Floats) -> None:
        """The boxes that the symbols `numbers` fill."""
        empty = ~np.isfinite(boxes).all(axis=1)
        self.boxes.append((numbers, np.where(empty.reshape(-1, 1), np.array(NOWHERE), boxes)))

    def built(self, layers: tuple[str, ...]) -> tuple[Symbol, ...]:
        """All of them, in the order of their numbers."""
        boxes = np.zeros((self.count, 4))
        for filled_ones, filled in self.boxes:
            boxes[filled_ones] = filled
        symbols: list[Symbol] = []
        rows = iter(boxes.tolist())
        for group, times, numbers, layer in self.parts:
            attributes = group.attributes * times
            for (x, y, across, up, turn), own, pairs in zip(numbers.tolist(), layer.tolist(), attributes, strict=True):
                x0, y0, x1, y1 = next(rows)
                symbols.append(Symbol(group.block, (x, y), (across, up), turn, layers[own], pairs, (x0, y0, x1, y1)))
        return tuple(symbols)
