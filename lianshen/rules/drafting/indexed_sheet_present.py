"""Form check: what the drawing index lists is there."""

from collections.abc import Callable

from lianshen.review.building import Design, IndexEntry, SheetRecord
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, failed, fails, part, passed, passes, scene
from lianshen.rules.drafting.names import plain


def listed(number: str, title: str, *sheets: tuple[str | None, str | None]) -> Callable[[], Design]:
    """An index of one entry and the sheets that were handed in."""
    records = [part(SheetRecord, f"S{n}", number=number, title=title) for n, (number, title) in enumerate(sheets, 1)]
    return scene(index=[part(IndexEntry, "1", number=number, title=title)], sheets=records)


class IndexedSheetPresent(Rule[IndexEntry]):
    """Every sheet that the drawing index lists was handed in, under the same title.

    Spaces and kinds of dashes do not count.  While the number of some sheet cannot be read, none is called missing.
    """

    code = "drafting/indexed-sheet-present"
    clause = Clause("lianshen form check", "1")
    severity = Severity.GENERAL
    needs = (IndexEntry.number, IndexEntry.title, Design.sheets, SheetRecord.number, SheetRecord.title)
    limits = ("index_differences",)
    examples = (
        passes(listed("建施-05", "二层平面图", ("建施－05", "二层 平面图")), "the same number and title"),
        fails(listed("建施-05", "二层平面图", ("建施-04", "一层平面图")), "no such sheet"),
        fails(listed("建施-05", "二层平面图", ("建施-05", "三层平面图")), "another title"),
        asks(
            listed("建施-05", "二层平面图", ("建施-04", "一层平面图"), (None, None)), "a sheet's number cannot be read"
        ),
        asks(listed("建施-05", "二层平面图", ("建施-05", None)), "the sheet's title cannot be read"),
    )

    def check(self, entry: IndexEntry, law: Law) -> Answer:
        number, title = entry.number, entry.title
        sheet = self._sheet(entry.nearest(Design), plain(number))
        law.limit("index_differences")  # the finding takes its trust from what was looked up
        if sheet is None:
            return failed(
                _("the index lists {number} {title}, which was not handed in", number=number, title=title), entry.mark()
            )
        if plain(sheet.title) != plain(title):
            reason = _(
                "the index calls {number} “{title}”, the sheet “{other}”", number=number, title=title, other=sheet.title
            )
            return failed(reason, entry.mark(), sheet.mark())
        return passed(_("{number} {title} is there", number=number, title=title), sheet.mark())

    def _sheet(self, design: Design, number: str) -> SheetRecord | None:
        """The sheet of this number; sheets whose number nobody could read are asked last."""
        readable = sorted(design.sheets, key=lambda sheet: not sheet.knows(SheetRecord.number))
        return next((sheet for sheet in readable if plain(sheet.number) == number), None)
