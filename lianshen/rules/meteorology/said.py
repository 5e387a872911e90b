"""Whether the notes speak of lightning protection at all, and what they then say or leave out."""

from __future__ import annotations

import re
from collections import Counter

from lianshen.review.building import Building
from lianshen.review.language import Text
from lianshen.rules import Answer, Evidence, Search, _, failed, passed, undecided

LIGHTNING = Search(Text("防雷说明", "notes on lightning protection"), re.compile(r"防雷|接闪|避雷|引下线|雷击"))


def where_lightning_is_spoken_of(building: Building) -> tuple[Evidence, ...]:
    """Where a reviewer starts to read: the first such line of the sheet that speaks of lightning most; () where none does."""
    found = building.notes.find(LIGHTNING)
    if not found:
        return ()
    sheet, _count = Counter(one.line.source.sheet for one in found).most_common(1)[0]
    return (next(one.evidence for one in found if one.line.source.sheet == sheet),)


def said_somewhere(building: Building, wanted: Search) -> Answer:
    """Passed with the words where the notes say it; failed where notes on lightning protection leave it out.

    Notes that do not speak of lightning at all are those of another discipline: then a person must look.
    """
    found = building.notes.find(wanted)
    if found:
        return passed(_("the notes speak of {what}", what=wanted.title), *(one.evidence for one in found[:3]))
    spoken = building.notes.find(LIGHTNING)
    if not spoken:
        return undecided(_("no notes on lightning protection were found among the notes that were read"))
    return failed(_("the notes on lightning protection do not speak of {what}", what=wanted.title), spoken[0].evidence)
