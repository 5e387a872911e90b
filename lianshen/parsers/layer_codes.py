"""Layer names by ISO 13567: `A-22----E-` is the architect's, element 22, element graphics.

The standard itself says what the two signs of presentation mean.  What the six signs of the element mean it leaves to a
classification of each country, which no name tells; they are taken as those of the table of elements of SfB, which Europe's
offices use most, and what is taken so is a guess.
"""

from __future__ import annotations

import re

from lianshen.parsers.layers import Meaning, plain_name

_NAME = re.compile(
    r"(?P<agent>[A-Z][-\d])"
    r"(?P<element>\d{2}[-\d]{4}|-{6})"
    r"(?P<shown>[-ETHDJKGUBVIP][-\d])"
    r"(?:[-NERTOF].*)?",
)
_SHOWN = {
    "T": Meaning.TEXT,
    "H": Meaning.HATCHES,
    "D": Meaning.DIMENSIONS,
    "J": Meaning.TEXT,  # marks of sections and details
    "K": Meaning.TEXT,  # marks of revisions
    "G": Meaning.AXES,
    "U": Meaning.NOT_PLOTTED,  # lines of construction
    "B": Meaning.FRAMES,
    "V": Meaning.TEXT,
    "I": Meaning.TABLES,
}
_ELEMENTS = {
    "21": Meaning.WALLS,
    "22": Meaning.WALLS,
    "24": Meaning.STAIRS,
    "27": Meaning.ROOF,
    "28": Meaning.COLUMNS,
    "31": Meaning.OPENINGS,
    "32": Meaning.OPENINGS,
    "34": Meaning.RAILINGS,
    "66": Meaning.LIFTS,
    "74": Meaning.SANITARY,
}
_GROUPS = {"5": Meaning.PIPES, "6": Meaning.WIRES, "7": Meaning.FURNITURE, "8": Meaning.FURNITURE}


def meant_by_code(layer: str) -> tuple[Meaning, str] | None:
    """What a name made by ISO 13567 means and the code that says so; None for other names and elements unknown to us."""
    found = _NAME.fullmatch(plain_name(layer))
    if found is None:
        return None
    shown = _SHOWN.get(found["shown"][0])
    if shown is not None:
        return shown, found["shown"]
    element = found["element"].rstrip("-")
    meant = _ELEMENTS.get(element[:2]) or _GROUPS.get(element[:1])
    return (meant, element) if meant is not None else None
