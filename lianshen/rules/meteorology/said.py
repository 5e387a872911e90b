"""Whether the notes speak of lightning protection at all, and what they then say or leave out."""

from __future__ import annotations

import re
from collections import Counter

from lianshen.review.building import Building
from lianshen.review.language import Text
from lianshen.rules import Answer, Evidence, Search, _, failed, passed, undecided

_CLAUSE_END = re.compile(r"[。；;，,]")
_DENIED = re.compile(
    r"[不未][再另]?(?:设|做|装|需|考虑|采用|作|涉及)|无[需须]|取消|[另后](?:行|期|见|由)|待定|不在本|由.{0,8}(?:负责|设计)"
)
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

    Notes that do not speak of lightning at all are those of another discipline, and notes that speak of leaving it away
    may mean a part of the building only: then a person must look.
    """
    found = building.notes.find(wanted)
    refused = [one.evidence for one in found if _left_away(one.line.words, wanted)]
    if refused:
        return undecided(_("the notes seem to leave {what} away", what=wanted.title), *refused[:3])
    if found:
        return passed(_("the notes speak of {what}", what=wanted.title), *(one.evidence for one in found[:3]))
    spoken = building.notes.find(LIGHTNING)
    if not spoken:
        return undecided(_("no notes on lightning protection were found among the notes that were read"))
    return failed(_("the notes on lightning protection do not speak of {what}", what=wanted.title), spoken[0].evidence)


def _left_away(words: str, wanted: Search) -> bool:
    """Whether a clause of the line that names what is wanted also denies it."""
    return any(wanted.pattern.search(clause) and _DENIED.search(clause) for clause in _CLAUSE_END.split(words))
