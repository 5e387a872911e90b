"""Form check: what the drawing index lists is there."""

from collections.abc import Callable

from lianshen.review.building import Design, IndexEntry, SheetRecord
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, failed, fails, part, passed, passes, scene
from lianshen.rules.drafting.names import plain


def listed(number: str, title: str, *sheets: tuple[str | None, str | None]) -> Callable[[], Design]:
    """An index of one entry and the sheets that were handed in."""
    records = [
        part(SheetRecord, f"S{n}", number=number, title=title, file="图纸.dxf")
        for n, (number, title) in enumerate(sheets, 1)
    ]
    return scene(index=[part(IndexEntry, "1", number=number, title=title)], sheets=records)


class IndexedSheetPresent(Rule[IndexEntry]):
    """Every sheet that the drawing index lists was handed in, under the same title.

    Spaces and kinds of dashes do not count.  A sheet whose number cannot be read may be the one looked for where its file
    name or title says so; otherwise it is not taken for any.
    """

    code = "drafting/indexed-sheet-present"
    clause = Clause("lianshen form check", "1")
    severity = Severity.GENERAL
    needs = (
        IndexEntry.number,
        IndexEntry.title,
        Design.sheets,
        SheetRecord.number,
        SheetRecord.title,
        SheetRecord.file,
    )
    limits = ("index_differences",)
    examples = (
        passes(listed("建施-05", "二层平面图", ("建施－05", "二层 平面图")), "the same number and title"),
        fails(listed("建施-05", "二层平面图", ("建施-04", "一层平面图")), "no such sheet"),
        fails(listed("建施-05", "二层平面图", ("建施-05", "三层平面图")), "another title"),
        fails(listed("建施-05", "二层平面图", (None, "详图")), "a sheet without a number, but with another title"),
        passes(listed("建施-05", "二层平面图", ("建施-05", "说明"), ("建施-05", "二层平面图")), "two of this number"),
        asks(
            listed("建施-05", "二层平面图", (None, "二层平面图")), "the number of a sheet of this title cannot be read"
        ),
        asks(listed("建施-05", "二层平面图", ("建施-05", None)), "the sheet's title cannot be read"),
    )

    def check(self, entry: IndexEntry, law: Law) -> Answer:
        number, title = entry.number, entry.title
        rows = [statement.source for statement in IndexEntry.number.surest(entry)]
        sheet = self._sheet(entry.nearest(Design), number, title)
        law.limit("index_differences")  # the finding takes its trust from what was looked up
        if sheet is None:
            return failed(
                _("the index lists {number} {title}, which was not handed in", number=number, title=title), *rows
            )
        if plain(sheet.title) != plain(title):
            reason = _(
                "the index calls {number} “{title}”, the sheet “{other}”", number=number, title=title, other=sheet.title
            )
            return failed(reason, *rows, sheet.mark())
        return passed(_("{number} {title} is there", number=number, title=title), *rows, sheet.mark())

    def _sheet(self, design: Design, number: str, title: str) -> SheetRecord | None:
        """The sheet of this number, of several the one of this title; Unknown where a sheet without a number may be it."""
        numbered = [sheet for sheet in design.sheets if sheet.knows(SheetRecord.number)]
        found = [sheet for sheet in numbered if plain(sheet.number) == plain(number)]
        for sheet in design.sheets:
            if not found and sheet not in numbered and _may_be(sheet, number, title):
                SheetRecord.number.of(sheet)  # Unknown: a person must say
        titled = [sheet for sheet in found if sheet.knows(SheetRecord.title) and plain(sheet.title) == plain(title)]
        return next(iter(titled or found), None)


def _may_be(sheet: SheetRecord, number: str, title: str) -> bool:
    """Whether the file name or the title of a sheet without a number names the sheet looked for."""
    words = [fact.of(sheet) for fact in (SheetRecord.file, SheetRecord.title) if sheet.knows(fact)]
    return any(plain(number) in plain(word) or plain(title) in plain(word) for word in words)
