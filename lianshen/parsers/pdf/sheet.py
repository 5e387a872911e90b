"""One page as a sheet, or as several: number, title and scale from its words, and the ways to metres and to paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import shapely

from lianshen.parsers.drawn import Box, Drawn
from lianshen.parsers.sheets.captions import STOREY_PLANS, storey_titles
from lianshen.parsers.sheets.cuts import find_cuts
from lianshen.parsers.sheets.frames import count_labels
from lianshen.parsers.sheets.model_space import drawn_title, sheet_id, title_scale
from lianshen.parsers.sheets.papers import matching
from lianshen.parsers.sheets.title_block import label_of, read_fields
from lianshen.parsers.sheets.titles import discipline_of, kind_of, scale_of, storeys_of
from lianshen.review.sheets import Affine, Kind, Sheet, SourceFile

MM = 25.4 / 72
Size = tuple[float, float]
_UPRIGHT = Affine()
_ONCE = ("图号", "图名")  # a title block has each once
_FEWEST_LABELS = 2


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
        storeys=() if shows_several_storeys(kind_of(title), drawn) else storeys_of(title),
        paper=((paper.width, paper.height) if paper else (width, height)) if sized else None,
        frame=shapely.box(0.0, 0.0, *size),
        to_plan=straight.then(Affine.placed(MM * (scale or 1.0) / 1000.0)),
        to_paper=Affine.placed(MM),
        fields=fields,
    )


def shows_several_storeys(kind: Kind, drawn: Drawn) -> bool:
    """Whether plans of different storeys stand side by side, which nobody can tell apart."""
    return kind in {*STOREY_PLANS, Kind.OTHER} and len(storey_titles(drawn)) > 1


def frames_on(drawn: Drawn) -> tuple[Box, ...]:
    """The frames of a page that holds several, each with a title block of its own, in points; else none."""
    labels = Counter(label_of(word.text) for word in drawn.words)
    if max(labels[label] for label in _ONCE) < 2:
        return ()
    boxes = [cut.frame.box for cut in find_cuts(drawn) if not cut.turn]
    own = tuple(box for box in boxes if count_labels(box, drawn) >= _FEWEST_LABELS)
    return own if len(own) > 1 else ()


def framed_sheet(page: Sheet, frame: int, box: Box, inside: Drawn) -> Sheet:
    """The sheet in one of several frames of a page; it is shown on the whole page.

    A frame that was made smaller to fit on the page is as large as no paper: its stated scale means nothing.
    """
    size = box[2] - box[0], box[3] - box[1]
    full = matching(size[0] * MM, size[1] * MM) is not None
    at_zero = Affine(e=-box[0], f=-box[1])
    sheet = page_sheet(page.source, 1, size, inside.moved(at_zero), at_zero, sized=full)
    hash_of_file, _colon, number = page.id.rpartition(":")
    return replace(
        sheet,
        id=f"{hash_of_file}:{frame}:{number}",  # the page comes last: it is what is shown
        place=f"{page.place}-{frame}",
        paper=page.paper,
        frame=shapely.box(*box),
        to_paper=page.to_paper,
    )
