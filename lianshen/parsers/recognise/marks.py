"""Marks of doors and windows: what the letters and figures beside an opening say.

Glossary: *mark* (编号) such as M1021: kind M, opening 1.0 m wide and 2.1 m high; *fire class* 甲乙丙 = A, B, C;
*protective door* (防护密闭门) HFM1220(6) and *airtight door* (密闭门) HM0820 of a shelter always carry a prefix B, G or H.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from lianshen.review.building import DoorKind

FIRE_CLASSES = {"甲": "A", "乙": "B", "丙": "C", "A": "A", "B": "B", "C": "C"}
_SHELTER = re.compile(r"(?=[BGH])B?[GH]?H?(?P<double>S)?(?P<blast>F)?M(?P<w>\d{2})(?P<h>\d{2})(?:\(\d\)|-\d{2})?")
_PANEL = re.compile(r"L?FMDB(?:(?P<w>\d{2})(?P<h>\d{2}))?(?:\(\d\))?")
_FIRE = re.compile(
    r"(?P<before>[甲乙丙])?-?(?:[GMS]?FM|M(?=\(?[甲乙丙]))-?\(?(?P<c>[甲乙丙ABC])?\)?-?(?P<w>\d{2})(?P<h>\d{2})-?\(?(?P<after>[甲乙丙])?\)?[A-Z]?\d?"
)
_FIRE_NUMBERED = re.compile(r"[GMS]?FM-?\(?(?P<c>[甲乙丙ABC])?\)?-?\d{1,3}[A-Z]?")
_SHELTER_NUMBERED = re.compile(r"(?=[BG]*H)(?P<blast>B?G?HH?S?FM)-?\d{1,3}[A-Z]?|B?G?HH?S?M-?\d{1,3}[A-Z]?")
_SHUTTER_NUMBERED = re.compile(r"(?:T?FJLM?|T?FJM?|JLM|JM|SJM|TFM)(?P<c>[甲乙丙])?-?\d{1,3}[A-Z]?")
_SLIDING_NUMBERED = re.compile(r"(?:TLM|LTM|TM)-?\d{1,3}[A-Z]?")
_SHUTTER = re.compile(r"(?:T?FJLM?|T?FJM?|JLM|JM|SJM|TFM)(?P<c>[甲乙丙])?-?(?P<w>\d{2})(?P<h>\d{2})[A-Z]?")
_SLIDING = re.compile(r"(?:TLM|LTM|TM)(?P<w>\d{2})(?P<h>\d{2})[A-Z]?")
_WINDOW = re.compile(r"[A-Z]{0,4}C(?P<c>[甲乙丙])?-?(?:(?P<w>\d{2})(?P<h>\d{2})|\d{1,3})[A-Z]?")
_ORDINARY = re.compile(r"[A-Z]{0,3}M-?(?P<w>\d{2})(?P<h>\d{2})[A-Z]?\d?")
_PLAIN_NUMBERED = re.compile(r"(?:L|S|SG|P|PK|M|MM|D|DZ|FD|Z|ZM|K|N|W)?M-?\d{1,3}[A-Z]?")
_NUMBERED = re.compile(r"[A-Z]{0,3}M-?\d{1,3}[A-Z]?")  # BM, GM and the like mean one thing here and another there
_LIFT = re.compile(r"DT-?(?P<w>\d{2})(?P<h>\d{2})")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says; sizes in metres, None where the mark gives none."""

    number: str
    window: bool
    kind: DoorKind
    fire_class: str | None
    width: float | None
    height: float | None


def read_mark(words: str) -> Mark | None:
    """The mark that `words` are, or None when they are something else."""
    plain = normalize("NFKC", words).replace(" ", "").upper()
    if not 2 <= len(plain) <= 16:
        return None
    for pattern, kind in _KINDS:
        found = pattern.fullmatch(plain)
        if found:
            return _mark(plain, found, kind)
    return None


def _mark(plain: str, found: re.Match[str], kind: DoorKind | None) -> Mark:
    said = found.groupdict()
    if kind is DoorKind.PROTECTIVE and not said.get("blast") and "DB" not in plain:
        kind = DoorKind.AIRTIGHT
    letter = said.get("c") or said.get("before") or said.get("after")
    width, height = (int(said[name]) / 10 if said.get(name) else None for name in ("w", "h"))
    fire_class = FIRE_CLASSES[letter] if letter else None
    return Mark(plain, kind is None, kind or DoorKind.UNKNOWN, fire_class, width, height)


# The order matters: a shelter door is also spelt like an ordinary one, and None is a window.
_KINDS: tuple[tuple[re.Pattern[str], DoorKind | None], ...] = (
    (_PANEL, DoorKind.UNKNOWN),
    (_SHELTER, DoorKind.PROTECTIVE),
    (_SHUTTER, DoorKind.SHUTTER),
    (_SHELTER_NUMBERED, DoorKind.PROTECTIVE),
    (_SHUTTER_NUMBERED, DoorKind.SHUTTER),
    (_SLIDING_NUMBERED, DoorKind.SLIDING),
    (_FIRE, DoorKind.FIRE),
    (_FIRE_NUMBERED, DoorKind.FIRE),
    (_SLIDING, DoorKind.SLIDING),
    (_LIFT, DoorKind.SLIDING),
    (_WINDOW, None),
    (_ORDINARY, DoorKind.ORDINARY),
    (_PLAIN_NUMBERED, DoorKind.ORDINARY),
    (_NUMBERED, DoorKind.UNKNOWN),
)
