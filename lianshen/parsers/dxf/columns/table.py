"""All entities of one kind as a table: a column for each group code, and which rows are plain enough to be taken."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from lianshen.parsers.dxf.columns.structure import Structure
from lianshen.parsers.dxf.columns.tags import Mask, Numbers, Tags
from lianshen.parsers.dxf.content import FARTHEST
from lianshen.review.sheets import Floats

_HIGHEST = 1072
_EVERYWHERE = (
    0,
    5,
    6,
    8,
    38,
    39,
    48,
    62,
    67,
    100,
    102,
    210,
    220,
    230,
    284,
    330,
    347,
    348,
    360,
    370,
    390,
    410,
    420,
    430,
    440,
)
_XDATA = range(1000, _HIGHEST)


class Table:
    """The entities numbered `entities`; `sound` is cleared for every one that ezdxf had better read itself."""

    def __init__(self, structure: Structure, entities: Numbers) -> None:
        self.tags: Tags = structure.tags
        self.entities = entities
        begins, ends = structure.first[entities], structure.first[entities + 1]
        lengths = ends - begins
        before = np.cumsum(lengths) - lengths
        self.rows = np.repeat((begins - before).astype(np.int32), lengths)
        self.rows += np.arange(len(self.rows), dtype=np.int32)
        self.owner = np.repeat(np.arange(len(entities), dtype=np.int32), lengths)
        self.codes = self.tags.codes[self.rows]
        self.sound: Mask = np.ones(len(entities), np.bool_)

    def only(self, codes: Iterable[int]) -> None:
        """Entities with a group code beside `codes` and the general ones are not taken, nor those seen from aside."""
        known = np.zeros(_HIGHEST + 1, np.bool_)
        known[[*_EVERYWHERE, *_XDATA, *codes]] = True
        self.sound[self.owner[~known[np.clip(self.codes, 0, _HIGHEST)]]] = False
        nameless = np.flatnonzero(self.codes == 5)
        rows = self.rows[nameless]
        self.sound[self.owner[nameless[self.tags.starts(rows) >= self.tags.ends(rows)]]] = False
        self._single(np.flatnonzero(self.codes == 8), required=False)
        if (self.codes == 210).any():
            aside = (self.column(210, 0.0) != 0) | (self.column(220, 0.0) != 0) | (self.column(230, 1.0) < 0.999999)
            self.sound &= ~aside

    def column(self, code: int, default: float | None = None) -> Floats:
        """One number for each entity; an entity without it and without a default is not taken."""
        at = np.flatnonzero(self.codes == code)
        values = np.full(len(self.entities), 0.0 if default is None else default)
        owners, good = self._single(at, required=default is None)
        found, plain = self.numbers(at)
        self.sound[owners[~plain]] = False
        values[owners[good & plain]] = found[good & plain]
        return values

    def has(self, code: int) -> Mask:
        """Which entities have `code`."""
        there = np.zeros(len(self.entities), np.bool_)
        there[self.owner[self.codes == code]] = True
        return there

    def point(self, code: int, required: bool = True) -> Floats:
        """One point for each entity, x and y, zeros where it has none."""
        at = np.flatnonzero(self.codes == code)
        points = np.zeros((len(self.entities), 2))
        owners, good = self._single(at, required)
        pairs, plain = self.points(at)
        self.sound[owners[~plain]] = False
        points[owners[good & plain]] = pairs[good & plain]
        return points

    def points(self, at: Numbers) -> tuple[Floats, Mask]:
        """The points whose x stands in the rows `at`: y must follow at once, z may and must then be a number."""
        code = int(self.codes[at[0]]) if len(at) else 0
        following = np.minimum(at + 1, len(self.codes) - 1)
        x, x_plain = self.numbers(at)
        y, y_plain = self.numbers(following)
        plain = x_plain & y_plain & (self.codes[following] == code + 10)
        third = np.minimum(at + 2, len(self.codes) - 1)
        high = np.flatnonzero(self.codes[third] == code + 20)
        high = high[~np.isin(self.tags.fixed(self.rows[third[high]], 4), (b"0", b"0.0"))]
        plain[high] &= self.numbers(third[high])[1]
        return np.column_stack((x, y)), plain

    def numbers(self, at: Numbers) -> tuple[Floats, Mask]:
        """The numbers in the rows `at` and which of them are plain and no rubbish."""
        values, plain = self.tags.numbers(self.rows[at])
        return values, plain & (np.abs(values) < FARTHEST)

    def texts(self, code: int, required: bool = True) -> list[bytes]:
        """One string for each entity as it stands in the file, empty where it has none."""
        at = np.flatnonzero(self.codes == code)
        owners, _good = self._single(at, required)
        values = [b""] * len(self.entities)
        for owner, value in zip(owners.tolist(), self.tags.raw(self.rows[at]), strict=True):
            values[owner] = value
        return values

    def drop(self, owners: Numbers) -> None:
        """Leave these entities to ezdxf."""
        self.sound[owners] = False

    def _single(self, at: Numbers, required: bool) -> tuple[Numbers, Mask]:
        """The entities of the rows `at`; those that have several, or none where one is required, are not taken."""
        owners = self.owner[at]
        counts = np.bincount(owners, minlength=len(self.entities))
        self.sound[counts > 1] = False
        if required:
            self.sound[counts == 0] = False
        good: Mask = counts[owners] == 1
        return owners, good
