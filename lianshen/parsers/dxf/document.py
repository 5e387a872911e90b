"""One DXF file from its bytes to drawings: loaded, mended where needed, unfolded, cut into sheets."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from lianshen.parsers.drawing_page.account import not_shown
from lianshen.parsers.drawn import Drawn
from lianshen.parsers.dxf.account import account, too_much
from lianshen.parsers.dxf.columns.pouring import Pouring
from lianshen.parsers.dxf.content import Content, Losses
from lianshen.parsers.dxf.entities import collect
from lianshen.parsers.dxf.explode import TooMuch, explode
from lianshen.parsers.dxf.layouts import read_layouts
from lianshen.parsers.dxf.loading import Loaded, load
from lianshen.parsers.dxf.pens import Layers, layers_of
from lianshen.parsers.dxf.words import CodePage, code_page
from lianshen.parsers.format import Reading
from lianshen.parsers.holes import with_holes
from lianshen.parsers.sheets.layouts import Layout
from lianshen.parsers.sheets.model_space import cut_into_sheets
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem, SourceFile

_SAMPLE = 20_000


def read_document(source: SourceFile, path: Path) -> Reading:
    """Every sheet of the file and what was lost on the way."""
    loaded, problems = load(path)
    if loaded is None:
        return Reading(problems=tuple(problems))
    gc.disable()  # many small things without circles: to look through them again and again costs a third of the time
    try:
        return read_loaded(source, loaded, problems)
    finally:
        gc.enable()


def read_loaded(source: SourceFile, loaded: Loaded, problems: list[Problem]) -> Reading:
    """Unfolded, cut into sheets, with its account; `problems` are those of loading it."""
    document = loaded.document
    page = code_page(loaded.stated_encoding(), islice(chain(loaded.samples(), _texts(document)), _SAMPLE))
    losses = Losses()
    try:
        drawn, layout, layouts = _everything(loaded, page, losses)
    except TooMuch as trouble:
        return Reading(problems=(*problems, too_much(trouble.pieces)))
    loaded.poured()
    reading = Reading()
    if not drawn.is_empty:
        reading = cut_into_sheets(source, drawn, int(document.header.get("$INSUNITS", 0) or 0), layouts)
    places = [drawing.sheet.place.partition("layout ") for drawing in reading.drawings]
    read = {layout, *(name for _before, word, name in places if word)}
    problems += account(document, losses, page, read, nothing_else=not (len(drawn.segments) or len(drawn.arcs)))
    if drawn.is_empty:
        return Reading(problems=tuple(problems or [_nothing_drawn()]))
    shown = chain.from_iterable(not_shown(drawing) for drawing in reading.drawings)
    return with_holes(reading.with_problems(*problems, *shown), losses.proxies)


def unfolded(loaded: Loaded, page: CodePage, losses: Losses) -> tuple[Drawn, str]:
    """What the model space shows, or the fullest layout where it shows nothing; and the layout's name."""
    return _everything(loaded, page, losses)[:2]


def _everything(loaded: Loaded, page: CodePage, losses: Losses) -> tuple[Drawn, str, tuple[Layout, ...]]:
    """As `unfolded`, and the layouts that show views of the model space."""
    document = loaded.document
    layers = layers_of(document, page)
    pouring = loaded.pouring(page, layers)
    blocks = _blocks(document, page, layers, losses, pouring)
    space = _content(document.modelspace(), page, layers, losses)
    if pouring is not None:
        pouring.model_space(space)
    drawn = explode(space, blocks)
    losses.signed_lines = layers.lines_with_signs()
    if not drawn.is_empty:
        on_paper = read_layouts(document, lambda layout: explode(_content(layout, page, layers, losses), blocks))
        return drawn, "Model", tuple(on_paper)
    fullest, name = drawn, "Model"
    for layout in islice(document.layouts, 100):
        if layout.name == "Model":
            continue
        other = explode(_content(layout, page, layers, losses), blocks)
        if other.pieces() > fullest.pieces():
            fullest, name = other, str(layout.name)
    return fullest, name, ()


def _content(entities: Any, page: CodePage, layers: Layers, losses: Losses) -> Content:
    content = Content(page, layers, losses)
    collect(entities, content)
    return content


def _blocks(
    document: Any, page: CodePage, layers: Layers, losses: Losses, pouring: Pouring | None
) -> Callable[[str], Content | None]:
    """Block contents by name, each collected once and only when something places it."""
    known: dict[str, Content | None] = {}

    def block(name: str) -> Content | None:
        if name not in known:
            found = document.blocks.get(name)
            known[name] = None if found is None else _content(found, page, layers, losses)
            content = known[name]
            if content is not None and pouring is not None:
                pouring.block(name, content)
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


def _nothing_drawn() -> Problem:
    return Problem(
        "nothing-drawn",
        Loss.NOT_READ,
        _("The file is in order but nothing is drawn in it: there are no sheets."),
        _("Hand in the file that holds the drawing itself, with attached drawings bound into it (BIND)."),
    )
