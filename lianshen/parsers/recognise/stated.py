"""What the design notes state of the building as a whole: rating, height, storeys, intensity, lightning and so on.

Glossary: 耐火等级 fire rating 1–4; 抗震设防烈度 seismic intensity, written 7(0.10g); 防雷类别 lightning class 1–3;
年预计雷击次数 N expected strikes a year; 雷暴日 thunder days; 接地电阻 earth resistance;
建筑分类 class of the building by height and use.
Every sentence is a statement of its own: two that differ make the fact disputed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from lianshen.parsers.recognise.numerals import IS, NUMBER, number_of
from lianshen.parsers.recognise.scale import SCALE, Pattern, alarm_in
from lianshen.review.building import Building, Use
from lianshen.review.facts import Fact
from lianshen.review.notes import NoteLine

_DENIED = re.compile(r"达不到|未达到|未达|不属于|不足|低于|不满足|不按|非$")
_STRUCTURES = (
    (r"框架[-—]?剪力墙", "frame-wall"),
    (r"框架[-—]?核心筒", "frame-core"),
    (r"框支剪力墙", "frame-supported-wall"),
    (r"剪力墙", "wall"),
    (r"筒体|筒中筒", "tube"),
    (r"(?:砌体|砖混)", "masonry"),
    (r"钢框架|钢结构", "steel"),
    (r"框架", "frame"),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One line's word about one fact of the building."""

    fact: Fact[Any]
    value: Any
    line: NoteLine


def read_statements(lines: Iterable[NoteLine]) -> tuple[Stated, ...]:
    """All that the lines state of the building; each sentence part is read by itself."""
    read = tuple(stated for line in lines for stated in _read(line))
    grades = {stated.value for stated in read if stated.fact is Building.seismic_grade}
    if len(grades) > 1:  # walls and frames, tower and annex have grades of their own
        read = tuple(stated for stated in read if stated.fact is not Building.seismic_grade)
    return read


def canonical(fact: Fact[Any], value: Any) -> Any:
    """A value from elsewhere (an application form) in the words that the notes are read into, so that equals agree."""
    if fact is Building.structure and isinstance(value, str):
        return _structure_in(value) or value
    if fact is Building.seismic_intensity and isinstance(value, str):
        found = re.match(r"\s*(?P<n>[6-9六七八九])\s*度?\s*(?:\(\s*(?P<g>0?\.\d+)\s*g\s*\))?", normalize("NFKC", value))
        return (_intensity(found) if found else None) or value
    return value


def _read(line: NoteLine) -> Iterator[Stated]:
    plain = normalize("NFKC", line.words)
    for fact, pattern, value in (*_PATTERNS, *SCALE):
        for found in pattern.finditer(plain):
            said = value(found)
            if said is not None:
                yield Stated(fact, said, line)
    for clause in re.split(r"[;。]", plain):
        sprinkler = _sprinkler(clause)
        if sprinkler is not None:
            yield Stated(Building.sprinkler, sprinkler, line)
        alarm = alarm_in(clause)
        if alarm is not None:
            yield Stated(Building.alarm, alarm, line)


def _sprinkler(clause: str) -> bool | None:
    """Whether the building (not only its basement or one zone) has sprinklers; None where the clause does not say."""
    parts = [part for part in clause.split(",") if re.search(r"自动(?:喷水)?灭火|自动喷淋|自动喷水", part)]
    if not parts or re.search(r"规范|标准|系统设计|详|防火分区[一二三四五六七八九十0-9]", parts[0]):
        return None
    if re.search(r"地下|车库|人防|每个", clause) and "地上" not in parts[0]:
        return None
    if re.search(r"(?:未|不|无需|可不)设", parts[0]):
        return False
    return True if re.search(r"(?:设置?|采用|均设|全楼)(?:有|了)?(?:湿式)?自动", parts[0]) else None


def _figure(found: re.Match[str]) -> float | None:
    return number_of(found["n"])


def _count(found: re.Match[str]) -> int | None:
    number = number_of(found["n"])
    return None if number is None else int(number)


def _rating(found: re.Match[str]) -> str | None:
    number = number_of(found["n"])
    return None if number is None or not 1 <= number <= 4 else str(int(number))


