"""What the words and the blocks on a layer say of it, whatever it is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.layer_sight import Sight
from lianshen.parsers.recognise.marks import read_mark
from lianshen.review.language import _

_ENOUGH = 0.6  # of what lies on a layer must say the same
_FEWEST = 3
_DIMENSION = re.compile(r"[ΦφR]?\d{2,6}(?:\.\d+)?|\d+\.\d{2,3}")
_LEVEL = re.compile(r"[±+-]\s*\d+\.\d{3}")
_AXIS = re.compile(r"\d{1,2}|[A-HJ-NP-Y]|\d{1,2}/[0A-Z\d]{1,2}")
_BLOCKS = (
    (Meaning.DOORS, re.compile(r"DORLIB|DOOR|(?<!阀)门(?!窗|禁|牌)", re.IGNORECASE)),
    (Meaning.WINDOWS, re.compile(r"WINLIB|WINDOW|窗(?!帘)", re.IGNORECASE)),
    (Meaning.COLUMNS, re.compile(r"^_FZH|COLUMN|柱", re.IGNORECASE)),
    (Meaning.SANITARY, re.compile(r"马桶|洗脸|洁具|浴缸|坐便|蹲便|小便器|TOILET|\bWC\b|BATHTUB|BASIN", re.IGNORECASE)),
    (Meaning.FURNITURE, re.compile(r"沙发|床(?!头)|餐桌|书桌|课桌|桌椅|衣柜|SOFA|CHAIR|DESK|WARDROBE", re.IGNORECASE)),
    (Meaning.PARKING, re.compile(r"车位|PARKING", re.IGNORECASE)),
)


def blocks_say(blocks: Mapping[str, float]) -> Sight | None:
    """What most of the blocks are by their names; `blocks` weighs each name, by number or by what is drawn of it."""
    whole = sum(blocks.values())
    for kind, pattern in _BLOCKS:
        alike = sum(weight for name, weight in blocks.items() if pattern.search(name))
        if alike >= _FEWEST and alike >= _ENOUGH * whole:
            said = _("{count} of {all} blocks on it are such by their names", count=round(alike), all=round(whole))
            return Sight(kind, alike / whole, said)
    return None


def words_say(words: Sequence[str]) -> Sight | None:
    """What most of the words are."""
    kinds = Counter(said for word in words if (said := _kind_of_word(word)) is not None)
    for kind, alike in kinds.most_common(1):
        if alike >= _FEWEST and alike >= _ENOUGH * len(words):
            return Sight(
                kind, alike / len(words), _("{count} of {all} texts on it are such", count=alike, all=len(words))
            )
    return None


def _kind_of_word(word: str) -> Meaning | None:
    said = word.strip()
    if read_mark(said) is not None:
        return Meaning.OPENING_MARKS
    if _LEVEL.fullmatch(said):
        return Meaning.LEVELS
    if _AXIS.fullmatch(said):
        return Meaning.AXIS_LABELS
    return Meaning.DIMENSIONS if _DIMENSION.fullmatch(said) else None
