"""The words of a straight picture by OCR: found tile by tile, put together over the seams, read in batches.

The models lie inside the `rapidocr` wheel and are named by their path, so that nothing is ever fetched.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from lianshen.parsers.scan.boxes import Floats, apart, is_tall, merged
from lianshen.parsers.scan.picture import Grey

_TILE, _OVERLAP = 1_280, 96
_LEAST_SCORE = 0.6
_BATCH = 48
_PAGES = 3  # that each take as long as one may use up the time of a file
_SAMPLE = 12
_LEAST_INK = 12  # grey levels of deviation: an emptier tile holds no words
_MARGIN = 0.06  # of its height: what is left around a line of text


class OutOfTimeError(Exception):
    """The time that one file may take for OCR is used up."""


@dataclass(frozen=True, slots=True)
class Read:
    """A piece of text: its box in pixels (left, top, right, bottom), quarters it is turned against the clock."""

    text: str
    score: float
    box: tuple[float, float, float, float]
    quarters: int


class Reader:
    """Finds and reads text, for `seconds` in all and for a third of them on each page."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.page_seconds = seconds, seconds / _PAGES
        self._last = self._end = time.monotonic() + seconds

    def turn_page(self) -> None:
        """From here on the time of another page runs."""
        self._end = min(self._last, time.monotonic() + self.page_seconds)

    def find(self, grey: Grey) -> Floats:
        """The boxes of all pieces of text (n, 4): left, top, right, bottom in pixels."""
        found: list[Floats] = []
        for top, bottom, left, right in _tiles(grey.shape):
            tile = grey[top:bottom, left:right]
            if float(tile.std()) < _LEAST_INK and int(tile.min()) > 160:
                continue
            self._check_time()
            corners = self._engine(cv2.cvtColor(tile, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False)
            if corners.boxes is not None:
                quads = np.asarray(corners.boxes, np.float64) + np.array((left, top))
                found.append(np.concatenate((quads.min(axis=1), quads.max(axis=1)), axis=1))
        return merged(np.concatenate(found)) if found else np.empty((0, 4))

    def read(self, grey: Grey, boxes: Floats) -> tuple[Read, ...]:
        """What stands in the boxes; upright ones are read from below and from above, and the better reading stands."""
        level, tall = boxes[~is_tall(boxes)], boxes[is_tall(boxes)]
        said = list(self._read_turned(grey, level, 0))
        below, above = list(self._read_turned(grey, tall, 1)), list(self._read_turned(grey, tall, 3))
        said += [max(pair, key=lambda read: read.score) for pair in zip(below, above, strict=True)]
        return apart(read for read in said if read.score >= _LEAST_SCORE and read.text.strip())

    def quarters(self, grey: Grey, boxes: Floats) -> int:
        """How many quarters against the clock the picture has to be turned for most of its words to stand upright."""
        tall = is_tall(boxes)
        if len(boxes) < 4:
            return 0
        sideways = int(tall.sum()) > 2 * int((~tall).sum())
        some = boxes[tall if sideways else ~tall]
        some = some[np.argsort(-(some[:, 2] - some[:, 0]) * (some[:, 3] - some[:, 1]))[:_SAMPLE]]
        choices = (1, 3) if sideways else (0, 2)
        scores = [np.mean([read.score for read in self._read_turned(grey, some, turned)]) for turned in choices]
        if sideways:  # words turned one quarter against the clock want three more
            return 3 if scores[0] >= scores[1] else 1
        return 2 if scores[1] > scores[0] + 0.1 else 0

    def _read_turned(self, grey: Grey, boxes: Floats, quarters: int) -> Iterator[Read]:
        """Read the boxes as text turned `quarters` against the clock."""
        for start in range(0, len(boxes), _BATCH):
            self._check_time()
            batch = boxes[start : start + _BATCH]
            crops = [np.rot90(_cut(grey, box), -quarters) for box in batch.tolist()]
            said = self._recogniser(_input([cv2.cvtColor(np.ascontiguousarray(crop), 8) for crop in crops]))
            for box, text, score in zip(batch.tolist(), said.txts, said.scores, strict=True):
                yield Read(text, float(score), (box[0], box[1], box[2], box[3]), quarters)

    def _check_time(self) -> None:
        if time.monotonic() > self._end:
            raise OutOfTimeError

    @cached_property
    def _engine(self) -> Any:
        import rapidocr

        models = Path(rapidocr.__file__).parent / "models"
        return rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Det.model_path": str(next(models.glob("*det_small.onnx"))),
                "Rec.model_path": str(next(models.glob("*rec_small.onnx"))),
                "EngineConfig.onnxruntime.intra_op_num_threads": min(2, os.cpu_count() or 1),
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    @cached_property
    def _recogniser(self) -> Any:
        return self._engine._load_rec_model()


def _input(crops: list[Any]) -> Any:
    from rapidocr.ch_ppocr_rec import TextRecInput

    return TextRecInput(img=crops)


def _tiles(shape: tuple[int, ...]) -> Iterator[tuple[int, int, int, int]]:
    """Tiles of equal size that overlap a little: their first and last rows and columns."""
    for top, bottom in _parts(shape[0]):
        for left, right in _parts(shape[1]):
            yield top, bottom, left, right


def _parts(length: int) -> list[tuple[int, int]]:
    count = max(1, ceil((length - _OVERLAP) / (_TILE - _OVERLAP)))
    size = ceil((length + (count - 1) * _OVERLAP) / count)
    return [(part * (size - _OVERLAP), part * (size - _OVERLAP) + size) for part in range(count)]


def _cut(grey: Grey, box: list[float]) -> Grey:
    margin = _MARGIN * min(box[2] - box[0], box[3] - box[1])
    left, top = max(0, int(box[0] - margin)), max(0, int(box[1] - margin))
    return grey[top : int(box[3] + margin) + 1, left : int(box[2] + margin) + 1]
