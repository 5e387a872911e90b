"""What rooms are called, and what they are for.

Glossary: *use* (房间用途) is what the law tells apart; *private* spaces belong to a flat, *public* ones (走道, 前室) lead to it.
A name outside this dictionary has no known use.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from lianshen.review.building import Use

_AREA = re.compile(
    r"(?:[A-Z]+\s*=?\s*|(?:房间|室内|使用|建筑|套内|轴线|净)*面积\s*(?:约|为|[::=])?\s*)?(\d+(?:\.\d+)?)\s*(?:m2|m\^2|平方米|平米)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[一-鿿A-Za-z0-9#\-()/、.·&]{2,16}")
_ROOM = re.compile(r"(?:室|间|房|厅|库|廊|馆|店|铺|吧|站)\d*$")
_SPACED = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿\d])")  # 客 厅
_HAN = re.compile(r"[一-鿿]")
_STOREY_WORDS = re.compile(r"平面|立面|剖面|详图|大样|图$|说明|面积|标高|设计|分区|单元\d|做法|详|见|引下线|测试点")

# The first pattern that is found in a name decides, so the narrower ones stand first.
_USES: tuple[tuple[re.Pattern[str], Use], ...] = tuple(
    (re.compile(pattern), use)
    for pattern, use in (
        (r"(密闭通道|防毒通道|洗消间|防毒|气密室)", Use.AIRLOCK),
        (r"(掩蔽|扩散室|战时.*(出入口|风井|水箱)|人防.*口)", Use.SHELTER),
        (r"(滤毒室|除尘室|集气室|进风机室|排风机室)", Use.PLANT),
        (r"(电梯厅|候梯厅|合用前室|前室|电梯前厅)", Use.LOBBY),
        (r"(电梯机房)", Use.PLANT),
        (r"(楼梯|梯间|^LT-?\d)", Use.STAIR),
        (r"(电梯|消防梯|客梯|货梯|^DT-?\d)", Use.LIFT),
        (r"(管井|管道井|电井|水井|风井|竖井|强弱电|强电|弱电|水暖井|烟道|烟井|排烟井|加压送?风井|^水$|^电$|^风$)", Use.SHAFT),
        (r"(中庭上空|上空|天井|^空$|挑空)", Use.VOID),
        (r"(变配?电|配电|开闭所|发电机|风机房|水泵房|泵房|锅炉房|空调机房|新风机房|制冷机房)", Use.PLANT),
        (r"(换热站|机房|设备间|设备房|设备用房|控制室|弱电间|电信间|储油间|报警阀)", Use.PLANT),
        (r"(车库|停车|车位)", Use.GARAGE),
        (r"(商业|商铺|商店|店铺|超市|营业厅|网点)", Use.SHOP),
        (r"(卧室|主卧|次卧|客卧|老人房|儿童房|保姆房|卧房)", Use.BEDROOM),
        (r"(起居|客厅|客餐厅)", Use.LIVING),
        (r"(厨房|^厨$)", Use.KITCHEN),
        (r"(卫生间|盥洗|浴室|厕所|淋浴|洗手间|主卫|次卫|公卫|客卫|^卫$|^男卫|^女卫|^男厕|^女厕)", Use.TOILET),
        (r"(阳台|露台)", Use.BALCONY),
        (r"(教室|实验室)", Use.CLASSROOM),
        (r"(办公|会议|接待|值班)", Use.OFFICE),
        (r"(储藏|储物|库房|仓库|物资库|杂物|贮藏)", Use.STORAGE),
        (r"(走廊|走道|公共走|连廊|通廊|^通道$|内走|疏散走)", Use.CORRIDOR),
        (r"(过道|玄关|门厅|餐厅|书房|衣帽|衣柜|家政|活动室)", Use.OTHER),
        (r"(空调板|空调位|准备室|备课|休息|大堂|入户|洗衣|门斗)", Use.OTHER),
        (r"(茶室|工作室|更衣|多功能|阅览|展厅|食堂|病房)", Use.OTHER),
        (r"(档案|资料|财务|复印|文印|打印|培训|经理室|诊室|治疗|处置|药房|护士站|检验)", Use.OTHER),
        (r"(歌舞|卡拉|KTV|网吧|游艺|桑拿|健身)", Use.OTHER),
    )
)  # fmt: skip


def use_of(name: str) -> Use | None:
    """What a room called `name` is for; None where the name is not in the dictionary."""
    return next((use for pattern, use in _USES if pattern.search(name)), None)


def room_name(words: str, on_name_layer: bool) -> str | None:
    """The room name that `words` are, or None.

    Words of the dictionary count wherever they stand; other short Chinese words only on a layer of room names.
    """
    plain = _SPACED.sub("", _AREA.sub("", normalize("NFKC", words)).strip(" :"))
    if not _NAME.fullmatch(plain) and plain not in {"厨", "卫", "水", "电", "风", "空"}:
        return None
    if plain.startswith("(") or not _HAN.search(plain) or _STOREY_WORDS.search(plain):
        return None
    if use_of(plain) is not None and len(_HAN.findall(plain)) <= 10:
        return plain
    told = on_name_layer or _ROOM.search(plain)
    return plain if told and 2 <= len(_HAN.findall(plain)) <= 8 else None


def is_area(words: str) -> bool:
    """Whether `words` are an area and nothing else."""
    return bool(_AREA.fullmatch(normalize("NFKC", words).strip()))


def stated_area(words: str) -> float | None:
    """The area in square metres that `words` are, such as 12.35㎡; None where they are something else."""
    found = _AREA.search(normalize("NFKC", words))
    return float(found[1]) if found and float(found[1]) > 0 else None
