"""Between the paper a person draws on (mm, y up) and the plane metres of the plan in which places are kept."""

from __future__ import annotations

import json
from typing import Any

from shapely import GEOSException, transform
from shapely.geometry import box, mapping, shape
from shapely.geometry.base import BaseGeometry

from lianshen.review.errors import Refused
from lianshen.review.language import _
from lianshen.review.sheets import Sheet

MOST_POINTS = 5000


def plan_shape(drawn: str, sheet: Sheet) -> BaseGeometry:
    """The GeoJSON geometry a person drew, in mm of paper, brought to metres of the plan; without one the whole sheet is meant."""
    paper = _geometry(drawn) if drawn.strip() else _whole(sheet)
    return transform(paper, sheet.to_paper.inverse().then(sheet.to_plan).apply)


def paper_shape(placed: BaseGeometry, sheet: Sheet) -> dict[str, Any]:
    """A place in metres of the plan as GeoJSON in mm of paper."""
    return dict(mapping(transform(placed, sheet.to_plan.inverse().then(sheet.to_paper).apply)))


def _geometry(drawn: str) -> BaseGeometry:
    try:
        made = shape(json.loads(drawn))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, GEOSException):
        raise Refused(_("The mark could not be understood: draw it again")) from None
    if made.is_empty or not made.is_valid or len(json.loads(drawn).get("coordinates", ())) > MOST_POINTS:
        raise Refused(_("The mark crosses itself or is empty: draw it again"))
    return made


def _whole(sheet: Sheet) -> BaseGeometry:
    return transform(sheet.frame, sheet.to_paper.apply) if not sheet.frame.is_empty else box(0, 0, 1, 1)
