"""What the words of a title say: kind of sheet, storeys, discipline, scale."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lianshen.review.sheets import Kind

_KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.COVER, r"封面|^COVER"),
    (Kind.INDEX, r"目录|DRAWING (?:LIST|INDEX)|SHEET (?:LIST|INDEX)"),
    (Kind.FIRE_COMPARTMENT_PLAN, r"防火分区|FIRE COMPARTMENT"),
    (Kind.EARTHING_PLAN, r"接地.*平面|接地图|EARTHING|GROUNDING"),
    (Kind.LIGHTNING_PLAN, r"防雷.*(?:平面|图)|接闪|LIGHTNING"),
    (Kind.SCHEDULE, r"门窗表|材料表|设备表|做法表|一览表|明细表|计算表|SCHEDULE"),
    (Kind.DETAIL, r"详图|大样|节点|DETAIL|墙身"),
    (Kind.NOTES, r"说明|专篇|NOTES?\b|SPECIFICATION"),
    (Kind.SECTION, r"剖面|SECTION"),
    (Kind.ELEVATION, r"立面|ELEVATION"),
    (Kind.SITE_PLAN, r"总平面|总图|总体平面|SITE (?:PLAN|LOCATION)|BLOCK PLAN"),
    (Kind.SHELTER_PLAN, r"(?:人防|掩蔽|防护单元|平战转换|战时).*平面|平面.*(?:人防|战时)|SHELTER"),
    (Kind.ROOF_PLAN, r"(?:屋面|屋顶|机房层).*平面|屋面排水|ROOF ?PLAN"),
    (Kind.FLOOR_PLAN, r"平面|FLOOR|LEVEL \d|^PLAN\b| PLAN$"),
)
_DISCIPLINES: tuple[tuple[str, str], ...] = (
    ("site", r"总施|总图|总平|^总|SITE"),
    ("structure", r"结|STRUCT"),
    ("plumbing", r"水|PLUMB"),
    ("hvac", r"暖|通风|空调|HVAC"),
    ("electrical", r"电|防雷|智能|弱电|ELECTR"),
    ("architecture", r"建|装|人防|防施|ARCH"),
)
_LETTERS = {
    "A": "architecture",
    "S": "structure",
    "P": "plumbing",
    "M": "hvac",
    "H": "hvac",
    "E": "electrical",
    "C": "site",
}
_CHINESE_TITLE = re.compile(
    r"(?:平面|立面|剖面|总平面|系统|布置|大样|节点|详|示意|展开)图?\s*(?:\(.*\))?$|图$|(?:设计|施工)(?:总)?说明$|专篇$"
)
_ENGLISH_TITLE = re.compile(
    r"(?:[\w/&.-]+ ){0,3}(?:FLOOR|ROOF|SITE|BLOCK|LOCATION|GROUND|BASEMENT|LAYOUT) PLAN|(?:[\w-]+ ){0,2}(?:ELEVATION|SECTION)"
)
_SCALE = re.compile(r"(?<![\d:])1\s*[::]\s*(\d{1,5}(?:\.\d+)?)(?![\d:])")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_NUMBER = r"(?:\d{1,3}|[零〇一二两三四五六七八九十百]{1,5})"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:层|F)?\s*[~\-–—至到]\s*({_NUMBER})\s*(?:层|F)")
_LIST = re.compile(rf"({_NUMBER}(?:\s*(?:层|F)?\s*[、,,/.及和]\s*{_NUMBER})+)\s*(?:层|F)")
_SINGLE = re.compile(rf"(?:第)?({_NUMBER})\s*(?:层|楼|F(?![A-Z]))")
_BELOW = re.compile(rf"(?:地下|负|B|-)\s*({_NUMBER})\s*(?:层|F|室)?")
_ROOF = re.compile(r"屋面|屋顶|天面|机房层|ROOF")
_GROUND = re.compile(r"首层|底层|GROUND FLOOR")


def plain(words: str) -> str:
    """Half width, capitals, single blanks, and none between Chinese letters that stand apart as in 设 计 说 明."""
    return closed_up(re.sub(r"\s+", " ", unicodedata.normalize("NFKC", words))).strip().upper()


def closed_up(words: str) -> str:
    """Chinese letters that stand apart, written together."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", words)


