"""Strips: pieces of wall found as pairs of parallel lines a wall's thickness apart, whatever layer they are on.

Glossary: a *run* is what lines of one direction on one straight line make together, hairline gaps bridged; a *strip* (墙段) is
where two runs face one another; its *ends* are where one of them stops.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import STRtree

from lianshen.parsers.recognise.shapes import Shapes, boxes_of
from lianshen.review.sheets import Floats

Numbers = npt.NDArray[np.int64]
THICK = (0.06, 0.62)  # metres: the walls people build
_DRIFT = 0.015  # metres by which a line may leave its direction over its whole length
_TURN = 1.5  # degrees
_ASIDE = 0.004  # metres between lines that were drawn twice
_BRIDGED = 0.04  # metres of a hairline gap
_SHORTEST = 0.12  # metres of a strip
_FACING, _COVERED = 0.07, 0.3  # metres of plaster or insulation, and the share of a wall along which they must run
_DIRECTIONS = 60
_BIN = 0.2  # degrees


@dataclass(frozen=True, slots=True)
class Runs:
    """Straight lines in their directions: `way` numbers the direction, `off` lies across it, `low` to `high` along it."""

    ways: Floats  # (m, 2) unit vectors
    way: Numbers
    off: Floats
    low: Floats
    high: Floats

    def places(self, along: Floats, aside: Floats, of: Numbers) -> Floats:
        """Points `along` the runs `of`, `aside` of the origin, (n, 2)."""
        unit = self.ways[self.way[of]]
        return along[:, None] * unit + aside[:, None] * np.stack((-unit[:, 1], unit[:, 0]), axis=-1)


@dataclass(frozen=True, slots=True)
class Strips:
    """Pieces of wall: direction, the two faces `right` < `left` across it, `low` to `high` along it."""

    ways: Floats
    way: Numbers
    right: Floats
    left: Floats
    low: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.way)

    @property
    def thick(self) -> Floats:
        """From face to face."""
        return self.left - self.right

    @property
    def long(self) -> Floats:
        """From end to end."""
        return self.high - self.low

    def bodies(self, beyond: float = 0.0) -> Shapes:
        """The rectangles, drawn out by `beyond` at both ends."""
        return boxes_of(self.corners(beyond))

    def corners(self, beyond: float = 0.0) -> Floats:
        """The four corners: the right face forwards, the left face backwards, (n, 4, 2)."""
        unit = self.ways[self.way]
        across = np.stack((-unit[:, 1], unit[:, 0]), axis=-1)
        low, high = self.low - beyond, self.high + beyond
        ends = ((low, self.right), (high, self.right), (high, self.left), (low, self.left))
        return np.stack([s[:, None] * unit + d[:, None] * across for s, d in ends], axis=1)

    def chosen(self, keep: npt.NDArray[np.bool_]) -> Strips:
        """Some of them."""
        return Strips(
            self.ways, self.way[keep], self.right[keep], self.left[keep], self.low[keep], self.high[keep]
        )  # fmt: skip


def find_runs(lines: Floats) -> Runs:
    """Lines by direction, those on one straight line joined."""
    length = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    lines, length = lines[length > 0.02], length[length > 0.02]
    ways, way = _directions(lines, length)
    lines, way = lines[way >= 0], way[way >= 0]
    unit = ways[way]
    across = np.stack((-unit[:, 1], unit[:, 0]), axis=-1)
    ends = lines.reshape(-1, 2, 2)
    along = np.einsum("nij,nj->ni", ends, unit)
    off = np.einsum("nij,nj->ni", ends, across).mean(axis=1)
    return _joined(ways, way, off, along.min(axis=1), along.max(axis=1))


def find_strips(runs: Runs) -> Strips:
    """The strips among runs; where a run could face several others, the thickness that is usual in this plan wins."""
    one, other = _facing(runs)
    low, high = np.maximum(runs.low[one], runs.low[other]), np.minimum(runs.high[one], runs.high[other])
    bare = ~_wrapped(runs, one, other, low, high)
    one, other, low, high = one[bare], other[bare], low[bare], high[bare]
    thick = runs.off[other] - runs.off[one]
    usual = _usual(thick, high - low)
    order = np.lexsort((thick, -usual))
    free = _Free(runs)
    found: list[tuple[int, int, float, float]] = []
    for n in order.tolist():
        i, j = int(one[n]), int(other[n])
        for a, b in free.both(i, j, float(low[n]), float(high[n])):
            free.take(i, a, b)
            free.take(j, a, b)
            found.append((i, j, a, b))
    rows = np.array(found).reshape(-1, 4)
    right, left = rows[:, 0].astype(np.int64), rows[:, 1].astype(np.int64)
    return Strips(runs.ways, runs.way[right], runs.off[right], runs.off[left], rows[:, 2], rows[:, 3])


class _Free:
    """What is left of each run: a face belongs to one wall only."""

    def __init__(self, runs: Runs) -> None:
        self._left: dict[int, list[tuple[float, float]]] = {}
        self._runs = runs

    def both(self, i: int, j: int, low: float, high: float) -> list[tuple[float, float]]:
        """Where both are free between `low` and `high`, long enough for a strip."""
        found = []
        for a, b in self._of(i):
            for c, d in self._of(j):
                start, stop = max(a, c, low), min(b, d, high)
                if stop - start >= _SHORTEST:
                    found.append((start, stop))
        return found

    def take(self, i: int, low: float, high: float) -> None:
        """Use a piece up."""
        left = [piece for a, b in self._of(i) for piece in ((a, min(b, low)), (max(a, high), b))]
        self._left[i] = [(a, b) for a, b in left if b - a >= _SHORTEST]

    def _of(self, i: int) -> list[tuple[float, float]]:
        return self._left.get(i, [(float(self._runs.low[i]), float(self._runs.high[i]))])


def _directions(lines: Floats, length: Floats) -> tuple[Floats, Numbers]:
    """The directions in which most is drawn, and for each line the number of its own, -1 for none."""
    turn = np.degrees(np.arctan2(lines[:, 3] - lines[:, 1], lines[:, 2] - lines[:, 0])) % 180.0
    way = np.full(len(lines), -1, dtype=np.int64)
    ways: list[tuple[float, float]] = []
    while len(ways) < _DIRECTIONS:
        left = way < 0
        weights = np.bincount((turn[left] / _BIN).astype(int) % int(180 / _BIN), length[left], int(180 / _BIN))
        peak = int(np.argmax(weights))
        if weights[peak] < 0.5:
            break
        off = (turn - (peak + 0.5) * _BIN + 90.0) % 180.0 - 90.0
        in_bin = left & (np.abs(off) <= 0.5 * _BIN + 1e-9)
        mean = (peak + 0.5) * _BIN + float(np.average(off[in_bin], weights=length[in_bin]))
        off = np.abs((turn - mean + 90.0) % 180.0 - 90.0)
        mine = left & (off < _TURN) & (np.radians(off) * length < _DRIFT)
        way[mine | in_bin] = len(ways)
        ways.append((float(np.cos(np.radians(mean))), float(np.sin(np.radians(mean)))))
    return np.array(ways).reshape(-1, 2), way


def _joined(ways: Floats, way: Numbers, off: Floats, low: Floats, high: Floats) -> Runs:
    order = np.lexsort((off, way))
    apart = (np.diff(off[order]) > _ASIDE) | (np.diff(way[order]) != 0)
    line = np.empty(len(order), dtype=np.int64)
    line[order] = np.concatenate(([0], np.cumsum(apart))) if len(order) else 0
    order = np.lexsort((low, line))
    rows: list[tuple[int, float, float, float]] = []
    last = -1
    for n in order.tolist():
        if line[n] == last and low[n] <= rows[-1][3] + _BRIDGED:
            rows[-1] = (*rows[-1][:3], max(rows[-1][3], float(high[n])))
        else:
            rows.append((int(way[n]), float(off[n]), float(low[n]), float(high[n])))
            last = int(line[n])
    made = np.array(rows).reshape(-1, 4)
    return Runs(ways, made[:, 0].astype(np.int64), made[:, 1], made[:, 2], made[:, 3])


def _facing(runs: Runs) -> tuple[Numbers, Numbers]:
    """Pairs of runs of one direction, a wall's thickness apart, the second left of the first."""
    pairs: list[tuple[Numbers, Numbers]] = []
    for number in range(len(runs.ways)):
        mine = np.flatnonzero((runs.way == number) & (runs.high - runs.low >= _SHORTEST))
        if len(mine) > 1:
            low, high, off = runs.low[mine], runs.high[mine], runs.off[mine]
            tree = STRtree(shapely.box(low, off, high, off + 1e-9))
            n, m = tree.query(shapely.box(low + 0.01, off + THICK[0], high - 0.01, off + THICK[1]))
            far = np.minimum(high[n], high[m]) - np.maximum(low[n], low[m]) >= _SHORTEST
            thick = off[m] - off[n]
            good = far & (thick >= THICK[0]) & (thick <= THICK[1])
            pairs.append((mine[n[good]], mine[m[good]]))
    if not pairs:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.concatenate([n for n, _m in pairs]), np.concatenate([m for _n, m in pairs])


