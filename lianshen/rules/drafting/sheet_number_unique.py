"""Form check: one number, one sheet."""

from lianshen.review.building import Design, SheetRecord
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, failed, fails, passed, passes
from lianshen.rules.drafting.indexed_sheet_present import listed
from lianshen.rules.drafting.names import plain


class SheetNumberUnique(Rule[SheetRecord]):
    """No two sheets of different titles bear the same number.

    The same sheet handed in as DWG and as PDF bears one number and one title, and is no fault.
    """

    code = "drafting/sheet-number-unique"
    clause = Clause("lianshen form check", "5")
    severity = Severity.GENERAL
    needs = (SheetRecord.number, SheetRecord.title, Design.sheets)
    limits = ("number_repeats",)
    examples = (
        passes(
            listed("1", "", ("建施-05", "二层平面图"), ("建施-05", "二层 平面图")), "the CAD file and its signed copy"
        ),
        fails(listed("1", "", ("人防-01", "说明"), ("人防-01", "平面图")), "two sheets of one number"),
        asks(listed("1", "", (None, "二层平面图")), "the number cannot be read"),
        asks(listed("1", "", ("建施-05", "说明"), ("建施-05", None)), "the other sheet's title cannot be read"),
    )

    def check(self, sheet: SheetRecord, law: Law) -> Answer:
        number = sheet.number
        law.limit("number_repeats")  # the finding takes its trust from what was looked up
        sheets = [other for other in sheet.nearest(Design).sheets if other.knows(SheetRecord.number)]
        alike = [other for other in sheets if other is not sheet and plain(other.number) == plain(number)]
        different = [other for other in alike if plain(other.title) != plain(sheet.title)]
        if different:
            titles = {"one": sheet.title, "other": different[0].title}
            reason = _("{number} is the number of “{one}” and of “{other}”", number=number, **titles)
            return failed(reason, sheet.mark(), different[0].mark())
        return passed(_("no other sheet bears the number {number}", number=number), sheet.mark())