def kind_of(title: str | None) -> Kind:
    """The kind a title names; OTHER where it names none."""
    words = plain(title or "")
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), Kind.OTHER)


@lru_cache(8192)  # asked of every word several times, and a drawing says the same again and again
def is_title(words: str) -> bool:
    """Whether words under a drawing are its title, such as 二层平面图."""
    said = re.sub(r"[\s\d:]+$", "", plain(words))
    if len(said) > 40 or re.search(r"见|参|图例|^(?:图|总图|绘图|制图|会图)$|图纸|本图|此图", said):
        return False
    return bool(_CHINESE_TITLE.search(said) or _ENGLISH_TITLE.fullmatch(said))


def scale_of(words: str) -> float | None:
    """100.0 for `1:100`; None where no scale or several are named."""
    found = {float(number) for number in _SCALE.findall(unicodedata.normalize("NFKC", words))}
    found = {number for number in found if 1 <= number <= 50_000}
    return found.pop() if len(found) == 1 else None


def discipline_of(number: str | None, subject: str | None, title: str | None) -> str | None:
    """By the prefix of the drawing's number (建施-05), else by the 专业 of the title block, else by the title."""
    for words in (re.split(r"[\d]", plain(number or ""), maxsplit=1)[0], plain(subject or "")):
        for discipline, pattern in _DISCIPLINES:
            if re.search(pattern, words):
                return discipline
        if (letter := re.match(r"([A-Z])[A-Z]?(?:[-. ]|$)", words)) and letter[1] in _LETTERS:
            return _LETTERS[letter[1]]
    by_title = {
        Kind.LIGHTNING_PLAN: "electrical",
        Kind.EARTHING_PLAN: "electrical",
        Kind.SITE_PLAN: "site",
    }
    return by_title.get(kind_of(title))


def storeys_of(title: str | None) -> tuple[str, ...]:
    """The storeys a title names, as "1F", "B1", "RF", from below; () where it names none, as in 标准层平面图."""
    words = plain(title or "")
    if _ROOF.search(words):
        return ("RF",)
    below = _below(words)
    if below:
        return below
    if found := _RANGE.search(words):
        first, last = _number(found[1]), _number(found[2])
        return tuple(f"{level}F" for level in range(first, last + 1)) if 0 < first <= last < 200 else ()
    if found := _LIST.search(words):
        levels = sorted({_number(part) for part in re.findall(_NUMBER, found[1])})
        return tuple(f"{level}F" for level in levels if level > 0)
    if _GROUND.search(words):
        return ("1F",)
    found = _SINGLE.search(words)
    return (f"{_number(found[1])}F",) if found and _number(found[1]) > 0 else ()


def _below(words: str) -> tuple[str, ...]:
    if not re.search(r"地下|负|(?<![A-Z\d])B\d|(?<![\w)])-\d\s*(?:层|F)", words):
        return ()
    if found := _RANGE.search(words.replace("地下", "").replace("负", "")):
        first, last = sorted((_number(found[1]), _number(found[2])))
        return tuple(f"B{level}" for level in range(last, first - 1, -1)) if last < 20 else ()
    found = _BELOW.search(words)
    if found and 0 < _number(found[1]) < 20:
        return (f"B{_number(found[1])}",)
    return ("B1",) if re.search(r"地下(?:室|车库)", words) else ()


def _number(words: str) -> int:
    """11 for `11` and for `十一`."""
    if words.isdigit():
        return int(words)
    total, last = 0, 0
    for sign in words:
        if sign in "十百":
            total += (last or 1) * (10 if sign == "十" else 100)
            last = 0
        else:
            last = _DIGITS[sign]
    return total + last
