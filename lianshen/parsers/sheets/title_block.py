"""The title block: which label has which value, by attributes or by the cells the words stand in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lianshen.parsers.drawn import Box, Drawn
from lianshen.review.sheets import Floats, Symbol, Word

_SAYINGS: dict[str, str] = {
    "图名": "图名 图纸名称 图纸内容 TITLE DRAWING_TITLE SHEET_TITLE DWG_TITLE DRAWING_NAME",
    "图号": "图号 图纸编号 图纸号 NO DRAWING_NO DRAWING_NUMBER SHEET_NO SHEET_NUMBER DWG_NO DRAWINGNO DWGNO",
    "比例": "比例 出图比例 图纸比例 SCALE",
    "日期": "日期 出图日期 设计日期 DATE",
    "专业": "专业 专业名称 设计专业 DISCIPLINE",
    "图别": "图别 图纸类别",
    "设计": "设计 设计人 设计者 DESIGNED DESIGNED_BY",
    "制图": "制图 绘图 绘图人 制图人 DRAWN DRAWN_BY",
    "校对": "校对 校对人 CHECKED CHECKED_BY",
    "审核": "审核 审核人 REVIEWED",
    "审定": "审定 审定人 APPROVED APPROVED_BY",
    "专业负责人": "专业负责人 专业负责 专业负责人签字",
    "项目负责人": "项目负责人 工程负责人 设计总负责人 项目负责 设总",
    "工程名称": "工程名称 PROJECT PROJECT_NAME PROJECT_TITLE",
    "项目名称": "项目名称 单体名称",
    "子项": "子项 子项名称 子项工程名称",
    "建设单位": "建设单位 业主 CLIENT",
    "设计单位": "设计单位",
    "设计号": "设计号 设计编号 工程编号 工程号 项目编号 项目号 PROJECT_NO JOB_NO",
    "版次": "版次 版本 版本号 版号 REVISION REV",
    "图幅": "图幅 图纸规格 SIZE",
    "阶段": "阶段 设计阶段 STAGE PHASE",
}
_BY_SAYING = {saying: label for label, sayings in _SAYINGS.items() for saying in sayings.split()}
LABELS = frozenset(_SAYINGS)
_CAPTIONS = frozenset(
    "姓名/签字/签名/签署/职责/职务/版次说明/修改说明/子项编号/序号/备注/注册章/资质章/盖章/会签".split("/")  # noqa: SIM905
)
_VALUES_BESIDE = frozenset(("设计", "制图", "校对", "审核", "审定", "专业负责人", "项目负责人", "设计号", "图号"))
_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class _Cell:
    box: Box

    def holds(self, word: Word) -> bool:
        x, y = word.at[0] + min(word.width, word.height) / 2, word.at[1] + word.height / 2
        return self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]


def label_of(words: str) -> str | None:
    """The title block's label that `words` are, under its usual name; None where they are something else."""
    return _split(words)[0]


def in_title_area(word: Word, box: Box) -> bool:
    """Whether a word stands where title blocks stand: in the right or the lower part of the sheet."""
    x, y = box[0] + 0.6 * (box[2] - box[0]), box[1] + 0.3 * (box[3] - box[1])
    return box[0] <= word.at[0] <= box[2] and box[1] <= word.at[1] <= box[3] and (word.at[0] >= x or word.at[1] <= y)


def read_fields(drawn: Drawn, symbol: Symbol | None, frame: Box) -> tuple[tuple[str, str], ...]:
    """Labels with their values, an empty value as ""; attributes first, then the words in their cells.

    The attributes are those of the frame's own block, else of a title block placed inside the frame.
    """
    fields: dict[str, str] = {}
    for tag, words in _attributes(drawn, symbol):
        fields.setdefault(label_of(tag) or tag, words.strip())
    for label, words in _from_cells(drawn, frame).items():
        if not fields.get(label):
            fields[label] = words
    return tuple(fields.items())


def _attributes(drawn: Drawn, symbol: Symbol | None) -> tuple[tuple[str, str], ...]:
    if symbol is not None and symbol.attributes:
        return symbol.attributes
    placed = [(len({label_of(tag) for tag, _ in one.attributes} & LABELS), one.attributes) for one in drawn.symbols]
    most, attributes = max(placed, key=lambda pair: pair[0], default=(0, ()))
    return attributes if most >= 2 else ()


@lru_cache(8192)  # asked of every word several times
def _split(words: str) -> tuple[str | None, str]:
    """The label that begins `words` and what follows it in the same text: `图号:建施-05`."""
    if len(words) > 120:
        return None, ""
    text = unicodedata.normalize("NFKC", words).strip()
    head, colon, tail = text.partition(":")
    key = re.sub(r"[\s.]+", "_", head.strip().upper()).strip("_")
    chinese = re.sub(r"[^\u4e00-\u9fff]", "", head)
    if len(head) > _LONGEST_LABEL:
        return None, ""
    if key in _BY_SAYING and (not head.isascii() or key.upper() == key):
        return _BY_SAYING[key], tail.strip() if colon else ""
    rest = re.sub(r"[\u4e00-\u9fff\s]", "", head)
    if chinese in _BY_SAYING and (not rest or re.fullmatch(r"[A-Za-z./]+", rest)):  # 图名 TITLE, 图 名
        return _BY_SAYING[chinese], tail.strip() if colon else ""
    return None, ""


