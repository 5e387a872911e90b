"""A small plan as a DXF file: one storey whose inner wall lies on a layer whose name misleads."""

from __future__ import annotations

import io
from functools import cache

import ezdxf

MISLEADS = "x17$0$A-FURN-X1"  # by its name furniture; it came with an attached drawing


@cache  # the same bytes each time: what was read of them is kept
def plan_dxf(inner: str = MISLEADS, title: str = "一层平面图") -> bytes:
    """A house of two rooms; the wall between them is drawn on layer `inner`."""
    document = ezdxf.new("R2010", units=4)
    sheet = document.modelspace()

    def ring(layer: str, x0: float, y0: float, x1: float, y1: float) -> None:
        sheet.add_lwpolyline([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], close=True, dxfattribs={"layer": layer})

    def word(text: str, x: float, y: float, height: float, layer: str) -> None:
        sheet.add_text(text, height=height, dxfattribs={"layer": layer}).set_placement((x, y))

    ring("PUB_FRAME", 0, 0, 42_000, 29_700)
    ring("PUB_FRAME", 2_500, 500, 41_500, 29_200)
    word(f"{title} 1:100", 14_000, 4_000, 700, "PUB_TITLE")
    ring("WALL", 10_000, 10_000, 22_400, 16_400)
    ring("WALL", 10_200, 10_200, 22_200, 16_200)
    for x in (16_100, 16_300):
        sheet.add_line((x, 10_200), (x, 16_200), dxfattribs={"layer": inner})
    word("卧室", 12_500, 13_000, 350, "SPACE")
    word("客厅", 18_500, 13_000, 350, "SPACE")
    out = io.StringIO()
    document.write(out)
    return out.getvalue().encode("utf-8")
