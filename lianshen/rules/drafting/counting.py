"""What the rules about CAD files share: one count, one sentence with its remedy, one finding a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lianshen.review.building import Design, FileRecord
from lianshen.review.evidence import Bound, Clause
from lianshen.review.language import Text
from lianshen.rules import Answer, at_most, count, failed, part, scene
from lianshen.rules.law import Limit


def clause(number: str) -> Clause:
    """The entry of our own list that a rule stands on."""
    return Clause("lianshen form check", number)


def cad_file(**facts: Any) -> Callable[[], Design]:
    """A DXF file that opened, with these facts."""
    return scene(files=[part(FileRecord, "图纸.dxf", media="image/vnd.dxf", opened=True, **facts)])


def prints() -> Callable[[], Design]:
    """A PDF that opened."""
    return scene(files=[part(FileRecord, "图纸.pdf", media="application/pdf", opened=True)])


def counted(number: int, allowed: Limit, wrong: Text, file: FileRecord) -> Answer:
    """Fails with the sentence `wrong` where there is more than what is let through."""
    if number > allowed.number:
        return failed(wrong, file.mark(), demand=Bound("<=", allowed.number, allowed.unit))
    return at_most(count(number), allowed, file.mark())