def _from_cells(drawn: Drawn, frame: Box) -> dict[str, str]:
    lines = drawn.segments
    level = lines[abs(lines[:, 1] - lines[:, 3]) <= 1e-3 * abs(lines[:, 0] - lines[:, 2])]
    upright = lines[abs(lines[:, 0] - lines[:, 2]) <= 1e-3 * abs(lines[:, 1] - lines[:, 3])]
    fields: dict[str, str] = {}
    words = tuple(word for word in drawn.words if in_title_area(word, frame))
    for word in words:
        label, said = _split(word.text)
        if label is None or abs(word.turn) > 1:
            continue
        value = said or _value(word, words, level, upright)
        if not fields.get(label):
            fields[label] = value
    return fields if len(fields) > 1 else {}


def _value(label: Word, words: tuple[Word, ...], level: Floats, upright: Floats) -> str:
    """The words in the label's own cell, else in the cell to its right, else in the cell below."""
    own = _cell(label, level, upright)
    if own is None:
        return _beside(label, words)
    if own_words := _joined(own, words, label):
        return own_words
    x0, y0, x1, y1 = own.box
    step = 0.1 * (y1 - y0)
    right = _cell_at(x1 + step, (y0 + y1) / 2, level, upright)
    if right is not None and _is_like(right, own, label):
        if not any(_is_caption(word.text) for word in words if right.holds(word)):
            return _joined(right, words, label)
        if _split(label.text)[0] in _VALUES_BESIDE:
            return ""
    below = _cell_at((x0 + x1) / 2, y0 - step, level, upright)
    in_column = below is not None and abs(below.box[0] - x0) <= step and abs(below.box[2] - x1) <= step
    return _joined(below, words, label) if below is not None and in_column and _is_like(below, own, label) else ""


def _is_like(cell: _Cell, own: _Cell, label: Word) -> bool:
    """A value's cell is not the whole drawing beside the title block."""
    tall, wide = cell.box[3] - cell.box[1], cell.box[2] - cell.box[0]
    return tall <= max(3 * (own.box[3] - own.box[1]), 8 * label.height) and wide <= 100 * label.height


def _joined(cell: _Cell, words: tuple[Word, ...], label: Word) -> str:
    inside = [word for word in words if word is not label and cell.holds(word)]
    if any(_is_caption(word.text) for word in inside):
        return ""
    inside = [word for word in inside if not _is_translation(word, label, cell)]
    inside.sort(key=lambda word: (-round(word.at[1] / max(word.height, 1e-9)), word.at[0]))
    return " ".join(word.text.strip() for word in inside)[:300]


def _is_caption(words: str) -> bool:
    """Whether words name a field rather than fill one."""
    chinese = re.sub(r"[^\u4e00-\u9fff]", "", words)
    return _split(words)[0] is not None or chinese in _CAPTIONS


def _is_translation(word: Word, label: Word, cell: _Cell) -> bool:
    """The English under a Chinese label in the label's own cell is no value."""
    return cell.holds(label) and word.text.isascii() and not any(sign.isdigit() for sign in word.text)


def _cell(word: Word, level: Floats, upright: Floats) -> _Cell | None:
    return _cell_at(word.at[0] + min(word.width, word.height) / 2, word.at[1] + word.height / 2, level, upright)


def _cell_at(x: float, y: float, level: Floats, upright: Floats) -> _Cell | None:
    """The cell of lines around a point; None where it is open to a side."""
    across = (np.minimum(level[:, 0], level[:, 2]) <= x) & (np.maximum(level[:, 0], level[:, 2]) >= x)
    along = (np.minimum(upright[:, 1], upright[:, 3]) <= y) & (np.maximum(upright[:, 1], upright[:, 3]) >= y)
    ys, xs = level[across, 1], upright[along, 0]
    if not ((ys < y).any() and (ys > y).any() and (xs < x).any() and (xs > x).any()):
        return None
    return _Cell((float(xs[xs < x].max()), float(ys[ys < y].max()), float(xs[xs > x].min()), float(ys[ys > y].min())))


def _beside(label: Word, words: tuple[Word, ...]) -> str:
    """Without lines around it: the nearest words to the right on the same foot."""
    right, near = label.at[0] + label.width, 20 * label.height
    found = [
        word
        for word in words
        if abs(word.at[1] - label.at[1]) <= 0.6 * label.height
        and right - 0.5 * label.height <= word.at[0] <= right + near
        and not _is_caption(word.text)
        and word is not label
    ]
    return min(found, key=lambda word: word.at[0]).text.strip() if found else ""
