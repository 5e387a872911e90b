"""The layers of a round: what each was taken for, and the institute's word on what it means."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from lianshen.review.projects import Round, Stage
from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.layers import words
from lianshen.web.pages import page, seen

router = APIRouter(prefix="/rounds/{round_id}/layers")
Layer = Annotated[str, Form(max_length=300)]


@router.get("")
def listing(
    request: Request,
    actor: Asking,
    round_id: UUID,
    file: Annotated[str, Query()] = "",
    layer: Annotated[str, Query()] = "",
) -> Response:
    """Every file with its layers; `file` and `layer` name the one row that is open for a word."""
    at, shown = desk.round_page(actor, round_id), desk.layers(actor, round_id)
    return page(request, actor, "layers/list.html", at=at, shown=shown, open=(file, layer), words=words)


@router.post("")
def name(
    request: Request,
    actor: Asking,
    round_id: UUID,
    layer: Layer,
    meaning: Annotated[str, Form(max_length=100)],
    reason: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    round = desk.name_layer(actor, round_id, layer, meaning, reason)
    return _answer(request, round, "layer-named" if round.stage is Stage.READING else "layer-remembered")


@router.post("/withdrawal")
def take_back(request: Request, actor: Asking, round_id: UUID, layer: Layer) -> Response:
    return _answer(request, desk.take_back_layer(actor, round_id, layer), "layer-taken-back")


def _answer(request: Request, round: Round, done: str) -> Response:
    """Where the drawings are read again, people see how far that is."""
    return seen(request, f"/rounds/{round.id}/{'progress' if round.stage is Stage.READING else 'layers'}", done)
