"""The joint opinion: the page, and its documents to download."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from lianshen.review.errors import NotFound
from lianshen.review.language import _
from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.pages import page
from lianshen.web.reports.table import standing_rows

router = APIRouter(prefix="/rounds/{round_id}")
PIECE = 1 << 18


@router.get("/opinion")
def opinion(request: Request, actor: Asking, round_id: UUID) -> Response:
    at = desk.round_page(actor, round_id)
    found = desk.findings(actor, round_id) if at.may_see_findings else None
    rows = standing_rows(at, found) if found else ()
    progress = desk.progress(actor, round_id)
    return page(request, actor, "reports/opinion.html", at=at, found=found, rows=rows, progress=progress)


@router.get("/documents/{name:path}")
def document(request: Request, actor: Asking, round_id: UUID, name: str) -> Response:
    line = next((line for line in desk.documents(actor, round_id) if line.name == name), None)
    if line is None:
        raise NotFound(_("There is no document “{name}” in this round", name=name))
    stream = desk.document(actor, round_id, name)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name.rsplit('/', 1)[-1])}",
        "Content-Length": str(line.size_bytes),
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    }
    return StreamingResponse(iter(lambda: stream.read(PIECE), b""), media_type=line.media_type, headers=headers)
