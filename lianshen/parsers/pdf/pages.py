"""One PDF file, or one file of pictures, from its bytes to drawings: every page is a sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pymupdf

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.format import Reading
from lianshen.parsers.media import PICTURES
from lianshen.parsers.pdf import problems as wrong
from lianshen.parsers.pdf.letters import NO_ROWS, rows_of_letters, word_boxes
from lianshen.parsers.pdf.paper import Paper
from lianshen.parsers.pdf.sheet import MM, framed_sheet, frames_on, page_sheet, shows_several_storeys
from lianshen.parsers.pdf.signatures import signatures_of
from lianshen.parsers.pdf.strokes import page_strokes
from lianshen.parsers.pdf.words import page_words
from lianshen.parsers.sheets.doubts import outside_frames, several_plans
from lianshen.parsers.sheets.model_space import NOT_TO_SCALE
from lianshen.review.sheets import Drawing, Floats, Problem, Sheet, Signatures, SourceFile, Word

if TYPE_CHECKING:  # what reads pictures is loaded only where pictures are read
    from lianshen.parsers.scan.reader import Reader

LONGEST_SIDE = 5_100.0  # mm
BROKEN = (RuntimeError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, pymupdf.mupdf.FzErrorBase)
_FEW_STROKES, _FEW_WORDS = 60, 12
_MOST_PAGE = 0.5
_SOME_PAGE = 0.15
_NO_COMMAND = "unknown keyword"  # MuPDF's word for it; what such a command said is drawn nowhere or elsewhere
_Found = tuple[tuple[Drawing, ...], list[Problem]]


def read_pages(source: SourceFile, path: Path, ocr: float = 0.0) -> Reading:
    """A drawing for every page; problems for those that could not be read.  `ocr`: seconds for words in pictures."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    with pymupdf.open(path, filetype=_type(source)) as document:
        if document.needs_pass:
            return Reading(problems=(wrong.locked(),))
        problems = [wrong.mended()] if document.is_repaired else []
        pages = _Pages(source, document, _reader(ocr))
        drawings: list[Drawing] = []
        for number in range(min(document.page_count, wrong.MOST_PAGES)):
            found, trouble = pages.read(number)
            drawings += found
            problems += trouble
        if document.page_count > wrong.MOST_PAGES:
            problems.append(wrong.too_many(document.page_count))
        if not document.page_count:
            problems.append(wrong.no_pages())
        signed = signatures_of(document, path) if document.is_pdf else None
    return Reading(tuple(_signed(drawing, signed) for drawing in drawings), tuple(problems))


def _signed(drawing: Drawing, signatures: Signatures | None) -> Drawing:
    return replace(drawing, sheet=replace(drawing.sheet, signatures=signatures))


@dataclass(frozen=True, slots=True)
class _Content:
    """What a page holds, the share of it under pictures, pieces beyond every page, commands that are none."""

    drawn: Drawn
    covered: float
    astray: int
    garbled: int


