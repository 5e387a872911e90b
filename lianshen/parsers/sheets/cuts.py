"""Every sheet's part of a model space: frames as they lie, and frames that were turned with their plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon

from lianshen.parsers.drawn import Chosen, Drawn
from lianshen.parsers.sheets.frames import Frame, count_labels, find_frames, names_a_frame
from lianshen.parsers.sheets.title_block import LABELS, label_of
from lianshen.review.sheets import Affine

_MOST_TURNS = 6
_FEWEST_LABELS = 3
_SHARED = 0.2  # of the smaller frame: more than this and two frames are one


@dataclass(frozen=True, slots=True)
class Cut:
    """One frame: `frame` and `upright` turned so that it stands upright, `which` of the file's pieces lie in it."""

    frame: Frame
    upright: Drawn
    which: Chosen
    turn: float = 0.0

    @property
    def origin(self) -> tuple[float, float]:
        """The lower left corner of the upright frame, in file units."""
        x, y = Affine.placed(1.0, self.turn).apply(self.frame.box[:2])
        return float(x), float(y)

    @property
    def outline(self) -> Polygon:
        """The frame as it lies in the file."""
        x0, y0, x1, y1 = self.frame.box
        if not self.turn:
            return shapely.box(x0, y0, x1, y1)
        return Polygon(Affine.placed(1.0, self.turn).apply(np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])))


def find_cuts(drawn: Drawn) -> tuple[Cut, ...]:
    """All frames with what lies in them, upright ones first; of two in one place the one whose labels stand upright."""
    cuts = list(_at(drawn, 0.0))
    for turn in _turns(drawn):
        for cut in _at(drawn, turn):
            shared = [other for other in cuts if _share(cut, other) > _SHARED]
            if all(_labels(cut) > _labels(other) for other in shared):
                cuts = [other for other in cuts if other not in shared] + [cut]
    return tuple(cuts)


def _at(drawn: Drawn, turn: float) -> Iterable[Cut]:
    upright = drawn.turned(-turn) if turn else drawn
    for frame in find_frames(upright):
        which = upright.lying_in(frame.box)
        yield Cut(frame, upright.chosen(which), which, turn)


def _turns(drawn: Drawn) -> tuple[float, ...]:
    """Turns, apart from none, in which title blocks are written or frames are placed; the most frequent first."""
    labels = Counter(
        round(word.turn % 360.0, 2) for word in drawn.words if abs(word.turn) > 0.05 and label_of(word.text) in LABELS
    )
    wanted = Counter({turn: count for turn, count in labels.items() if count >= _FEWEST_LABELS})
    wanted.update(round(symbol.turn % 360.0, 2) for symbol in drawn.symbols if names_a_frame(symbol))
    return tuple(turn for turn, _count in wanted.most_common(_MOST_TURNS) if 0.05 < turn < 359.95)


def _labels(cut: Cut) -> int:
    return count_labels(cut.frame.box, cut.upright)


def _share(one: Cut, other: Cut) -> float:
    common = float(one.outline.intersection(other.outline).area)
    return common / max(min(one.outline.area, other.outline.area), 1e-12)
