"""Where the frames of sheets lie among the lines: rectangles as large as a paper at some scale.

A rectangle alone proves nothing (rooms are rectangles too): it must also hold an inner border, title block words, or
lie on a frame layer or in a block with a frame's name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lianshen.parsers.drawn import Box, Drawn, ring_boxes
from lianshen.parsers.layers import Meaning, meaning
from lianshen.parsers.sheets.papers import inner_border_of, paper_like, proportioned
from lianshen.parsers.sheets.title_block import LABELS, in_title_area, label_of
from lianshen.review.sheets import Floats, Symbol

_BLOCK = re.compile(r"图框|图签|图幅|(?<![A-Z])TK(?![A-Z])|FRAME|BORDER|TITLE|A[0-4](?![0-9])", re.IGNORECASE)
_MOST_LINES = 20_000
_MOST_IN_COLUMN = 60
_LEAST_SHARE = 0.001  # of the file's extent: smaller rectangles are not looked at
_BOTH = 3  # labels of a title block that a frame of no paper's size must have besides a border
_EDGE = 0.1  # of the height: how far inside a border may run
_SAME = 0.002  # of a side: how far apart corners may lie that are meant to be one


@dataclass(frozen=True, slots=True)
class Frame:
    """The paper's edge in file units, and the block with the title's attributes where it is one."""

    box: Box
    symbol: Symbol | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in file units."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]


def find_frames(drawn: Drawn) -> tuple[Frame, ...]:
    """All frames, none inside another, in reading order: row by row from the top, left to right."""
    boxes = _rectangles(drawn)
    outer: list[Box] = []
    for box in sorted(boxes, key=_area, reverse=True):
        if not any(_holds(other, box) for other in outer) and _is_frame(box, boxes, drawn):
            outer.append(_paper_edge(box, boxes))
    frames = [Frame(box, _titled(box, drawn.symbols)) for box in outer]
    return tuple(_in_reading_order(frames))


def count_labels(box: Box, drawn: Drawn) -> int:
    """How many different labels of a title block stand upright in the right or the lower part of `box`."""
    upright = (word for word in drawn.words if abs(word.turn) <= 1.0 and in_title_area(word, box))
    return len({label_of(word.text) for word in upright} & LABELS)


def names_a_frame(symbol: Symbol) -> bool:
    """Whether a block has a frame's name or two of a title block's attributes."""
    tags = {label_of(tag) for tag, _ in symbol.attributes}
    return bool(_BLOCK.search(symbol.name)) or len(tags & LABELS) >= 2


def _is_frame(box: Box, boxes: list[Box], drawn: Drawn) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    border = inner_border_of(width, height) is not None
    labels = count_labels(box, drawn)
    if not (border or proportioned(width, height)):  # no paper's size: then border and title block must both be there
        return labels >= _BOTH and _is_bordered(box, drawn)
    named = _titled(box, drawn.symbols) is not None
    if border and not proportioned(width, height):
        return labels >= 3 or named
    if named and (labels or _has_inner_border(box, boxes)):
        return True
    return labels >= 2 or (_has_inner_border(box, boxes) and _on_frame_layer(box, drawn))


def _rectangles(drawn: Drawn) -> list[Box]:
    x0, y0, x1, y1 = drawn.extent()
    least = _LEAST_SHARE * max(x1 - x0, y1 - y0)
    found = dict.fromkeys(_from_rings(drawn.rings, least))
    found.update(dict.fromkeys(_from_lines(drawn.segments, least)))
    return list(found)


def _from_rings(rings: tuple[Floats, ...], least: float) -> Iterator[Box]:
    cornered = [ring for ring in rings if 4 <= len(ring) <= 6]
    boxes = ring_boxes(cornered)
    large = np.flatnonzero((boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0.0) >= least)
    for number in large.tolist():
        ring, (x0, y0, x1, y1) = cornered[number], boxes[number]
        near = _SAME * max(x1 - x0, y1 - y0)
        on_x = np.minimum(abs(ring[:, 0] - x0), abs(ring[:, 0] - x1)) <= near
        on_y = np.minimum(abs(ring[:, 1] - y0), abs(ring[:, 1] - y1)) <= near
        if bool((on_x & on_y).all()):
            yield _rounded(x0, y0, x1, y1)


def _from_lines(segments: Floats, least: float) -> Iterator[Box]:
    """Rectangles of four loose lines: two level ones of equal reach, joined by two upright ones."""
    level = _long(segments, 1, least)
    upright = _long(segments, 0, least)
    rows: dict[tuple[int, int], list[Floats]] = defaultdict(list)
    grain = max(least, 1e-9) * 0.05
    for line in level:
        rows[round(line[0] / grain), round(line[2] / grain)].append(line)
    for lines in rows.values():
        lines.sort(key=lambda line: float(line[1]))
        for place, low in enumerate(lines[:_MOST_IN_COLUMN]):
            higher = lines[place + 1 : _MOST_IN_COLUMN]
            heights = np.array([high[1] - low[1] for high in higher])
            for number in np.flatnonzero((heights >= least) & paper_like(low[2] - low[0], heights)):
                top = higher[number][1]
                if _joined(upright, low[0], low[1], top) and _joined(upright, low[2], low[1], top):
                    yield _rounded(low[0], low[1], low[2], top)


def _long(segments: Floats, axis: int, least: float) -> Floats:
    """The longest level (axis 1) or upright (axis 0) lines, each from its lower to its higher end."""
    along = 1 - axis
    length = abs(segments[:, along + 2] - segments[:, along])
    flat = abs(segments[:, axis] - segments[:, axis + 2]) <= _SAME * length
    chosen = segments[flat & (length >= least)]
    length = length[flat & (length >= least)]
    chosen = chosen[np.argsort(-length)[:_MOST_LINES]]
    ends = chosen.reshape(-1, 2, 2)
    return np.concatenate((ends.min(axis=1), ends.max(axis=1)), axis=1)


def _joined(upright: Floats, x: float, low: float, high: float) -> bool:
    near = _SAME * (high - low) * 2
    on_line = abs(upright[:, 0] - x) <= near
    return bool((on_line & (upright[:, 1] <= low + near) & (upright[:, 3] >= high - near)).any())


def _rounded(x0: float, y0: float, x1: float, y1: float) -> Box:
    return float(x0), float(y0), float(x1), float(y1)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _has_inner_border(box: Box, boxes: list[Box]) -> bool:
    return any(
        other != box
        and other[0] >= box[0]
        and other[1] >= box[1]
        and other[2] <= box[2]
        and other[3] <= box[3]
        and 0.80 <= _area(other) / _area(box) < 0.999
        for other in boxes
    )


def _is_bordered(box: Box, drawn: Drawn) -> bool:
    """Whether lines nearly as long as the rectangle run just inside its upper and its lower edge."""
    width, height = box[2] - box[0], box[3] - box[1]
    lines = drawn.segments
    level = abs(lines[:, 1] - lines[:, 3]) <= _SAME * width
    long = abs(lines[:, 2] - lines[:, 0]) >= 0.85 * width
    within = (np.minimum(lines[:, 0], lines[:, 2]) > box[0]) & (np.maximum(lines[:, 0], lines[:, 2]) < box[2])
    up = (lines[level & long & within, 1] - box[1]) / height
    return bool(((up > 0) & (up < _EDGE)).any() and ((up < 1) & (up > 1 - _EDGE)).any())


def _paper_edge(box: Box, boxes: list[Box]) -> Box:
    """The paper around `box` where only its inner border is drawn; `box` itself where it is the paper."""
    width, height = box[2] - box[0], box[3] - box[1]
    border = inner_border_of(width, height)
    if proportioned(width, height) or border is None:
        return box
    paper, factor = border
    free = (paper.height - height / factor) / 2
    bound = paper.width - width / factor - free
    return box[0] - bound * factor, box[1] - free * factor, box[2] + free * factor, box[3] + free * factor


def _on_frame_layer(box: Box, drawn: Drawn) -> bool:
    """Whether the lower edge of the rectangle is drawn on a layer for frames."""
    near = _SAME * (box[2] - box[0])
    ends = drawn.segments
    on_edge = (abs(ends[:, 1] - box[1]) <= near) & (abs(ends[:, 3] - box[1]) <= near)
    on_edge &= abs(abs(ends[:, 2] - ends[:, 0]) - (box[2] - box[0])) <= 2 * near
    wanted = {Meaning.FRAMES, Meaning.TITLES}
    return any(meaning(drawn.layers[number]) in wanted for number in set(drawn.segment_layer[on_edge].tolist()))


def _titled(box: Box, symbols: tuple[Symbol, ...]) -> Symbol | None:
    """The block that draws this frame: of the same size, and with a frame's name or a title's attributes."""
    for symbol in symbols:
        near = 0.06 * max(box[2] - box[0], box[3] - box[1])
        same = all(abs(one - other) <= near for one, other in zip(symbol.box, box, strict=True))
        if same and (_BLOCK.search(symbol.name) or any(label_of(tag) in LABELS for tag, _ in symbol.attributes)):
            return symbol
    return None


def _in_reading_order(frames: list[Frame]) -> list[Frame]:
    rows: list[list[Frame]] = []
    for frame in sorted(frames, key=lambda frame: -frame.box[3]):
        middle = (frame.box[1] + frame.box[3]) / 2
        row = next((row for row in rows if row[0].box[1] <= middle <= row[0].box[3]), None)
        if row is None:
            rows.append([frame])
        else:
            row.append(frame)
    return [frame for row in rows for frame in sorted(row, key=lambda frame: frame.box[0])]
