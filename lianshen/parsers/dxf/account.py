"""The honest account of a DXF file: everything met in it that was not, or not fully, taken as drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lianshen.parsers.dxf.content import Losses
from lianshen.parsers.dxf.fonts import missing_fonts
from lianshen.parsers.dxf.words import CodePage
from lianshen.review.language import Text, _
from lianshen.review.sheets import Loss, Problem


def account(document: Any, losses: Losses, page: CodePage, read: set[str], nothing_else: bool) -> list[Problem]:
    """Every loss as a problem with its count and its remedy."""
    return [
        *_encoding(page),
        *_proxies(losses, nothing_else),
        *_counted(losses),
        *_undrawn(losses),
        *_shown_otherwise(document, losses),
        *_layers(document),
        *_layouts(document, read),
        *_attached(document, page),
        *missing_fonts(document),
    ]


def too_much(pieces: int) -> Problem:
    """Blocks that unfold to more than a drawing can have."""
    return Problem(
        "too-much-drawn",
        Loss.NOT_READ,
        _("Its blocks unfold to {pieces} lines, more than a drawing can have; it was not opened.", pieces=pieces),
        _("Look for blocks nested in blocks or placed as large arrays (MINSERT), and explode or delete them."),
    )


def _encoding(page: CodePage) -> Iterator[Problem]:
    if page.wrong:
        yield Problem(
            "encoding",
            Loss.REPAIRED,
            _(
                "The file says its texts are {stated}, but they are {found}; they were read as {found}.",
                stated=page.stated,
                found=page.name,
            ),
            _("Save it as DXF 2007 or later, which is always UTF-8."),
        )


def _proxies(losses: Losses, nothing_else: bool) -> Iterator[Problem]:
    blind, seen = losses.proxies, losses.proxies_with_picture
    for ours, code, remedy in ((True, "tarch-proxy", _tarch_remedy()), (False, "proxy", _proxy_remedy())):
        lost, kept = _only(blind, ours), _only(seen, ours)
        if lost.total():
            yield Problem(
                code,
                Loss.NOT_READ if nothing_else else Loss.PART_LOST,
                _(
                    "{count} custom objects without a picture could not be read ({names}).",
                    count=lost.total(),
                    names=_listed(lost),
                ),
                remedy,
                count=lost.total(),
            )
        if kept.total():
            yield Problem(
                code,
                Loss.PART_LOST,
                _(
                    "{count} custom objects were read by their picture only, without what they mean ({names}).",
                    count=kept.total(),
                    names=_listed(kept),
                ),
                remedy,
                count=kept.total(),
            )


def _tarch_remedy() -> Text:
    return _("In 天正, export the whole drawing as 天正3 (整图导出, TSAVEAS) and hand in that file.")


def _proxy_remedy() -> Text:
    return _(
        "Explode the custom objects in the program that made them, or export with proxy graphics, then save again."
    )


def _only(names: Counter[str], tarch: bool) -> Counter[str]:
    return Counter({name: count for name, count in names.items() if name.upper().startswith("TCH") == tarch})


def _listed(names: Counter[str]) -> Text:
    return Text.plain(", ".join(f"{name} × {count}" for name, count in names.most_common(6)))


def _counted(losses: Losses) -> Iterator[Problem]:
    again = _("Repair the file (AUDIT), save it anew and hand it in again.")
    if losses.coordinates:
        yield Problem(
            "bad-coordinates",
            Loss.PART_LOST,
            _("{count} things lie at impossible coordinates and were left out.", count=losses.coordinates),
            again,
            count=losses.coordinates,
        )
    if losses.broken:
        yield Problem(
            "broken-entities",
            Loss.PART_LOST,
            _("{count} things in the file are broken and were left out.", count=losses.broken),
            again,
            count=losses.broken,
        )
    if losses.recursive:
        yield Problem(
            "recursive-block",
            Loss.PART_LOST,
            _(
                "{count} blocks contain themselves, or too many others in each other; they were left out.",
                count=losses.recursive,
            ),
            _("Explode these blocks or draw them anew."),
            count=losses.recursive,
        )


def _undrawn(losses: Losses) -> Iterator[Problem]:
    if losses.undrawn:
        yield Problem(
            "not-drawn",
            Loss.PART_LOST,
            _(
                "{count} things of kinds that are not read: {names}.",
                count=losses.undrawn.total(),
                names=_listed(losses.undrawn),
            ),
            _("Explode or flatten them to lines and texts, or bind attached pictures and underlays as lines."),
            count=losses.undrawn.total(),
        )


def _shown_otherwise(document: Any, losses: Losses) -> Iterator[Problem]:
    """What is read but looks otherwise on the sheet as it is shown here."""
    masks = sum(entity.dxftype() == "WIPEOUT" for entity in document.entitydb.values())
    if masks:
        yield Problem(
            "masks",
            Loss.REPAIRED,
            _("What lies behind {count} masks (WIPEOUT) was read and is shown all the same.", count=masks),
            _("Trim what is not meant to be seen instead of covering it."),
            count=masks,
        )
    if losses.signed_lines:
        yield Problem(
            "linetype-signs",
            Loss.REPAIRED,
            _(
                "{count} linetypes have letters or shapes in them; their lines are shown without these.",
                count=losses.signed_lines,
            ),
            _("Write beside such a line what it is, as text of its own."),
            count=losses.signed_lines,
        )


def _layers(document: Any) -> Iterator[Problem]:
    off = [layer for layer in document.layers if layer.is_off() or layer.is_frozen()]
    if off:
        yield Problem(
            "layers-off",
            Loss.REPAIRED,
            _(
                "{count} layers are switched off or frozen; what is drawn on them was read all the same.",
                count=len(off),
            ),
            _("Delete what is not meant to be reviewed, then hand the file in again."),
            count=len(off),
        )


def _layouts(document: Any, read: set[str]) -> Iterator[Problem]:
    """Layouts with something of their own on them, such as a frame around a view, that were not the one read."""
    left = []
    for layout in list(document.layouts)[:200]:
        own = sum(entity.dxftype() != "VIEWPORT" for entity in layout) if layout.name not in {"Model", *read} else 0
        if own:
            left.append(str(layout.name))
    if left:
        yield Problem(
            "paper-space",
            Loss.PART_LOST,
            _(
                "Only {read} was read; these layouts were not: {names}.",
                read=", ".join(sorted(read)),
                names=", ".join(left[:12]),
            ),
            _("Put the frames into model space, or print the layouts to PDF and hand those in."),
            count=len(left),
        )


def _attached(document: Any, page: CodePage) -> Iterator[Problem]:
    attached = (block for block in document.blocks if block.block is not None and block.block.is_xref)
    missing = sorted({_as_attached(block, page) for block in attached})
    if missing:
        yield Problem(
            "xref",
            Loss.PART_LOST,
            _(
                "{count} attached drawings are not in the file: {names}.",
                count=len(missing),
                names=", ".join(missing[:12]),
            ),
            _("Bind attached drawings (XREF, BIND) before saving."),
            count=len(missing),
        )


def _as_attached(block: Any, page: CodePage) -> str:
    """The path of the missing file as the drawing names it, so that people know what to look for; else the block's name."""
    path = page.read(str(block.block.dxf.get("xref_path", ""))).strip()
    return path or page.read(str(block.name))
