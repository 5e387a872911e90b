"""What of a sheet cannot be shown as it is drawn, each kind as one problem: nothing is left out in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lianshen.parsers.drawing_page.fills import hatches
from lianshen.parsers.drawing_page.page import Page
from lianshen.review.language import _
from lianshen.review.sheets import Drawing, Loss, Problem


def not_shown(drawing: Drawing) -> Iterator[Problem]:
    """The problems of one sheet's picture; what is read of the sheet is whole all the same."""
    dense = (
        sum(hatch.dense for hatch in hatches(Page.of(drawing)))
        if any(pen.hatch is not None for pen in drawing.pens)
        else 0
    )
    if dense:
        yield Problem(
            "hatch-as-tone",
            Loss.REPAIRED,
            _(
                "{count} hatches are shown as a light tone, for their lines lie too close on paper or are not in the file.",
                count=dense,
            ),
            _("Make the scale of these hatches larger if their pattern matters."),
            drawing.sheet.id,
            dense,
        )
    unknown = _unknown_signs(drawing)
    if unknown:
        yield Problem(
            "sign-not-shown",
            Loss.REPAIRED,
            _(
                "{count} signs in texts are not in the font sheets are shown with; a box stands for each.",
                count=unknown,
            ),
            _("Look at these texts in your own program, or write them with usual signs."),
            drawing.sheet.id,
            unknown,
        )


def _unknown_signs(drawing: Drawing) -> int:
    """The font knows all of GB 2312; only where something else is written it is worth opening."""
    signs = Counter[str]()
    for word in drawing.words:
        if not word.text.isascii():
            signs.update(sign for sign in word.text if not _is_usual(sign))
    if not signs:
        return 0
    import pymupdf

    font = pymupdf.Font("cjk")
    return sum(count for sign, count in signs.items() if not font.has_glyph(ord(sign)))


def _is_usual(sign: str) -> bool:
    try:
        return bool(sign.encode("gb2312"))
    except UnicodeEncodeError:
        return False
