"""One page as a sheet: number, title and scale from its words, and the ways to metres and to paper."""

from __future__ import annotations

import shapely

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.sheets.model_space import drawn_title, sheet_id, title_scale
from lianshen.parsers.sheets.papers import matching
from lianshen.parsers.sheets.title_block import read_fields
from lianshen.parsers.sheets.titles import discipline_of, kind_of, scale_of, storeys_of
from lianshen.review.sheets import Affine, Sheet, SourceFile

MM = 25.4 / 72
Size = tuple[float, float]
_UPRIGHT = Affine()


def page_sheet(
    source: SourceFile,
    number: int,
    size: Size,
    drawn: Drawn,
    straight: Affine = _UPRIGHT,
    straight_size: Size | None = None,
    sized: bool = True,
) -> Sheet:
    """The page as a sheet.  `drawn` is what stands on it, set straight; `straight` leads there from points of the file.

    Without a stated scale `to_plan` gives metres of paper, and `scale` is None.  Of a picture that does not say how
    large it is (`sized` False) the paper is unknown, and with it what a stated scale would mean.
    """
    fields = read_fields(drawn, None, (0.0, 0.0, *(straight_size or size)))
    by_label = dict(fields)
    title = by_label.get("图名") or drawn_title(drawn)
    scale = scale_of(by_label.get("比例", "")) or title_scale(drawn) if sized else None
    width, height = size[0] * MM, size[1] * MM
    paper = matching(width, height)
    return Sheet(
        id=sheet_id(source, number),
        source=source,
        place=f"page {number}",
        number=by_label.get("图号") or None,
        title=title,
        discipline=discipline_of(by_label.get("图号"), by_label.get("专业"), title),
        kind=kind_of(title),
        scale=scale,
        storeys=storeys_of(title),
        paper=((paper.width, paper.height) if paper else (width, height)) if sized else None,
        frame=shapely.box(0.0, 0.0, *size),
        to_plan=straight.then(Affine.placed(MM * (scale or 1.0) / 1000.0)),
        to_paper=Affine.placed(MM),
        fields=fields,
    )
