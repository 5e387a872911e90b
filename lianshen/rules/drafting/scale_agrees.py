"""Form check: a sheet is drawn at the scale it states."""

import re
from collections.abc import Callable

from lianshen.review.building import Design, SheetRecord
from lianshen.review.evidence import Bound
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
    undecided,
)

RATIO = re.compile(r"1\s*[:：∶/]\s*(\d+(?:\.\d+)?)")
VARIOUS = re.compile(r"见图|详图|示意|N\.?T\.?S|^[-—/]*$", re.IGNORECASE)


def sheet(stated: str | None, measured: float | None) -> Callable[[], Design]:
    """A sheet that states one scale and is drawn at another."""
    return scene(sheets=[part(SheetRecord, "S1", stated_scale=stated, measured_scale=measured)])


class ScaleAgrees(Rule[SheetRecord]):
    """A sheet is drawn at the scale its title block states.

    The drawn scale comes from dimensions or the size of the frame.  Sheets of several scales or of none are left alone.
    """

    code = "drafting/scale-agrees"
    clause = Clause("lianshen form check", "4")
    severity = Severity.GENERAL
    needs = (SheetRecord.stated_scale, SheetRecord.measured_scale)
    limits = ("scale_difference",)
    examples = (
        passes(sheet("1:100", 100.4), "1:100, drawn at 1:100.4"),
        fails(sheet("1：100", 150.0), "states 1:100, drawn at 1:150"),
        passes(sheet("1:50 1:100", 50.0), "one of the scales it states"),
        asks(sheet("1:100", None), "the drawn scale cannot be told"),
        asks(sheet("一比一百", 100.0), "the stated scale cannot be understood"),
        exempts(sheet("见图", 100.0), "the title block leaves it to the drawing"),
    )

    def concerns(self, sheet: SheetRecord, law: Law) -> bool:
        return not VARIOUS.search(sheet.stated_scale.strip())

    def check(self, sheet: SheetRecord, law: Law) -> Answer:
        stated = [float(ratio) for ratio in RATIO.findall(sheet.stated_scale) if float(ratio) > 0]
        if not stated:
            return undecided(
                _("the stated scale “{words}” cannot be understood", words=sheet.stated_scale), sheet.mark()
            )
        drawn, allowed = sheet.measured_scale, law.limit("scale_difference")
        off = min(abs(drawn - scale) / scale for scale in stated) * 100
        parts = {"words": sheet.stated_scale, "drawn": f"1:{drawn:.4g}"}
        if off > allowed.number:
            demand = Bound("<=", allowed.number, allowed.unit)
            return failed(_("it states {words} and is drawn at {drawn}", **parts), sheet.mark(), demand=demand)
        return passed(_("it states {words} and is drawn at {drawn}", **parts), sheet.mark())
