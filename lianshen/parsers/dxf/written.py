"""Words in columns while they are put into blocks; each becomes a `Word` at the very end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lianshen.parsers.dxf.pens import Layers
from lianshen.parsers.dxf.places import Places
from lianshen.review.sheets import Floats, Ids, Word


@dataclass(frozen=True, slots=True)
class Written:
    """`texts` with their `rows` (n, 7): x, y, height, width, turn, slant and rise, and their `layer` (n,)."""

    texts: Sequence[str]
    rows: Floats
    layer: Ids

    def __len__(self) -> int:
        return len(self.texts)

    def at(self, places: Places, layers: Layers) -> Written:
        """All of them at each of `places`, those of the first place first."""
        texts = self.texts if len(places) == 1 else [*self.texts] * len(places)
        rows = self.rows if places.stay else _moved(self.rows, places)
        return Written(texts, rows, places.layers(self.layer, layers))

    def words(self, layers: Sequence[str]) -> Iterator[Word]:
        """One by one."""
        rows = zip(self.texts, self.rows.tolist(), self.layer.tolist(), strict=True)
        for text, (x, y, height, width, turn, slant, rise), layer in rows:
            yield Word(text, (x, y), height, width, turn, layers[layer], layer, slant, rise)


def together(parts: Iterable[Written], own: Sequence[tuple[Word, int]]) -> Written:
    """All parts and the words that came one by one."""
    one_by_one = Written(
        [word.text for word, _layer in own],
        np.array([(*w.at, w.height, w.width, w.turn, w.slant, w.rise) for w, _layer in own], np.float64).reshape(-1, 7),
        np.array([layer for _word, layer in own], np.int32),
    )
    every = [*parts, one_by_one] if own else [*parts]
    if len(every) == 1:
        return every[0]
    return Written(
        [text for part in every for text in part.texts],
        np.concatenate([np.empty((0, 7)), *(part.rows for part in every)]),
        np.concatenate([np.empty(0, np.int32), *(part.layer for part in every)]),
    )


def _moved(rows: Floats, places: Places) -> Floats:
    """A mirrored word stays legible: what was its top is now its foot."""
    a, b, c, d, e, f = (column[:, None] for column in places.matrix.T)
    height, width, turn = rows[:, 2], rows[:, 3], np.radians(rows[:, 4])
    cosine, sine = np.cos(turn), np.sin(turn)
    mirrored = a * d - b * c < 0
    x, y = rows[:, 0] - mirrored * sine * height, rows[:, 1] + mirrored * cosine * height
    along_x, along_y = a * cosine + c * sine, b * cosine + d * sine
    up = np.hypot(c * cosine - a * sine, d * cosine - b * sine)
    stays = (places.matrix == (1, 0, 0, 1, 0, 0)).all(axis=1)[:, None]
    turned = np.where(stays, rows[:, 4], np.degrees(np.arctan2(along_y, along_x)))
    moved = (a * x + c * y + e, b * x + d * y + f, height * up, width * np.hypot(along_x, along_y), turned)
    slant = np.broadcast_to(rows[:, 5], turned.shape)
    return np.stack((*moved, slant, rows[:, 6] * up), axis=-1).reshape(-1, 7)
