"""When two numbers or two titles of sheets are the same, however they are spaced and whatever dash is used."""

from __future__ import annotations

import re
import unicodedata

SPACES = re.compile(r"\s+")
DASHES = re.compile(r"[‐‑‒–—―－_]+")


def plain(words: str) -> str:
    """The words without spaces, full-width forms and kinds of dashes."""
    narrow = unicodedata.normalize("NFKC", words)
    return DASHES.sub("-", SPACES.sub("", narrow)).upper()
