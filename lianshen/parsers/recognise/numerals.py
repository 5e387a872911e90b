"""Numbers as notes write them: figures, thousands with commas, and Chinese numerals."""

from __future__ import annotations

import re

NUMBER = r"(?P<n>[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百]+)"
FIGURE = r"(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
IS = r"\s*(?:为|是|按|取|约|:|=|,)*\s*"
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


def number_of(words: str) -> float | None:
    """A number in figures or in Chinese numerals up to nine hundred and ninety-nine."""
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?", words):
        return float(words.replace(",", ""))
    if not words or any(sign not in _DIGITS and sign not in "十百" for sign in words):
        return None
    hundreds, hundred, rest = words.rpartition("百")
    below = _below_hundred(rest.removeprefix("零") if hundred else rest)
    above = _below_hundred(hundreds) if hundred else 0.0
    return None if below is None or above is None else 100 * above + below


def _below_hundred(words: str) -> float | None:
    tens, ten, ones = words.rpartition("十")
    if any(sign not in _DIGITS for sign in tens + ones) or (ten and len(tens + ones) > 2):
        return None
    if not ten:
        return float("".join(str(_DIGITS[sign]) for sign in words) or 0)
    return float((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))
