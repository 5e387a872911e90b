"""Correcting what the machine saw on a sheet, answering what it asks, and taking that back."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response

from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.findings.drawn import plan_shape
from lianshen.web.pages import page, seen

router = APIRouter(prefix="/rounds/{round_id}/corrections")


@router.get("")
def listing(request: Request, actor: Asking, round_id: UUID) -> Response:
    """Every correction that stands, and how it counts in this round."""
    at = desk.round_page(actor, round_id)
    return page(request, actor, "sheets/corrections.html", at=at, lines=desk.corrections(actor, round_id))


@router.post("")
def give(
    request: Request,
    actor: Asking,
    round_id: UUID,
    fact: Annotated[str, Form()],
    subject: Annotated[tuple[str, ...], Form()],
    value: Annotated[str, Form()] = "",
    shape: Annotated[str, Form()] = "",
    sheet: Annotated[str, Form()] = "",
    reason: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """State a fact: in words, or as an outline drawn in mm of paper on `sheet`."""
    said = plan_shape(shape, desk.sheet(actor, round_id, sheet).sheet) if shape else value
    desk.correct(actor, round_id, subject, fact, said, sheet or None, reason)
    return _answer(request, round_id, "corrected")


@router.post("/withdrawal")
def take_back(
    request: Request,
    actor: Asking,
    round_id: UUID,
    fact: Annotated[str, Form()],
    subject: Annotated[tuple[str, ...], Form()],
) -> Response:
    desk.take_back_correction(actor, round_id, subject, fact)
    return _answer(request, round_id, "correction-withdrawn")


def _answer(request: Request, round_id: UUID, done: str) -> Response:
    where = f"/rounds/{round_id}/progress"
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"see": where})
    return seen(request, where, done)
