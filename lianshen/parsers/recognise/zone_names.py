"""The names of zones on a sheet, each with the words that stand under or beside it and the area written there.

Glossary: a zone's name carries a number (防火分区1, 1#防火分区, 第一防火分区); its *key* is that number, by which the same zone
is known on several sheets.  A sentence or a title that speaks of zones (地下一层防火分区图) is no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import STRtree

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.numerals import number_of
from lianshen.parsers.recognise.plane import Plane, Said

_NEAR = 10.0  # letter heights within which words belong to a zone's name
_NUMBER = r"(?:[一二三四五六七八九十]+|[A-Z]{0,2}-?\d{1,3}(?:-\d{1,3}){0,2}|[A-Z]\d?|[IVX]{1,4})"
_NO_AREA = r"(?!\s*[\d.]*\d\s*(?:m2|平|个|处|人))(?!\d)"
_TITLE = re.compile(r"平面|示意|详图|大样|图$|图\s*\d|表$|说明|见")
_BARE = re.compile(r"(?:[A-Z]{1,2}\s*[=:]\s*)?(?P<n>\d+(?:\.\d+)?)\s*(?:m2|m\^2|平方米|平米)")
_AREA = r"\s*(?:约|为|:|=|S)*\s*(?P<n>\d+(?:\.\d+)?)\s*(?:m2|m\^2|平方米|平米)"


@dataclass(frozen=True, slots=True)
class ZoneKind:
    """What zones of one kind are called, how their area is written, on which layers they lie, how small they may be."""

    name: re.Pattern[str]
    area: re.Pattern[str]
    layers: tuple[Meaning, ...]
    smallest: float


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a zone's name stands: its words, the name first, and the area written in them."""

    name: str
    key: str
    words: tuple[Said, ...]
    area: float | None

    @property
    def plain(self) -> str:
        """All its words, full-width signs made narrow."""
        return " ".join(word.plain for word in self.words)


def zone_kind(noun: str, area: str, layers: tuple[Meaning, ...], smallest: float) -> ZoneKind:
    """Zones called `noun` with a number before or behind, whose area stands behind one of the words of `area`."""
    before = rf"(?:第?\s*{_NUMBER}\s*(?:#|号)?\s*)?"
    behind = rf"(?:\s*[-—]?\s*\(?{_NUMBER}\)?\s*(?:#|号)?{_NO_AREA})?"
    return ZoneKind(
        re.compile(rf"(?P<name>{before}(?:{noun}){behind})"), re.compile(rf"(?:{area}){_AREA}"), layers, smallest
    )


def zone_key(name: str) -> str:
    """The number in a zone's name; "" where it has none."""
    number = re.sub(r"[^\dA-Z\-一二三四五六七八九十]", "", name)
    counted = number_of(number) if number and not re.search(r"[A-Z\-]", number) else None
    return number.strip("-") if counted is None else f"{counted:.0f}"


def named_zones(plane: Plane, kind: ZoneKind) -> tuple[Named, ...]:
    """Every place where a name of this kind stands."""
    found = [(word, match) for word in plane.words if (match := _name(plane, word, kind))]
    companions = _companions(plane, [word for word, _match in found], kind)
    return tuple(
        Named(
            re.sub(r"\s", "", match["name"]),
            zone_key(match["name"]),
            (word, *beside),
            _area(word.plain[match.end("name") :], beside, kind),
        )
        for (word, match), beside in zip(found, companions, strict=True)
    )


def _name(plane: Plane, word: Said, kind: ZoneKind) -> re.Match[str] | None:
    if word.meaning in (Meaning.TITLES, Meaning.FRAMES, Meaning.NOT_PLOTTED) or word.text == plane.drawing.sheet.title:
        return None
    match = kind.name.search(word.plain)
    return None if match is None or _TITLE.search(word.plain[match.end("name") :][:8]) else match


def _area(behind: str, beside: Sequence[Said], kind: ZoneKind) -> float | None:
    """The area behind the name, else in the words beside it; a bare figure in square metres counts where nothing else does."""
    for pattern in (kind.area, _BARE):
        told = pattern.search(behind)
        for word in beside:
            told = told or (pattern.fullmatch(word.plain) if pattern is _BARE else pattern.search(word.plain))
        if told and float(told["n"]) >= kind.smallest:
            return float(told["n"])
    return None


def _companions(plane: Plane, names: Sequence[Said], kind: ZoneKind) -> list[tuple[Said, ...]]:
    """For each name the words near it that stand nearer to no other: on its layer, or an area of this kind."""
    beside: list[list[Said]] = [[] for _name in names]
    if not names:
        return []
    tree = STRtree([name.box for name in names])
    for word in plane.words:
        own = int(tree.nearest(word.at))
        name = names[own]
        if word.at.distance(name.box) >= _NEAR * name.height or kind.name.search(word.plain):
            continue
        if word.layer == name.layer or kind.area.search(word.plain):
            beside[own].append(word)
    return [tuple(sorted(own, key=lambda word: (-word.at.y, word.at.x))) for own in beside]
