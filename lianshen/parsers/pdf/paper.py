"""A page as it is written, in points with y down, and as it is looked at, turned by its /Rotate, with y up.

The page itself is never turned in memory: what is noted over it (annotations) would stay behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from lianshen.review.sheets import Affine, Floats


@dataclass(frozen=True, slots=True)
class Paper:
    """A page of `width` by `height` points as it is written, looked at after `quarters` turns with the clock."""

    width: float
    height: float
    quarters: int = 0

    @classmethod
    def of(cls, page: Any) -> Self:
        """The paper of a page; the page's own turn is taken off and remembered here."""
        quarters = page.rotation // 90 % 4
        page.set_rotation(0)
        return cls(page.rect.width, page.rect.height, quarters)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is looked at."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    @property
    def upright(self) -> Affine:
        """From points as written (y down) to points as looked at (y up)."""
        w, h = self.width, self.height
        return (
            Affine(1.0, 0.0, 0.0, -1.0, 0.0, h),
            Affine(0.0, -1.0, -1.0, 0.0, h, w),
            Affine(-1.0, 0.0, 0.0, 1.0, w, 0.0),
            Affine(0.0, 1.0, 1.0, 0.0, 0.0, 0.0),
        )[self.quarters]

    def turn(self, points: Floats) -> Floats:
        """The same for many points (…, 2), in place where that saves time."""
        if self.quarters == 0:
            points[..., 1] = self.height - points[..., 1]
            return points
        return self.upright.apply(points)

    def box(self, rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box as written as it is looked at: x0, y0, x1, y1 with y up."""
        way = self.upright
        x0, x1 = sorted(way.a * x + way.c * y + way.e for x, y in (rect[:2], rect[2:]))
        y0, y1 = sorted(way.b * x + way.d * y + way.f for x, y in (rect[:2], rect[2:]))
        return x0, y0, x1, y1
