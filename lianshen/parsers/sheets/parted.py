"""Several plans within one frame: a sheet for each, which share frame, paper and title block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lianshen.parsers.drawn import Chosen, Drawn
from lianshen.parsers.sheets.captions import STOREY_PLANS, drawn_title, title_scale, titles_in
from lianshen.parsers.sheets.dimensions import measured_units
from lianshen.parsers.sheets.plans import split_plans
from lianshen.parsers.sheets.titles import kind_of, storeys_of
from lianshen.review.sheets import Affine, Sheet


def plans_within(sheet: Sheet, upright: Drawn) -> tuple[tuple[Sheet, Chosen], ...]:
    """A sheet for each plan of a storey in a frame, and what of `upright` belongs to it.

    Empty unless two or more stand clearly apart, each with a title under it and with a scale that can be believed.
    """
    if sum(kind_of(word.text) in STOREY_PLANS for word in titles_in(upright)) < 2:
        return ()
    boxes = split_plans(upright)
    found = tuple(_sheets(sheet, upright, [upright.lying_in(box) for box in boxes]))
    return found if len(found) > 1 and len(found) == len(boxes) else ()


def _sheets(sheet: Sheet, upright: Drawn, chosen: list[Chosen]) -> Iterator[tuple[Sheet, Chosen]]:
    for number, which in enumerate(chosen, 1):
        part = upright.chosen(which)
        title, said = drawn_title(part), title_scale(part)
        to_plan = _way(sheet, part, said)
        if to_plan is not None and kind_of(title) in STOREY_PLANS:
            yield (
                replace(
                    sheet,
                    id=f"{sheet.id}.{number}",
                    place=f"{sheet.place} plan {number}",
                    title=title,
                    kind=kind_of(title),
                    storeys=storeys_of(title),
                    scale=said or sheet.scale,
                    to_plan=to_plan,
                ),
                which,
            )


def _way(sheet: Sheet, part: Drawn, said: float | None) -> Affine | None:
    """The way to the plan's metres: by its own dimensions; None where it names another scale and nothing proves it."""
    measured = measured_units(part.words, part.segments)
    if measured:
        return sheet.to_plan.then(Affine.placed(measured[0].unit / 1000.0 / sheet.to_plan.scale))
    return sheet.to_plan if said in {None, sheet.scale} else None
