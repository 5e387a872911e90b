"""What is written of protective units: inside their outline, or in notes about the shelter.

Glossary: 净高 clear height; 顶板 roof slab, 临空墙 exposed wall, 外墙 outer wall, 单元隔墙 dividing wall;
清洁式 and 滤毒式 are air while it is clean, and filtered;
隔绝防护时间 hours shut; 贮水量 water kept; 甲类, 乙类 category; 核6级常6级 grade.
A sentence of the notes that names a unit is about that unit; one that names none is about all, unless it counts things.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from unicodedata import normalize

from lianshen.parsers.recognise.numerals import number_of
from lianshen.review.building import Building, ProtectiveUnit
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty, Fact
from lianshen.review.notes import NoteLine

_ABOUT = re.compile(r"人防|防空|战时")
_UNIT = re.compile(r"防护单元\s*(?P<n>\d+|[一二三四五六七八九十]+|[A-Z])(?![\d一二三四五六七八九十]*个)")
_AT_LEAST = r"(?:\s|均|应|为|是|取|按|约|:|=|,|不应|不得|不|小于|低于|少于|≥|>=)*"
_LENGTH = r"(?P<n>\d+(?:\.\d+)?)\s*(?P<u>mm|m(?![23²³/])|米)"
_PER_HEAD = r"(?P<n>\d+(?:\.\d+)?)\s*m3\s*/\s*\(?\s*(?:[pP人]\s*[·.•]?\s*h|h\s*[·.•]?\s*[pP人])"
_SQUARE = r"\s*(?:约|为|:|=)*\s*(?P<n>\d+(?:\.\d+)?)\s*(?:m2|平方米)"
_USE = re.compile(
    r"(?:[一二]等人员掩蔽(?:所|部)?|人员掩蔽(?:所|部)|物资库|医疗救护站|急救医院|中心医院|(?:防空)?专业队[^,;。\s]{0,6}|区域电站|人防汽车库|区域供水站)"
)
_ELSEWHERE = re.compile(
    r"(?:非人防|普通地下室|上部|地上|通道|出入口|口部|楼梯|梯段|坡道|车道|栏杆|扶手|门框|门洞)[^,;。]{0,6}$"
)


def state_words(unit: ProtectiveUnit, plain: str, sure: Certainty, quoted: Evidence, *, own: bool = True) -> None:
    """State what words say of a unit; only its `own` words tell its areas, people, water and toilets."""
    for fact, pattern, value in (*_GENERAL, *(_OWN if own else ())):
        said = {got for found in pattern.finditer(plain) if (got := value(found)) is not None}
        if said and (len(said) == 1 or fact.unit == "m"):  # of several thicknesses or heights the least
            unit.state(fact, min(said), sure, quoted)
    use = _USE.search(plain)
    if use and own:
        unit.state(ProtectiveUnit.use, use[0], sure, quoted)


def about_shelters(title: str | None) -> bool:
    """Whether a sheet of this title is about a shelter."""
    return bool(_ABOUT.search(title or ""))


def state_shelter_notes(building: Building, shelter_sheets: Iterable[str]) -> None:
    """State on every protective unit what the notes say of it, or of the whole shelter."""
    if not building.knows(Building.notes) or not building.knows(Building.storeys):
        return
    units = [
        unit
        for storey in building.storeys
        for said in storey.statements(type(storey).protective_units)
        for unit in said.value
    ]
    sheets, sure = set(shelter_sheets), building.statements(Building.notes)[0].certainty
    for line in building.notes.lines if units else ():
        plain = normalize("NFKC", line.words)
        if line.source.sheet in sheets or _UNIT.search(plain):
            _state_line(units, line, plain, sure)


def _state_line(units: list[ProtectiveUnit], line: NoteLine, plain: str, sure: Certainty) -> None:
    named = {_number(found["n"]) for found in _UNIT.finditer(plain)}
    if len(named) > 1:
        return  # a table in words: nobody can tell which number is whose
    for unit in units:
        own = _UNIT.search(unit.label)
        if not named or (own and _number(own["n"]) in named):
            quoted = Evidence(line.source.sheet, line.source.shape, quote=line.words)
            state_words(unit, plain, sure, quoted, own=bool(named))


def _number(words: str) -> str:
    number = number_of(words)
    return words if number is None else f"{number:.0f}"


def _metres(found: re.Match[str]) -> float | None:
    if _ELSEWHERE.search(found.string[: found.start()][-12:]):
        return None
    return float(found["n"]) / (1000 if found["u"] == "mm" else 1)


def _air(found: re.Match[str]) -> float | None:
    """Air for each person; a sentence about stores as well tells different units different figures."""
    return None if re.search(r"物资|专业队|汽车库", found.string) else float(found["n"])


def _figure(found: re.Match[str]) -> float:
    return float(found["n"])


def _count(found: re.Match[str]) -> int:
    return int(found["n"])


def _category(found: re.Match[str]) -> str:
    return f"{found['w']}类"


def _grade(found: re.Match[str]) -> str:
    nuclear, plain = (_number(found[group].removesuffix("B")) for group in ("k", "c"))
    return f"核{nuclear}{'B' if found['k'].endswith('B') else ''}级常{plain}级"


_Said = tuple[Fact[Any], re.Pattern[str], Callable[[re.Match[str]], Any]]
_GENERAL: tuple[_Said, ...] = (
    (
        ProtectiveUnit.grade,
        re.compile(r"核\s*(?P<k>\d+B?|[四五六]B?)\s*级[,、/\s]*常\s*(?P<c>\d+|[四五六])\s*级"),
        _grade,
    ),
    (ProtectiveUnit.category, re.compile(r"(?P<w>[甲乙])类\s*(?:防空地下室|人防)"), _category),
    (ProtectiveUnit.clear_height, re.compile(rf"净高(?:度)?{_AT_LEAST}{_LENGTH}"), _metres),
    (ProtectiveUnit.roof_thickness, re.compile(rf"(?:人防|防空地下室)?顶板厚度?{_AT_LEAST}{_LENGTH}"), _metres),
    (ProtectiveUnit.wall_thickness, re.compile(rf"临空墙(?:墙)?厚度?{_AT_LEAST}{_LENGTH}"), _metres),
    (ProtectiveUnit.outer_wall_thickness, re.compile(rf"(?<!地上)外墙(?:墙)?厚度?{_AT_LEAST}{_LENGTH}"), _metres),
    (
        ProtectiveUnit.dividing_wall_thickness,
        re.compile(rf"(?:防护)?单元(?:间|之间)?(?:的)?(?:防护)?(?:密闭)?隔墙(?:墙)?厚度?{_AT_LEAST}{_LENGTH}"),
        _metres,
    ),
    (
        ProtectiveUnit.clean_air,
        re.compile(rf"清洁(?:式)?(?:通风)?(?:时)?[^,;。\d]{{0,8}}?(?:新风|通风|风)量(?:标准)?{_AT_LEAST}{_PER_HEAD}"),
        _air,
    ),
    (
        ProtectiveUnit.filtered_air,
        re.compile(rf"滤毒(?:式)?(?:通风)?(?:时)?[^,;。\d]{{0,8}}?(?:新风|通风|风)量(?:标准)?{_AT_LEAST}{_PER_HEAD}"),
        _air,
    ),
    (
        ProtectiveUnit.isolation_hours,
        re.compile(rf"隔绝(?:防护|通风|式通风)?时间{_AT_LEAST}(?P<n>\d+(?:\.\d+)?)\s*(?:h|小时)"),
        _figure,
    ),
)
_OWN: tuple[_Said, ...] = (
    (ProtectiveUnit.stated_area, re.compile(rf"(?<!抗爆单元)建筑面积{_SQUARE}"), _figure),
    (ProtectiveUnit.shelter_area, re.compile(rf"掩蔽(?:部)?面积{_SQUARE}"), _figure),
    (ProtectiveUnit.persons, re.compile(r"(?:掩蔽|设计)?人数\s*(?:约|为|:|=)*\s*(?P<n>\d+)\s*人?"), _count),
    (
        ProtectiveUnit.drinking_water,
        re.compile(
            rf"饮用水[^,;。\d]{{0,10}}?(?:贮水|储水|水箱|容积)[^,;。\d]{{0,6}}?{_AT_LEAST}(?P<n>\d+(?:\.\d+)?)\s*m3"
        ),
        _figure,
    ),
    (
        ProtectiveUnit.toilets,
        re.compile(r"(?:干厕|厕所|便桶|蹲位|便器)[^,;。\d]{0,8}?(?P<n>\d+)\s*(?:个|只|蹲位|具)"),
        _count,
    ),
)
