"""What can be wrong with a PDF or with one of its pages, in sentences."""

from __future__ import annotations

from dataclasses import replace

from lianshen.parsers.sheets.model_space import place_of
from lianshen.review.language import Text, _
from lianshen.review.sheets import Loss, Problem, Sheet

MOST_PAGES = 1_000


def blank(sheet: Sheet) -> Problem:
    """Nothing is drawn."""
    return _about(sheet, "blank-page", Loss.REPAIRED, _("{place} is blank.", place=place_of(sheet)), _drop_it())


def pictures(sheet: Sheet) -> Problem:
    """A part of the page is a picture."""
    message = _("{place} holds pictures; what they show was not read.", place=place_of(sheet))
    return _about(sheet, "picture", Loss.PART_LOST, message, _print_again())


def curves(sheet: Sheet) -> Problem:
    """Letters are lines, and nobody looked at them."""
    message = _(
        "{place} has no text: its letters are drawn as lines, so no mark and no note was read.", place=place_of(sheet)
    )
    return _about(sheet, "text-as-curves", Loss.PART_LOST, message, _print_with_text())


def curves_read(sheet: Sheet, words: int) -> Problem:
    """Letters are lines, and were read as a picture is."""
    message = _(
        "{place} has letters drawn as lines; {words} words were read from their picture (OCR) and may be wrong.",
        place=place_of(sheet),
        words=words,
    )
    return _about(sheet, "text-as-curves", Loss.PART_LOST, message, _print_with_text())


def some_curves(sheet: Sheet, rows: int, words: int) -> Problem:
    """Text, and beside it writing that is drawn as lines: `rows` of it, of which `words` were read as a picture is."""
    message = _(
        "{place} has text, but also {rows} pieces of writing drawn as lines; {words} words of them were read from "
        "their picture (OCR) and may be wrong, the others were not read.",
        place=place_of(sheet),
        rows=rows,
        words=words,
    )
    return replace(_about(sheet, "text-as-curves", Loss.PART_LOST, message, _print_with_text()), count=rows)


def wordless(sheet: Sheet) -> Problem:
    """Lines, but no word, not even as a picture."""
    message = _("{place} holds no word that can be read.", place=place_of(sheet))
    return _about(sheet, "no-words", Loss.PART_LOST, message, _print_with_text())


def scaleless(sheet: Sheet) -> Problem:
    """No scale, or several."""
    message = _("{place} states no single scale, so nothing on it can be measured.", place=place_of(sheet))
    return _about(sheet, "no-scale", Loss.PART_LOST, message, _state_scale())


def astray(sheet: Sheet, count: int) -> Problem:
    """Pieces that lie where no paper is."""
    message = _(
        "{place} has {count} lines to places that no paper reaches; they were left out.",
        place=place_of(sheet),
        count=count,
    )
    return replace(_about(sheet, "coordinates", Loss.PART_LOST, message, _print_again()), count=count)


def garbled(sheet: Sheet, count: int) -> Problem:
    """Commands that are none: a number such as 1e400 or nan moves what is drawn after it."""
    message = _(
        "{place} holds {count} drawing commands that are none; lines may be missing or in a wrong place.",
        place=place_of(sheet),
        count=count,
    )
    return replace(_about(sheet, "damaged", Loss.PART_LOST, message, _print_again()), count=count)


def scan(sheet: Sheet) -> Problem:
    """A picture in which no word was found."""
    message = _("{place} is a scan: it holds no lines and no words that can be checked.", place=place_of(sheet))
    return _about(sheet, "scan", Loss.NOT_READ, message, _print_again())


def scan_read(sheet: Sheet, words: int) -> Problem:
    """A picture whose words were read."""
    message = _(
        "{place} is a scan: {words} words were read by OCR and may be wrong; its lines are not measured.",
        place=place_of(sheet),
        words=words,
    )
    return _about(sheet, "scan", Loss.PART_LOST, message, _print_again())


