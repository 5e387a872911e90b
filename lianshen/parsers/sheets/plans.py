"""Several plans drawn side by side without frames, or in one frame: each heap of lines with a title of its own under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from lianshen.parsers.drawn import Box, Drawn
from lianshen.parsers.sheets.captions import titles_in
from lianshen.parsers.sheets.titles import plain
from lianshen.review.sheets import Floats, Word

_CELLS = 160  # along the longer side of everything drawn
_GAP = 2  # empty cells between two plans
_SMALLEST = 0.1  # of the largest heap: a smaller one is no plan
_BELOW = 0.35  # of a heap's height: how far under it its title may stand


def split_plans(drawn: Drawn) -> tuple[Box, ...]:
    """The box of each plan with its title, left to right; empty unless there are two or more, each with one title."""
    titles = titles_in(drawn)
    if len(titles) < 2 or not len(drawn.segments):
        return ()
    plans = _plans(_heaps(drawn), titles)
    owned = [[title for title in titles if _owner(title, plans) == number] for number in range(len(plans))]
    if len(plans) < 2 or any(len({plain(title.text) for title in found}) != 1 for found in owned):
        return ()
    boxes = [_with(plan, found[0]) for plan, found in zip(plans, owned, strict=True)]
    return tuple(sorted(boxes)) if not _overlap(boxes) else ()


def _plans(heaps: list[Box], titles: Sequence[Word]) -> list[Box]:
    """The large heaps, without borders: what runs around several titles is no plan."""
    inner = [heap for heap in heaps if sum(_is_in(title, heap) for title in titles) < 2]
    largest = max((_area(heap) for heap in inner), default=0.0)
    return [heap for heap in inner if _area(heap) >= _SMALLEST * largest]


def _is_in(title: Word, heap: Box) -> bool:
    x, y = title.at[0] + title.width / 2, title.at[1] + title.height / 2
    return heap[0] <= x <= heap[2] and heap[1] <= y <= heap[3]


def _heaps(drawn: Drawn) -> list[Box]:
    """The boxes of all heaps of lines that `_GAP` empty cells part from each other."""
    x0, y0, x1, y1 = drawn.extent()
    cell = max(x1 - x0, y1 - y0, 1e-9) / _CELLS
    cells = {(int(x), int(y)) for x, y in _visited(drawn, x0, y0, cell)}
    heaps = []
    while cells:
        heap = list(_spread(cells))
        xs, ys = [x for x, _y in heap], [y for _x, y in heap]
        left, low = x0 + min(xs) * cell, y0 + min(ys) * cell
        heaps.append((left, low, x0 + (max(xs) + 1) * cell, y0 + (max(ys) + 1) * cell))
    return heaps


def _visited(drawn: Drawn, x0: float, y0: float, cell: float) -> Iterator[tuple[int, int]]:
    """The cells that segments and circles run through."""
    starts, ends = drawn.segments[:, :2], drawn.segments[:, 2:]
    steps = np.ceil(np.hypot(*(ends - starts).T) / cell).astype(int) + 1
    for count in np.unique(steps).tolist():
        chosen = steps == count
        along = np.linspace(0.0, 1.0, count + 1)[None, :, None]
        points = starts[chosen][:, None, :] * (1 - along) + ends[chosen][:, None, :] * along
        yield from _cells_of(points.reshape(-1, 2), x0, y0, cell)
    yield from _cells_of(drawn.arcs[:, :2], x0, y0, cell)


def _cells_of(points: Floats, x0: float, y0: float, cell: float) -> Iterator[tuple[int, int]]:
    numbered = np.unique(np.floor((points - (x0, y0)) / cell).astype(np.int64), axis=0)
    yield from ((x, y) for x, y in numbered.tolist())


def _spread(cells: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """One heap, taken out of `cells`."""
    waiting = [cells.pop()]
    reach = range(-_GAP, _GAP + 1)
    while waiting:
        x, y = waiting.pop()
        yield x, y
        for near in [(x + i, y + j) for i in reach for j in reach if (x + i, y + j) in cells]:
            cells.discard(near)
            waiting.append(near)


def _owner(title: Word, plans: list[Box]) -> int:
    """The plan over the title, or the one it stands in; -1 where there is none."""
    x, y = title.at[0] + title.width / 2, title.at[1] + title.height / 2
    over = [
        (max(0.0, plan[1] - y), number)
        for number, plan in enumerate(plans)
        if plan[0] <= x <= plan[2]
        and plan[1] - _BELOW * (plan[3] - plan[1]) <= y <= plan[1] + 0.5 * (plan[3] - plan[1])
    ]
    return min(over)[1] if over else -1


def _with(plan: Box, title: Word) -> Box:
    """The plan's box with its title and the words on the title's foot."""
    margin = 2 * title.height
    x0, y0 = min(plan[0], title.at[0]), min(plan[1], title.at[1])
    x1 = max(plan[2], title.at[0] + title.width)
    return x0 - margin, y0 - margin, x1 + margin, plan[3] + margin


def _overlap(boxes: list[Box]) -> bool:
    shapes = [shapely.box(*box) for box in boxes]
    return any(one.intersects(other) for n, one in enumerate(shapes) for other in shapes[n + 1 :])


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
