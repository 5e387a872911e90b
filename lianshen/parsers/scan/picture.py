"""A page as a grey picture set straight, and the way from the file's points to the straight page's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pymupdf

from lianshen.parsers.sheets.papers import matching
from lianshen.review.sheets import Affine, Floats

Grey = npt.NDArray[np.uint8]
_LEAST_DPI, _BEST_DPI = 72.0, 120.0
_SCREEN_DPI = 97.0
_CROPPED = 0.03  # how far a scan may be from the paper it is of
_MM = 25.4 / 72
_MOST_PIXELS = 45_000_000
_SIDE = 2_000  # pixels a side that the skew is judged on
_LEAST_SKEW, _MOST_SKEW = 0.04, 5.0  # degrees
_LEAST_DOTS, _MOST_DOTS = 500, 150_000
_INK_WINDOW_MM, _INK_CONTRAST = 6.0, 15


@dataclass(frozen=True, slots=True)
class Picture:
    """`grey` with rows downwards; `straight` leads from points of the file (y up) to points of the straight page."""

    grey: Grey
    straight: Affine
    dots: float  # pixels per point

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the straight page in points."""
        return self.grey.shape[1] / self.dots, self.grey.shape[0] / self.dots

    @property
    def to_points(self) -> Affine:
        """From pixels (rows downwards) to points of the straight page (y up)."""
        return Affine(1 / self.dots, 0.0, 0.0, -1 / self.dots, 0.0, self.size[1])

    def pixels(self, millimetres: float) -> int:
        """How many pixels a length on paper is, at least one."""
        return max(1, round(millimetres * 72 / 25.4 * self.dots))

    def ink(self) -> Grey:
        """255 where something is drawn: darker than what lies around it, so that a shadow is no ink."""
        window = self.pixels(_INK_WINDOW_MM) | 1
        return np.asarray(
            cv2.adaptiveThreshold(
                self.grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, max(window, 3), _INK_CONTRAST
            ),
            np.uint8,
        )

    def only(self, wanted: Floats, without: Floats) -> Picture:
        """White but for what lies in the boxes `wanted` (n, 4; in points) and in none of `without`."""
        shown = np.zeros(self.grey.shape, np.bool_)
        for boxes, seen in ((wanted, True), (without, False)):
            for left, top, right, bottom in self.in_pixels(boxes).tolist():
                shown[top:bottom, left:right] = seen
        return Picture(np.where(shown, self.grey, np.uint8(255)), self.straight, self.dots)

    def in_pixels(self, boxes: Floats) -> npt.NDArray[np.int64]:
        """Left, top, right and bottom of boxes in points, in pixels of this picture."""
        corners = self.to_points.inverse().apply(boxes.reshape(-1, 2, 2)).reshape(-1, 4)[:, [0, 3, 2, 1]]
        rows, columns = self.grey.shape
        return np.clip(np.round(corners), 0, (columns, rows, columns, rows)).astype(np.int64)

    def quarter_turned(self, times: int) -> Picture:
        """Turned `times` quarters against the clock."""
        width, height = self.size
        turned = (
            Affine(),
            Affine(0.0, 1.0, -1.0, 0.0, height, 0.0),
            Affine(-1.0, 0.0, 0.0, -1.0, width, height),
            Affine(0.0, -1.0, 1.0, 0.0, 0.0, width),
        )[times % 4]
        return Picture(np.ascontiguousarray(np.rot90(self.grey, times)), self.straight.then(turned), self.dots)


def take(page: Any, dpi: float | None = None) -> Picture:
    """The page as it is looked at, at most `_MOST_PIXELS` large; at the pictures' own resolution if that is enough."""
    wanted = dpi or min(max(resolution(page), _LEAST_DPI), _BEST_DPI)
    area = page.rect.width * page.rect.height / 72.0**2
    dots = min(wanted, (_MOST_PIXELS / area) ** 0.5) / 72.0
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(dots, dots), colorspace=pymupdf.csGRAY, alpha=False)
    rows = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
    return Picture(rows[:, : pixmap.width].copy(), Affine(), dots)


def says_its_size(page: Any) -> bool:
    """Whether a picture is as large as a paper by a resolution it was scanned at.

    A screen's resolution stands in files that state none, and a camera's in photographs of any size.
    """
    size = page.rect.width * _MM, page.rect.height * _MM
    return resolution(page) > _SCREEN_DPI and matching(*size, _CROPPED) is not None


def resolution(page: Any) -> float:
    """Dots per inch of the page's largest picture."""
    found = [
        (picture["width"] * picture["height"], picture["width"] * 72.0 / width)
        for picture in page.get_image_info()
        if (width := max(picture["bbox"][2] - picture["bbox"][0], picture["bbox"][3] - picture["bbox"][1])) > 1.0
    ]
    return max(found)[1] if found else _BEST_DPI


def set_straight(picture: Picture) -> Picture:
    """The picture turned so that its long lines lie level and upright, on paper large enough for all of it."""
    skew = _skew(picture.grey)
    if not _LEAST_SKEW < abs(skew) < _MOST_SKEW - 0.2:  # at the end of the range nothing was found
        return picture
    width, height = picture.size
    turned = Affine.placed(1.0, -skew, (width / 2, height / 2))
    c, s = abs(turned.a), abs(turned.b)
    new_width, new_height = width * c + height * s, width * s + height * c
    straight = turned.then(Affine(e=new_width / 2, f=new_height / 2))
    way = picture.to_points.then(straight).then(Affine(picture.dots, 0, 0, -picture.dots, 0, new_height * picture.dots))
    pixels = (int(np.ceil(new_width * picture.dots)), int(np.ceil(new_height * picture.dots)))
    matrix = np.array([[way.a, way.c, way.e], [way.b, way.d, way.f]])
    grey = cv2.warpAffine(
        picture.grey, matrix, pixels, flags=cv2.INTER_LINEAR, borderValue=float(np.median(picture.grey))
    )
    sunk = pixels[1] / picture.dots - new_height  # the last row of pixels may be a part of one
    return Picture(np.asarray(grey, np.uint8), picture.straight.then(straight).then(Affine(f=sunk)), picture.dots)


def _skew(grey: Grey) -> float:
    """Degrees against the clock by which the drawing is turned: there its ink gathers in the fewest rows and columns."""
    shrink = min(1.0, _SIDE / max(grey.shape))
    small = np.asarray(cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), np.uint8)
    ink = cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, _INK_CONTRAST)
    rows, columns = np.nonzero(ink)
    if len(rows) < _LEAST_DOTS:
        return 0.0
    step = len(rows) // _MOST_DOTS + 1
    x, y = columns[::step] - small.shape[1] / 2, small.shape[0] / 2 - rows[::step]
    rough = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.05, 0.1), key=lambda angle: _gathered(x, y, float(angle)))
    return float(max(np.arange(rough - 0.1, rough + 0.1, 0.01), key=lambda angle: _gathered(x, y, float(angle))))


def _gathered(x: Floats, y: Floats, skew: float) -> float:
    """How unevenly dots spread over rows and columns that are turned by `skew`."""
    c, s = np.cos(np.radians(skew)), np.sin(np.radians(skew))
    total = 0.0
    for along in (x * c + y * s, y * c - x * s):
        counts = np.bincount((along - along.min()).astype(np.int64))
        total += float((counts.astype(np.float64) ** 2).sum())
    return total
