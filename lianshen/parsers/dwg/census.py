"""What a DXF holds, counted tag by tag without building objects: kinds, texts, attributes, extent."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lianshen.parsers.drawn import Box

_PARTS = {"SECTION", "ENDSEC", "EOF", "BLOCK", "ENDBLK", "VERTEX", "SEQEND", "VIEWPORT"}
_SAME = {"LWPOLYLINE": "POLYLINE"}  # a flat polyline may be written either way
_WRITTEN = {"TEXT", "MTEXT", "ATTDEF"}
_REACHING = {"LINE", "LWPOLYLINE", "CIRCLE", "ARC", "INSERT", "TEXT", "VERTEX"}
_FARTHEST = 1e12


@dataclass(slots=True)
class Census:
    """How often each kind of object, each text and each attribute value occurs, and how far the lines reach."""

    kinds: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    attributes: Counter[str] = field(default_factory=Counter)
    extent: Box | None = None

    @property
    def fullness(self) -> int:
        """How much there is of everything that says something."""
        said = [text for words in (self.texts, self.attributes) for text in words.elements()]
        return self.kinds.total() + len(said) + sum(not text.isascii() for text in said)

    def reach(self, x: float, y: float) -> None:
        """Take a point into the extent, unless its coordinates are rubbish."""
        if math.isfinite(x) and math.isfinite(y) and abs(x) < _FARTHEST and abs(y) < _FARTHEST:
            x0, y0, x1, y1 = self.extent or (x, y, x, y)
            self.extent = min(x0, x), min(y0, y), max(x1, x), max(y1, y)


def census(path: Path) -> Census:
    """The census of the UTF-8 text DXF at `path`."""
    taken, kind, section, text, x = Census(), "", "", "", math.nan
    for code, value in _tags(path):
        if code == "0":
            _note(taken, kind, text)
            kind, text = value, ""
            if section in {"BLOCKS", "ENTITIES"} and value not in _PARTS:
                taken.kinds[_SAME.get(value, value)] += 1
        elif code == "2" and kind == "SECTION":
            section = value
        elif code in {"1", "3"} and kind in _WRITTEN | {"ATTRIB"}:
            text = text + value if kind == "MTEXT" else text or value * (code == "1")
        elif code in {"10", "11"}:
            x = _number(value)
        elif (code == "20" or (code == "21" and kind == "LINE")) and section == "ENTITIES" and kind in _REACHING:
            taken.reach(x, _number(value))
    return taken


def _note(taken: Census, kind: str, text: str) -> None:
    said = "".join(text.split())  # long texts come in pieces, and where a piece ends a space is easily lost
    if said and kind in _WRITTEN:
        taken.texts[said] += 1
    elif said and kind == "ATTRIB":
        taken.attributes[said] += 1


def _tags(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        for code in lines:
            yield code.strip(), next(lines, "").strip()


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return math.nan
