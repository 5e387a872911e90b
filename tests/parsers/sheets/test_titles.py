"""What titles say of kind, storeys, discipline and scale."""

from __future__ import annotations

import pytest

from lianshen.parsers.sheets.titles import discipline_of, is_title, kind_of, scale_of, storeys_of
from lianshen.review.sheets import Kind


@pytest.mark.parametrize(
    ("title", "storeys"),
    [
        ("首层平面图", ("1F",)),
        ("一层平面图", ("1F",)),
        ("二层平面图", ("2F",)),
        ("十二层平面图", ("12F",)),
        ("二十一层平面图", ("21F",)),
        ("4F平面图", ("4F",)),
        ("3~5层平面图", ("3F", "4F", "5F")),
        ("标准层平面图(3~5层)", ("3F", "4F", "5F")),
        ("三至五层平面图", ("3F", "4F", "5F")),
        ("3F-5F平面图", ("3F", "4F", "5F")),
        ("二、三层平面图", ("2F", "3F")),
        ("2、4层平面图", ("2F", "4F")),
        ("标准层平面图", ()),
        ("地下一层平面图", ("B1",)),
        ("地下二层平面图(人防)", ("B2",)),
        ("负一层平面图", ("B1",)),
        ("-1层平面图", ("B1",)),
        ("B1层平面图", ("B1",)),
        ("地下一~二层平面图", ("B2", "B1")),
        ("地下室平面图", ("B1",)),
        ("屋顶平面图", ("RF",)),
        ("屋面防雷平面图", ("RF",)),
        ("1-1剖面图", ()),
        ("5#楼平面图", ()),
        (None, ()),
    ],
)
def test_storeys_are_named_from_below(title: str | None, storeys: tuple[str, ...]) -> None:
    assert storeys == storeys_of(title)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("二层平面图", Kind.FLOOR_PLAN),
        ("屋顶平面图", Kind.ROOF_PLAN),
        ("总平面图", Kind.SITE_PLAN),
        ("1-1剖面图", Kind.SECTION),
        ("南立面图", Kind.ELEVATION),
        ("门窗表", Kind.SCHEDULE),
        ("建筑设计说明", Kind.NOTES),
        ("消防设计专篇", Kind.NOTES),
        ("图纸目录", Kind.INDEX),
        ("楼梯详图", Kind.DETAIL),
        ("地下一层防火分区示意图", Kind.FIRE_COMPARTMENT_PLAN),
        ("地下一层人防平面图", Kind.SHELTER_PLAN),
        ("屋顶防雷平面图", Kind.LIGHTNING_PLAN),
        ("基础接地平面图", Kind.EARTHING_PLAN),
        ("防雷接地说明", Kind.NOTES),
        ("配电系统图", Kind.OTHER),
        (None, Kind.OTHER),
    ],
)
def test_the_kind_follows_from_the_title(title: str | None, kind: Kind) -> None:
    assert kind == kind_of(title)


@pytest.mark.parametrize(
    ("number", "subject", "title", "discipline"),
    [
        ("建施-05", None, None, "architecture"),
        ("结施-02", None, None, "structure"),
        ("电施-02", None, None, "electrical"),
        ("水施-01", None, None, "plumbing"),
        ("暖施-01", None, None, "hvac"),
        ("总施-01", None, None, "site"),
        ("人防-02", None, None, "architecture"),
        ("A-101", None, None, "architecture"),
        ("E-101", None, None, "electrical"),
        ("01", "给排水", None, "plumbing"),
        (None, None, "屋顶防雷平面图", "electrical"),
        (None, None, "二层平面图", None),
    ],
)
def test_the_discipline_follows_from_number_subject_or_title(
    number: str | None, subject: str | None, title: str | None, discipline: str | None
) -> None:
    assert discipline == discipline_of(number, subject, title)


def test_a_scale_is_one_scale_or_none() -> None:
    assert scale_of("1:100") == 100
    assert scale_of("平面图 1:150") == 150
    assert scale_of("1:100 1:50") is None
    assert scale_of("—") is None
    assert scale_of("11:100") is None


def test_a_title_is_told_from_other_words() -> None:
    assert is_title("二层平面图")
    assert is_title("标准层平面图 (3~11层)")
    assert is_title("二层平面图 1:100")
    assert is_title("GROUND FLOOR PLAN")
    assert is_title("给 排 水 设 计 说 明")
    assert is_title("防水设计专篇")
    assert not is_title("绘   图")
    assert not is_title("总  图")
    assert not is_title("详见二层平面图")
    assert not is_title("on plan")
    assert not is_title("卧室")
