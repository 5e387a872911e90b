"""Placings of blocks as they stand in one block, many of one block as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from lianshen.review.sheets import Affine, Floats, Ids

Attributes = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Insert:
    """One placing of a block: `matrix` into the holder's coordinates, once for each of `offsets`."""

    block: str
    matrix: Affine
    layer: int
    offsets: tuple[int, int, float, float, float] = (1, 1, 0.0, 0.0, 0.0)  # rows, columns, spacings, turn
    attributes: Attributes = ()
    is_symbol: bool = True
    at: tuple[float, float] = (0.0, 0.0)
    scale: tuple[float, float] = (1.0, 1.0)
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Inserts:
    """Placings of one block, a row for each; the fields are those of `Insert`."""

    block: str
    is_symbol: bool
    matrix: Floats
    layer: Ids
    offsets: Floats
    attributes: tuple[Attributes, ...]
    at: Floats
    scale: Floats
    turn: Floats

    def __len__(self) -> int:
        return len(self.matrix)

    def times(self) -> int:
        """How often the block is placed in all."""
        return int((np.maximum(1, self.offsets[:, 0]) * np.maximum(1, self.offsets[:, 1])).sum())

    def chosen(self, which: Ids) -> Inserts:
        """The rows `which`."""
        return Inserts(
            self.block,
            self.is_symbol,
            self.matrix[which],
            self.layer[which],
            self.offsets[which],
            tuple(self.attributes[number] for number in which.tolist()),
            self.at[which],
            self.scale[which],
            self.turn[which],
        )


def by_block(inserts: Iterable[Insert]) -> Iterator[Inserts]:
    """Single placings together with those of the same block."""
    found: dict[tuple[str, bool], list[Insert]] = {}
    for insert in inserts:
        found.setdefault((insert.block, insert.is_symbol), []).append(insert)
    for (block, is_symbol), placed in found.items():
        yield Inserts(
            block,
            is_symbol,
            np.array([insert.matrix.numbers() for insert in placed]),
            np.array([insert.layer for insert in placed], np.int32),
            np.array([insert.offsets for insert in placed], np.float64),
            tuple(insert.attributes for insert in placed),
            np.array([insert.at for insert in placed]),
            np.array([insert.scale for insert in placed]),
            np.array([insert.turn for insert in placed]),
        )
