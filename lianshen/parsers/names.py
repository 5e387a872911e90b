"""Names as they may be shown and stored: no path, no control characters, no marks that turn the reading direction."""

from __future__ import annotations

import unicodedata

MOST = 180
NAMELESS = "unnamed"


def shown(name: str) -> str:
    """`name` without folders and without what cannot be seen; never empty."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
    kept = seen.strip(" .") if set(seen) <= {".", " "} else seen.strip()
    if len(kept) > MOST:
        stem, dot, ending = kept.rpartition(".")
        kept = kept[:MOST] if not dot or len(ending) > 10 else stem[: MOST - len(ending) - 1] + "." + ending
    return kept or NAMELESS


def clean(words: str) -> str:
    """Words out of a file: no half characters and no control characters; line breaks become spaces."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(
        " " if sign in "\n\r\t" else sign
        for sign in words
        if sign in "\n\r\t" or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
