"""Seismic: a frame has more than one bay across."""

from collections.abc import Callable
from typing import Any

import numpy as np
from shapely import Polygon, box
from shapely.affinity import rotate

from lianshen.review.building import Building, Column, Design, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    count,
    exempts,
    fails,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.seismic.design_basis import structure_of
from lianshen.rules.seismic.plan import extent_of


def _frame(rows: int, columns: int = 6, **more: Any) -> Callable[[], Design]:
    stated = {"structure": "框架结构", "height": 28.0, **more}
    posts = [
        part(Column, f"Z{x}-{y}", boundary=box(x * 6 - 0.3, y * 6 - 0.3, x * 6 + 0.3, y * 6 + 0.3))
        for x in range(columns)
        for y in range(rows)
    ]
    outline: Polygon = box(-0.4, -0.4, (columns - 1) * 6 + 0.4, max(rows - 1, 1) * 6 + 0.4)
    return scene(storeys=[part(Storey, "2F", index=2, outline=outline, columns=posts)], **stated)


class SingleBayFrame(Rule[Storey]):
    """A high frame building is not carried by frames of a single bay.

    The rows of columns along the building are counted: two rows are one bay.  Rows are told apart by their distance, so
    staggered columns may look like more rows: fewer than three fail, three or more pass only where they stand in order.
    """

    code = "seismic/single-bay-frame"
    clause = Clause("GB/T 50011-2010 (2024)", "6.1.5")
    severity = Severity.GENERAL
    needs = (Storey.columns, Storey.outline, Storey.index, Column.boundary, Building.structure, Building.height)
    limits = ("frame_rows", "single_bay_above", "row_width", "row_least_columns")
    examples = (
        passes(_frame(4), "four rows of columns"),
        fails(_frame(2), "two rows of columns"),
        asks(_frame(1), "a single row carries no frame: columns were not all recognised"),
        asks(scene(structure="框架结构", height=28.0, storeys=[part(Storey, "2F", index=2)]), "no columns were read"),
        exempts(_frame(2, height=15.0), "a low building"),
        exempts(_frame(2, structure="剪力墙结构"), "shear walls"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        building = storey.building
        tall = building.height > law.limit("single_bay_above").number
        return structure_of(building) == "frame" and storey.index > 0 and tall

    def check(self, storey: Storey, law: Law) -> Answer:
        outline = storey.outline
        turn = extent_of(outline).turn
        across = np.sort([rotate(column.boundary, -turn, origin=(0.0, 0.0)).centroid.y for column in storey.columns])
        groups = np.split(across, np.flatnonzero(np.diff(across) > law.limit("row_width").number) + 1)
        rows = [group for group in groups if len(group) >= law.limit("row_least_columns").number]
        if len(rows) < 2 or sum(map(len, rows)) < len(across):
            return undecided(_("the columns do not stand in rows that can be counted"), storey.mark(outline))
        return at_least(count(len(rows)), law.limit("frame_rows"), storey.mark(outline))