class _Pages:
    """The pages of one open document, read one after the other; without a reader pictures are only listed."""

    def __init__(self, source: SourceFile, document: Any, reader: Reader | None) -> None:
        self.source, self.document, self.reader = source, document, reader
        self.is_picture = source.media_type in PICTURES.values()

    def read(self, number: int) -> _Found:
        """The drawing on one page, counted from 0."""
        try:
            page = self.document[number]
            width, height = page.rect.width * MM, page.rect.height * MM
            if not (1.0 < width < LONGEST_SIDE and 1.0 < height < LONGEST_SIDE):
                return (), [wrong.odd_size(number + 1)]
            if self.is_picture:
                return self._scan(page, number + 1, Drawn())
            return self._page(page, number + 1)
        except BROKEN as trouble:
            if "malloc" in str(trouble) or "memory" in str(trouble):
                raise MemoryError from trouble
            return (), [wrong.broken_page(number + 1)]

    def _page(self, page: Any, number: int) -> _Found:
        paper = Paper.of(page)
        content = _content(page, paper)
        page.set_rotation(90 * paper.quarters)  # from here on it is only looked at
        drawn = content.drawn
        few = drawn.pieces() - len(drawn.words) < _FEW_STROKES and len(drawn.words) < _FEW_WORDS
        if content.covered > _MOST_PAGE and few:
            return self._scan(page, number, Drawn(layers=drawn.layers, words=drawn.words))
        return self._vectors(page, number, content)

    def _scan(self, page: Any, number: int, told: Drawn) -> _Found:
        size, sized = (page.rect.width, page.rect.height), self._is_sized(page)
        sheet = page_sheet(self.source, number, size, told, sized=sized)
        if self.reader is None:
            return (told.on(sheet, exact=False),), [wrong.scan(sheet)]
        from lianshen.parsers.scan.page import look_at

        look = look_at(page, self.reader)
        if look is None:
            return (told.on(sheet, exact=False),), [
                wrong.scan_left(sheet, self.reader.page_seconds, self.reader.seconds)
            ]
        sheet = page_sheet(self.source, number, size, look.drawn, look.straight, look.size, sized)
        words = len(look.drawn.words)
        problems = [wrong.scan_read(sheet, words) if words else wrong.scan(sheet)]
        problems += [wrong.unsized(sheet)] if words and not sized else []
        problems += [wrong.several_frames(sheet)] if frames_on(look.drawn) else _untold(sheet, look.drawn)
        return (look.in_file().on(sheet, exact=False),), problems

    def _is_sized(self, page: Any) -> bool:
        """A page of a PDF says its size; of pictures not every one does."""
        if not self.is_picture:
            return True
        from lianshen.parsers.scan.picture import says_its_size

        return says_its_size(page)

    def _vectors(self, page: Any, number: int, content: _Content) -> _Found:
        drawn = content.drawn
        curves = not drawn.words and not drawn.is_empty
        rows = rows_of_letters(drawn) if drawn.words else NO_ROWS
        read = self._from_picture(page, drawn.words, rows) if curves or len(rows) else None
        if read is not None:
            drawn = replace(drawn, words=drawn.words + read)
        sheet = page_sheet(self.source, number, (page.rect.width, page.rect.height), drawn)
        problems = _doubts(sheet, drawn, content)
        if curves or len(rows):
            problems.append(self._of_letters(sheet, len(rows), read))
        return self._on_sheets(sheet, drawn, not content.garbled, problems)

    def _on_sheets(self, page: Sheet, drawn: Drawn, exact: bool, problems: list[Problem]) -> _Found:
        """The page as one sheet, or as one for each frame on it; what lies outside all frames is counted."""
        boxes = frames_on(drawn)
        if not boxes:
            return (drawn.on(page, exact),), problems + _untold(page, drawn)
        drawings = []
        problems = [problem for problem in problems if problem.code != "no-scale"]
        for number, box in enumerate(boxes, 1):
            inside = drawn.inside(box)
            sheet = framed_sheet(page, number, box, inside)
            problems += [wrong.scaleless(sheet)] if _lacks_scale(sheet) else []
            problems += _untold(sheet, inside)
            drawings.append(inside.on(sheet, exact))
        left = drawn.left_by(drawn.lying_in(box) for box in boxes)
        problems = [_moved_to(problem, page, drawings) for problem in problems]
        return tuple(drawings), problems + ([outside_frames(left)] if left.words else [])

    def _of_letters(self, sheet: Sheet, rows: int, read: tuple[Word, ...] | None) -> Problem:
        """What is to be said of letters drawn as lines: all of the page, or `rows` of them beside text."""
        if read is None and self.reader is not None:
            return wrong.curves_left(sheet, self.reader.page_seconds, self.reader.seconds)
        if rows:
            return wrong.some_curves(sheet, rows, len(read or ()))
        if read is None:
            return wrong.curves(sheet)
        return wrong.curves_read(sheet, len(read)) if read else wrong.wordless(sheet)

    def _from_picture(self, page: Any, words: tuple[Word, ...], rows: Floats) -> tuple[Word, ...] | None:
        """What is drawn as lines, on the whole page or in `rows`, and is no word yet; None where nobody may look."""
        if self.reader is None:
            return None
        from lianshen.parsers.scan.page import words_drawn_as_lines

        return words_drawn_as_lines(page, self.reader, rows, word_boxes(words))


def _reader(ocr: float) -> Reader | None:
    if ocr <= 0:
        return None
    from lianshen.parsers.scan.reader import Reader

    return Reader(ocr)


def _type(source: SourceFile) -> str:
    """The name by which MuPDF knows a kind of file."""
    return source.media_type.rpartition("/")[2]


def _content(page: Any, paper: Paper) -> _Content:
    """What a page that stands as it is written holds."""
    pymupdf.TOOLS.reset_mupdf_warnings()
    strokes = page_strokes(page, paper)
    garbled = pymupdf.TOOLS.mupdf_warnings().count(_NO_COMMAND)
    drawn = replace(strokes.drawn, words=tuple(page_words(page, paper)))
    return _Content(drawn, _covered_by_pictures(page), strokes.astray, garbled)


def _covered_by_pictures(page: Any) -> float:
    """The share of the page under pictures."""
    area = sum(
        (pymupdf.Rect(picture["bbox"]) & page.rect).get_area() for picture in page.get_image_info() if picture["bbox"]
    )
    return float(area / page.rect.get_area())


def _doubts(sheet: Sheet, drawn: Drawn, content: _Content) -> list[Problem]:
    problems = [wrong.astray(sheet, content.astray)] if content.astray else []
    problems += [wrong.garbled(sheet, content.garbled)] if content.garbled else []
    if drawn.is_empty:
        return [*problems, wrong.blank(sheet)]
    problems += [wrong.pictures(sheet)] if content.covered > _SOME_PAGE else []
    return [*problems, wrong.scaleless(sheet)] if _lacks_scale(sheet) else problems


def _lacks_scale(sheet: Sheet) -> bool:
    return sheet.scale is None and sheet.kind not in NOT_TO_SCALE


def _untold(sheet: Sheet, drawn: Drawn) -> list[Problem]:
    """Plans that stand side by side on one sheet and could not be told apart."""
    return [several_plans(sheet)] if shows_several_storeys(sheet.kind, drawn) else []


def _moved_to(problem: Problem, page: Sheet, drawings: list[Drawing]) -> Problem:
    """A problem of the page is one of the first sheet on it."""
    return replace(problem, sheet=drawings[0].sheet.id) if problem.sheet == page.id else problem
