"""What sheets, files and the drawing index say of themselves, for the form check."""

from __future__ import annotations

from lianshen.review.facts import Fact, Many, Subject


class SheetRecord(Subject):
    """What a sheet's own title block and frame say, for the form check."""

    file = Fact[str](str, "文件名")
    number = Fact[str](str, "图号")
    title = Fact[str](str, "图名")
    discipline = Fact[str](str, "专业")
    stated_scale = Fact[str](str, "比例")
    measured_scale = Fact[float](float, "图面比例")
    unreadable = Fact[int](int, "无法读取的对象数")
    empty_fields = Many[str](str, "图签空缺栏目")


class FileRecord(Subject):
    """A file as handed in, for the form check; the counts are of CAD files that opened."""

    media = Fact[str](str, "文件类型")
    opened = Fact[bool](bool, "文件可读取")
    missing_drawings = Fact[int](int, "缺失的外部参照数")
    missing_fonts = Fact[int](int, "缺失的字体数")
    doubtful_units = Fact[int](int, "单位有误的图纸数")
    outside_frames = Fact[int](int, "图框外的图元数")
    unframed_sheets = Fact[int](int, "没有图框的图纸数")
    foreign_texts = Fact[int](int, "字符编码有误的次数")
    signed = Fact[bool](bool, "电子签名")
    added_after_signing = Fact[int](int, "签名后追加的字节数")


class IndexEntry(Subject):
    """One row of the drawing index (图纸目录)."""

    number = Fact[str](str, "目录图号")
    title = Fact[str](str, "目录图名")
