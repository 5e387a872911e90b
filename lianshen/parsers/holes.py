"""Lost objects that leave a hole in a plan: where a wall may be missing no room is closed, and no distance is measured.

Where a lost object lies is not told by a proxy without a picture, so every sheet of the file may be the one with the hole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lianshen.parsers.format import Reading
from lianshen.review.language import Text, _
from lianshen.review.sheets import Loss, Problem

# What 天正 and others write beside walls and doors: losing it leaves no hole in a plan.
_WRITING = re.compile(
    r"TCH_(?:M?TEXT|\w*DIM\w*|ARROW|MULTILEADER|DRAWING\w+|SHEET|RECT|AXIS_LABEL|ELEVATION|INDEXPOINTER|SYMB\w*|NORTHTHUMB)"
    r"|ARCALIGNEDTEXT|RTEXT|WIPEOUT|OLE2?FRAME|\w*IMAGE\w*|\w*UNDERLAY|POINTCLOUD\w*|CAMERA|LIGHT|SUN|GEO\w+",
    re.IGNORECASE,
)


def leaves_hole(kind: str) -> bool:
    """Whether a lost object of a foreign program of this kind may have been a wall, a door or another shape."""
    return not _WRITING.fullmatch(kind)


def with_holes(reading: Reading, lost: Iterable[str]) -> Reading:
    """The reading of a file that lost objects of these kinds: as it is, or with no drawing that counts as exact."""
    kinds = [kind for kind in lost if leaves_hole(kind)]
    if not kinds or not reading.drawings:
        return reading
    drawings = tuple(replace(drawing, exact=False) for drawing in reading.drawings)
    return replace(reading, drawings=drawings).with_problems(holes_problem(kinds))


def holes_problem(kinds: Iterable[str], code: str = "holes") -> Problem:
    """That nothing is measured, with the way to hand in what was lost."""
    return Problem(
        code,
        Loss.PART_LOST,
        _("Walls, doors or other shapes may be among the unread objects, so no rooms are taken from these plans."),
        tarch_remedy() if any(kind.upper().startswith("TCH") for kind in kinds) else proxy_remedy(),
    )


def tarch_remedy() -> Text:
    """How 天正 writes its objects as lines."""
    return _("In 天正, export the whole drawing as 天正3 (整图导出, TSAVEAS) and hand in that file.")


def proxy_remedy() -> Text:
    """The same of any other program."""
    return _(
        "Explode the custom objects in the program that made them, or export with proxy graphics, then save again."
    )
