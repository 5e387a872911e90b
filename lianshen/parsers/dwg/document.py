"""One DWG from its bytes to drawings: written as DXF by two readers, compared, the fuller one read as any DXF."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from lianshen.parsers.dwg.account import account, not_opened
from lianshen.parsers.dwg.census import census
from lianshen.parsers.dwg.checks import broken_sums, sums_problem
from lianshen.parsers.dwg.comparison import Witness, compare
from lianshen.parsers.dwg.encoding import before_unicode, mend, mended_problem
from lianshen.parsers.dwg.readers import Conversion, convert
from lianshen.parsers.dxf.document import read_document
from lianshen.parsers.format import Reading
from lianshen.review.sheets import SourceFile


def read_dwg(source: SourceFile, path: Path) -> Reading:
    """Every sheet of the file, and what was lost on the way; exact only where both readers agree and its sums hold."""
    reading = _read_checked(source, path)
    broken = broken_sums(path) if reading.drawings else 0
    if not broken:
        return reading
    drawings = tuple(replace(drawing, exact=False) for drawing in reading.drawings)
    return Reading(drawings, (sums_problem(broken), *reading.problems))


def _read_checked(source: SourceFile, path: Path) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        conversions = convert(path, Path(folder))
        mended = [mend(each.path) for each in conversions] if before_unicode(path) else []
        witnesses = sorted(
            ((_witness(each), each) for each in conversions),
            key=lambda pair: -pair[0].census.fullness,
        )
        if not witnesses:
            return Reading(problems=(not_opened(),))
        reading = Reading()
        for number, (taken, conversion) in enumerate(witnesses):
            others = [witness for place, (witness, _conversion) in enumerate(witnesses) if place != number]
            reading = _read(source, conversion, taken, others[0] if others else None)
            if reading.drawings:
                break
        found = next((page for page in mended if page is not None), None)
        return reading.with_problems(mended_problem(found)) if found else reading


def _read(source: SourceFile, conversion: Conversion, taken: Witness, other: Witness | None) -> Reading:
    difference = compare(taken, other)
    reading = read_document(source, conversion.path)
    sound = difference.agreed and not difference.lost_shapes
    drawings = tuple(replace(drawing, exact=drawing.exact and sound) for drawing in reading.drawings)
    problems = account(difference, alone=other is None, nothing_else=not drawings)
    if drawings or (difference.agreed and not difference.dropped):
        return Reading(drawings, (*problems, *reading.problems))
    return Reading(problems=problems if difference.agreed else (*problems, not_opened()))


def _witness(conversion: Conversion) -> Witness:
    return Witness(census(conversion.path), Counter(dict(conversion.unread)), conversion.counted)