def _lightning_class(found: re.Match[str]) -> int | None:
    number = _count(found)
    denied = _DENIED.search(found.string[: found.start()][-10:])
    return number if number in (1, 2, 3) and not denied else None


def _intensity(found: re.Match[str]) -> str | None:
    degrees = number_of(found["n"])
    if degrees is None or not 6 <= degrees <= 9:
        return None
    return f"{degrees:.0f}({float(found['g']):.2f}g)" if found["g"] else f"{degrees:.0f}"


def _word(found: re.Match[str]) -> str:
    return found["w"]


def _structure(found: re.Match[str]) -> str | None:
    return _structure_in(found["w"])


def _structure_in(words: str) -> str | None:
    return next((kind for pattern, kind in _STRUCTURES if re.search(pattern, words)), None)


def _use(found: re.Match[str]) -> Use | None:
    if "住宅" in found["w"]:
        return Use.RESIDENTIAL
    if re.search(r"厂房|仓库|工业", found["w"]):
        return Use.INDUSTRIAL
    return Use.PUBLIC if re.search(r"公共|办公|商业|学校|教学|医疗|医院|旅馆|酒店", found["w"]) else None


_PATTERNS: tuple[Pattern, ...] = (
    (
        Building.fire_rating,
        re.compile(rf"耐火等级{IS}(?:地上|主体|主楼|塔楼)?(?:部分|建筑)?{IS}{NUMBER}级"),
        _rating,
    ),
    (Building.height, re.compile(rf"(?<!结构)建筑(?:消防)?高度{IS}(?:H=)?{NUMBER}\s*(?:m(?!m)|米)"), _figure),
    (Building.storeys_above, re.compile(rf"地上(?:共|主体|为|有)*{NUMBER}\s*层"), _count),
    (
        Building.storeys_below,
        re.compile(r"地上[^;。]{1,8}层[^;。]{0,4}地下(?:共|室|为|有)*(?P<n>[0-9]+|[一二两三四五])\s*层"),
        _count,
    ),
    (
        Building.seismic_intensity,
        re.compile(
            rf"抗震设防烈度{IS}{NUMBER}\s*度\s*(?:[(,]?\s*(?:设计基本地震加速度(?:值)?{IS})?(?P<g>0\.\d+)\s*g)?"
        ),
        _intensity,
    ),
    (Building.lightning_class, re.compile(r"第?(?P<n>[一二三1-3])类防雷(?:建筑|保护)?"), _lightning_class),
    (Building.lightning_strikes, re.compile(rf"年预计雷击次数\s*N?{IS}(?P<n>\d+(?:\.\d+)?)"), _figure),
    (Building.thunder_days, re.compile(rf"雷暴日(?:数)?\s*(?:Td)?{IS}(?P<n>\d+(?:\.\d+)?)"), _figure),
    (
        Building.earth_resistance,
        re.compile(
            r"接地电阻(?:值)?\s*(?:均|应|要求|需|R)*\s*"
            r"(?:不大于|不应大于|不得大于|不超过|小于等于|小于|≤|<=|<)\s*(?P<n>\d+(?:\.\d+)?)\s*(?:Ω|欧)"
        ),
        _figure,
    ),
    (
        Building.height_class,
        re.compile(r"(?P<w>[一二]类高层(?:住宅|公共|民用)?(?:建筑)?|单、?多层(?:住宅|公共)?建筑)"),
        _word,
    ),
    (
        Building.structure,
        re.compile(
            r"(?:结构(?:形式|类型|体系|型式)\s*(?:为|采用|是|:)*|主体(?:结构)?\s*(?:为|采用))\s*"
            r"(?:现浇)?(?:钢筋混凝土)?(?P<w>[^,;。、]{2,12}结构)"
        ),
        _structure,
    ),
    (
        Building.use,
        re.compile(r"(?:使用性质|建筑性质|建筑功能|建筑类型|使用功能)\s*(?:为|:)*\s*(?P<w>[^,;。、]{2,12})"),
        _use,
    ),
    (
        Building.city,
        re.compile(r"建设(?:地点|地址|位置)\s*(?:为|:|位于)*\s*(?:[^,;。、省]{2,4}省)?(?P<w>[^,;。、市省]{2,4})市"),
        _word,
    ),
)
