"""Form check: what is handed in stands in the drawing index."""

from lianshen.review.building import Design, IndexEntry, SheetRecord
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, failed, fails, part, passed, passes, scene
from lianshen.rules.drafting.indexed_sheet_present import listed
from lianshen.rules.drafting.names import plain


class SheetIndexed(Rule[SheetRecord]):
    """Every sheet that was handed in stands in the drawing index.

    Covers and the index itself are sheets like others: where a city leaves them out of the index, a reviewer dismisses it.
    """

    code = "drafting/sheet-indexed"
    clause = Clause("lianshen form check", "1")
    severity = Severity.ADVICE
    needs = (SheetRecord.number, Design.index, IndexEntry.number)
    limits = ("index_differences",)
    examples = (
        passes(listed("建施-05", "二层平面图", ("建施-05", "二层平面图")), "it stands in the index"),
        fails(
            listed("建施-05", "二层平面图", ("建施-05", "二层平面图"), ("建施-06", "三层平面图")), "one sheet too many"
        ),
        asks(scene(sheets=[part(SheetRecord, "S1", number="建施-05")]), "no index was read"),
        asks(
            listed("建施-05", "二层平面图", ("建施-05", "二层平面图"), (None, "三层平面图")), "a number cannot be read"
        ),
    )

    def check(self, sheet: SheetRecord, law: Law) -> Answer:
        numbers = {plain(entry.number) for entry in sheet.nearest(Design).index}
        law.limit("index_differences")  # the finding takes its trust from what was looked up
        if plain(sheet.number) in numbers:
            return passed(_("{number} stands in the index", number=sheet.number), sheet.mark())
        return failed(_("{number} does not stand in the index", number=sheet.number), sheet.mark())
