"""Which fonts of a DXF file nobody else may have: stroke fonts (SHX) beyond those that CAD programs bring along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem

_SHAPES = 1  # flag of a style that is a file of shapes, not of letters
_COMMON = frozenset(
    "txt monotxt simplex complex italic italicc italict romans romand romanc romant scripts scriptc gothice gothicg "  # noqa: SIM905
    "gothici greeks greekc cyrillic cyriltlc syastro symap symath symeteo symusic isocp isocp2 isocp3 isoct isoct2 "
    "isoct3 gbenor gbeitc gbcbig bigfont chineset extfont extfont2 whgtxt whgdtxt whtgtxt whtmtxt special ltypeshp "
    "hztxt tssdeng tssdchn".split()
)


def missing_fonts(document: Any) -> Iterator[Problem]:
    """One problem with the count and the names of all stroke fonts that are not common."""
    asked = {
        name
        for style in document.styles
        if not int(style.dxf.get("flags", 0)) & _SHAPES
        for name in (_stem(style.dxf.get("font", "")), _stem(style.dxf.get("bigfont", "")))
    }
    rare = sorted(asked - _COMMON - {""})
    if rare:
        yield Problem(
            "fonts",
            Loss.REPAIRED,
            _("{count} fonts are not at hand: {names}; another was used.", count=len(rare), names=", ".join(rare[:12])),
            _("Use common fonts (gbenor, gbcbig) or TrueType fonts, so that every text is seen as it was written."),
            count=len(rare),
        )


def _stem(font: str) -> str:
    """The plain name of a stroke font; "" for a TrueType font or none."""
    name = str(font).replace("\\", "/").rsplit("/", 1)[-1].strip().lower()
    return "" if name.endswith((".ttf", ".ttc", ".otf")) else name.removesuffix(".shx")
