"""Form check: title blocks are filled in."""

from collections.abc import Callable

from lianshen.review.building import Design, SheetRecord
from lianshen.review.evidence import Bound
from lianshen.review.language import Text
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    count,
    failed,
    fails,
    part,
    passes,
    scene,
)


def block(empty: tuple[str, ...] | None) -> Callable[[], Design]:
    """A sheet whose title block leaves these fields empty."""
    return scene(sheets=[part(SheetRecord, "S1", empty_fields=empty)])


class TitleBlockFilled(Rule[SheetRecord]):
    """Every field of a sheet's title block is filled in."""

    code = "drafting/title-block-filled"
    clause = Clause("lianshen form check", "2")
    severity = Severity.GENERAL
    needs = (SheetRecord.empty_fields,)
    limits = ("empty_fields",)
    examples = (
        passes(block(()), "nothing is left empty"),
        fails(block(("审核", "日期")), "nobody signed, no date"),
        asks(block(None), "no title block was recognised"),
    )

    def check(self, sheet: SheetRecord, law: Law) -> Answer:
        empty, allowed = sheet.empty_fields, law.limit("empty_fields")
        if len(empty) > allowed.number:
            reason = _("left empty in the title block: {fields}", fields=Text.plain("、".join(empty)))
            return failed(reason, sheet.mark(), demand=Bound("<=", allowed.number, allowed.unit))
        return at_most(count(len(empty)), allowed, sheet.mark())