def several_frames(sheet: Sheet) -> Problem:
    """Sheets side by side in one picture."""
    message = _("{place} is a scan of several sheets; they were not told apart.", place=place_of(sheet))
    return _about(sheet, "several-plans", Loss.PART_LOST, message, _("Scan each sheet by itself, or hand in the DXF."))


def curves_left(sheet: Sheet, page_seconds: float, seconds: float) -> Problem:
    """Letters are lines, and time did not suffice to read them."""
    message = _(
        "{place} has letters drawn as lines that were not read: OCR may take {page} s for a page and {file} s for a file.",
        place=place_of(sheet),
        page=round(page_seconds),
        file=round(seconds),
    )
    remedy = _("Print with text as text, or hand in the sheets as several files.")
    return _about(sheet, "text-as-curves", Loss.PART_LOST, message, remedy)


def scan_left(sheet: Sheet, page_seconds: float, seconds: float) -> Problem:
    """A picture that time did not suffice for."""
    message = _(
        "{place} is a scan and was not read: OCR may take {page} s for a page and {file} s for a file.",
        place=place_of(sheet),
        page=round(page_seconds),
        file=round(seconds),
    )
    remedy = _("Print the sheets from CAD as vector PDF, or hand in the scans as several files.")
    return _about(sheet, "scan", Loss.NOT_READ, message, remedy)


def unsized(sheet: Sheet) -> Problem:
    """A picture that does not say how large its paper was."""
    message = _(
        "{place} is a picture that does not say how large its paper is, so its scale means nothing.",
        place=place_of(sheet),
    )
    remedy = _("Scan the whole sheet and keep the resolution (for example 300 dpi) in the file, or hand in a PDF.")
    return _about(sheet, "no-paper-size", Loss.PART_LOST, message, remedy)


def broken_page(number: int) -> Problem:
    """One page of others cannot be read."""
    return Problem(
        "damaged", Loss.NOT_READ, _("Page {number} is damaged and could not be read.", number=number), _print_again()
    )


def odd_size(number: int) -> Problem:
    """No paper is so small or so large."""
    return Problem(
        "page-size",
        Loss.NOT_READ,
        _("Page {number} has the size of no paper and was not read.", number=number),
        _print_again(),
    )


def mended() -> Problem:
    """The file was repaired."""
    return Problem(
        "mended",
        Loss.REPAIRED,
        _("The PDF was damaged; it was repaired as far as possible, parts may be missing."),
        _("Compare the sheet shown here with your own, or print it again."),
    )


def locked() -> Problem:
    """The file wants a password."""
    return Problem(
        "password",
        Loss.NOT_READ,
        _("The file is protected by a password and cannot be read."),
        _("Remove the password and hand the file in again."),
    )


def too_many(count: int) -> Problem:
    """More pages than are read."""
    return Problem(
        "too-many-pages",
        Loss.PART_LOST,
        _("The file has {count} pages; only the first {most} were read.", count=count, most=MOST_PAGES),
        _("Split the file, for example one per discipline."),
        count=count - MOST_PAGES,
    )


def no_pages() -> Problem:
    """An empty file."""
    return Problem(
        "nothing-drawn",
        Loss.NOT_READ,
        _("The PDF has no pages: there are no sheets."),
        _("Print the drawing again and hand in the new file."),
    )


def _about(sheet: Sheet, code: str, loss: Loss, message: Text, remedy: Text) -> Problem:
    return Problem(code, loss, message, remedy, sheet=sheet.id)


def _drop_it() -> Text:
    return _("Leave the page out, or print the sheet anew if something should be on it.")


def _print_again() -> Text:
    return _("Print the sheet from CAD as a vector PDF, or hand in the DXF.")


def _print_with_text() -> Text:
    return _("Print with TrueType fonts and text as text, or hand in the DXF.")


def _state_scale() -> Text:
    return _("State the scale in the title block (比例) and beside the title of the plan, or hand in the DXF.")
