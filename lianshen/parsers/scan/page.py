"""One scanned page: what of it can be read, in points of the straight page and back in points of the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, degrees
from typing import Any

import numpy as np
import numpy.typing as npt

from lianshen.parsers.drawn import OCR, Drawn
from lianshen.parsers.names import clean
from lianshen.parsers.scan.lines import ruled_lines
from lianshen.parsers.scan.picture import Picture, set_straight, take
from lianshen.parsers.scan.reader import OutOfTimeError, Read, Reader
from lianshen.review.sheets import Affine, Floats, Word

_CAPITALS = 0.72  # of the height of the box that text is found in
_WORDS_DPI = 120.0
_AHEAD, _NEAR, _ASIDE = 30.0, 1.0, 0.5  # of the height of a row of letters


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture of a page shows, set straight, and the way from the file's points there."""

    drawn: Drawn
    straight: Affine
    size: tuple[float, float]

    def in_file(self) -> Drawn:
        """The same where it stands in the file."""
        back = self.straight.inverse()
        turn = degrees(atan2(back.b, back.a))
        corners = back.apply(np.array([word.at for word in self.drawn.words]).reshape(-1, 2)).tolist()
        return replace(
            self.drawn,
            segments=back.apply(self.drawn.segments.reshape(-1, 2, 2)).reshape(-1, 4),
            words=tuple(
                replace(word, at=(x, y), turn=(word.turn + turn) % 360.0)
                for word, (x, y) in zip(self.drawn.words, corners, strict=True)
            ),
        )


def look_at(page: Any, reader: Reader) -> Look | None:
    """A scanned page: its words, its ruled lines; None where the time is used up."""
    reader.turn_page()
    try:
        return _look(page, reader)
    except OutOfTimeError:
        return None


def words_drawn_as_lines(page: Any, reader: Reader, rows: Floats, said: Floats) -> tuple[Word, ...] | None:
    """The words of an upright page whose letters are lines, read from its picture; None where the time is used up.

    With `rows` (boxes in points) only the words that stand in them; what is under `said` is not read again.
    """
    reader.turn_page()
    picture = take(page, _WORDS_DPI)
    picture = picture.only(_around(rows, _AHEAD), said) if len(rows) else picture
    try:
        boxes = reader.find(picture.grey)
        boxes = boxes[_meeting(boxes, picture.in_pixels(_around(rows, _NEAR)))] if len(rows) else boxes
        return _words(picture, reader.read(picture.grey, boxes))
    except OutOfTimeError:
        return None


def _around(rows: Floats, ahead: float) -> Floats:
    """The boxes with room before and after, so that no word is cut off."""
    sizes = rows[:, 2:] - rows[:, :2]
    tall = sizes.min(axis=1, keepdims=True)
    rim = np.where(sizes > tall, ahead, _ASIDE) * tall
    return np.concatenate((rows[:, :2] - rim, rows[:, 2:] + rim), axis=1)


def _meeting(boxes: Floats, others: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which boxes share more than half of their smaller side with one of the others."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    least = (boxes[:, 2:] - boxes[:, :2]).min(axis=1)[:, None]
    return np.asarray(((high - low).min(axis=2) > 0.5 * least).any(axis=1))


def _look(page: Any, reader: Reader) -> Look:
    picture = set_straight(take(page))
    boxes = reader.find(picture.grey)
    if quarters := reader.quarters(picture.grey, boxes):
        picture = picture.quarter_turned(quarters)
        boxes = reader.find(picture.grey)
    words = _words(picture, reader.read(picture.grey, boxes))
    lines = _beside(ruled_lines(picture), words)
    drawn = Drawn(
        layers=(OCR,),
        segments=lines,
        segment_layer=np.zeros(len(lines), np.int32),
        segment_symbol=np.full(len(lines), -1, np.int32),
        words=words,
    )
    return Look(drawn, picture.straight, picture.size)


def _beside(lines: Floats, words: tuple[Word, ...]) -> Floats:
    """The lines that are no strokes of letters: a large letter's would cut the cell it stands in."""
    middles = (lines[:, :2] + lines[:, 2:]) / 2
    lengths = np.hypot(*(lines[:, 2:] - lines[:, :2]).T)
    stroke = np.zeros(len(lines), np.bool_)
    for word in words:
        turn = np.radians(word.turn)
        away = middles - word.at
        along = away[:, 0] * np.cos(turn) + away[:, 1] * np.sin(turn)
        up = away[:, 1] * np.cos(turn) - away[:, 0] * np.sin(turn)
        rim = 0.3 * word.height
        within = (along > -rim) & (along < word.width + rim) & (up > -rim) & (up < word.height + rim)
        stroke |= within & (lengths < 2 * word.height)
    return lines[~stroke]


def _words(picture: Picture, said: tuple[Read, ...]) -> tuple[Word, ...]:
    return tuple(_word(picture, read) for read in said)


def _word(picture: Picture, read: Read) -> Word:
    """The lower left corner is that of the text itself: lower right of the box where it runs upwards."""
    left, top, right, bottom = read.box
    corner = ((left, bottom), (right, bottom), (right, top), (left, top))[read.quarters]
    wide, high = (right - left, bottom - top) if read.quarters % 2 == 0 else (bottom - top, right - left)
    sunk = (1 - _CAPITALS) / 2 * high  # the letters stand in the middle of the box
    up = ((0, -1), (-1, 0), (0, 1), (1, 0))[read.quarters]
    x, y = picture.to_points.apply((corner[0] + up[0] * sunk, corner[1] + up[1] * sunk)).tolist()
    return Word(
        clean(read.text).strip(),
        (x, y),
        high * _CAPITALS / picture.dots,
        wide / picture.dots,
        90.0 * read.quarters,
        OCR,
    )
