"""One DXF file from its bytes to drawings: loaded, mended where needed, unfolded, cut into sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from ezdxf import recover
from ezdxf.filemanagement import readfile

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.dxf.account import account, too_much
from lianshen.parsers.dxf.content import Content, Layers, Losses
from lianshen.parsers.dxf.entities import BROKEN, collect
from lianshen.parsers.dxf.explode import TooMuch, explode
from lianshen.parsers.dxf.words import CodePage, code_page
from lianshen.parsers.format import Reading
from lianshen.parsers.sheets.model_space import cut_into_sheets
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem, SourceFile

_SAMPLE = 20_000


def read_document(source: SourceFile, path: Path) -> Reading:
    """Every sheet of the file and what was lost on the way."""
    document, problems = _loaded(path)
    if document is None:
        return Reading(problems=tuple(problems))
    stated = "utf-8" if document.dxfversion >= "AC1021" else str(document.encoding).lower()
    page = code_page(stated, islice(_texts(document), _SAMPLE))
    losses = Losses()
    try:
        drawn, layout = _drawn(document, page, losses)
    except TooMuch as trouble:
        return Reading(problems=(*problems, too_much(trouble.pieces)))
    problems += account(document, losses, page, layout, nothing_else=not (len(drawn.segments) or len(drawn.arcs)))
    if drawn.is_empty:
        return Reading(problems=tuple(problems or [_nothing_drawn()]))
    unit = int(document.header.get("$INSUNITS", 0) or 0)
    reading = cut_into_sheets(source, drawn, unit)
    return reading.with_problems(*problems)


def _loaded(path: Path) -> tuple[Any, list[Problem]]:
    try:
        return readfile(path), []
    except (*BROKEN, UnicodeError, OSError, EOFError):
        pass
    try:
        document, _auditor = recover.readfile(path, errors="surrogateescape")
    except (*BROKEN, UnicodeError, OSError, EOFError):
        return None, [_not_loaded()]
    return document, [_mended()]


def _drawn(document: Any, page: CodePage, losses: Losses) -> tuple[Drawn, str]:
    """What the model space shows, or the fullest layout where it shows nothing; and the layout's name."""
    layers = Layers()
    blocks = _blocks(document, page, layers, losses)
    drawn = explode(_content(document.modelspace(), page, layers, losses), blocks)
    if not drawn.is_empty:
        return drawn, "Model"
    fullest, name = drawn, "Model"
    for layout in islice(document.layouts, 100):
        if layout.name == "Model":
            continue
        other = explode(_content(layout, page, layers, losses), blocks)
        if other.pieces() > fullest.pieces():
            fullest, name = other, str(layout.name)
    return fullest, name


def _content(entities: Any, page: CodePage, layers: Layers, losses: Losses) -> Content:
    content = Content(page, layers, losses)
    collect(entities, content)
    return content


def _blocks(document: Any, page: CodePage, layers: Layers, losses: Losses) -> Callable[[str], Content | None]:
    """Block contents by name, each collected once and only when something places it."""
    known: dict[str, Content | None] = {}

    def block(name: str) -> Content | None:
        if name not in known:
            found = document.blocks.get(name)
            known[name] = None if found is None else _content(found, page, layers, losses)
        return known[name]

    return block


def _texts(document: Any) -> Iterator[str]:
    for layer in document.layers:
        yield str(layer.dxf.name)
    for entity in document.entitydb.values():
        if entity.dxftype() in {"TEXT", "ATTRIB", "ATTDEF"}:
            yield str(entity.dxf.get("text", ""))
        elif entity.dxftype() == "MTEXT":
            yield str(entity.text)


def _not_loaded() -> Problem:
    return Problem(
        "damaged",
        Loss.NOT_READ,
        _("The DXF file is damaged or cut short and could not be repaired."),
        _("Open it in your CAD program, repair it (AUDIT or RECOVER), save it anew and hand it in again."),
    )


def _mended() -> Problem:
    return Problem(
        "mended",
        Loss.REPAIRED,
        _("The DXF file was damaged; it was repaired as far as possible, parts may be missing."),
        _("Compare the sheet shown here with your own, or repair the file (AUDIT) and hand it in again."),
    )


def _nothing_drawn() -> Problem:
    return Problem(
        "nothing-drawn",
        Loss.NOT_READ,
        _("The file is in order but nothing is drawn in it: there are no sheets."),
        _("Hand in the file that holds the drawing itself, with attached drawings bound into it (BIND)."),
    )
