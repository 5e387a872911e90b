"""Layers for what only these scenes draw, in the manner of each style."""

from __future__ import annotations

from dataclasses import replace

from tests.accuracy.drafting.style import Style

ROLES = ("roof", "joint", "rescue", "road", "parking")
NAMES = {
    "tarch": ("ROOF", "变形缝", "消防登高操作场地", "道路", "停车位"),
    "aia-metres": ("A-ROOF", "S-JOINT", "C-FIRE-SITE", "C-ROAD", "C-PRKG"),
    "chinese-loose": ("屋顶轮廓", "抗震缝", "登高操作场地", "道路", "车位"),
    "layouts": ("屋面", "变形缝", "消防登高场地", "道路", "停车位"),
    "institute": ("建-屋面", "结-变形缝", "总-登高场地", "总-道路", "建-车位"),
    "tarch8-turned": ("ROOF", "沉降缝", "登高场地", "ROAD", "PARKING"),
    "gb-metres-7": ("建筑-屋面-轮廓", "结构-变形缝", "总图-消防登高场地", "总图-道路", "建筑-停车位"),
    "xref-mixed": ("arch$0$ROOF", "str|JOINT-抗震缝", "site$0$FIRE-SITE", "site$0$ROAD", "arch$0$PARKING"),
    "marks-alone": ("女儿墙", "变形缝", "登高场地", "ROAD", "PARKING"),
    "layouts-metres": ("建筑-屋面-女儿墙", "结构-变形缝", "总图-登高场地", "总图-道路", "建筑-停车位"),
}
MORE = {  # a style that has no layers for these kinds of sheet borrows them from the trade
    "xref-mixed": {"lightning": "E-THUN-WIRE", "down": "E-引下线", "site": "site$0$BUILDING", "lane": "site$0$FIRE-LANE",
                   "red": "site$0$RED-LINE", "zone": "arch$0$FIRE-ZONE", "unit": "arch$0$SHELTER-UNIT"},
    "tarch": {"site": "建筑轮廓"},
    "layouts": {"site": "建筑轮廓"},
    "gb-metres-7": {"site": "总图-建筑轮廓", "lane": "总图-消防车道", "red": "总图-用地红线"},
    "layouts-metres": {"site": "总图-建筑轮廓", "lane": "总图-消防车道", "red": "总图-用地红线"},
}  # fmt: skip


def with_layers(style: Style) -> Style:
    """The style with layers for everything that these scenes draw."""
    more = {**dict(zip(ROLES, NAMES.get(style.name, ()), strict=False)), **MORE.get(style.name, {})}
    return replace(style, layers={**style.layers, **more})
