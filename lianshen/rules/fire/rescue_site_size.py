"""Fire: how large the operating site for aerial ladders is."""

from typing import Any

from shapely import box

from lianshen.review.building import Building, Design, RescueSite
from lianshen.review.fitting import rectangle_inside
from lianshen.rules import (
    Answer,
    Clause,
    Evidence,
    Law,
    Rule,
    Severity,
    _,
    asks,
    failed,
    fails,
    metres,
    passed,
    passes,
    undecided,
)
from lianshen.rules.fire.site_plan import a_rescue_site, a_site, tallest_and_lowest

TALL: dict[str, Any] = {"height": 80.0}
TREE = box(12, 5, 13, 6)
MIDDLE: dict[str, Any] = {"height": 32.9}


class RescueSiteSize(Rule[RescueSite]):
    """The operating site for aerial ladders has room for a ladder truck.

    The rectangle that the building's height demands is fitted into the drawn site, along any of its edges.  Where several
    buildings are handed in, what is enough for the highest passes and what is too little for the lowest fails.  What is
    drawn exactly as demanded passes, a hair less is a question.  Trees and cables above the site are not seen.
    """

    code = "fire/rescue-site-size"
    clause = Clause("GB 50016-2014 (2018)", "7.2.2")
    severity = Severity.GENERAL
    needs = (RescueSite.boundary, Design.buildings, Building.height)
    limits = ("rescue_length", "rescue_width", "rescue_tall_above", "rescue_band")
    examples = (
        passes(a_site(rescue=[a_rescue_site(box(0, 0, 16, 11))], **MIDDLE), "16 m by 11 m beside 32.9 m"),
        fails(a_site(rescue=[a_rescue_site(box(0, 0, 16, 11))], **TALL), "16 m by 11 m beside 80 m"),
        passes(a_site(rescue=[a_rescue_site(box(0, 0, 21, 11))], **TALL), "21 m by 11 m beside 80 m"),
        fails(a_site(rescue=[a_rescue_site(box(0, 0, 40, 8))], **MIDDLE), "8 m wide"),
        fails(a_site(rescue=[a_rescue_site(box(0, 0, 25, 11).difference(TREE))], **MIDDLE), "a tree in its middle"),
        passes(a_site(rescue=[a_rescue_site(box(0, 0, 21, 11))]), "large enough for any height"),
        asks(a_site(rescue=[a_rescue_site(box(0, 0, 16, 11))]), "nobody knows how high the building is"),
        passes(a_site(rescue=[a_rescue_site(box(0, 0, 15, 10))], **MIDDLE), "drawn exactly as demanded"),
        asks(a_site(rescue=[a_rescue_site(box(0, 0, 20, 9.97))], **MIDDLE), "9.97 m cannot be told from 10 m"),
        asks(a_site(rescue=[a_rescue_site()], **MIDDLE), "the site's edges were not recognised"),
    )

    def check(self, rescue: RescueSite, law: Law) -> Answer:
        if _fits(rescue, "tall", law) is True:
            return _said(rescue, "tall", law)
        if _fits(rescue, "other", law) is False:
            return _said(rescue, "other", law)
        highest, lowest = tallest_and_lowest(rescue.nearest(Design))
        border = law.limit("rescue_tall_above").number
        if (highest > border) != (lowest > border):
            return undecided(_("whether it serves the higher or the lower buildings must be judged"), _place(rescue))
        return _said(rescue, "tall" if lowest > border else "other", law)


def _fits(rescue: RescueSite, row: str, law: Law) -> bool | None:
    """Whether there is room; None where the drawing does not tell."""
    length, width = law.limit("rescue_length", row).number, law.limit("rescue_width", row).number
    band = law.limit("rescue_band").number
    if rectangle_inside(rescue.boundary, length, width) is not None:
        return True
    return False if rectangle_inside(rescue.boundary, length - band, width - band) is None else None


def _said(rescue: RescueSite, row: str, law: Law) -> Answer:
    size = {
        "length": metres(law.limit("rescue_length", row).number),
        "width": metres(law.limit("rescue_width", row).number),
    }
    fits = _fits(rescue, row, law)
    if fits is None:
        return undecided(_("too near {length} by {width} to be told from the drawing", **size), _place(rescue))
    if fits:
        return passed(_("a rectangle of {length} by {width} has room in it", **size), _place(rescue))
    return failed(_("a rectangle of {length} by {width} does not fit into it", **size), _place(rescue))


def _place(rescue: RescueSite) -> Evidence:
    return rescue.mark(rescue.boundary)