def _wrapped(runs: Runs, one: Numbers, other: Numbers, low: Floats, high: Floats) -> npt.NDArray[np.bool_]:
    """Whether a pair is a wall with its plaster or insulation: a line runs inside, close to one of the two faces."""
    wrapped = np.zeros(len(one), dtype=bool)
    for number in range(len(runs.ways)):
        mine = np.flatnonzero(runs.way[one] == number)
        inner = np.flatnonzero(runs.way == number)
        if not len(mine):
            continue
        tree = STRtree(shapely.box(runs.low[inner], runs.off[inner], runs.high[inner], runs.off[inner] + 1e-9))
        cover = np.zeros(len(mine))
        for near, far in ((runs.off[one[mine]] + _ASIDE, _FACING), (runs.off[other[mine]] - _FACING, _FACING - _ASIDE)):
            n, m = tree.query(shapely.box(low[mine], near, high[mine], near + far), predicate="intersects")
            shared = np.minimum(high[mine][n], runs.high[inner[m]]) - np.maximum(low[mine][n], runs.low[inner[m]])
            cover = np.maximum(cover, np.bincount(n, np.maximum(shared, 0.0), minlength=len(mine)))
        wrapped[mine] = cover > _COVERED * (high[mine] - low[mine])
    return wrapped


def _usual(thick: Floats, long: Floats) -> Floats:
    """How many metres of this plan could be wall of each thickness, told to five millimetres."""
    bins = np.round(thick / 0.005).astype(np.int64)
    if not len(bins):
        return np.empty(0)
    total = np.bincount(bins, long, minlength=int(THICK[1] / 0.005) + 3)
    spread = total + 0.5 * np.concatenate(([0.0], total[:-1])) + 0.5 * np.concatenate((total[1:], [0.0]))
    return np.asarray(spread[bins])
