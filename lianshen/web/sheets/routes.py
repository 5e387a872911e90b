"""The sheets of a round: the list, and one sheet with everything that is said about it drawn on it."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.pages import language_of, page
from lianshen.web.sheets.layer import layer_data
from lianshen.web.sheets.marks import sheet_data
from lianshen.web.sheets.pictures import picture_of, tile_of

router = APIRouter(prefix="/rounds/{round_id}/sheets")
PNG = "image/png"
KEPT = {"Cache-Control": "private, max-age=86400"}  # a sheet of a round never changes


@router.get("")
def listing(request: Request, actor: Asking, round_id: UUID) -> Response:
    at = desk.round_page(actor, round_id)
    progress = desk.progress(actor, round_id)
    return page(request, actor, "sheets/list.html", at=at, sheets=desk.sheets(actor, round_id), progress=progress)


@router.get("/{sheet_id}")
def one(request: Request, actor: Asking, round_id: UUID, sheet_id: str) -> Response:
    at = desk.sheet(actor, round_id, sheet_id)
    here = [sheet.id for sheet in at.around].index(sheet_id)
    before = at.around[here - 1] if here else None
    after = at.around[here + 1] if here + 1 < len(at.around) else None
    round = desk.round_page(actor, round_id)
    return page(request, actor, "sheets/one.html", at=at, round=round, before=before, after=after)


@router.get("/{sheet_id}/cards")
def cards(request: Request, actor: Asking, round_id: UUID, sheet_id: str) -> Response:
    """Only the list beside the sheet, after something was said."""
    at = desk.sheet(actor, round_id, sheet_id)
    return page(request, actor, "sheets/cards.html", at=at, round=desk.round_page(actor, round_id))


@router.get("/{sheet_id}/marks.json")
def marks(request: Request, actor: Asking, round_id: UUID, sheet_id: str) -> Response:
    return JSONResponse(sheet_data(desk.sheet(actor, round_id, sheet_id), request.url.path.removesuffix("/marks.json")))


@router.get("/{sheet_id}/seen.json")
def seen(request: Request, actor: Asking, round_id: UUID, sheet_id: str) -> Response:
    """What the machine saw on the sheet, for the layer that can be switched on."""
    at = desk.seen(actor, round_id, sheet_id)
    return JSONResponse(layer_data(at.seen, at.sheet, language_of(request), at.may_correct))


@router.get("/{sheet_id}/tiles/{level}/{x}/{y}.png")
def tile(request: Request, actor: Asking, round_id: UUID, sheet_id: str, level: int, x: int, y: int) -> Response:
    with desk.rendition(actor, round_id, sheet_id) as pdf:
        return Response(tile_of(pdf.read(), level, x, y), media_type=PNG, headers=KEPT)


@router.get("/{sheet_id}/picture.png")
def picture(request: Request, actor: Asking, round_id: UUID, sheet_id: str) -> Response:
    """The whole sheet as one picture, for browsers without scripts and for the list."""
    with desk.rendition(actor, round_id, sheet_id) as pdf:
        return Response(picture_of(pdf.read()), media_type=PNG, headers=KEPT)


@router.get("/{sheet_id}/rendition.pdf")
def rendition(request: Request, actor: Asking, round_id: UUID, sheet_id: str) -> Response:
    stream = desk.rendition(actor, round_id, sheet_id)
    return StreamingResponse(iter(lambda: stream.read(1 << 18), b""), media_type="application/pdf")
