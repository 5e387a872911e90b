"""Pieces of a Word document that python-docx has no call for: fonts by script, tables made at once, fields for page numbers.

Tables are built as XML in one go, since python-docx looks a cell up anew each time: a thousand rows would take a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

FACES = ("Arial", "宋体")
"""The fonts of Latin and of Chinese letters: those that every office machine in China has."""
HEADS = ("Arial", "黑体")
RED, GREY, AMBER = "A8171C", "5B6773", "8A5A00"
_DXA_PER_MM = 1440 / 25.4
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a cell."""

    text: str
    bold: bool = False
    small: bool = False
    colour: str = ""


Cell = str | Sequence[Line]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head and its width in millimetres of paper."""

    head: str
    width: float


def add_table(document: Document, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """A table whose head, if it has one, is repeated on every page and whose rows are never torn apart."""
    table = _element("w:tbl")
    table.append(_properties(sum(column.width for column in columns)))
    grid = _element("w:tblGrid")
    grid.extend(_element("w:gridCol", w=_dxa(column.width)) for column in columns)
    table.append(grid)
    if any(column.head for column in columns):
        table.append(_row([[Line(column.head, bold=True)] for column in columns], columns, head=True))
    table.extend(_row(row, columns) for row in rows)
    after = document.add_paragraph()  # Word wants a paragraph behind a table
    after.paragraph_format.space_after = 0
    after._p.addprevious(table)


def set_fonts(style: Any, faces: tuple[str, str], colour: str = "") -> None:
    """The fonts of a style by script; whatever its theme said is taken away."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    latin, chinese = faces
    properties.insert(0, _element("w:rFonts", ascii=latin, hAnsi=latin, cs=latin, eastAsia=chinese))
    if colour:
        for old in properties.findall(qn("w:color")):
            properties.remove(old)
        properties.append(_element("w:color", val=colour))


def no_border(style: Any) -> None:
    """Take away the line that the template draws below a title."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word works out, such as PAGE."""
    for kind in ("begin", "", "separate", "text", "end"):
        run = paragraph.add_run()._r
        if kind == "":
            instruction = _element("w:instrText")
            instruction.text = f" {code} "
            run.append(instruction)
        elif kind == "text":
            run.append(_text("1"))
        else:
            run.append(_element("w:fldChar", fldCharType=kind))


def clean(words: str) -> str:
    """The words without what XML cannot hold; drawings bring any character along."""
    return _NOT_XML.sub("", words)


def _properties(width: float) -> Any:
    properties = _element("w:tblPr")
    margins = _element("w:tblCellMar")
    margins.extend(_element(f"w:{side}", w="80", type="dxa") for side in ("left", "right"))
    properties.extend(
        (
            _element("w:tblStyle", val="TableGrid"),
            _element("w:tblW", w=_dxa(width), type="dxa"),
            _element("w:tblLayout", type="fixed"),
            margins,
        )
    )
    return properties


def _row(cells: Sequence[Cell], columns: Sequence[Column], head: bool = False) -> Any:
    row = _element("w:tr")
    properties = _element("w:trPr")
    properties.append(_element("w:cantSplit"))
    if head:
        properties.append(_element("w:tblHeader"))
    row.append(properties)
    row.extend(_cell(cell, column, head) for cell, column in zip(cells, columns, strict=True))
    return row


def _cell(cell: Cell, column: Column, head: bool) -> Any:
    found = _element("w:tc")
    properties = _element("w:tcPr")
    properties.append(_element("w:tcW", w=_dxa(column.width), type="dxa"))
    if head:
        properties.append(_element("w:shd", val="clear", color="auto", fill="F2F5F8"))
    found.append(properties)
    lines = [Line(cell)] if isinstance(cell, str) else list(cell)
    found.extend(map(_paragraph, lines or [Line("")]))
    return found


def _paragraph(line: Line) -> Any:
    paragraph = _element("w:p")
    spacing = _element("w:pPr")
    spacing.append(_element("w:spacing", before="20", after="20", line="240", lineRule="auto"))
    paragraph.append(spacing)
    if not line.text:
        return paragraph
    run, looks = _element("w:r"), _element("w:rPr")
    looks.extend(_looks(line))
    run.append(looks)
    run.append(_text(clean(line.text)))
    paragraph.append(run)
    return paragraph


def _looks(line: Line) -> Iterator[Any]:
    if line.bold:
        yield _element("w:b")
    if line.colour:
        yield _element("w:color", val=line.colour)
    yield _element("w:sz", val="15" if line.small else "17")


def _text(words: str) -> Any:
    text = _element("w:t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    return text


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _dxa(width_mm: float) -> str:
    return str(round(width_mm * _DXA_PER_MM))
