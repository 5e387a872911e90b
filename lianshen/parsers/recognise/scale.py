"""What notes state of how large a building is, how many it serves, and into which classes the codes put it.

Glossary: 抗震设防类别 seismic category 甲 乙 丙 丁 (特殊 重点 标准 适度设防类); 抗震等级 seismic grade;
场地类别 site class I0–IV;
校正系数 k of the expected strikes; 雷电防护等级 A–D of electronic information systems; 火灾危险性 甲–戊 of what is made or kept.
Words about a whole estate, one part or one storey say nothing of the building.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lianshen.parsers.recognise.numerals import FIGURE, IS, NUMBER, number_of
from lianshen.review.building import Building
from lianshen.review.facts import Fact

Pattern = tuple[Fact[Any], re.Pattern[str], Callable[[re.Match[str]], Any]]
_CATEGORIES = {"特殊": "甲类", "重点": "乙类", "标准": "丙类", "适度": "丁类"}
_SITE_CLASSES = {"一": "I", "二": "II", "三": "III", "四": "IV"}
_ELSEWHERE = re.compile(
    r"(?:小区|地块|项目|一期|二期|每层|每单元|每个|标准层|车库|其中|地上|地下|应建|应配建|需建)[^,;。]{0,6}$"
)
_AREA_UNIT = r"\s*(?P<wan>万)?\s*(?:m2|m²|平方米|平米)"


def _area(found: re.Match[str]) -> float | None:
    number = None if _elsewhere(found) else number_of(found["n"])
    return None if not number else number * (10000 if found["wan"] else 1)


def _figure(found: re.Match[str]) -> float | None:
    return None if _elsewhere(found) else number_of(found["n"])


def _count(found: re.Match[str]) -> int | None:
    number = _figure(found)
    return None if not number else int(number)


def _category(found: re.Match[str]) -> str:
    return _CATEGORIES.get(found["w"], f"{found['w']}类")


def _grade(found: re.Match[str]) -> str | None:
    number = None if re.search(r"地下|构造措施", found.string[: found.start()][-12:]) else number_of(found["n"])
    return None if number is None or not 1 <= number <= 4 else f"{'一二三四'[int(number) - 1]}级"


def _site_class(found: re.Match[str]) -> str:
    return _SITE_CLASSES.get(found["w"], found["w"])


def _word(found: re.Match[str]) -> str:
    return found["w"]


def alarm_in(clause: str) -> bool | None:
    """Whether the building has a fire alarm system; None where the clause does not say, or speaks of a part."""
    part = next((part for part in clause.split(",") if "火灾自动报警" in part), None)
    if part is None or re.search(r"规范|标准|系统设计|详|地下|车库|人防|每个", part):
        return None
    if re.search(r"(?:未|不|无需|可不)(?:设|采用)[^,]{0,6}火灾自动报警", part):
        return False
    return (
        True
        if re.search(r"(?:设置?|设有|采用)(?:了|有)?(?:集中|区域|控制中心)?(?:型)?火灾自动报警系统", part)
        else None
    )


def _elsewhere(found: re.Match[str]) -> bool:
    return bool(_ELSEWHERE.search(found.string[: found.start()][-12:]))


SCALE: tuple[Pattern, ...] = (
    (Building.gross_area, re.compile(rf"总建筑面积{IS}{FIGURE}{_AREA_UNIT}"), _area),
    (Building.footprint_area, re.compile(rf"建筑(?:物)?(?:占地|基底)(?:总)?面积{IS}{FIGURE}{_AREA_UNIT}"), _area),
    (Building.volume, re.compile(rf"建筑(?:物)?(?:总)?体积{IS}{FIGURE}\s*(?:m3|m³|立方米)"), _figure),
    (Building.dwellings, re.compile(rf"(?:总户数|住宅(?:总)?户数){IS}(?:共|计)?{NUMBER}(?:\s*户)?(?![0-9.])"), _count),
    (
        Building.dwellings,
        re.compile(rf"(?:本楼|本工程|本建筑|全楼|本栋)[^,;。每]{{0,8}}?共(?:计|有)?\s*{NUMBER}\s*户"),
        _count,
    ),
    (
        Building.accessible_dwellings,
        re.compile(rf"无障碍(?:住房|住宅|户型|套型)(?:套数)?{IS}(?:设|共|计|有)*\s*{NUMBER}\s*(?:套|户)"),
        _count,
    ),
    (Building.lifts, re.compile(rf"电梯(?:总?台数|总?数量|总数){IS}(?:共|计)?{NUMBER}\s*(?:台|部)?(?![0-9.])"), _count),
    (
        Building.lifts,
        re.compile(
            rf"(?:本楼|本工程|本建筑|全楼|本栋)[^,;。每]{{0,6}}?(?:共|总)(?:计|有|设)*\s*{NUMBER}\s*(?:台|部)[^,;。0-9]{{0,4}}电梯"
        ),
        _count,
    ),
    (
        Building.hazard_class,
        re.compile(
            r"(?:生产|储存物品|储存|贮存|厂房|仓库|库房|本工程|本建筑)(?:物品)?的?火灾危险性(?:类别|分类|等级)?"
            rf"{IS}(?P<w>[甲乙丙丁戊])(?:类|[12一二]项)"
        ),
        _word,
    ),
    (
        Building.seismic_category,
        re.compile(rf"抗震设防(?:类别|分类){IS}(?P<w>特殊|重点|标准|适度|[甲乙丙丁])(?:设防)?类"),
        _category,
    ),
    (
        Building.seismic_grade,
        re.compile(rf"(?:剪力墙|抗震墙|框架|结构|本工程)(?:的)?抗震等级{IS}(?P<n>[1-4一二三四])\s*级"),
        _grade,
    ),
    (
        Building.site_class,
        re.compile(rf"(?:建筑)?场地(?:土)?类别{IS}(?P<w>I0|IV|I{{1,3}}|[一二三四])\s*类"),
        _site_class,
    ),
    (
        Building.strike_factor,
        re.compile(r"校正系数\s*[kK]?\s*(?:为|取|:|=)*\s*(?P<n>\d+(?:\.\d+)?)(?![\d.~—])"),
        _figure,
    ),
    (
        Building.soil_resistivity,
        re.compile(
            r"土壤(?:平均)?电阻率\s*(?:ρ|p)?\s*(?:为|取|约|按|:|=|≈)*\s*(?P<n>\d+(?:\.\d+)?)\s*(?:Ω|欧姆?)\s*[·.•*]?\s*(?:m|米)"
        ),
        _figure,
    ),
    (
        Building.information_level,
        re.compile(rf"(?:电子)?信息系统[^,;。]{{0,6}}?(?:雷电|防雷)(?:防护)?等级{IS}(?P<w>[ABCD])\s*级"),
        _word,
    ),
    (
        Building.shelter_area,
        re.compile(rf"(?:人防|防空地下室)(?:工程|地下室)?(?:总)?建筑面积{IS}{FIGURE}{_AREA_UNIT}"),
        _area,
    ),
    (
        Building.required_shelter_area,
        re.compile(rf"应(?:配)?建(?:设)?(?:人防|防空)(?:工程|地下室)?(?:总)?(?:建筑)?面积{IS}{FIGURE}{_AREA_UNIT}"),
        _area,
    ),
)
