"""Heights that sentences state: railings with the gaps between their bars, and the slabs of a plan.

Glossary: 栏杆, 栏板, 护栏 railing, 女儿墙 parapet, 扶手 handrail; 净距 the clear gap between bars;
板厚 thickness of the slabs, mostly stated for all that carry no thickness of their own (未注明板厚).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from lianshen.review.building import Building, Railing, Storey
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty
from lianshen.review.notes import NoteLine

_PLACES = re.compile(
    r"不?上人屋面|屋面|露台|开敞阳台|封闭阳台|阳台|外廊|内?走廊|连廊|回廊|内天井|中庭|平台|楼梯水平段|室外楼梯|室内楼梯|楼梯|坡道|窗台|落地窗|凸窗|飘窗|空调板"
)
_KIND = r"(?P<kind>栏杆|栏板|护栏|女儿墙|扶手)"
_AT_LEAST = r"(?:\s|均|应|为|是|取|约|:|=|≥|>=|不应|不得|不|小于|低于|H)*"
_LENGTH = r"(?P<n>\d+(?:\.\d+)?)\s*(?P<u>mm|m(?!m)|米)?"
_HEIGHT = re.compile(rf"{_KIND}[^;。\d]{{0,14}}?(?<!层)(?<!窗台)(?:净高|总高|高度|高){_AT_LEAST}{_LENGTH}")
_GAP = re.compile(
    rf"(?:垂直|竖向?|栏)?杆件?(?:之间)?(?:的)?(?:间)?净(?:间)?距(?:离)?(?:\s|均|应|为|是|:|=|≤|<=|<|不应|不得|不|大于|超过|小于)*{_LENGTH}"
)
_BARE_GAP = re.compile(rf"净(?:间)?距(?:\s|均|应|为|是|:|=|≤|<=|<|不应|不得|不|大于|超过|小于)*{_LENGTH}")
_LIMIT_ONLY = re.compile(r"当|如|若|低于[^,;。]{1,12}时|大于[^,;。]{1,12}时|超过[^,;。]{1,12}时|规范|标准")
_HEIGHTS, _GAPS = (0.3, 2.5), (0.02, 0.5)  # metres
_SLAB = re.compile(
    r"(?:未(?:注明|标注|注)(?:的)?|除(?:注明|标注)(?:者)?外[,]?\s*(?:其余)?)(?:的)?(?:楼|屋面)?(?:现浇)?板(?:的)?(?:厚|厚度)\s*"
    r"(?:均|为|取|h|H|:|=)*\s*(?P<n>\d{2,3})\s*(?:mm)?(?!\d)"
)
_THICK = (0.05, 0.9)


@dataclass(frozen=True, slots=True)
class Guard:
    """What one sentence says of the railing at one place; None where it is silent."""

    place: str | None
    height: float | None
    gap: float | None
    line: NoteLine


def read_railings(lines: Iterable[NoteLine]) -> tuple[Guard, ...]:
    """The railings whose height or bars a line states; a sentence under a condition states nothing."""
    return tuple(guard for line in lines for part in _sentences(line) for guard in _guards(part, line))


def state_railings(building: Building, lines: Iterable[NoteLine], sure: Certainty) -> None:
    """State the railings that the notes speak of; where they speak of none, nobody knows."""
    railings = []
    for n, guard in enumerate(read_railings(lines), 1):
        railing = Railing(f"栏杆{n}", building, sheet=guard.line.source.sheet)
        source = Evidence(guard.line.source.sheet, guard.line.source.shape, quote=guard.line.words)
        for fact, value in ((Railing.height, guard.height), (Railing.bar_gap, guard.gap)):
            if value is not None:
                railing.state(fact, value, sure, source)
        if guard.place is not None:
            railing.state(Railing.place, guard.place, sure, source)
        railings.append(railing)
    if railings:
        building.state(Building.railings, tuple(railings), sure, railings[0].mark())


def state_slabs(storeys: Iterable[Storey], lines: Iterable[NoteLine], sheet: str, sure: Certainty) -> None:
    """State on the storeys of one plan how thick its slabs are where nothing else is written beside them."""
    for line in lines:
        found = _SLAB.search(normalize("NFKC", line.words)) if line.source.sheet == sheet else None
        thick = int(found["n"]) / 1000 if found else 0.0
        if _THICK[0] <= thick <= _THICK[1]:
            for storey in storeys:
                storey.state(Storey.slab_thickness, thick, sure, line.source)


def _sentences(line: NoteLine) -> list[str]:
    return [part for part in re.split(r"[;。]", normalize("NFKC", line.words)) if not _LIMIT_ONLY.search(part)]


def _guards(part: str, line: NoteLine) -> list[Guard]:
    gap = _GAP.search(part) or (_BARE_GAP.search(part) if re.search(_KIND, part) else None)
    apart = None if gap is None else _within(gap, _GAPS)
    guards, last = [], 0
    for found in _HEIGHT.finditer(part):
        height = _within(found, _HEIGHTS)
        before = part[last : found.start()] + found["kind"]
        last = found.end()
        places = _places(before, found["kind"])
        if height is not None:
            guards += [Guard(place, height, None if found["kind"] == "女儿墙" else apart, line) for place in places]
    if guards or apart is None:
        return guards
    return [Guard(place, None, apart, line) for place in dict.fromkeys(_PLACES.findall(part)) or (None,)]


def _places(before: str, kind: str) -> list[str | None]:
    """The places named before a railing; a handrail stays one by its name, a parapet is a place of its own."""
    named = list(dict.fromkeys(_PLACES.findall(before)))
    if kind == "扶手":
        return [f"{place}扶手" for place in named or [""]]
    return [*named] or [kind if kind == "女儿墙" else None]


def _within(found: re.Match[str], built: tuple[float, float]) -> float | None:
    """The length in metres; without a unit it is in millimetres, as drawings are."""
    number, unit = float(found["n"]), found["u"]
    metres = number / 1000 if unit == "mm" or (unit is None and number >= 20) else number
    return metres if built[0] <= metres <= built[1] else None
